// What Prometheus gets of a controller, read as strictly as anybody reads it.

import { beforeEach, describe, expect, test } from "vitest";
import { openPrometheusMetrics } from "../../src/adapters/metrics/prometheus.ts";
import { controllerMetricDefinitions } from "../../src/cli/controller/metric-definitions.ts";
import {
  createControllerMetrics,
  type ControllerMetrics,
} from "../../src/cli/controller/metrics.ts";
import type { RunOver } from "../../src/cli/controller/run-over.ts";
import type { WatchEvent } from "../../src/cli/views/watch.ts";
import { readExposition } from "./exposition.ts";
import {
  applied,
  broken,
  drifted,
  leading,
  leadLost,
  over,
  planned,
  planOf,
  refused,
  settled,
  troubled,
  waiting,
} from "./events.ts";

let nowMs: number;
let metrics: ControllerMetrics;

beforeEach(() => {
  nowMs = 1_800_000_000_000;
  const opened = openPrometheusMetrics(controllerMetricDefinitions);
  metrics = createControllerMetrics(opened, "1.2.3", { now: () => nowMs });
});

/** 'name{label="value"}' without the prefix → its value, of all that are ours. */
async function values(): Promise<Record<string, number>> {
  const families = readExposition((await metrics.page()).text);
  const samples = [...families.values()].flatMap(({ samples: all }) => all);
  const own = samples.filter(({ name }) => name.startsWith("plumb_"));
  return Object.fromEntries(
    own.map(({ name, labels, value }) => {
      const pairs = Object.entries(labels).map(([key, text]) => `${key}=${text}`);
      return [`${name.slice("plumb_".length)}${pairs.length > 0 ? ` ${pairs.join()}` : ""}`, value];
    }),
  );
}

async function after(
  ...events: readonly (WatchEvent | RunOver)[]
): Promise<Record<string, number>> {
  for (const event of events) metrics.onEvent(event);
  return await values();
}

const [add, change, remove] = [
  "add switch/a /1",
  "replace switch/a /2",
  "remove switch/b /3",
] as const;

test("every metric has a help, a type and a name as Prometheus asks, whatever was told", async () => {
  await after(leading, settled("a"), applied("b", { [add]: "done" }), drifted(["switch/a /1", 1]));
  const families = readExposition((await metrics.page()).text);
  const own = [...families.keys()].filter((name) => name.startsWith("plumb_"));
  expect(own.sort()).toEqual(controllerMetricDefinitions.map(({ name }) => name).sort());
  for (const name of own) expect(families.get(name)!.help).toMatch(/^[A-Z1].*\.$/);
});

test("the reader of the format is strict", () => {
  for (const text of [
    "# HELP a_total b\n# TYPE a_total counter\na_total 1",
    "a 1\n",
    "# HELP a b\n# TYPE a counter\na 1\n",
    "# HELP a_total b\n# TYPE a_total gauge\na_total 1\n",
    "# HELP a b\n# TYPE a gauge\nb 1\n",
    "# HELP a b\n# TYPE a gauge\na{x=1} 1\n",
    '# HELP a b\n# TYPE a gauge\na{x="\n"} 1\n',
    "# HELP a b\n# TYPE a gauge\na one\n",
    "# HELP a b\n# TYPE a gauge\na 1\na 2\n",
    "# HELP a_ms b\n# TYPE a_ms gauge\na_ms 1\n",
  ]) {
    expect(() => readExposition(text), text).toThrow();
  }
});

test("before anything is told everything that is no age of something is 0", async () => {
  const all = await values();
  expect(all["build_info version=1.2.3"]).toBe(1);
  expect(all).toMatchObject({ leader: 0, suspended: 0, drift_age_seconds_max: 0, targets: 0 });
});

describe("ages", () => {
  test("grow while nothing is told", async () => {
    await after(drifted(["switch/a /1", nowMs - 5_000], ["patchpanel/n /2", nowMs - 90_000]));
    expect(await values()).toMatchObject({
      "drift_items target_type=switch": 1,
      "drift_items target_type=patchpanel": 1,
      drift_age_seconds_max: 90,
    });
    nowMs += 60_000;
    expect((await values())["drift_age_seconds_max"]).toBe(150);
    const all = await after(drifted());
    expect(all["drift_age_seconds_max"]).toBe(0);
    expect(Object.keys(all).filter((name) => name.startsWith("drift_items"))).toEqual([]);
  });

  test("of what is unknown count from when it was first told so", async () => {
    await after(settled("a", { unknown: ["switch/c"] }));
    nowMs += 30_000;
    await after(settled("a", { unknown: ["switch/c", "switch/d"] }));
    nowMs += 30_000;
    expect(await values()).toMatchObject({
      unknown_targets: 2,
      unknown_age_seconds_max: 60,
      targets: 4,
    });
    await after(settled("a", { unknown: ["switch/d"] }));
    expect(await values()).toMatchObject({ unknown_targets: 1, unknown_age_seconds_max: 30 });
    await after(settled("a"));
    expect(await values()).toMatchObject({ unknown_targets: 0, unknown_age_seconds_max: 0 });
  });

  test("are never negative, also where a clock was put back", async () => {
    expect((await after(drifted(["switch/a /1", nowMs + 5_000])))["drift_age_seconds_max"]).toBe(0);
  });
});

