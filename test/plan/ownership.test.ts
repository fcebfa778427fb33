import { describe, expect, test } from "vitest";
import { isEverythingOurs, verdictOf, type Facts, type Verdict } from "../../src/plan/ownership.ts";

const facts: Facts = {
  desired: true,
  live: true,
  equal: false,
  ours: "no",
  everythingIsOurs: false,
  adopt: false,
};

// The table of the file's head, row by row, with the two ways in which we may take.
const rows: [string, Partial<Facts>, Verdict][] = [
  ["desired and not there is added", { live: false }, "add"],
  ["desired, ours, but gone from the device is added again", { live: false, ours: "yes" }, "add"],
  ["desired, equal and ours is kept", { equal: true, ours: "yes" }, "keep"],
  [
    "desired, equal and recorded with another value is kept",
    { equal: true, ours: "changed" },
    "keep",
  ],
  ["desired, equal and not ours is adopted", { equal: true }, "adopt"],
  ["desired, different and ours is replaced", { ours: "yes" }, "replace"],
  ["desired, ours, but changed by others is replaced", { ours: "changed" }, "replace"],
  ["desired, different and not ours is blocked", {}, "blocked"],
  ["desired, different and not ours is replaced with --adopt", { adopt: true }, "replace"],
  ["desired, different, policy gives us everything", { everythingIsOurs: true }, "replace"],
  ["unwanted and ours is removed", { desired: false, ours: "yes" }, "remove"],
  ["unwanted and changed by others is blocked", { desired: false, ours: "changed" }, "blocked"],
  ["unwanted, changed, with --adopt", { desired: false, ours: "changed", adopt: true }, "remove"],
  ["unwanted and never ours is left", { desired: false }, "leave"],
  ["unwanted and never ours is left even with --adopt", { desired: false, adopt: true }, "leave"],
  ["unwanted where everything is ours", { desired: false, everythingIsOurs: true }, "remove"],
  ["unwanted, ours and gone is forgotten", { desired: false, live: false, ours: "yes" }, "forget"],
  ["neither wanted nor there nor ours", { desired: false, live: false }, "nothing"],
];

describe("the ownership table", () => {
  test.each(rows)("%s", (_sentence, changed, verdict) => {
    expect(verdictOf({ ...facts, ...changed })).toBe(verdict);
  });

  test("shared gives us nothing, ranges what lies in our pools, exclusive everything", () => {
    expect([isEverythingOurs("shared", true), isEverythingOurs("shared", false)]).toEqual([
      false,
      false,
    ]);
    expect([isEverythingOurs("ranges", true), isEverythingOurs("ranges", false)]).toEqual([
      true,
      false,
    ]);
    expect([isEverythingOurs("exclusive", true), isEverythingOurs("exclusive", false)]).toEqual([
      true,
      true,
    ]);
  });
});
