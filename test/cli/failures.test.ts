// How the failures of an apply are told: once for each reason, however many operations it stopped.

import { expect, test } from "vitest";
import type { ApplyFailure } from "../../src/apply/result.ts";
import { failureLines } from "../../src/cli/views/failures.ts";
import { plainPalette } from "../../src/cli/views/palette.ts";
import { add, vlan } from "../support/operations.ts";

const failed = (target: string, id: number, reason: string): ApplyFailure => {
  return { target, operation: add(target, `/vlans/${id}`, vlan(`n${id}`)), reason };
};

test("operations of one target that failed for one reason are told once", () => {
  const gone = "nobody can say whether it was done: the lock was lost";
  const failures = [
    failed("switch/a", 1, gone),
    failed("switch/b", 1, gone),
    failed("switch/a", 2, "refused: no room"),
    failed("switch/a", 3, gone),
    failed("switch/a", 4, gone),
    { target: "switch/c", reason: "switch/c cannot be reached: no route to host" },
  ];
  expect(failureLines({ failures }, plainPalette)).toEqual([
    `switch/a  failed: ${gone}`,
    "    3 operations, the first at vlan 1",
    `switch/b  failed at vlan 1: ${gone}`,
    "switch/a  failed at vlan 2: refused: no room",
    "switch/c  failed: switch/c cannot be reached: no route to host",
  ]);
});

test("ten reasons are spelled out, and the failures of the others are counted", () => {
  const failures = Array.from({ length: 24 }, (_, i) => failed("switch/a", i, `${i % 12}`));
  const lines = failureLines({ failures }, plainPalette);
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe("and 4 more failures");
});
