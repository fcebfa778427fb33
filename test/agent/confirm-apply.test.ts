// An apply that is to be confirmed, from its writer's side: what is recorded as ours, what the journal says,
// and what the next apply and the next plan find.

import { describe, expect, test } from "vitest";
import { createRemoteAgent } from "../../src/agent/remote/remote-agent.ts";
import { applyPlan, type ApplyOptions } from "../../src/apply/apply-plan.ts";
import { confirmApply, type ConfirmResult } from "../../src/apply/confirm.ts";
import { isApplyReport, type ApplyReport, type ApplyResult } from "../../src/apply/result.ts";
import { undoPlan } from "../../src/apply/undo.ts";
import { simFault, simSet, simShow } from "../../src/drivers/sim/edit.ts";
import type { Json } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { LiveView, TargetName } from "../../src/model/target.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { readAllocations } from "../../src/records/allocations.ts";
import { readEntry, type JournalRecord } from "../../src/records/journal.ts";
import { getArmed } from "../../src/records/messages/armed.ts";
import { readOwned } from "../../src/records/owned.ts";
import { add, planOf, remove, replace, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedAgent, type ServedWorld } from "../support/served-world.ts";

const [a, b] = ["switch/a", "switch/b"];
const made = add(a, "/vlans/3", vlan("three"));
const changed = replace(a, "/vlans/2/name", ["two", "zwei"], {
  item: { path: "/vlans/2", previous: vlan("two"), value: vlan("zwei") },
});
const removed = remove(a, "/vlans/1", vlan("one"), { waitsFor: [made.id] });
const elsewhere = add(b, "/vlans/3", vlan("three"), { waitsFor: [made.id] });
const first = planOf([add(a, "/vlans/1", vlan("one")), add(a, "/vlans/2", vlan("two"))]);
const plan = planOf([made, changed, removed, elsewhere], {
  freed: [{ pool: "vlan/p", key: "one", value: 1, after: [removed.id] }],
});
const [before, after] = [
  { 1: vlan("one"), 2: vlan("two") },
  { 2: vlan("zwei"), 3: vlan("three") },
];
const holder = { owner: "ada", host: "bench", pid: 1, command: "plumb apply" };
const withinMs = 60_000;

interface ArmedWorld extends ServedWorld {
  readonly serving: ServedAgent;
  readonly elsewhere: ServedAgent;
  apply(plan: Plan, options?: Partial<ApplyOptions>, signal?: AbortSignal): Promise<ApplyResult>;
  /** The same where it comes to a report. */
  report(plan: Plan, options?: Partial<ApplyOptions>): Promise<ApplyReport>;
  confirm(wanted?: string): Promise<ConfirmResult>;
  live(target: TargetName): Promise<Json>;
  owned(target: TargetName): Promise<Record<string, readonly Json[]>>;
  journal(entry: string | undefined): Promise<JournalRecord>;
  set(target: TargetName, path: string, value: Json): Promise<void>;
  /** Until the agents of the apply have undone what they did. */
  untilUndone(...targets: readonly TargetName[]): Promise<void>;
  end(): Promise<void>;
}

/** Two agents, a first apply that needs no confirmation, and then one that does. */
async function createArmedWorld(): Promise<ArmedWorld> {
  const world = createServedWorld();
  const { store, keys, clock, devices } = world;
  const serving = world.serve([a]);
  const other = world.serve([b], {
    identity: { agent: "two", instance: "two", host: "there", pid: 9, version: "0" },
  });
  const agent = createRemoteAgent({ store, keys, clock });
  const ports = { store, keys, clock, agent };
  const device = (target: TargetName) => ({ store: devices, keys, target });
  const never = new AbortController().signal;
  const armed: ArmedWorld = {
    ...world,
    serving,
    elsewhere: other,
    apply: (one, options, signal) =>
      applyPlan(one, ports, { holder, ...options }, () => undefined, signal ?? never),
    async report(one, options) {
      const result = await armed.apply(one, options);
      if (!isApplyReport(result)) throw new Error(JSON.stringify(result));
      return result;
    },
    confirm: (wanted) => confirmApply(ports, wanted, { holder }),
    async live(target) {
      const shown = await simShow(device(target));
      return isTrouble(shown) ? shown.reason : shown.document;
    },
    async owned(target) {
      const owned = await readOwned(store, keys, target);
      if (isTrouble(owned)) throw new Error(owned.reason);
      return Object.fromEntries(
        [...(owned?.items ?? [])].flatMap(([bucket, items]) =>
          [...items].map(([key, { values }]) => [`${bucket}/${key}`, values]),
        ),
      );
    },
    async journal(entry) {
      const record = await readEntry(store, keys, entry ?? "");
      if (record === undefined || isTrouble(record)) throw new Error(`no entry ${entry}`);
      return record;
    },
    set: async (target, path, value) => void (await simSet(device(target), path, value)),
    async untilUndone(...targets) {
      for (const target of targets) {
        await world.until(
          async () => {
            const found = await getArmed(store, keys, target);
            return isTrouble(found) ? undefined : found;
          },
          ({ state }) => state === "undone" || state === "undo-failed",
        );
      }
    },
    async end() {
      await serving.stop();
      await other.stop();
      await agent.close();
    },
  };
  for (const target of [a, b]) await world.until(() => world.presence(target));
  const allocation = { pool: "vlan/p", key: "one", value: 1 };
  await armed.report({ ...first, allocations: { added: [allocation], released: [] } });
  return armed;
}

