// The switch target type by itself: what waits for what, what disrupts, what conflicts read like,
// and that documents made from its items are what the document's schema says.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fastJsonPatch from "fast-json-patch";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { ItemType, ItemView } from "../../src/model/target.ts";
import { conflictFindings } from "../../src/plan/conflicts.ts";
import { DesiredDocuments } from "../../src/plan/desired.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { bareEthernet, bareLag, bareVrf } from "../../src/targets/switch/document.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { one, pairP, resourcesOf } from "./manifests.ts";

function typeNamed(name: string): ItemType {
  return switchTarget.itemTypes.find((type) => type.name === name)!;
}

interface Answers {
  readonly type: string;
  readonly item: ItemView;
  readonly waitsFor: readonly string[];
  readonly holds: readonly string[];
  readonly number: unknown;
  readonly onReplace: readonly string[];
  readonly feature: string | undefined;
}

const vlan7 = { space: "vlan", number: 7 };
const carriedOnE1 = ["/vlans/7", "/interfaces/E1/trunkVlans/7"];

const answers: readonly Answers[] = [
  {
    type: "vlan",
    item: { keys: ["7"], value: { name: "n" } },
    waitsFor: [],
    holds: [],
    number: vlan7,
    onReplace: [],
    feature: undefined,
  },
  {
    type: "vni",
    item: { keys: ["5000"], value: { vlan: 7 } },
    waitsFor: ["/vlans/7"],
    holds: ["vni-of-vlan/7"],
    number: { space: "vni", number: 5000 },
    onReplace: ["traffic of VNI 5000 between switches"],
    feature: "vnis",
  },
  {
    type: "remoteVteps",
    item: { keys: ["5000"], value: { "192.0.2.1": {} } },
    waitsFor: ["/vnis/5000"],
    holds: [],
    number: { space: "vni", number: 5000 },
    onReplace: [],
    feature: "remoteVteps",
  },
  {
    type: "portChannel",
    item: { keys: ["101"], value: { members: {}, lacp: "active", speed: "10g" } },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: ["all traffic on port channel 101"],
    feature: "speed",
  },
  {
    type: "portChannel",
    item: { keys: ["101"], value: { members: { E1: {}, E2: {} }, lacp: "active" } },
    waitsFor: [],
    holds: ["member/E1", "member/E2"],
    number: undefined,
    onReplace: ["all traffic on port channel 101"],
    feature: "portChannels",
  },
  {
    type: "interface",
    item: { keys: ["Port-Channel101"], value: bareLag(101) },
    waitsFor: ["/portChannels/101"],
    holds: [],
    number: undefined,
    onReplace: [],
    feature: "portChannels",
  },
  {
    type: "interface",
    item: { keys: ["E1"], value: bareEthernet },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: [],
    feature: "createInterface",
  },
  {
    type: "description",
    item: { keys: ["E1"], value: "to n" },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: [],
    feature: undefined,
  },
  {
    type: "trunkVlan",
    item: { keys: ["E1", "7"], value: {} },
    waitsFor: ["/vlans/7"],
    holds: [],
    number: vlan7,
    onReplace: [],
    feature: undefined,
  },
  {
    type: "allVlans",
    item: { keys: ["E1"], value: true },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: ["every VLAN that is not listed on E1"],
    feature: undefined,
  },
  {
    type: "translation",
    item: { keys: ["E1", "30"], value: { vlan: 7 } },
    waitsFor: carriedOnE1,
    holds: [],
    number: vlan7,
    onReplace: ["traffic tagged 30 on E1"],
    feature: "translations",
  },
  {
    type: "nativeVlan",
    item: { keys: ["E1"], value: 7 },
    waitsFor: carriedOnE1,
    holds: [],
    number: vlan7,
    onReplace: ["untagged traffic on E1"],
    feature: "nativeVlan",
  },
  {
    type: "speed",
    item: { keys: ["E1"], value: "100g" },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: ["all traffic on E1"],
    feature: "speed",
  },
  {
    type: "evpn",
    item: { keys: ["7"], value: { rd: "1:5000", imports: { "1:5000": {} }, exports: {} } },
    waitsFor: ["/vlans/7"],
    holds: ["rd/1:5000"],
    number: vlan7,
    onReplace: ["what other switches know of the addresses in VLAN 7"],
    feature: "evpn",
  },
  {
    type: "vrf",
    item: { keys: ["red"], value: bareVrf },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: [],
    feature: "vrfs",
  },
  {
    type: "gateway",
    item: {
      keys: ["7"],
      value: { vrf: "red", primary: "192.0.2.1/24", secondaries: {}, dhcpRelays: {} },
    },
    waitsFor: ["/vlans/7", "/vrfs/red"],
    holds: [],
    number: vlan7,
    onReplace: ["routed traffic of VLAN 7"],
    feature: "gateways",
  },
  {
    type: "prefix",
    item: { keys: ["red", "192.0.2.0/24"], value: { azLocal: false, announced: true } },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: ["routes to 192.0.2.0/24"],
    feature: "vrfs",
  },
  {
    type: "aggregate",
    item: { keys: ["red", "192.0.2.0/23"], value: { azLocal: false } },
    waitsFor: [],
    holds: [],
    number: undefined,
    onReplace: ["routes to 192.0.2.0/23"],
    feature: "vrfs",
  },
];

