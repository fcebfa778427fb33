// What is kept between plans: what it costs, whom it believes, and whom it does not wait for.

import { afterEach, describe, expect, test } from "vitest";
import { digestOf } from "../../src/model/digest.ts";
import { createStandingBench, names, type StandingBench } from "./standing-bench.ts";

const [a, b, c] = names;
const started: StandingBench[] = [];

function benchOf(): StandingBench {
  const bench = createStandingBench();
  started.push(bench);
  return bench;
}

async function followed(): Promise<StandingBench> {
  const bench = benchOf();
  await bench.read();
  bench.follow();
  await bench.clock.sleep(100);
  await bench.read();
  return bench;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(async (bench) => await bench.stop()));
});

describe("a reading where nothing moved", () => {
  test("asks no target, reads two short records, and answers with the very same parts", async () => {
    const bench = benchOf();
    const first = await bench.read();
    bench.takeReads();
    const second = await bench.read();
    expect(bench.takeReads()).toEqual([bench.keys.generation, bench.keys.lock]);
    expect(names.map((name) => bench.device(name).askedAtMs.length)).toEqual([1, 1, 1]);
    for (const part of ["live", "observedAtMs", "owned", "allocations"] as const) {
      expect(second[part]).toBe(first[part]);
    }
  });

  test("goes on so while it follows, whatever it wrote itself", async () => {
    const bench = await followed();
    const moves = bench.moves();
    bench.standing.doubt();
    await bench.read();
    await bench.clock.sleep(10_000);
    bench.takeReads();
    await bench.read();
    expect(bench.takeReads()).toEqual([bench.keys.generation, bench.keys.lock]);
    expect(bench.moves()).toBe(moves);
  });
});

describe("records that somebody else wrote", () => {
  test("are read again at once, also before any watch could tell", async () => {
    const bench = benchOf();
    await bench.own(a, "1");
    await bench.own(b, "1");
    const first = await bench.read();
    await bench.own(a, "2");
    await bench.allocate("blue", 2000);
    bench.takeReads();
    const second = await bench.read();
    expect([...(second.owned.get(a)?.items.get("/vlans")?.keys() ?? [])]).toEqual(["2"]);
    expect(second.allocations).toEqual([{ pool: "vlan/p", key: "blue", value: 2000 }]);
    expect(second.owned.get(b)).toBe(first.owned.get(b));
    expect(bench.takeReads()).not.toContain(bench.keys.owned(b));
  });

  test("make the targets be asked that they are about, and no other", async () => {
    const bench = await followed();
    await bench.own(a, "2");
    await bench.read();
    expect(names.map((name) => bench.device(name).askedAtMs.length)).toEqual([2, 1, 1]);
  });

  test("lead to what they saw on a device, also where all that is ours stayed", async () => {
    const bench = benchOf();
    await bench.own(a, "1");
    await bench.read();
    bench.device(a).document = { vlans: { 1: {} } };
    await bench.own(a, "1");
    await bench.record(a);
    expect((await bench.read()).live.get(a)).toMatchObject({
      digest: digestOf({ vlans: { 1: {} } }),
    });
  });

  test("are read all the time while their writer is at it", async () => {
    const bench = benchOf();
    await bench.read();
    await bench.locked(async () => {
      bench.takeReads();
      await bench.read();
      expect(bench.takeReads()).toContain(bench.keys.ownedDigests);
    });
    await bench.read();
    bench.takeReads();
    await bench.read();
    expect(bench.takeReads()).not.toContain(bench.keys.ownedDigests);
  });

  test("of a target that nobody declares any more are ours until they are gone", async () => {
    const bench = benchOf();
    await bench.own("switch/old", "1");
    expect((await bench.read()).live.has("switch/old")).toBe(true);
    await bench.own("switch/old", undefined);
    const after = await bench.read();
    expect([...after.owned.keys(), ...after.live.keys()]).toEqual([...names]);
  });

  test("that cannot be read are trouble, and nothing older is given instead", async () => {
    const bench = benchOf();
    await bench.own(a, "1");
    await bench.read();
    await bench.own(a, "2");
    const put = { type: "put", key: bench.keys.owned(a), value: "{" } as const;
    await bench.store.transact([], [put]);
    const found = await bench.standing.read(bench.declared);
    expect(found).toMatchObject({ type: "trouble", reason: expect.stringContaining("not JSON") });
  });
});