const confirmed = { confirmWithinMs: withinMs };

describe("an apply that is confirmed in time", () => {
  test("is unconfirmed until then, and applied from then on", async () => {
    const world = await createArmedWorld();
    const report = await world.report(plan, confirmed);
    expect(report).toMatchObject({ type: "applied", confirmWithinMs: withinMs });
    expect((await world.journal(report.entry)).entry).toMatchObject({
      result: "unconfirmed",
      onceConfirmed: "applied",
    });
    expect(await world.owned(a)).toEqual({
      "/vlans/1": [vlan("one")],
      "/vlans/2": [vlan("two"), vlan("zwei")],
      "/vlans/3": [vlan("three")],
    });
    expect(await readAllocations(world.store, world.keys)).toHaveLength(1);
    await world.clock.sleep(30_000);
    expect(await world.confirm()).toMatchObject({
      type: "confirmed",
      targets: [
        { target: a, type: "confirmed" },
        { target: b, type: "confirmed" },
      ],
    });
    expect((await world.journal(report.entry)).entry.result).toBe("applied");
    expect(await world.owned(a)).toEqual({
      "/vlans/2": [vlan("zwei")],
      "/vlans/3": [vlan("three")],
    });
    expect(await readAllocations(world.store, world.keys)).toEqual([]);
    await world.clock.sleep(300_000);
    expect(await world.live(a)).toEqual(switchWith(after));
    await world.end();
  });

  test("may be confirmed twice, and one that needs it not is told so", async () => {
    const world = await createArmedWorld();
    expect(await world.confirm()).toEqual({ type: "nothing" });
    expect(await world.confirm(first.digest)).toMatchObject({
      type: "settled",
      isConfirmed: false,
    });
    await world.report(plan, confirmed);
    await world.confirm(plan.digest.slice(0, 8));
    expect(await world.confirm(plan.digest)).toMatchObject({ type: "settled", isConfirmed: true });
    await world.end();
  });
});

describe("an apply that nobody confirms", () => {
  test("is undone, and the next apply records that and goes on", async () => {
    const world = await createArmedWorld();
    const report = await world.report(plan, confirmed);
    await world.untilUndone(a, b);
    expect(await world.live(a)).toEqual(switchWith(before));
    expect(await world.live(b)).toEqual(switchWith({}));
    // What was removed and came back is ours still, so that a plan removes it again.
    expect((await world.owned(a))["/vlans/1"]).toEqual([vlan("one")]);
    expect(await world.confirm(report.entry)).toMatchObject({
      type: "confirmed",
      targets: [
        { target: a, type: "undone", done: 3, total: 3 },
        { target: b, type: "undone", done: 1, total: 1 },
      ],
    });
    const record = await world.journal(report.entry);
    expect(record.entry.result).toBe("undone-by-agents");
    expect(record.targets[0]?.outcomes.get(made.id)).toMatchObject({ type: "skipped" });
    expect(await world.owned(a)).toEqual({ "/vlans/1": [vlan("one")], "/vlans/2": [vlan("two")] });
    expect(await world.owned(b)).toEqual({});
    expect(await world.report(plan)).toMatchObject({ type: "applied", counts: { done: 4 } });
    await world.end();
  });

  test("keeps every other apply waiting, and none once it is undone", async () => {
    const world = await createArmedWorld();
    const { entry } = await world.report(plan, confirmed);
    const more = planOf([add(b, "/vlans/9", vlan("nine"))]);
    expect(await world.apply(more)).toMatchObject({ type: "awaited", entry: { id: entry } });
    expect(await world.live(b)).toEqual(switchWith({ 3: vlan("three") }));
    await world.untilUndone(a, b);
    expect(await world.report(more)).toMatchObject({ type: "applied" });
    expect((await world.journal(entry)).entry.result).toBe("undone-by-agents");
    expect(await world.owned(b)).toEqual({ "/vlans/9": [vlan("nine")] });
    await world.end();
  });

  test("leaves what others changed since, which stays recorded as either", async () => {
    const world = await createArmedWorld();
    const { entry } = await world.report(plan, confirmed);
    await world.set(a, "/vlans/2", vlan("others"));
    await world.untilUndone(a, b);
    expect(await world.confirm(entry)).toMatchObject({
      targets: [
        { target: a, type: "undone", done: 2, total: 3 },
        { target: b, type: "undone" },
      ],
    });
    expect(await world.owned(a)).toEqual({
      "/vlans/1": [vlan("one")],
      "/vlans/2": [vlan("two"), vlan("zwei")],
    });
    await world.end();
  });
});