describe("plans and applies", () => {
  test("are told by action, until they are done", async () => {
    expect(await after(planned("a", { operations: [add, change, remove] }))).toMatchObject({
      "plan_operations action=add": 1,
      "plan_operations action=replace": 1,
      "plan_operations action=remove": 1,
    });
    expect(
      await after(
        applied("a", { [add]: "done", [change]: "refused", [remove]: "skipped" }, "partly"),
      ),
    ).toMatchObject({
      "plan_operations action=add": 0,
      "plan_operations action=remove": 1,
      "apply_operations_total action=add,result=done": 1,
      "apply_operations_total action=replace,result=refused": 1,
      "apply_operations_total action=remove,result=skipped": 1,
      "applies_total result=partly": 1,
      last_applied_timestamp_seconds: 0,
    });
    expect(
      await after(applied("a", { [change]: "done", "replace switch/b /9": "done" })),
    ).toMatchObject({
      "apply_operations_total action=replace,result=done": 2,
      "applies_total result=applied": 1,
      last_applied_timestamp_seconds: 1_800_000_000,
    });
  });

  test("say what is held back for now", async () => {
    const now = planOf({ held: ["backing-off", "outside-window"] });
    expect(await after({ ...planned("a", { operations: [add] }), now })).toMatchObject({
      "plan_operations action=add": 1,
      "held_items reason=outside-window": 1,
      backing_off_targets: 1,
    });
  });

  test("say what is held back, and forget what is not any more", async () => {
    const held = ["over-deletion-budget", "over-deletion-budget", "backing-off"] as const;
    expect(await after(settled("a", { held }))).toMatchObject({
      "held_items reason=over-deletion-budget": 2,
      deletes_blocked: 2,
      backing_off_targets: 1,
    });
    const all = await after(settled("a"));
    expect(all).toMatchObject({ deletes_blocked: 0, backing_off_targets: 0 });
    expect(Object.keys(all).filter((name) => name.startsWith("held_items"))).toEqual([]);
  });
});

test("the source's revision is one at a time, and whether it can be used is told", async () => {
  const revisions = async (): Promise<string[]> =>
    Object.keys(await values()).filter((name) => name.startsWith("source_revision_info"));
  await after({ ...settled("a"), signedBy: "ada" }, broken("b", "a"), settled("a"));
  expect((await values())["source_unusable"]).toBe(1);
  await after({ ...over, hasProblem: true }, { ...over, isTroubled: true });
  expect((await values())["source_unusable"]).toBe(1);
  await after(refused("c", "a"), planned("d", {}), over);
  expect((await values())["source_unusable"]).toBe(0);
  expect(await revisions()).toEqual([
    `source_revision_info revision=${"d".repeat(40)},verified=false`,
  ]);
});

test("a leader that leads no more says nothing of the fabric", async () => {
  const unknown = settled("a", { unknown: ["switch/c"], held: ["conflict"] });
  const suspended = { type: "suspended", by: "ada" } as const;
  expect(await after(leading, suspended, unknown, drifted(["switch/a /1", 1]))).toMatchObject({
    leader: 1,
    suspended: 1,
    unknown_targets: 1,
  });
  for (const gone of [leadLost, waiting, { type: "resigned", term: 1 } as const]) {
    const all = await after(gone);
    expect(all).toMatchObject({
      leader: 0,
      suspended: 0,
      unknown_targets: 0,
      drift_age_seconds_max: 0,
    });
    expect(Object.keys(all).filter((name) => /^(?:drift|held)_items/.test(name))).toEqual([]);
  }
  expect((await values())["lead_lost_total"]).toBe(1);
});

test("runs, asking the source and notices are counted and timed", async () => {
  metrics.onMeasure({ type: "run-ended", result: "settled", durationMs: 20 });
  metrics.onMeasure({ type: "run-ended", result: "failed", durationMs: 2_000_000 });
  metrics.onMeasure({ type: "source-read", result: "same", durationMs: 3 });
  metrics.onMeasure({ type: "source-read", result: "trouble", durationMs: 9_000 });
  metrics.onDelivery({ index: 0, peer: "slack", notice: "failed", delivery: "given-up" });
  expect(await values()).toMatchObject({
    "reconcile_total result=settled": 1,
    "reconcile_total result=failed": 1,
    "reconcile_duration_seconds_bucket le=0.05": 1,
    "reconcile_duration_seconds_bucket le=1800": 1,
    reconcile_duration_seconds_count: 2,
    source_fetch_duration_seconds_sum: 9.003,
    source_errors_total: 1,
    "notices_total peer=slack,delivery=given-up": 1,
  });
});

test("the names of targets and items, and words of others, are in no label", async () => {
  const targets = Array.from({ length: 500 }, (_, i) => `switch/leaf${String(i)}`);
  await after(
    leading,
    settled("a", { unknown: targets, held: ["conflict"] }),
    applied(
      "a",
      Object.fromEntries(targets.map((target) => [`add ${target} /1`, "refused"])),
      "failed",
    ),
    drifted(...targets.map((target): [string, number] => [`${target} /vlans/7`, 1])),
    troubled("leaf7 is gone"),
  );
  const { text } = await metrics.page();
  expect(text).not.toContain("leaf");
  expect(text.split("\n").filter((line) => line.startsWith("plumb_")).length).toBeLessThan(80);
});
