// How long a target on which operations failed is left alone.

import { expect, test } from "vitest";
import type { Outcome } from "../../src/model/change-set.ts";
import { failuresOf } from "../../src/apply/result.ts";
import { failingAfter, noneFailing, type FailingTargets } from "../../src/reconcile/failing.ts";
import { book } from "../support/toy.ts";
import { emptyWorld } from "../support/world.ts";
import { plan } from "./weigh-stage.ts";

const planned = plan(
  [book("atlas", { box: "a", subject: "maps" }), book("fern", { box: "b", subject: "plants" })],
  emptyWorld,
);

const refused: Outcome = { type: "refused", reason: "no" };
const done: Outcome = { type: "done", already: false };
const skipped: Outcome = { type: "skipped", because: "add:box/a/shelves/1" };

/** What fails after an apply in which each box had one outcome for everything. */
function after(
  before: FailingTargets,
  [inA, inB]: readonly [Outcome, Outcome],
  nowMs: number,
  random: () => number = () => 1,
): FailingTargets {
  const outcomes = new Map(
    planned.operations.map(({ id, target }) => [id, target === "box/a" ? inA : inB]),
  );
  const report = { outcomes, failures: failuresOf(planned, outcomes) };
  return failingAfter(before, planned, report, nowMs, random);
}

test("a target that fails waits a second, then twice as long each time, and five minutes at most", () => {
  let failing = noneFailing;
  const waits: number[] = [];
  for (let n = 0; n < 12; n += 1) {
    failing = after(failing, [refused, done], 0);
    waits.push((failing.get("box/a")?.retryAtMs ?? 0) / 1_000);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
});

test("many that fail at one moment do not come back at one moment", () => {
  expect(after(noneFailing, [refused, done], 0, () => 0).get("box/a")?.retryAtMs).toBe(500);
});

test("a target on which something was done starts anew", () => {
  const failing = after(noneFailing, [refused, refused], 0);
  expect([...failing.keys()]).toEqual(["box/a", "box/b"]);
  expect([...after(failing, [done, refused], 10).keys()]).toEqual(["box/b"]);
});

test("a target that stands behind another did not fail, and goes on waiting if it did before", () => {
  expect([...after(noneFailing, [refused, skipped], 0).keys()]).toEqual(["box/a"]);
  const failing = after(noneFailing, [done, refused], 0);
  expect(after(failing, [done, skipped], 10)).toEqual(failing);
});

test("a target that fails as a whole has failed once", () => {
  const failures = [
    { target: "box/a", reason: "its agent is gone" },
    { target: "box/a", reason: "its agent is gone" },
  ];
  const report = { outcomes: new Map<string, Outcome>(), failures };
  expect(failingAfter(noneFailing, planned, report, 5, () => 1)).toEqual(
    new Map([["box/a", { failures: 1, retryAtMs: 1_005 }]]),
  );
});

test("a target that no plan knows any more is forgotten", () => {
  const before = new Map([["box/gone", { failures: 3, retryAtMs: 9 }]]);
  expect(after(before, [done, done], 10)).toEqual(noneFailing);
});
