// Taking back: the inverses of what was done, in reverse, restore what was there, and what others
// changed since is left alone.

import fc from "fast-check";
import { expect, test } from "vitest";
import { undoPlan } from "../../src/apply/undo.ts";
import { inverseOperations } from "../../src/model/inverses.ts";
import { advance } from "../../src/model/advance.ts";
import { digestOf } from "../../src/model/digest.ts";
import { equalJson, type Json, type JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { readEntry } from "../../src/records/journal.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import type { LiveView } from "../../src/model/target.ts";
import { add, planOf, remove, replace, switchWith, vlan } from "../support/operations.ts";
import { createBench, type Bench } from "./bench.ts";

const [a, b] = ["switch/a", "switch/b"];
const vlans = fc.dictionary(
  fc.constantFrom("1", "2", "3", "4", "5", "6"),
  fc.constantFrom("red", "green", "blue").map(vlan),
  { noNullPrototype: true },
);
const fabric = fc.record({ [a]: vlans, [b]: vlans });
type Fabric = Record<string, Record<string, JsonObject>>;

/** Operations from one fabric to another, each waiting for the one before it where `chain` says so. */
function between(from: Fabric, to: Fabric, chain: readonly boolean[]): Operation[] {
  const operations: Operation[] = [];
  for (const target of [a, b]) {
    const keys = new Set([...Object.keys(from[target]!), ...Object.keys(to[target]!)]);
    for (const key of keys) {
      const path = `/vlans/${key}`;
      const [before, after] = [from[target]![key], to[target]![key]];
      const previous = operations.at(-1);
      const isChained = previous !== undefined && chain[operations.length % chain.length] === true;
      const extra = isChained ? { waitsFor: [previous.id] } : {};
      if (equalJson(before, after)) continue;
      if (before === undefined) operations.push(add(target, path, after!, extra));
      else if (after === undefined) operations.push(remove(target, path, before, extra));
      else operations.push(replace(target, path, [before, after], extra));
    }
  }
  return operations;
}

async function liveViews(bench: Bench): Promise<Map<string, LiveView>> {
  const views = new Map<string, LiveView>();
  for (const target of [a, b]) {
    const document = await bench.live(target);
    views.set(target, { type: "known", document, digest: digestOf(document) });
  }
  return views;
}

async function recordOf(bench: Bench, entry: string) {
  const record = await readEntry(bench.store, bench.keys, entry);
  if (record === undefined || isTrouble(record)) throw new Error("no such entry");
  return record;
}

test("inverses restore any document, in any number of steps", () => {
  fc.assert(
    fc.property(fabric, fabric, fc.nat(12), (from, to, count) => {
      const done = between(from as Fabric, to as Fabric, [false]).slice(0, count);
      const world = structuredClone(from) as Record<string, Json>;
      const documents = new Map([a, b].map((t) => [t, { vlans: world[t] } as JsonObject]));
      for (const one of [...done, ...inverseOperations(done)]) {
        advance(documents.get(one.target)!, one);
      }
      expect(Object.fromEntries([...documents].map(([t, d]) => [t, d["vlans"]]))).toEqual(from);
    }),
  );
});

test("inverses wait in reverse, and stand behind those they wait for", () => {
  fc.assert(
    fc.property(fabric, fabric, (from, to) => {
      const done = between(from as Fabric, to as Fabric, [true, false, true]);
      const inverses = inverseOperations(done);
      expect(inverses).toHaveLength(done.length);
      const waits = inverses.flatMap(({ waitsFor }) => waitsFor);
      expect(waits).toHaveLength(done.flatMap(({ waitsFor }) => waitsFor).length);
      inverses.forEach((one, i) => {
        const before = inverses.slice(0, i).map(({ id }) => id);
        expect(before).toEqual(expect.arrayContaining([...one.waitsFor]));
      });
    }),
  );
});

test("the undo of an apply restores live documents and what is ours", async () => {
  await fc.assert(
    fc.asyncProperty(fabric, fabric, async (from, to) => {
      const bench = createBench();
      const empty = { [a]: {}, [b]: {} };
      await bench.apply(planOf(between(empty, from as Fabric, [false])));
      const before = [await liveViews(bench), await bench.owned(a), await bench.owned(b)];
      const report = await bench.apply(
        planOf(between(from as Fabric, to as Fabric, [true, false])),
      );
      const plan = undoPlan(await recordOf(bench, report.entry!), await liveViews(bench));
      expect(plan.held).toEqual([]);
      expect((await bench.apply(plan)).type).toBe("applied");
      expect([await liveViews(bench), await bench.owned(a), await bench.owned(b)]).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test("an undo holds back what others changed since, and what waits for that", async () => {
  const bench = createBench();
  const first = add(a, "/vlans/1", vlan("one"));
  const second = add(a, "/vlans/2", vlan("two"), { waitsFor: [first.id] });
  const other = add(b, "/vlans/3", vlan("three"));
  const { entry } = await bench.apply(planOf([first, second, other]));
  await bench.set(a, "/vlans/2", vlan("theirs"));
  const plan = undoPlan(await recordOf(bench, entry!), await liveViews(bench));
  expect(plan.operations.map(({ id }) => id)).toEqual(["remove:switch/b/vlans/3"]);
  expect(plan.held).toMatchObject([
    { reason: "conflict", path: "/vlans/2" },
    { reason: "waiting", path: "/vlans/1" },
  ]);
  expect((await bench.apply(plan)).type).toBe("applied");
  expect(await bench.live(a)).toEqual(switchWith({ 1: vlan("one"), 2: vlan("theirs") }));
});

test("an undo leaves a target alone that nobody can see", async () => {
  const bench = createBench();
  const { entry } = await bench.apply(planOf([add(a, "/vlans/1", vlan("one"))]));
  const unknown: LiveView = { type: "unknown", reason: "no route to host" };
  const plan = undoPlan(await recordOf(bench, entry!), new Map([[a, unknown]]));
  expect(plan.operations).toEqual([]);
  expect(plan.held).toMatchObject([{ reason: "target-unknown", detail: "no route to host" }]);
});

test("an undo takes back only what this apply did", async () => {
  const bench = createBench();
  await bench.set(a, "/vlans/1", vlan("one"));
  await bench.fault(b, { type: "refuse", path: "/**", message: "no" });
  const operations = [
    add(a, "/vlans/1", vlan("one")),
    add(a, "/vlans/2", vlan("two")),
    add(b, "/vlans/3", vlan("three")),
  ];
  const { entry } = await bench.apply(planOf(operations));
  const plan = undoPlan(await recordOf(bench, entry!), await liveViews(bench));
  expect(plan.operations.map(({ id }) => id)).toEqual(["remove:switch/a/vlans/2"]);
});

test("the undo of an apply that died takes back what it had done and forgets what it had not", async () => {
  const bench = createBench();
  const port = "/interfaces/Port-Channel1";
  const operations = [
    add(a, "/vlans/1", vlan("one")),
    add(a, port, { type: "lag", portChannel: 1, trunkVlans: {}, translations: {} }),
    add(a, `${port}/trunkVlans/1`, {}),
    add(a, `${port}/nativeVlan`, 1),
  ];
  const before = await bench.live(a);
  const { entry } = await bench.apply(planOf(operations));
  const record = await recordOf(bench, entry!);
  const targets = record.targets.map((one) => ({ ...one, outcomes: new Map() }));
  for (let count = 0; count <= operations.length; count += 1) {
    const document = structuredClone(before);
    for (const operation of operations.slice(0, count)) advance(document, operation);
    const live = new Map([[a, { type: "known", document, digest: digestOf(document) } as const]]);
    const plan = undoPlan({ ...record, targets }, live);
    expect(plan.operations).toHaveLength(count);
    const never = operations.slice(count).map(({ path }) => path);
    expect(plan.forgotten.map(({ path }) => path)).toEqual(never);
    for (const operation of plan.operations) advance(document, operation);
    expect(document).toEqual(before);
    expect(plan.held).toEqual([]);
  }
});
