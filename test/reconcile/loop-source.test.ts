// What a loop keeps in force while its source fails, refuses what it has, or has something that is wrong,
// and what the next loop on the same records goes on with.

import { describe, expect, test } from "vitest";
import type { RefusedReading } from "../../src/ports/source.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { suspend } from "../../src/records/controller/control.ts";
import { readMemory } from "../../src/records/controller/memory.ts";
import { one } from "../kinds/manifests.ts";
import { commit, put, remove, value } from "../contract/store-steps.ts";
import { revisionOf } from "./bench-source.ts";
import {
  broken,
  createLoopBench,
  everyMs,
  fabricWith,
  vlansOf,
  type LoopBench,
  type Running,
} from "./loop-bench.ts";

const leaf = "switch/p-s1";
const inSync = "+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift";
const down = trouble("reading the repository", "nobody answers", "soon");

const refused = (revision: string): RefusedReading => ({
  type: "refused",
  revision,
  reason: "not-signed",
  detail: "nobody signed the commit",
  help: "sign it",
});

/** Two networks without a tag on one port: only planning finds that. */
const twoNatives = [
  fabricWith("blue"),
  ...["red", "green"].flatMap((name) => [
    one("Network", name, "{}"),
    one("PortBinding", name, `{network: ${name}, host: n01}`),
  ]),
].join("---\n");

async function inForce(text = fabricWith("blue")): Promise<{ bench: LoopBench; running: Running }> {
  const bench = createLoopBench(text);
  const running = bench.start();
  await bench.clock.sleep(10_000);
  expect(await bench.line()).toBe(inSync);
  bench.told.length = 0;
  return { bench, running };
}

/** Another leader follows on one that kept "blue" in force, with a source that is broken meanwhile. */
async function afterRestart(
  spoil: (source: LoopBench["source"]) => void = () => undefined,
): Promise<{ bench: LoopBench; next: Running }> {
  const { bench, running } = await inForce();
  await running.stop();
  spoil(bench.source);
  bench.change(broken);
  const next = bench.start({ term: 2 });
  await bench.clock.sleep(10_000);
  return { bench, next };
}

/** Somebody changes a name by hand; true where that is put right. */
async function isHealed(bench: LoopBench): Promise<boolean> {
  await bench.set(leaf, "/vlans/2000/name", "green");
  await bench.clock.sleep(everyMs + 10_000);
  const { vlans } = (await bench.live(leaf)) as { vlans: Record<string, { name: string }> };
  return vlans["2000"]?.name === "id-of-blue";
}

