// A controller's status from its events: what people are told for every course that things take.

import { describe, expect, test } from "vitest";
import { conditionTypes, type ControllerStatus } from "../../src/model/controller-status.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { emptyStatus, nextStatus } from "../../src/reconcile/status.ts";
import { statusText } from "../../src/records/controller/status.ts";
import * as stage from "./status-stage.ts";
import { courses } from "./status-courses.ts";
import { after, line } from "./status-stage.ts";

const { read, settled, planned, applying, applied, broken, failing, drifted } = stage;
const { looked, suspended, leading, holding, unknown } = stage;

describe("the conditions", () => {
  test.each(courses)("%s", (_, events, expected) => {
    expect(line(after(events))).toBe(expected);
  });

  test.each(courses)(
    "are the same when the status was read back after every event: %s",
    (_, events, expected) => {
      let status = emptyStatus(0);
      events.forEach((event, i) => {
        status = nextStatus(again(status), event, 1000 + i * 1000);
      });
      expect(line(status)).toBe(expected);
    },
  );

  test("are all there from the beginning, and tell when each was another last", () => {
    const start = emptyStatus(7);
    expect(start.conditions.map(({ type }) => type)).toEqual(conditionTypes);
    const status = after([read("a"), settled("a"), settled("a", holding("not-owned"))], start);
    const [ready, , stalled] = status.conditions;
    expect(ready).toEqual({
      type: "Ready",
      status: "False",
      reason: "ChangesHeld",
      message: "changes are held back: 1 not-owned",
      observedRevision: "a",
      lastTransitionMs: 3000,
    });
    expect(stalled).toMatchObject({ status: "False", lastTransitionMs: 2000 });
  });

  test("say what is kept while the newest manifests are broken", () => {
    const status = after([read("a"), settled("a"), read("b"), broken("b", "a"), settled("a")]);
    expect(status.conditions[0]).toMatchObject({
      message:
        "blue.yaml:3: this binding names a network that does not exist: there is no Network blu; main@a is kept in force",
      observedRevision: "b",
    });
    expect(status.inForce).toEqual({ revision: "a", label: "main@a", sinceMs: 2000 });
  });

  test("call trouble that should pass stalled once it has not for minutes", () => {
    const first = after([failing("soon")]);
    const later = nextStatus(first, failing("soon"), 1000 + 5 * 60_000);
    expect(line(first)).toContain("+Retrying");
    expect(line(later)).toContain("-Stalled +Trouble");
    expect(later.failure).toMatchObject({ count: 2, sinceMs: 1000 });
  });

  test("call applies stalled that fail for minutes, though each time in another way", () => {
    const first = after([applied("a", "full")]);
    const later = nextStatus(first, applied("a", "busy"), 1000 + 5 * 60_000);
    expect(line(later)).toContain("-Stalled +ApplyFailed");
    expect(later.failure).toMatchObject({ count: 1, sinceMs: 1000 });
  });
});

describe("the rest of a status", () => {
  test("has a plan that waits, since when it does", () => {
    const status = after([planned("a", "approval"), looked, planned("a", "approval")]);
    expect(status.plan).toEqual({
      digest: stage.change.digest,
      revision: "a",
      label: "main@a",
      counts: { add: 1, change: 0, remove: 0 },
      sinceMs: 1000,
      awaits: "approval",
    });
    expect(after([settled("a")], status).plan).toBeUndefined();
  });

  test("tells the run of a digest once, with how often, and the newest first", () => {
    const status = after([
      planned("a", "approval"),
      planned("a", "approval"),
      { ...applied("a", "full"), approvedBy: "ada@desk" } as StatusEvent,
      applied("a"),
      applied("b", undefined, stage.otherChange),
    ]);
    expect(status.runs.map(({ digest, result, count }) => [digest, result, count])).toEqual([
      [stage.otherChange.digest, "applied", 1],
      [stage.change.digest, "applied", 2],
    ]);
    expect(status.runs[1]).toMatchObject({
      firstAtMs: 1000,
      lastAtMs: 4000,
      durationMs: 1235,
      done: 1,
      entry: "0000000007",
    });
  });

  test("keeps twenty runs and a hundred items of drift, and counts the others", () => {
    const plans = Array.from({ length: 30 }, (_, i) => ({ ...stage.change, digest: `d${i}` }));
    const status = after([
      ...plans.map((plan) => applied("a", undefined, plan)),
      drifted(...Array.from({ length: 250 }, () => undefined)),
    ]);
    expect(status.runs.map(({ digest }) => digest).slice(0, 2)).toEqual(["d29", "d28"]);
    expect(status.runs.length).toBe(20);
    expect([status.drift.count, status.drift.items.length]).toEqual([250, 100]);
  });

  test("knows since when a target is unknown, as long as it is", () => {
    const first = after([settled("a", unknown("switch/b"))]);
    const status = after([settled("a", unknown("switch/b", "it hangs"))], first, 9000);
    expect(status.unknown).toEqual({
      count: 1,
      targets: [{ target: "switch/b", sinceMs: 1000, reason: "it hangs" }],
    });
    const back = after([settled("a"), settled("a", unknown("switch/b"))], status, 20_000);
    expect(back.unknown.targets[0]?.sinceMs).toBe(21_000);
  });

  test.each<[string, StatusEvent[], string | undefined]>([
    ["everything settled", [settled("a")], "a"],
    ["everything was applied", [applied("a")], "a"],
    ["some of it failed", [settled("a"), applied("b", "full")], "a"],
    ["a plan waits", [settled("a"), planned("b", "approval")], "a"],
    [
      "only drift was healed",
      [settled("a"), applied("b", undefined, holding("not-approved", stage.change))],
      "a",
    ],
    ["the window is shut", [settled("a"), settled("b", holding("outside-window"))], "a"],
    ["nothing is known", [read("a")], undefined],
  ])("says what is in force where %s", (_, events, expected) => {
    expect(after(events).inForce?.revision).toBe(expected);
  });

  test("is another by what was looked at once a minute, and at every wish", () => {
    const first = after([settled("a"), looked]);
    expect(nextStatus(first, looked, 3000)).toBe(first);
    expect(nextStatus(first, looked, 62_000).lookedAtMs).toBe(62_000);
    const granted = nextStatus(first, { type: "looked", wish: "w1" }, 3000);
    expect(granted).toMatchObject({ lookedAtMs: 3000, wish: "w1" });
    expect(nextStatus(granted, { type: "looked", wish: "w1" }, 4000)).toBe(granted);
  });

  test("goes on under the next leader, who is at nothing yet", () => {
    const left = after([leading(1), suspended, settled("a"), applied("a", "full"), applying("a")]);
    const status = after([leading(2)], again(left));
    expect(status).toMatchObject({ term: 2, outcome: "applied", failure: { count: 1 } });
    expect(status.suspended).toBeUndefined();
    expect(after([applied("a", "full"), applied("a", "full")], status).failure).toMatchObject({
      count: 3,
      isStuck: true,
    });
  });
});

/** As it is read back from the store. */
function again(status: ControllerStatus): ControllerStatus {
  const { version: _, ...read } = JSON.parse(statusText(status));
  return read;
}
