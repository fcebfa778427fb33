// Whatever rows there are and whatever is asked for: a refusal in words or a transaction, never a throw; no
// port that carries every VLAN by accident; and nothing about operations that nobody asked for.

import fc from "fast-check";
import { expect, test } from "vitest";
import { documentOf } from "../../src/drivers/ovs/read/document.ts";
import { readSwitch } from "../../src/drivers/ovs/read/read-switch.ts";
import { planChanges, type PlannedChanges } from "../../src/drivers/ovs/write/plan-changes.ts";
import type { Json } from "../../src/model/json.ts";
import { pointerOf } from "../../src/model/pointer.ts";
import { patchPair, switchRows, type WrittenPort } from "./switch-rows.ts";

const names = [
  "et1",
  "et2",
  "et7",
  "Port-Channel7",
  "bond7",
  "po8",
  "__proto__",
  "constructor",
  "",
];
const sections = ["vlans", "vnis", "remoteVteps", "portChannels", "interfaces", "gateways", "x"];
const fields = [
  "trunkVlans",
  "translations",
  "nativeVlan",
  "members",
  "lacp",
  "name",
  "vlan",
  "type",
];
const numbers = ["0", "5", "6", "7", "105", "4094", "4095", "16777216", "1e3", "-1", "05"];
const key = fc.constantFrom(...names, ...fields, ...numbers);
const path = fc
  .tuple(fc.constantFrom(...sections), fc.array(key, { maxLength: 4 }))
  .map(([section, rest]) => pointerOf([section, ...rest]));
const bare = (more: object): Json => ({
  type: "ethernet",
  trunkVlans: {},
  translations: {},
  ...more,
});
const value: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Json>({}, 5, "5", null, [], true, { vlan: 5 }, { vlan: "x" }, { name: 7 }),
  fc.constantFrom<Json>(
    bare({}),
    bare({ trunkVlans: { "5": {} }, nativeVlan: 5, translations: { "105": { vlan: 5 } } }),
    { type: "lag", portChannel: 7, trunkVlans: {}, translations: {} },
    { members: { et1: {}, et2: {}, et9: {} }, lacp: "active" },
  ),
  fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as Json),
);
/** What fits, as often as not. */
const fitting = fc.constantFrom<readonly [string, Json | undefined]>(
  ...names.flatMap((name): (readonly [string, Json | undefined])[] => [
    [pointerOf(["interfaces", name]), undefined],
    [pointerOf(["interfaces", name, "trunkVlans", "6"]), {}],
    [pointerOf(["interfaces", name, "trunkVlans", "5"]), undefined],
    [pointerOf(["interfaces", name, "nativeVlan"]), undefined],
    [pointerOf(["interfaces", name, "description"]), "x"],
    [pointerOf(["portChannels", "7", "members", name]), {}],
    [pointerOf(["portChannels", "7", "members", name]), undefined],
  ]),
  ["/portChannels/7", { members: { et1: {} }, lacp: "off" }],
  ["/portChannels/7", undefined],
  ["/vlans/5", undefined],
  ["/interfaces/et6/translations/105", { vlan: 6 }],
);
const changes = fc
  .array(fc.oneof(fitting, fitting, fitting, fc.tuple(path, value)), { minLength: 1, maxLength: 3 })
  .map((all) =>
    all.map(([at, to], i) =>
      to === undefined ? { id: `${i}`, path: at } : { id: `${i}`, path: at, value: to },
    ),
  );

const port: fc.Arbitrary<WrittenPort> = fc.record(
  {
    tag: fc.constantFrom(0, 5, 4095),
    trunks: fc.constantFrom([], [5], [5, 6]),
    mode: fc.constantFrom("access", "trunk", "native-untagged", "native-tagged", "dot1q-tunnel"),
    marks: fc.record(
      {
        plumbline: fc.constantFrom("interface", "port-channel", "tunnel"),
        "plumbline-made": fc.constant("true"),
        "plumbline-before": fc.constantFrom('{"trunks":[]}', '{"tag":5,"trunks":[]}', "x"),
        "plumbline-parked": fc.constant("true"),
        "plumbline-port-channel": fc.constantFrom("7", "x"),
        "plumbline-interface": fc.constantFrom("Port-Channel7", "et1"),
        "plumbline-same-tags": fc.constantFrom("5 6", "x"),
      },
      { requiredKeys: [] },
    ),
    interfaces: fc.constantFrom(
      { et1: {} },
      { et2: {}, et3: {} },
      { et4: { error: "gone", ofport: -1 } },
    ),
  },
  { requiredKeys: [] },
);
const pair = patchPair("p", { inner: { tag: 5 }, outer: { tag: 105 } });
const switches = fc
  .record({ et1: port, bond7: port, et7: port, po8: port }, { requiredKeys: [] })
  .map((ports) =>
    switchRows({
      br0: {
        marks: { "plumbline-vlan-5": "blue", "plumbline-vni-5": "5" },
        ports: { ...ports, ...pair.inner },
      },
      xl: {
        marks: {
          plumbline: "translation",
          "plumbline-interface": "et6",
          "plumbline-bridge": "br0",
        },
        ports: { et6: { trunks: [105] }, ...pair.outer },
      },
    }),
  );

test("anything that is asked of any switch is refused in words or becomes a transaction", () => {
  fc.assert(
    fc.property(switches, changes, (tables, asked) => {
      const view = readSwitch(tables, "br0");
      if (typeof view === "string") return;
      const document = documentOf(view, undefined);
      const planned = planChanges({ view, document, vtepAddress: undefined }, asked);
      const ids = new Set(asked.map(({ id }) => id));
      for (const [id, reason] of planned.refusals) {
        expect(ids).toContain(id);
        expect(reason).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(planned.rows.owners.flat().every((id) => ids.has(id))).toBe(true);
      if (planned.refusals.size === 0) expect(opened(planned)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

/** Ports that are written so that they carry every VLAN, although nobody had them so. */
function opened({ rows }: PlannedChanges): unknown[] {
  return rows.operations.filter((operation) => {
    if ((operation.op !== "insert" && operation.op !== "update") || operation.table !== "Port")
      return false;
    const { trunks, vlan_mode: mode, tag } = operation.row;
    const isEmpty = Array.isArray(trunks) && trunks.length === 0;
    return isEmpty && mode !== "access" && tag === undefined && mode !== undefined;
  });
}