describe("a source that cannot be read", () => {
  test("is asked again later each time, and drift is healed meanwhile", async () => {
    const { bench, running } = await inForce();
    bench.source.instead = down;
    bench.ring();
    await bench.clock.sleep(200_000);
    const gaps = bench.readsAtMs.slice(2).map((atMs, i) => atMs - (bench.readsAtMs[i + 1] ?? 0));
    expect(gaps.map((ms) => Math.round(ms / 1000)).slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await isHealed(bench)).toBe(true);
    const { failure, inForce: kept } = await bench.status();
    expect(failure).toMatchObject({ type: "trouble", message: expect.stringContaining("nobody") });
    expect(kept?.revision).toBe(revisionOf(fabricWith("blue")));
    bench.source.instead = undefined;
    await bench.clock.sleep(120_000);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("is told of once, however often it is asked, and so is that it can be read again", async () => {
    const { bench, running } = await inForce();
    bench.source.instead = down;
    bench.ring();
    await bench.clock.sleep(600_000);
    expect(bench.types()).toEqual(["trouble"]);
    bench.source.instead = undefined;
    await bench.clock.sleep(600_000);
    expect(bench.types()).toEqual(["trouble", "settled"]);
    bench.source.instead = down;
    bench.ring();
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["trouble", "settled", "trouble"]);
    await running.stop();
  });

  test("at the first look keeps nothing in force that nobody knows", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    bench.source.instead = down;
    const running = bench.start();
    await bench.clock.sleep(everyMs);
    expect(bench.types()).toEqual(["trouble"]);
    expect(await bench.owned(leaf)).toEqual({});
    bench.source.instead = undefined;
    await bench.clock.sleep(120_000);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("because it hangs delays nothing but its news", async () => {
    const { bench, running } = await inForce();
    bench.source.readMs = 10 * everyMs;
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    expect(await isHealed(bench)).toBe(true);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    await bench.clock.sleep(10 * everyMs);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    await running.stop();
  });

  test("because it hangs from the first look on is waited for: it may have something newer", async () => {
    const { bench, running } = await inForce();
    await running.stop();
    const next = bench.start({ term: 2, readMs: everyMs });
    await bench.clock.sleep(everyMs - 10_000);
    expect(bench.types()).toEqual([]);
    await bench.clock.sleep(20_000);
    expect(bench.types()).toEqual(["settled"]);
    await next.stop();
  });
});

describe("a source that has something which may not be used", () => {
  test("is told of once, and what was in force stays so", async () => {
    const { bench, running } = await inForce();
    bench.source.instead = refused("of a stranger");
    bench.ring();
    await bench.clock.sleep(10_000);
    expect(bench.told.map(({ event }) => event)).toMatchObject([
      { type: "refused", reason: "not-signed", kept: { revision: revisionOf(fabricWith("blue")) } },
    ]);
    expect(await isHealed(bench)).toBe(true);
    expect(bench.types().filter((type) => type === "refused")).toEqual(["refused"]);
    expect(await bench.line()).toBe(
      "-SourceRefused -NothingToDo +SourceRefused -NotSigned -NoDrift",
    );
    bench.source.instead = undefined;
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("and then has again what is in force is well again, and nothing is done", async () => {
    const { bench, running } = await inForce();
    bench.source.instead = refused("of a stranger");
    bench.ring();
    await bench.clock.sleep(10_000);
    bench.source.instead = undefined;
    bench.ring();
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["refused", "settled"]);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });
});

test("a source that cannot keep what is in force is told, and everything else goes on", async () => {
  const { bench, running } = await inForce();
  bench.source.insteadOfKeeping = trouble("keeping a commit", "the disk is full", "later");
  bench.change(fabricWith("blue", "red"));
  await bench.clock.sleep(10_000);
  expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
  expect(await isHealed(bench)).toBe(true);
  expect((await bench.status()).failure?.message).toContain("the disk is full");
  bench.source.insteadOfKeeping = undefined;
  await bench.clock.sleep(everyMs);
  expect(bench.source.kept).toBe(revisionOf(fabricWith("blue", "red")));
  expect(await bench.line()).toBe(inSync);
  await running.stop();
});

describe("manifests of which only planning finds that they are wrong", () => {
  test("are told at their lines, and what was good before stays in force", async () => {
    const { bench, running } = await inForce();
    bench.change(twoNatives);
    await bench.clock.sleep(10_000);
    expect(bench.told.map(({ event }) => event)).toMatchObject([
      {
        type: "broken",
        revision: revisionOf(twoNatives),
        understood: { diagnostics: [{ code: "conflict/native-vlan" }] },
        kept: { revision: revisionOf(fabricWith("blue")) },
      },
    ]);
    expect(await bench.line()).toMatch(/^-ManifestsBroken -NothingToDo \+ManifestsBroken /);
    expect(await isHealed(bench)).toBe(true);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    await running.stop();
  });

  test("at the first look change nothing", async () => {
    const bench = createLoopBench(twoNatives);
    const running = bench.start();
    await bench.clock.sleep(everyMs * 2);
    expect(bench.types()).toEqual(["broken"]);
    expect(await bench.owned(leaf)).toEqual({});
    bench.change(fabricWith("blue"));
    await bench.clock.sleep(10_000);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });

  test("are no better after ones that are wrong in another way", async () => {
    const { bench, running } = await inForce();
    for (const text of [twoNatives, broken, twoNatives, broken]) {
      bench.change(text);
      await bench.clock.sleep(10_000);
    }
    expect(bench.types()).toEqual(["broken", "broken", "broken", "broken"]);
    expect(await isHealed(bench)).toBe(true);
    bench.change(fabricWith("red"));
    await bench.clock.sleep(10_000);
    expect(await bench.line()).toBe(inSync);
    await running.stop();
  });
});

describe("the next leader", () => {
  const wrong: [string, (bench: LoopBench) => void, string][] = [
    ["broken manifests", (bench) => bench.change(broken), "broken"],
    ["manifests that cannot be planned", (bench) => bench.change(twoNatives), "broken"],
    [
      "something that may not be used",
      (bench) => {
        bench.source.instead = refused("of a stranger");
      },
      "refused",
    ],
    [
      "no answer",
      (bench) => {
        bench.source.instead = down;
      },
      "trouble",
    ],
  ];
  test.each(wrong)(
    "whose source has %s keeps in force what was so before, and heals to it",
    async (_, spoil, word) => {
      const { bench, running } = await inForce();
      await running.stop();
      spoil(bench);
      const next = bench.start({ term: 2 });
      await bench.clock.sleep(10_000);
      expect(bench.types()[0]).toBe(word);
      expect(await isHealed(bench)).toBe(true);
      expect((await bench.status()).inForce?.revision).toBe(revisionOf(fabricWith("blue")));
      expect(await bench.status()).toMatchObject({ term: 2 });
      await next.stop();
      const third = bench.start({ term: 3 });
      expect(await isHealed(bench)).toBe(true);
      await third.stop();
    },
  );

  test("finds nothing wrong any more once the source goes back to what was in force", async () => {
    const { bench, next } = await afterRestart();
    expect(await bench.line()).toMatch(/^-ManifestsBroken /);
    bench.change(fabricWith("blue"));
    await bench.clock.sleep(10_000);
    expect(await bench.line()).toBe(inSync);
    await next.stop();
  });

  test("plans nothing where nobody knows what was in force, and says so", async () => {
    const { bench, next } = await afterRestart((source) => {
      source.kept = undefined;
    });
    expect(await isHealed(bench)).toBe(false);
    expect(bench.types()).toEqual(["broken"]);
    bench.change(fabricWith("blue"));
    await bench.clock.sleep(10_000);
    expect(await bench.line()).toBe(inSync);
    await next.stop();
  });

  test("asks again for what was in force where the source fails at first", async () => {
    const { bench, next } = await afterRestart((source) => {
      source.insteadOfKept = down;
    });
    expect(await isHealed(bench)).toBe(false);
    bench.source.insteadOfKept = undefined;
    expect(await isHealed(bench)).toBe(true);
    await next.stop();
  });

  test("takes in what was in force while the source is read, and goes on with the newest", async () => {
    const { bench, next } = await afterRestart((source) => {
      source.insteadOfKept = down;
    });
    bench.source.readMs = everyMs;
    bench.change(fabricWith("blue", "red"));
    await bench.clock.sleep(10_000);
    bench.source.insteadOfKept = undefined;
    await suspend(bench.store, bench.keys, {
      by: "eve",
      host: "desk",
      sinceMs: bench.clock.now(),
      untilMs: bench.clock.now() + 1_000,
    });
    await bench.clock.sleep(10_000);
    expect((await bench.status()).inForce?.revision).toBe(revisionOf(fabricWith("blue")));
    await bench.clock.sleep(2 * everyMs);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    expect(await bench.line()).toBe(inSync);
    await next.stop();
  });

  test("begins anew where nobody can read what the former left", async () => {
    const { bench, running } = await inForce();
    await running.stop();
    await commit(bench.store, put(bench.keys.controllerMemory, "{garbage"));
    await commit(bench.store, put(bench.keys.controllerStatus, "{garbage"));
    const next = bench.start({ term: 2 });
    await bench.clock.sleep(10_000);
    expect(await bench.line()).toBe(inSync);
    expect(await isHealed(bench)).toBe(true);
    expect(value(await readMemory(bench.store, bench.keys))).toMatchObject({
      inForce: { revision: revisionOf(fabricWith("blue")) },
    });
    await next.stop();
  });
});

describe("a leader that is none any more", () => {
  test("writes neither status nor memory", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const { store, keys, clock } = bench;
    const revision = await commit(store, put("/lead", "1"));
    const fence = [{ key: "/lead", is: "createRevision", revision }] as const;
    const lost = new AbortController();
    const running = bench.start({ lead: { fence, lost: lost.signal } });
    await clock.sleep(10_000);
    const written = async () => [
      value(await store.get(keys.controllerStatus))?.revision,
      value(await store.get(keys.controllerMemory))?.revision,
      value(await store.get(keys.generation))?.revision,
    ];
    const before = await written();
    expect(before).not.toContain(undefined);
    // It is slow to notice: its own signal comes much later.
    await commit(store, remove("/lead"));
    bench.change(fabricWith("blue", "red"));
    await bench.set(leaf, "/vlans/2000/name", "green");
    await clock.sleep(everyMs * 2);
    expect(await written()).toEqual(before);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    expect(bench.types()).toContain("trouble");
    lost.abort();
    await running.stop();
    expect(await written()).toEqual(before);
  });
});

test("a bug in the source ends the loop, and takes everything along", async () => {
  const { bench, running } = await inForce();
  bench.source.bug = "a bug in the source";
  bench.ring();
  await expect(running.ended).rejects.toThrow("a bug in the source");
});
