// Hazards of running: what is sent, what is left, and what is told. Whole runs from manifests to
// simulated switches, with a count of what a driver was asked to do.

import { describe, expect, test } from "vitest";
import type { ApplyReport } from "../../src/apply/result.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { readEntry } from "../../src/records/journal.ts";
import { createBench, told, type Bench } from "../apply/bench.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { expectSettled, planFor } from "../simulation/crash-story.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { bind, net, pod } from "./fabric.ts";

interface Run extends Bench {
  /** Everything that the driver was asked to do, in order. */
  readonly sent: readonly Operation[];
  plan(...texts: readonly string[]): Promise<Plan>;
  /** Plans and applies. */
  converge(...texts: readonly string[]): Promise<ApplyReport>;
}

function createRun(): Run {
  const sent: Operation[] = [];
  const bench = createBench((driver: Driver): Driver => ({
    ...driver,
    observe: (target, settings, known) => driver.observe(target, settings, known),
    apply: (operation, settings) => {
      sent.push(operation);
      return driver.apply(operation, settings);
    },
  }));
  const plan = async (...texts: readonly string[]): Promise<Plan> => {
    const planned = await planFor({ ...bench.ports, catalog }, resourcesOf(...texts));
    return planned.plan;
  };
  return { ...bench, sent, plan, converge: async (...texts) => bench.apply(await plan(...texts)) };
}

const fabric = [pod, net("blue"), net("red"), bind("blue", "n01"), bind("red", "n02")];
/** The pod without its nodes: two switches that are to carry nothing. */
const bare = pod
  .split("---\n")
  .filter((text) => !text.includes("kind: HostGroup"))
  .join("---\n");
const [first, second] = ["switch/p-s1", "switch/p-s2"];

describe("b. an empty desired state is a state that is reached", () => {
  test.each([
    ["switches that are to carry nothing", bare],
    [
      "switches that nobody declares any more",
      one("AvailabilityZone", "z", "{number: 2, suffix: z}"),
    ],
  ])("%s", async (_what, rest) => {
    const run = createRun();
    expect((await run.converge(...fabric)).type).toBe("applied");
    expect((await run.converge(rest)).type).toBe("applied");
    for (const target of [first, second]) {
      expect(await run.live(target)).toEqual(switchTarget.emptyDocument);
      expect(await run.owned(target)).toEqual({});
    }
    expectSettled(await planFor({ ...run.ports, catalog }, resourcesOf(rest)));
  });
});

test("n. an apply of what is there already sends nothing", async () => {
  const run = createRun();
  await run.converge(...fabric);
  const count = run.sent.length;
  expect(count).toBeGreaterThan(0);
  const documents = [await run.live(first), await run.live(second)].map(digestOf);
  const plan = await run.plan(...fabric);
  expect([plan.operations, plan.adoptions, plan.forgotten]).toEqual([[], [], []]);
  expect((await run.apply(plan)).counts).toMatchObject({ total: 0, done: 0 });
  // A comment and another order are no change either.
  expect((await run.converge("# a comment\n", ...fabric.toReversed())).counts.total).toBe(0);
  expect(run.sent).toHaveLength(count);
  expect([await run.live(first), await run.live(second)].map(digestOf)).toEqual(documents);
});

test("p. what a report counts is what was asked of drivers and what became of it", async () => {
  const run = createRun();
  await run.fault(second, { type: "refuse", path: "/vlans/2001", message: "no room" });
  const plan = await run.plan(...fabric);
  const report = await run.apply(plan);
  const words = Object.values(told(report)).map((word) => word.split(":")[0]);
  const counted = (word: string): number => words.filter((one) => one === word).length;
  expect(words).toHaveLength(plan.operations.length);
  expect(report.counts).toMatchObject({
    total: plan.operations.length,
    done: counted("done"),
    skipped: counted("skipped"),
    refused: 1,
  });
  expect(new Set(run.sent.map(({ id }) => id)).size).toBe(counted("done") + 1);
});

describe("s. a removal is planned, budgeted, journalled and answered for each switch", () => {
  const policy = one("ReconcilePolicy", "policy", "{deletionBudget: {items: 10}}");

  test("over the budget it is in the plan with its reason, and nothing is sent", async () => {
    const run = createRun();
    await run.converge(policy, ...fabric);
    const count = run.sent.length;
    const plan = await run.plan(policy, bare);
    expect(plan.operations).toEqual([]);
    expect(plan.held.length).toBeGreaterThan(10);
    for (const held of plan.held) {
      expect(held).toMatchObject({ reason: "over-deletion-budget", action: "remove" });
      expect(held.target).toMatch(/^switch\/p-s[12]$/);
      expect(held.claims.length).toBeGreaterThan(0);
    }
    await run.apply(plan);
    expect(run.sent).toHaveLength(count);
  });

  test("every removal has an outcome, also where one switch does not let go", async () => {
    const run = createRun();
    await run.converge(...fabric);
    await run.fault(second, { type: "refuse", path: "/vlans/*", message: "in use" });
    const plan = await run.plan(pod);
    const report = await run.apply(plan);
    expect(report.type).toBe("partly");
    const outcomes = told(report);
    for (const { id, target } of plan.operations) {
      const isRefused = target === second && /\/vlans\/\d+$/.test(id);
      expect(outcomes[id], id).toBe(isRefused ? "refused: in use" : "done");
    }
    const record = await readEntry(run.store, run.keys, report.entry!);
    if (record === undefined || isTrouble(record)) throw new Error("no record");
    expect(record.entry).toMatchObject({ result: "partly", owner: "ada", digest: plan.digest });
    const written = record.targets.flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(written.sort()).toEqual(plan.operations.map(({ id }) => id).sort());
    for (const { operations, outcomes: answered } of record.targets) {
      expect([...answered.keys()].sort()).toEqual(operations.map(({ id }) => id).sort());
    }
    expect(Object.keys(await run.owned(second))).toContain("/vlans/2000");
    expect(Object.keys(await run.owned(first))).not.toContain("/vlans/2000");
  });
});
