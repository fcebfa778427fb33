// What counts as drift, as a table: ours against live, under each ownership.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { driftJson } from "../../src/cli/views/drift.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { OwnedDocument } from "../../src/model/owned.ts";
import { splitPointer } from "../../src/model/pointer.ts";
import type { LiveView, Ownership } from "../../src/model/target.ts";
import { withAcceptance } from "../../src/reconcile/accepted-drift.ts";
import { findDrift } from "../../src/reconcile/drift.ts";
import { projectRoot } from "../scenarios/world.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";

const target = "switch/a";
const ethernet = { type: "ethernet", trunkVlans: {}, translations: {} };

function owned(items: Record<string, Json[]>, ownership: Ownership = "shared"): OwnedDocument {
  const buckets = new Map<string, Map<string, { values: Json[]; claims: [] }>>();
  for (const [path, values] of Object.entries(items)) {
    const { bucket, key } = splitPointer(path);
    buckets.set(bucket, (buckets.get(bucket) ?? new Map()).set(key, { values, claims: [] }));
  }
  const pools = { vlan: "vlan/a", vni: "vni" };
  const settings = { target, driver: "sim", ownership, pools, limits: {}, connection: {} };
  return { settings, items: buckets };
}

function drift(ours: OwnedDocument, live: LiveView | undefined) {
  return findDrift({
    owned: new Map([[target, ours]]),
    live: new Map(live === undefined ? [] : [[target, live]]),
    targetTypes: new Map([["switch", switchTarget]]),
    isInPools: (pool, number) => pool === "vlan/a" && number >= 2000,
  })[0];
}

function known(document: JsonObject): LiveView {
  return { type: "known", document, digest: "" };
}

function kinds(ours: OwnedDocument, live: JsonObject): string[] {
  const found = drift(ours, known(live));
  if (found?.state !== "drifted") return [];
  return found.differences.map(({ type, path }) => `${type} ${path}`);
}

const blue = { "/vlans/2000": [{ name: "blue" }] };

describe("an item of ours", () => {
  test.each<[string, Record<string, Json[]>, JsonObject, string[]]>([
    ["as it was applied", blue, { vlans: { 2000: { name: "blue" } } }, []],
    ["gone", blue, { vlans: {} }, ["missing /vlans/2000"]],
    ["gone with its parent", blue, {}, ["missing /vlans/2000"]],
    ["changed", blue, { vlans: { 2000: { name: "red" } } }, ["changed /vlans/2000"]],
    [
      "either of two values while a change is under way",
      { "/vlans/2000": [{ name: "old" }, { name: "blue" }] },
      { vlans: { 2000: { name: "old" } } },
      [],
    ],
    [
      "a container with something inside it",
      { "/interfaces/E1": [ethernet] },
      { interfaces: { E1: { ...ethernet, nativeVlan: 7 } } },
      [],
    ],
  ])("%s", (_, items, live, expected) => {
    expect(kinds(owned(items), live)).toEqual(expected);
  });
});

describe("what others put there is drift only where everything is ours", () => {
  const live = {
    vlans: { 2000: { name: "blue" }, 2001: { name: "inside" }, 9: { name: "outside" } },
    interfaces: { E1: ethernet },
  };
  test.each<[Ownership, string[]]>([
    ["shared", []],
    ["ranges", ["extra /vlans/2001"]],
    ["exclusive", ["extra /vlans/9", "extra /vlans/2001"]],
  ])("%s", (ownership, expected) => {
    expect(kinds(owned(blue, ownership), live)).toEqual(expected);
  });
});

describe("drift that somebody accepted", () => {
  const ours = owned({ ...blue, "/vlans/2001": [{ name: "red" }] });
  const lost = drift(ours, known({ vlans: {} }));
  const untilMs = 1_000;

  test.each<[string, string | undefined, number, string[]]>([
    ["is none, item by item", "/vlans/2000", 0, ["drifted", "1", "1"]],
    ["is none on a whole target", undefined, 0, ["in-sync", "0", "2"]],
    ["is none below a path", "/vlans/*", 0, ["in-sync", "0", "2"]],
    ["is drift again once the time is up", "/vlans/*", 1_000, ["drifted", "2", "0"]],
    ["is not what lies elsewhere", "/vnis/*", 0, ["drifted", "2", "0"]],
  ])("%s", (_, path, nowMs, expected) => {
    const one = { target, untilMs, because: "ticket 12", ...(path === undefined ? {} : { path }) };
    const [left] = withAcceptance(lost === undefined ? [] : [lost], [one], nowMs);
    const accepted = left === undefined || left.state === "unknown" ? [] : (left.accepted ?? []);
    const differences = left?.state === "drifted" ? left.differences : [];
    expect([left?.state, String(differences.length), String(accepted.length)]).toEqual(expected);
    for (const { because } of accepted) {
      expect(because).toBe("it is accepted until 1970-01-01T00:00:01Z: ticket 12");
    }
  });
});

test("accepted drift is told in JSON as the schema promises", () => {
  const lost = drift(owned(blue), known({ vlans: {} }));
  const left = withAcceptance(lost === undefined ? [] : [lost], [{ target, untilMs: 1 }], 0);
  const path = join(projectRoot, "schemas/outputs/drift.schema.json");
  const isValid = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(path, "utf8")));
  const told = driftJson(left);
  expect(isValid(told), JSON.stringify(isValid.errors)).toBe(true);
  expect(told).toMatchObject({
    summary: { inSync: 1, drifted: 0 },
    targets: [{ differences: [], accepted: [{ path: "/vlans/2000", type: "missing" }] }],
  });
});

test("a target that was not seen is unknown, never drifted", () => {
  expect(drift(owned(blue), { type: "unknown", reason: "no answer" })).toEqual({
    target,
    state: "unknown",
    reason: "no answer",
  });
  expect(drift(owned(blue), undefined)).toMatchObject({ state: "unknown" });
});