test.each(answers)("a $type of $item.keys answers the planner's questions", (expected) => {
  const { item } = expected;
  const type = typeNamed(expected.type);
  expect({
    type: type.name,
    item,
    waitsFor: type.waitsFor(item).map(({ bucket, key }) => `${bucket}/${key}`),
    holds: type.holds?.(item) ?? [],
    number: type.number(item),
    onReplace: type.disrupts(item, undefined),
    feature: type.feature(item),
  }).toEqual(expected);
});

test("every item type is asked, and every feature is somebody's", () => {
  expect(new Set(answers.map(({ type }) => type))).toEqual(
    new Set(switchTarget.itemTypes.map(({ name }) => name)),
  );
  expect(new Set(answers.flatMap(({ feature }) => feature ?? []))).toEqual(
    new Set(Object.keys(switchTarget.features)),
  );
});

test("a physical port is permanent, the interface of a port channel is not", () => {
  const type = typeNamed("interface");
  expect(type.permanent({ keys: ["E1"], value: bareEthernet })).toBe(true);
  expect(type.permanent({ keys: ["Port-Channel1"], value: bareLag(1) })).toBe(false);
});

test("live numbers show the network that a VLAN, and through it a VNI, belongs to", () => {
  const document = {
    vlans: { "7": { name: "n" }, "8": { name: "" } },
    vnis: { "5000": { vlan: 7 }, "5001": { vlan: 9 } },
  };
  expect([...switchTarget.numbersIn(document)]).toEqual([
    { space: "vlan", number: 7, path: "/vlans/7", key: "n" },
    { space: "vlan", number: 8, path: "/vlans/8" },
    { space: "vni", number: 5000, path: "/vnis/5000", key: "n" },
    { space: "vni", number: 5001, path: "/vnis/5001" },
  ]);
});

test("what nobody claims conflicts as that does which it belongs to", () => {
  expect(typeNamed("remoteVteps").conflict).toBe(typeNamed("vni").conflict);
  expect(typeNamed("allVlans").conflict).toBe(typeNamed("trunkVlan").conflict);
});

