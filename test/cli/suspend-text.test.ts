// What somebody who suspends a controller is told of what it does at that moment.

import { expect, test } from "vitest";
import type { ControllerState } from "../../src/cli/controller-state.ts";
import { suspendedText } from "../../src/cli/views/suspend.ts";
import type { ControllerStatus } from "../../src/model/controller-status.ts";
import { nothingTold } from "../../src/model/controller.ts";
import { emptyStatus } from "../../src/reconcile/status.ts";

const told = (outcome: ControllerStatus["outcome"], term: number): string => {
  const holder = {
    id: "l",
    owner: "ada",
    host: "desk",
    pid: 1,
    command: "plumb watch",
    sinceMs: 0,
  };
  const state: ControllerState = {
    fabric: "default",
    place: "state",
    leader: { ...holder, term: 2 },
    isGone: false,
    status: { ...emptyStatus(0), term, outcome },
    control: nothingTold,
  };
  return suspendedText({ by: "eve" }, state, 0);
};

const first =
  "Suspended until plumb resume: the controller changes nothing, and goes on looking.\n";

test("whoever suspends a controller in the middle of an apply is told that it is finished", () => {
  expect(told("applying", 2)).toBe(
    `${first}  a plan is being applied, and that is brought to its end\n`,
  );
});

test("and is told nothing of it where nothing is applied, or a former leader said so", () => {
  expect(told("settled", 2)).toBe(first);
  expect(told("applying", 1)).toBe(first);
});
