// The checker on histories that were written by hand: a good one passes, and each that is wrong in one
// way is found to break the rule that it breaks.

import { expect, test } from "vitest";
import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Foreign } from "../support/numbered-fabric.ts";
import { check, type Rule } from "./checker.ts";
import type { HistoryEvent, OperationOf, Quiet } from "./history.ts";

const target = "switch/a";
const foreign: readonly Foreign[] = [{ target, path: "/vlans/9", value: { name: "theirs" } }];
const theirs = { 9: { name: "theirs" } };

const blue: Allocation = { pool: "vlan/a", key: "blue", value: 1 };
const green: Allocation = { pool: "vlan/a", key: "green", value: 2 };
const grey: Allocation = { pool: "vlan/a", key: "grey", value: 3 };
const claimed = ["vlan/a blue", "vlan/a green"];

function vlans(...names: readonly (readonly [number, string])[]): JsonObject {
  const own = Object.fromEntries(names.map(([id, name]) => [id, { name }]));
  return { vlans: { ...own, ...theirs } };
}

const wanted = {
  one: { devices: { [target]: vlans([1, "blue"], [2, "green"]) }, claimed },
  two: {
    devices: { [target]: vlans([1, "blue"], [3, "grey"]) },
    claimed: ["vlan/a blue", "vlan/a grey"],
  },
};

function quiet(commit: "one" | "two", given: Partial<Quiet> = {}): Quiet {
  const allocations = commit === "one" ? [blue, green] : [blue, grey];
  const { devices } = wanted[commit];
  return { type: "quiet", commit, allocations, devices, wanted, ...given };
}

function operation(generation: number, id: string): OperationOf {
  return { changeSet: `${String(generation)}.1`, generation, operation: id };
}

function done(
  generation: number,
  action: "add" | "remove",
  path: string,
  name?: string,
): HistoryEvent[] {
  const by = operation(generation, `${action}:${target}${path}`);
  const value = name === undefined ? {} : { value: { name } };
  return [
    { type: "sent", target, ...by },
    { type: "changed", target, action, path, ...value, by },
    { type: "answered", target, ...by, answer: "accepted" },
  ];
}

function ran(
  role: "apply" | "plan" | "drift",
  commit: string,
  code: number | null = 0,
  text = "said",
): HistoryEvent {
  return { type: "command", role, commit, code, text };
}

function settled(commit: "one" | "two", given: Partial<Quiet> = {}): HistoryEvent[] {
  return [
    { type: "observed", target },
    ran("apply", commit),
    ran("plan", commit),
    ran("drift", commit),
    quiet(commit, given),
  ];
}

const calm: HistoryEvent = { type: "calm" };
const first = [
  calm,
  ...done(1, "add", "/vlans/1", "blue"),
  ...done(1, "add", "/vlans/2", "green"),
  ...settled("one"),
];
const second = [...done(2, "add", "/vlans/3", "grey"), ...done(2, "remove", "/vlans/2")];
const killed: readonly HistoryEvent[] = [
  { type: "fault", what: "agent killed" },
  ran("apply", "two", null, ""),
  ran("apply", "two", 6, "failed: its agent went silent"),
];

test.each<[string, readonly HistoryEvent[]]>([
  ["two commits, one after the other", [...first, calm, ...second, ...settled("two")]],
  ["faults before it is calm", [...first, ...killed, calm, ...second, ...settled("two")]],
  [
    "a lock that is still held is no run",
    [...first, calm, ran("apply", "two", 4, "held"), ...second, ...settled("two")],
  ],
  [
    "sent again because nobody knows whether it was done",
    [
      ...first,
      { type: "sent", target, ...operation(2, `add:${target}/vlans/3`) },
      ...second,
      calm,
      ...settled("two"),
    ],
  ],
  [
    "the same operation in a later apply, because it was taken back in between",
    [...first, calm, ...second, ...settled("two"), calm]
      .concat(done(3, "add", "/vlans/2", "green"), done(3, "remove", "/vlans/3"))
      .concat(settled("one")),
  ],
])("a good history passes: %s", (_, history) => {
  expect(check(history, foreign)).toEqual([]);
});

