// Three switches that are changed one after the other, with plans from the planner's own rules in
// miniature: what differs is changed. And what must hold of the records, whatever the devices did.

import { expect } from "vitest";
import { equalJson, isJsonObject, type JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { add, remove, replace, vlan } from "../support/operations.ts";
import type { Bench } from "./bench.ts";

export const targets = ["switch/a", "switch/b", "switch/c"];

export function desiredOn(target: string): JsonObject {
  const ids = [200, 201, 202, 203];
  return {
    vlans: Object.fromEntries(ids.map((id) => [id, vlan(`${target}-${id}`)])),
    vnis: Object.fromEntries(ids.map((id) => [9000 + id, { vlan: id }])),
  };
}

/** Everything that differs, VLANs before VNIs, and a chain from switch to switch. */
export async function planFor(bench: Bench): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const target of targets) {
    const live = await bench.live(target);
    const chained = operations.at(-1)?.id;
    for (const bucket of ["vlans", "vnis"]) {
      const vlansHere = operations.filter((one) => one.target === target).map(({ id }) => id);
      const waitsFor = bucket === "vnis" ? vlansHere : chained === undefined ? [] : [chained];
      const [have, want] = [live[bucket], desiredOn(target)[bucket]];
      if (!isJsonObject(have) || !isJsonObject(want)) throw new Error("a bucket is missing");
      for (const key of new Set([...Object.keys(have), ...Object.keys(want)])) {
        const path = `/${bucket}/${key}`;
        const [before, after] = [have[key], want[key]];
        if (equalJson(before, after)) continue;
        if (before === undefined) operations.push(add(target, path, after!, { waitsFor }));
        else if (after === undefined) operations.push(remove(target, path, before, { waitsFor }));
        else operations.push(replace(target, path, [before, after], { waitsFor }));
      }
    }
  }
  return operations;
}

export async function expectHonest(bench: Bench): Promise<void> {
  for (const target of targets) {
    const [live, owned] = [await bench.live(target), await bench.owned(target)];
    for (const bucket of ["vlans", "vnis"]) {
      for (const [key, value] of Object.entries(live[bucket] as JsonObject)) {
        // Nothing else writes here, so whatever is live was applied, and must be known as ours.
        expect(owned[`/${bucket}/${key}`], `${target}/${bucket}/${key}`).toContainEqual(value);
      }
    }
  }
}
