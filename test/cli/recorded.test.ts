// What is only written down is told for what it is: adopted, needed by others, gone, or left behind.

import { expect, test } from "vitest";
import { recordedLines } from "../../src/cli/views/recorded.ts";
import type { Json } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";

const target = "switch/a";
const settings = { target, driver: "sim", ownership: "shared", pools: {}, limits: {} } as const;

function lines(values: readonly Json[] | undefined, live: Record<string, Json>): string[] {
  const plan = {
    adoptions: [{ target, path: "/vlans/7", value: { name: "blue" }, claims: [] }],
    forgotten: [{ target, path: "/interfaces/E1" }],
  } as unknown as Plan;
  const vlans = values === undefined ? [] : [["7", { values, claims: [] }] as const];
  const items = new Map([["/vlans", new Map(vlans)]]);
  return recordedLines(plan, {
    owned: new Map([[target, { settings: { ...settings, connection: {} }, items }]]),
    live: new Map([[target, { type: "known", document: { interfaces: live }, digest: "d" }]]),
  });
}

const adopted = "1 item already as wanted: recorded as ours, nothing is sent";
const anew = "1 item needed by other resources than before: recorded, nothing is sent";
const gone = "1 item gone already: no longer recorded as ours";
const left = "1 item no longer needed and left as it is: no longer recorded as ours";

test.each([
  ["others made it", undefined, {}, [adopted, gone]],
  ["ours, with other claimants", [{ name: "blue" }], {}, [anew, gone]],
  ["ours, with another value", [{ name: "red" }], {}, [adopted, gone]],
  ["a crash left two values", [{ name: "red" }, { name: "blue" }], {}, [adopted, gone]],
  ["an interface exists by itself", undefined, { E1: {} }, [adopted, left]],
])("%s", (_, values, live, expected) => {
  expect(lines(values, live)).toEqual(expected);
});
