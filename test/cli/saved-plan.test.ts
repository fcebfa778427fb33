// A saved plan: what is believed of a file, and what must not have moved before it may run.

import { describe, expect, test } from "vitest";
import { readPlanFile } from "../../src/cli/plan-file.ts";
import { whatMoved } from "../../src/cli/stale-plan.ts";
import { planJson } from "../../src/cli/views/plan-json.ts";
import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import { digestOfPlan } from "../../src/plan/digest.ts";
import { add, remove, vlan } from "../support/operations.ts";

const target = "switch/a";
const settings = {
  target,
  driver: "sim",
  ownership: "shared",
  pools: {},
  limits: {},
  connection: {},
} as const;

function planWith(parts: Partial<Plan>): Plan {
  const body = {
    operations: [add(target, "/vlans/200", vlan("blue"))],
    allocations: { added: [], released: [] },
    freed: [],
    allocated: [],
    adoptions: [],
    forgotten: [],
    held: [],
    places: [],
    scopes: [],
    targets: [{ target, state: "changes", settings, foreignItems: 0 }] as const,
    ...parts,
  };
  return { digest: digestOfPlan(body), ...body };
}

const text = JSON.stringify(planJson(planWith({}), {}));

describe("reading the file", () => {
  test("a plan survives being written and read", () => {
    const read = readPlanFile(text);
    expect(read).toMatchObject({ type: "plan", plan: { digest: planWith({}).digest } });
  });

  test.each([
    ["not JSON", "{", "it is not JSON"],
    ["a list", "[]", "it is not JSON"],
    ["another document", '{"formatVersion": "1.0"}', "it is not a plan"],
    ["a plan of the future", '{"formatVersion": "2.0", "digest": ""}', "its format is 2.0"],
    ["half a plan", '{"formatVersion": "1.0", "digest": ""}', "parts of the plan are missing"],
    ["operations that are none", text.replace('"action":"add"', '"action":7'), "parts of the plan"],
  ])("%s is refused", (_, given, reason) => {
    expect(readPlanFile(given)).toMatchObject({
      type: "unreadable",
      reason: expect.stringContaining(reason),
    });
  });

  test.each([
    ["a value", '"name":"blue"', '"name":"red"'],
    ["a path", '"path":"/vlans/200"', '"path":"/vlans/201"'],
    ["an id", "add:switch/a/vlans/200", "add:switch/a/vlans/201"],
    ["how the target is reached", '"driver":"sim"', '"driver":"other"'],
  ])("%s that was altered is noticed", (_, old, fresh) => {
    expect(text).toContain(old);
    expect(readPlanFile(text.replace(old, fresh)).type).toBe("altered");
  });
});

describe("what moved since", () => {
  const seen = (document: JsonObject) =>
    new Map([[target, { type: "known", document, digest: "" } as const]]);
  const empty = { vlans: {} };
  const blue: Allocation = { pool: "vlan/a", key: "blue", value: 200 };

  test("nothing, where everything is as it was", () => {
    expect(whatMoved(planWith({}), seen(empty), [])).toEqual([]);
  });

  test("a value on a device", () => {
    expect(whatMoved(planWith({}), seen({ vlans: { 200: vlan("theirs") } }), [])).toEqual([
      'switch/a /vlans/200 was absent when planned and is {"name":"theirs"} now',
    ]);
  });

  test("everything, because it was applied before", () => {
    const [sentence] = whatMoved(planWith({}), seen({ vlans: { 200: vlan("blue") } }), []);
    expect(sentence).toContain("it was applied before");
  });

  test("nothing, where an operation stands on an earlier one of the plan", () => {
    const operations = [
      remove(target, "/vlans/200", vlan("old")),
      add(target, "/vlans/200", vlan("blue")),
    ];
    expect(whatMoved(planWith({ operations }), seen({ vlans: { 200: vlan("old") } }), [])).toEqual(
      [],
    );
  });

  test("a target that does not answer any more", () => {
    const live = new Map([[target, { type: "unknown", reason: "no answer" } as const]]);
    expect(whatMoved(planWith({}), live, [])).toEqual(["switch/a is unknown now: no answer"]);
  });

  test.each<[string, Allocation[], string[]]>([
    ["given to nobody yet", [], []],
    ["given to the same key already", [blue], []],
    [
      "given to another key",
      [{ ...blue, key: "red" }],
      ["vlan/a 200 was planned for blue and belongs to red now"],
    ],
    [
      "replaced by another value",
      [{ ...blue, value: 201 }],
      ["blue was planned to get vlan/a 200 and has 201 now"],
    ],
  ])("an allocation that was %s", (_, stored, expected) => {
    const plan = planWith({ allocations: { added: [blue], released: [] }, allocated: [blue] });
    expect(whatMoved(plan, seen(empty), stored)).toEqual(expected);
  });

  test("an allocation that the plan counts on and that is gone", () => {
    expect(whatMoved(planWith({ allocated: [blue] }), seen(empty), [])).toEqual([
      "vlan/a 200 belonged to blue and does not any more",
    ]);
  });
});