const back = [calm, ...settled("two")];
const lost: HistoryEvent = {
  type: "changed",
  target,
  action: "remove",
  path: "/vlans/1",
  by: operation(2, "x"),
};

test.each<[Rule, string, readonly HistoryEvent[], RegExp]>([
  ["converges", "nothing ever became quiet", [calm], /never became quiet/],
  [
    "converges",
    "the first apply after the fault fails",
    [...first, ...second, calm, ran("apply", "two", 6, "why"), ...settled("two")],
    /first apply ended with 6/,
  ],
  [
    "converges",
    "something is left to plan",
    [...first, calm, ...second, ran("apply", "two"), ran("plan", "two", 2), quiet("two")],
    /last plan ended with 2/,
  ],
  [
    "converges",
    "a device is not as its manifests say, whatever the command said",
    [...first, calm, ...second, ...settled("two", { devices: wanted.one.devices })],
    /switch\/a is not as two says/,
  ],
  [
    "once",
    "an operation is done twice by one apply",
    [...first, ...second, ...done(2, "add", "/vlans/3", "grey"), ...back],
    /add:switch\/a\/vlans\/3 of generation 2 was done twice/,
  ],
  [
    "once",
    "an operation is sent again after it was seen",
    [
      ...first,
      ...second,
      { type: "observed", target },
      { type: "sent", target, ...operation(2, `add:${target}/vlans/3`) },
      ...back,
    ],
    /was sent after it was seen done/,
  ],
  [
    "allocations",
    "two keys have one number",
    [
      ...first,
      ...second,
      calm,
      ...settled("two", { allocations: [blue, grey, { ...grey, key: "red" }] }),
    ],
    /vlan\/a 3 belongs to grey and to red/,
  ],
  [
    "allocations",
    "a key moves while it is claimed",
    [...first, ...second, calm, ...settled("two", { allocations: [{ ...blue, value: 7 }, grey] })],
    /vlan\/a blue was 1 and became 7/,
  ],
  [
    "claimed",
    "an item that both commits claim is away for a moment",
    [...first, ...second, lost, ...done(2, "add", "/vlans/1", "blue"), ...back],
    /remove of switch\/a\/vlans\/1, which is claimed/,
  ],
  [
    "claimed",
    "a whole container goes that holds such an item",
    [...first, ...second, { ...lost, path: "/vlans" }, ...back],
    /remove of switch\/a\/vlans, which is claimed/,
  ],
  [
    "claimed",
    "a field of such an item changes",
    [
      ...first,
      ...second,
      { ...lost, action: "replace", path: "/vlans/1/name", value: "red" },
      ...back,
    ],
    /replace of switch\/a\/vlans\/1\/name/,
  ],
  [
    "claimed",
    "somebody else's item is touched",
    [...first, ...second, { ...lost, path: "/vlans/9" }, ...back],
    /touches what is not ours/,
  ],
  [
    "claimed",
    "somebody else's item is gone in the end",
    [...first, ...second, calm, ...settled("two", { devices: { [target]: {} } })],
    /switch\/a\/vlans\/9 is not ours, and is not as it was/,
  ],
  [
    "generations",
    "an older writer comes late",
    [...first, ...second, ...done(1, "add", "/vlans/4", "late"), ...back],
    /of generation 1 was done behind one of generation 2/,
  ],
  [
    "reasons",
    "a command fails without a word",
    [...first, ...second, ran("apply", "two", 1, "\n"), ...back],
    /ended with 1 and said nothing/,
  ],
  [
    "reasons",
    "a command ends with a number that nobody knows",
    [...first, ...second, ran("apply", "two", 134, "Aborted"), ...back],
    /ended with 134 which is not in the table/,
  ],
  [
    "reasons",
    "a command shows a stack",
    [...first, ...second, ran("plan", "two", 1, "Error: x\n    at run (main.js:1:2)"), ...back],
    /showed its inside/,
  ],
])("%s: %s", (rule, _, history, what) => {
  const violations = check(history, foreign);
  expect(violations.map((one) => one.rule)).toContain(rule);
  expect(violations.map((one) => one.what).join("\n")).toMatch(what);
});