describe("a live view", () => {
  test("is asked for again where it is doubted, and stays the same object where it is the same", async () => {
    const bench = benchOf();
    const first = await bench.read();
    bench.device(b).document = { vlans: { 1: {} } };
    bench.standing.doubt([a, b]);
    const second = await bench.read();
    expect(second.live.get(a)).toBe(first.live.get(a));
    expect(second.live.get(b)).toMatchObject({ digest: digestOf({ vlans: { 1: {} } }) });
    expect(bench.device(c).askedAtMs.length).toBe(1);
  });

  test.each([
    ["its agent saw something else", (bench: StandingBench) => bench.observe(a)],
    ["somebody recorded something else", (bench: StandingBench) => bench.record(a)],
    ["its agent came", (bench: StandingBench) => bench.appear(a)],
    ["an agent came that serves all switches", (bench: StandingBench) => bench.appear("switch/*")],
  ])("is asked for again where %s", async (_why, tell) => {
    const bench = await followed();
    bench.device(a).document = { vlans: { 1: {} } };
    const moves = bench.moves();
    await tell(bench);
    await bench.clock.sleep(10);
    expect(bench.moves()).toBeGreaterThan(moves);
    expect((await bench.read()).live.get(a)).toMatchObject({
      digest: digestOf({ vlans: { 1: {} } }),
    });
  });

  test("is not asked for again where its agent saw the same once more", async () => {
    const bench = await followed();
    const moves = bench.moves();
    await bench.observe(a);
    await bench.clock.sleep(10);
    expect(bench.moves()).toBe(moves);
    await bench.read();
    expect(bench.device(a).askedAtMs.length).toBe(1);
  });

  test("that was doubted while it was looked at is looked at once more", async () => {
    const bench = await followed();
    bench.device(a).lookMs = 1_000;
    bench.standing.doubt([a]);
    const reading = bench.read();
    await bench.clock.sleep(500);
    bench.device(a).document = { vlans: { 7: {} } };
    await bench.observe(a);
    expect((await reading).live.get(a)).toMatchObject({ digest: digestOf({ vlans: { 7: {} } }) });
  });

  test("of a device that never rests is as it was at the third look, and has to be read again", async () => {
    const bench = await followed();
    bench.device(a).lookMs = 1_000;
    bench.standing.doubt([a]);
    const moves = bench.moves();
    const reading = bench.read();
    for (let i = 1; i <= 3; i += 1) {
      await bench.clock.sleep(900);
      bench.device(a).document = { vlans: { [i]: {} } };
      await bench.observe(a);
      await bench.clock.sleep(100);
    }
    expect((await reading).live.get(a)).toMatchObject({ digest: digestOf({ vlans: { 2: {} } }) });
    expect(bench.moves()).toBe(moves + 1);
    expect((await bench.read()).live.get(a)).toMatchObject({
      digest: digestOf({ vlans: { 3: {} } }),
    });
  });

  test("is asked for again where the target is reached in another way", async () => {
    const bench = benchOf();
    await bench.read();
    const other = [...bench.declared].map(([name, settings]) => {
      return [
        name,
        name === a ? { ...settings, connection: { at: "192.0.2.7" } } : settings,
      ] as const;
    });
    bench.declared = new Map(other);
    await bench.read();
    expect(names.map((name) => bench.device(name).askedAtMs.length)).toEqual([2, 1, 1]);
  });
});

describe("a target that does not answer", () => {
  const asked = (bench: StandingBench): number[] => {
    const [first = 0, ...rest] = bench.device(a).askedAtMs;
    return rest.map((at) => (at - first) / 1000);
  };

  test("is unknown since it was first seen so, and asked again after longer and longer pauses", async () => {
    const bench = benchOf();
    bench.device(a).isDead = true;
    const diedAtMs = bench.clock.now();
    bench.follow();
    const first = await bench.read();
    expect(first.live.get(a)).toMatchObject({ type: "unknown", sinceMs: diedAtMs });
    await bench.clock.sleep(200_000);
    expect(asked(bench)).toEqual([1, 3, 7, 15, 31, 63, 123, 183]);
    expect((await bench.read()).live.get(a)).toBe(first.live.get(a));
  });

  test("delays the first reading for as long as its look takes, and none after that", async () => {
    const bench = benchOf();
    Object.assign(bench.device(a), { isDead: true, lookMs: 10_000 });
    bench.follow();
    await bench.read();
    for (let i = 0; i < 40; i += 1) {
      const startMs = bench.clock.now();
      bench.standing.doubt([a, b]);
      await bench.read();
      expect(bench.clock.now() - startMs).toBe(0);
      await bench.clock.sleep(777);
    }
    expect(bench.device(b).askedAtMs.length).toBe(41);
  });

  test("is waited for two seconds where there is hope", async () => {
    const bench = benchOf();
    Object.assign(bench.device(a), { isDead: true, lookMs: 10_000 });
    bench.follow();
    await bench.read();
    bench.standing.doubt();
    const startMs = bench.clock.now();
    await bench.read();
    expect(bench.clock.now() - startMs).toBe(2_000);
  });

  test("is told of when it answers again, and read then", async () => {
    const bench = benchOf();
    bench.device(a).isDead = true;
    bench.follow();
    await bench.read();
    await bench.clock.sleep(20_000);
    const moves = bench.moves();
    bench.device(a).isDead = false;
    await bench.clock.sleep(60_000);
    expect(bench.moves()).toBe(moves + 1);
    bench.takeReads();
    expect((await bench.read()).live.get(a)).toMatchObject({ type: "known" });
  });

  test("is asked at once when its agent comes back", async () => {
    const bench = benchOf();
    bench.device(a).isDead = true;
    bench.follow();
    await bench.read();
    await bench.clock.sleep(190_000);
    bench.device(a).isDead = false;
    await bench.appear(a);
    await bench.clock.sleep(10);
    expect((await bench.read()).live.get(a)).toMatchObject({ type: "known" });
  });

  test("keeps the same view from before it died", async () => {
    const bench = benchOf();
    bench.follow();
    const before = await bench.read();
    bench.device(a).isDead = true;
    bench.standing.doubt([a]);
    expect((await bench.read()).live.get(a)?.type).toBe("unknown");
    bench.device(a).isDead = false;
    await bench.clock.sleep(5_000);
    expect((await bench.read()).live.get(a)).toBe(before.live.get(a));
  });
});
