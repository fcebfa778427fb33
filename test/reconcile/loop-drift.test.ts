// What a loop does about what somebody changed on a device: nothing, a word, or putting it back, as soon
// as it may and without anything else having to move.

import { describe, expect, test } from "vitest";
import { createLoopBench, everyMs, underPolicy, type LoopBench } from "./loop-bench.ts";

const leaf = "switch/p-s1";
const second = 1_000;

interface Drifted {
  readonly bench: LoopBench;
  /** When it was first seen. */
  readonly sinceMs: number;
  readonly stop: () => Promise<void>;
}

/** A fabric that was settled under a policy, and on which somebody renamed a VLAN. */
async function drifted(drift: string): Promise<Drifted> {
  const bench = createLoopBench(underPolicy(`{mode: apply, drift: ${drift}}`, "blue"));
  const running = bench.start();
  await bench.clock.sleep(10_000);
  expect(bench.types()).toEqual(["applied", "settled"]);
  bench.told.length = 0;
  await bench.set(leaf, "/vlans/2000/name", "green");
  await bench.clock.sleep(everyMs - 9_000);
  return { bench, sinceMs: bench.clock.now() - 1_000, stop: () => running.stop() };
}

const nameOf = async (bench: LoopBench): Promise<unknown> => {
  const { vlans } = (await bench.live(leaf)) as { vlans: Record<string, { name: string }> };
  return vlans["2000"]?.name;
};

/** How long after it was seen it was put back, in seconds. */
function healedAfter({ bench, sinceMs }: Drifted): number | undefined {
  const applied = bench.told.find(({ event }) => event.type === "applied");
  return applied === undefined ? undefined : Math.round((applied.atMs - sinceMs) / second);
}

describe("drift that is ignored", () => {
  test("is left, and nobody hears of it", async () => {
    const { bench, stop } = await drifted("{action: ignore}");
    await bench.clock.sleep(everyMs * 2);
    expect(bench.types().filter((type) => type !== "settled")).toEqual(["planned"]);
    expect(await nameOf(bench)).toBe("green");
    expect((await bench.status()).drift).toEqual({ count: 0, items: [] });
    await stop();
  });
});

describe("drift that is only told of", () => {
  test("is left, and told once with the line that it violates", async () => {
    const { bench, sinceMs, stop } = await drifted("{action: warn}");
    await bench.clock.sleep(everyMs * 2);
    const told = bench.told.filter(({ event }) => event.type === "drifted");
    expect(told.map(({ event }) => event)).toMatchObject([
      {
        items: [
          {
            target: leaf,
            path: "/vlans/2000",
            leftBecause: "the policy only tells of drift",
            claims: [{ resource: "PortBinding/blue" }],
          },
        ],
      },
    ]);
    expect(await nameOf(bench)).toBe("green");
    const { drift } = await bench.status();
    expect(drift.items).toMatchObject([{ path: "/vlans/2000", sinceMs }]);
    expect(await bench.line()).toMatch(/ \+DriftLeft$/);
    await stop();
  });

  test("is left while other things are done beside it", async () => {
    const { bench, stop } = await drifted("{action: warn}");
    bench.change(underPolicy("{mode: apply, drift: {action: warn}}", "blue", "red"));
    await bench.clock.sleep(everyMs);
    const { vlans } = await bench.live(leaf);
    expect(vlans).toEqual({ 2000: { name: "green" }, 2001: { name: "id-of-red" } });
    await stop();
  });

  test("is over once somebody puts it back by hand", async () => {
    const { bench, stop } = await drifted("{action: warn}");
    await bench.set(leaf, "/vlans/2000/name", "id-of-blue");
    await bench.clock.sleep(everyMs);
    expect(bench.types().slice(-2)).toEqual(["drifted", "settled"]);
    expect(await bench.line()).toBe("+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift");
    await stop();
  });
});

describe("drift that is healed", () => {
  test("is put back in the run that sees it", async () => {
    const one = await drifted("{action: heal}");
    expect(healedAfter(one)).toBe(0);
    expect(await nameOf(one.bench)).toBe("id-of-blue");
    expect(one.bench.types()).toEqual(["drifted", "applied", "drifted", "settled"]);
    await one.stop();
  });

  test("is put back when its grace is over, to the second, though nothing moves then", async () => {
    const one = await drifted("{grace: 90s}");
    await one.bench.clock.sleep(89 * second - 500);
    expect(healedAfter(one)).toBeUndefined();
    expect(await one.bench.line()).toMatch(/ \+DriftLeft$/);
    await one.bench.clock.sleep(1_500);
    expect(healedAfter(one)).toBe(90);
    expect(await nameOf(one.bench)).toBe("id-of-blue");
    await one.stop();
  });

  test("is put back once it stands still, counted from the last change that was seen", async () => {
    const one = await drifted("{debounce: 400s}");
    await one.bench.set(leaf, "/vlans/2000/name", "yellow");
    await one.bench.clock.sleep(everyMs);
    expect(await one.bench.status()).toMatchObject({
      drift: { items: [{ leftBecause: expect.stringMatching(/^it keeps changing/) }] },
    });
    await one.bench.clock.sleep(390 * second);
    expect(healedAfter(one)).toBeUndefined();
    await one.bench.clock.sleep(20 * second);
    expect(healedAfter(one)).toBe((everyMs + 400 * second) / second);
    await one.stop();
  });

  test("is left where a person accepts it, until just then", async () => {
    // The clock begins at 1,000 s, and the drift is seen 300 s later.
    const until = new Date(1_700 * second).toISOString().replace(".000Z", "Z");
    const one = await drifted(
      `{accept: [{target: ${leaf}, path: "/vlans/*", until: "${until}", because: ticket 12}]}`,
    );
    expect((await one.bench.status()).drift.items).toMatchObject([
      { leftBecause: `it is accepted until ${until}: ticket 12` },
    ]);
    await one.bench.clock.sleep(398 * second);
    expect(healedAfter(one)).toBeUndefined();
    await one.bench.clock.sleep(3 * second);
    expect(healedAfter(one)).toBe(400);
    await one.stop();
  });

  test("elsewhere than where a person accepts it is put back at once", async () => {
    const until = new Date(1_700 * second).toISOString().replace(".000Z", "Z");
    const one = await drifted(`{accept: [{target: switch/p-s2, until: "${until}"}]}`);
    expect(healedAfter(one)).toBe(0);
    await one.stop();
  });

  test("is put back at once when a newer policy takes the grace away", async () => {
    const one = await drifted("{grace: 24h}");
    expect(healedAfter(one)).toBeUndefined();
    one.bench.change(underPolicy("{mode: apply}", "blue"));
    await one.bench.clock.sleep(5 * second);
    expect(await nameOf(one.bench)).toBe("id-of-blue");
    await one.stop();
  });
});

test("the grace of drift goes on where the next leader takes over", async () => {
  const one = await drifted("{grace: 300s}");
  await one.bench.clock.sleep(100 * second);
  await one.stop();
  const next = one.bench.start({ term: 2 });
  await one.bench.clock.sleep(190 * second);
  expect(healedAfter(one)).toBeUndefined();
  await one.bench.clock.sleep(20 * second);
  expect(healedAfter(one)).toBe(300);
  await next.stop();
});