test.each([
  ["/vlans", "7", { name: "a" }, { name: "b" }, "conflict/vlan"],
  ["/vnis", "5000", { vlan: 7 }, { vlan: 8 }, "conflict/vni"],
  ["/portChannels", "1", { lacp: "active" }, { lacp: "off" }, "conflict/port-channel"],
  ["/interfaces", "E1", bareEthernet, bareLag(1), "conflict/interface"],
  ["/interfaces/E1", "description", "a", "b", "conflict/description"],
  ["/interfaces/E1", "nativeVlan", 7, 8, "conflict/native-vlan"],
  ["/interfaces/E1/trunkVlans", "7", {}, { tagged: false }, "conflict/trunk-vlan"],
  ["/interfaces/E1/translations", "30", { vlan: 7 }, { vlan: 8 }, "conflict/translation"],
  ["/interfaces/E1", "speed", "10g", "100g", "conflict/speed"],
  ["/evpn", "7", { rd: "1:1" }, { rd: "1:2" }, "conflict/evpn"],
  ["/gateways", "7", { primary: "192.0.2.1/24" }, { primary: "192.0.2.2/24" }, "conflict/gateway"],
  ["/vrfs", "red", bareVrf, { ...bareVrf, number: 1 }, "conflict/vrf"],
  ["/vrfs/red/prefixes", "10.0.0.0/8", { azLocal: true }, { azLocal: false }, "conflict/prefix"],
  [
    "/vrfs/red/aggregates",
    "10.0.0.0/8",
    { azLocal: true },
    { azLocal: false },
    "conflict/aggregate",
  ],
] as const)(
  "two claims on %s/%s are a conflict that says what to do",
  (bucket, key, a, b, code) => {
    const documents = new DesiredDocuments();
    const [first, second] = ["x", "y"].map((resource) => ({
      resource,
      file: "f",
      line: 1,
      column: 1,
      through: [],
    }));
    documents.claim("switch/s", bucket, key, a, first!);
    documents.claim("switch/s", bucket, key, b, second!);
    const source = { file: "f", line: 1, column: 1, document: 0 };
    const findings = conflictFindings(fabricCatalog, documents.conflicts, ({ resource }) => ({
      resource: { kind: "K", name: resource, source },
      field: "",
    }));
    expect(findings).toMatchObject([{ code, help: expect.stringMatching(/.{20}/) as string }]);
  },
);

const network = (name: string): string => one("Network", name, "{}");
const bind = (name: string, spec: string): string => one("PortBinding", name, `{${spec}}`);

test.each([
  ["untagged", "", "conflict/native-vlan"],
  ["under one tag", ", hostVlan: 5", "conflict/translation"],
])("two networks %s on one host are a conflict, once for all switches", (_, spec, code) => {
  const texts = [
    network("a"),
    network("b"),
    bind("a", `network: a, host: n01${spec}`),
    bind("b", `network: b, host: n01${spec}`),
  ];
  const result = (): unknown =>
    planIn(emptyWorld, resourcesOf(pairP(1), ...texts), {
      planner: (catalog, input) => {
        const made = makePlan(catalog, input);
        expect(made).toMatchObject({ type: "invalid", findings: [{ code }] });
        return made;
      },
      catalog: fabricCatalog,
    });
  expect(result).toThrow(code);
});

test("the document that a plan makes is what the document's schema says", () => {
  const texts = [network("a"), network("b"), bind("a", "network: a, host: n01")];
  const tagged = bind("b", "network: b, host: n01, hostVlan: 5");
  const group = "{ports: [{switch: p-s1, interface: Ethernet9, description: free}]}";
  const resources = resourcesOf(pairP(1), ...texts, tagged, one("HostGroup", "g", group));
  const plan = planIn(emptyWorld, resources, { planner: makePlan, catalog: fabricCatalog });
  const patch = plan.operations
    .filter(({ target }) => target === "switch/p-s1")
    .map(({ action, path, value }) => ({ op: action, path, value }));
  const start = structuredClone(switchTarget.emptyDocument);
  const document = fastJsonPatch.applyPatch(
    start,
    structuredClone(patch) as fastJsonPatch.Operation[],
    true,
  ).newDocument as JsonObject;
  const schema = JSON.parse(
    readFileSync(new URL("../../schemas/documents/switch.schema.json", import.meta.url), "utf8"),
  ) as JsonObject;
  const validate = new Ajv({ strict: true }).compile(schema);
  expect([validate(document), validate.errors]).toEqual([true, null]);
  expect(validate({ ...document, vlans: { "0": { name: "x" } } })).toBe(false);
});
