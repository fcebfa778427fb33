// Operations, settings and plans by hand, as short as tests want them.

import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import { operationId, type Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { TargetName, TargetSettings } from "../../src/model/target.ts";

export const claimant = {
  resource: "Network/blue",
  file: "blue.yaml",
  line: 1,
  column: 1,
  through: [],
};

export function settingsFor(target: TargetName): TargetSettings {
  return { target, driver: "sim", ownership: "shared", pools: {}, limits: {}, connection: {} };
}

type Extra = Partial<Pick<Operation, "waitsFor" | "item" | "claims">>;

export function add(target: TargetName, path: string, value: Json, extra: Extra = {}): Operation {
  return { ...blank("add", target, path), value, ...extra };
}

export function replace(
  target: TargetName,
  path: string,
  [previous, value]: readonly [Json, Json],
  extra: Extra = {},
): Operation {
  return { ...blank("replace", target, path), previous, value, ...extra };
}

export function remove(
  target: TargetName,
  path: string,
  previous: Json,
  extra: Extra = {},
): Operation {
  return { ...blank("remove", target, path), previous, ...extra };
}

function blank(action: Operation["action"], target: TargetName, path: string): Operation {
  const id = operationId(action, target, path);
  return { id, target, action, path, claims: [claimant], waitsFor: [], disrupts: [] };
}

/** A plan of just these operations. */
export function planOf(operations: readonly Operation[], extra: Partial<Plan> = {}): Plan {
  const targets = [...new Set(operations.map(({ target }) => target))];
  return {
    digest: digestOf(operations as unknown as Json),
    operations,
    allocations: { added: [], released: [] },
    freed: [],
    allocated: [],
    adoptions: [],
    forgotten: [],
    held: [],
    places: [],
    scopes: [],
    targets: targets.map((target) => ({
      target,
      state: "changes",
      settings: settingsFor(target),
      foreignItems: 0,
    })),
    ...extra,
  };
}

/** An empty switch with these VLANs. */
export function switchWith(vlans: JsonObject): JsonObject {
  return { ...switchTarget.emptyDocument, vlans };
}

export function vlan(name: string): JsonObject {
  return { name };
}