describe("an apply that does not come to its end", () => {
  test("arms what was done, and only that", async () => {
    const world = await createArmedWorld();
    await simFault(
      { store: world.devices, keys: world.keys, target: a },
      { type: "refuse", path: "/vlans/1", message: "no" },
    );
    const report = await world.report(plan, confirmed);
    expect(report).toMatchObject({ type: "partly", confirmWithinMs: withinMs });
    await world.confirm();
    expect((await world.journal(report.entry)).entry.result).toBe("partly");
    await world.end();
  });

  test("with a rollback is rolled back at once, and nothing stays armed", async () => {
    const world = await createArmedWorld();
    await simFault(
      { store: world.devices, keys: world.keys, target: a },
      { type: "refuse", path: "/vlans/1", message: "no" },
    );
    const report = await world.report(plan, { ...confirmed, rollback: true });
    expect(report.type).toBe("rolled-back");
    expect(report).not.toHaveProperty("confirmWithinMs");
    expect((await world.journal(report.entry)).entry.result).toBe("rolled-back");
    expect(await world.live(a)).toEqual(switchWith(before));
    expect(await world.report(planOf([add(a, "/vlans/9", vlan("nine"))]))).toMatchObject({
      type: "applied",
    });
    await world.clock.sleep(300_000);
    expect(await world.live(a)).toEqual(switchWith({ ...before, 9: vlan("nine") }));
    await world.end();
  });

  test("of which nothing was done needs no confirmation", async () => {
    const world = await createArmedWorld();
    await simFault(
      { store: world.devices, keys: world.keys, target: a },
      { type: "refuse", path: "/vlans/*", message: "no" },
    );
    const report = await world.report(planOf([made]), confirmed);
    expect((await world.journal(report.entry)).entry.result).toBe("failed");
    await world.end();
  });
});

test("an apply that is not confirmed is taken back by an undo, and nothing is undone twice", async () => {
  const world = await createArmedWorld();
  const { entry } = await world.report(plan, confirmed);
  const record = await world.journal(entry);
  const live = new Map<TargetName, LiveView>();
  for (const target of [a, b]) {
    const document = (await world.live(target)) as never;
    live.set(target, { type: "known", document, digest: target });
  }
  const undo = undoPlan(record, live);
  const undoes = entry ?? "";
  expect(await world.apply(undo, { undoes, ...confirmed })).toMatchObject({ type: "trouble" });
  expect(await world.report(undo, { undoes })).toMatchObject({ type: "applied" });
  expect((await world.journal(entry)).entry.result).toBe("applied");
  expect(await world.owned(a)).toEqual({ "/vlans/1": [vlan("one")], "/vlans/2": [vlan("two")] });
  await world.set(a, "/vlans/3", vlan("three"));
  await world.clock.sleep(300_000);
  expect(await world.live(a)).toEqual(switchWith({ ...before, 3: vlan("three") }));
  expect(await world.report(planOf([add(b, "/vlans/9", vlan("nine"))]))).toMatchObject({
    type: "applied",
  });
  await world.end();
});

test("an agent that does not hear the confirmation is told of, and the next apply waits for it no more", async () => {
  const world = await createArmedWorld();
  const { entry } = await world.report(plan, confirmed);
  world.elsewhere.kill();
  await world.clock.sleep(12_000);
  expect(await world.confirm()).toMatchObject({
    type: "confirmed",
    targets: [
      { target: a, type: "confirmed" },
      { target: b, type: "silent" },
    ],
  });
  expect((await world.journal(entry)).entry.result).toBe("unconfirmed");
  const again = world.serve([b], { journal: world.elsewhere.journal, isProcessAlive: () => false });
  await world.until(
    async () => {
      const found = await getArmed(world.store, world.keys, b);
      return isTrouble(found) ? undefined : found;
    },
    ({ state }) => state === "confirmed",
  );
  expect(await world.live(b)).toEqual(switchWith({ 3: vlan("three") }));
  expect(await world.report(planOf([add(b, "/vlans/9", vlan("nine"))]))).toMatchObject({
    type: "applied",
  });
  expect((await world.journal(entry)).entry.result).toBe("applied");
  await again.stop();
  await world.serving.stop();
});

test("an apply whose writer dies is undone, and its end is found by the next", async () => {
  const world = await createArmedWorld();
  const { keys, clock } = world;
  const slow = { type: "slow", ms: 5_000 } as const;
  await simFault({ store: world.devices, keys, target: a }, slow);
  const abort = new AbortController();
  const dying = new AbortController();
  const done = world.apply(plan, { ...confirmed, abort: abort.signal }, dying.signal);
  await clock.sleep(7_000);
  dying.abort();
  abort.abort();
  await done;
  await world.untilUndone(a);
  await clock.sleep(60_000);
  expect(await world.live(a)).toEqual(switchWith(before));
  const found = await world.confirm(plan.digest);
  expect(found).toMatchObject({
    type: "confirmed",
    targets: [{ target: a, type: "undone" }, { target: b }],
  });
  expect(await world.report(plan)).toMatchObject({ type: "applied" });
  await world.end();
});
