// The patch panel target type by itself: what waits for what, what disrupts, whose numbers vhosts are, and
// that documents made from its items are what the document's schema says.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fastJsonPatch from "fast-json-patch";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { ItemType, ItemView } from "../../src/model/target.ts";
import { conflictFindings } from "../../src/plan/conflicts.ts";
import { declare } from "../../src/plan/declare.ts";
import { DesiredDocuments } from "../../src/plan/desired.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { componentsOf } from "../../src/targets/patchpanel/components.ts";
import { patchPanelTarget } from "../../src/targets/patchpanel/patchpanel-target.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { desiredOn, one, pairP, resourcesOf } from "./manifests.ts";

const plugged = { vhost: 2, nic: 2, physicalNetwork: "p", mac: "fa:16:3e:00:00:0a", up: true };
const nic = { pciAddress: "00:05.0", physicalNetwork: "p", vhosts: 2, coreMask: "0xfe" };
const classifier = { core: 6, type: "classifier_mac", rx: { "phy:0": {} }, tx: { "ring:2": {} } };

function typeNamed(name: string): ItemType {
  return patchPanelTarget.itemTypes.find((type) => type.name === name)!;
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

const plain = { waitsFor: [], holds: [], number: undefined, onReplace: [], feature: undefined };
const ofProcess = { ...plain, feature: "wiring" };

const answers: readonly Answers[] = [
  {
    ...plain,
    type: "nic",
    item: { keys: ["2"], value: nic },
    waitsFor: ["/nics/1"],
    onReplace: ["all traffic of NIC 2 and of those after it"],
  },
  {
    ...plain,
    type: "mirroring",
    item: { keys: ["process"], value: { mirrors: 2, coreMask: "0x30002" } },
    onReplace: ["all mirrored traffic"],
    feature: "mirrors",
  },
  {
    ...ofProcess,
    type: "process",
    item: { keys: ["1"], value: {} },
    waitsFor: ["/nics/1"],
  },
  {
    ...ofProcess,
    type: "component",
    item: { keys: ["1", "classifier"], value: classifier },
    waitsFor: ["/wiring/1/forward_1_rx"],
    onReplace: ["traffic through classifier of NIC 1"],
  },
  {
    ...plain,
    type: "takenVhost",
    item: { keys: ["p", "3"], value: { port: "gone" } },
    number: { space: "vhost/p", number: 3 },
  },
  {
    ...plain,
    type: "plug",
    item: { keys: ["p1"], value: { ...plugged, vlan: 400 } },
    waitsFor: [
      "/nics/1",
      "/nics/2",
      "/wiring/2/forward_2_tx",
      "/wiring/2/forward_2_rx",
      "/wiring/2/classifier",
      "/wiring/2/merger",
    ],
    holds: ["vhost/2", "mac/2/fa:16:3e:00:00:0a/400"],
    number: { space: "vhost/p", number: 2 },
    onReplace: ["traffic of port p1"],
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
    new Set(patchPanelTarget.itemTypes.map(({ name }) => name)),
  );
  expect(new Set(answers.flatMap(({ feature }) => feature ?? []))).toEqual(
    new Set(Object.keys(patchPanelTarget.features)),
  );
});

test("the components of a NIC are made one after the other, vhost by vhost", () => {
  const component = typeNamed("component");
  const workers = [2, 3, 4, 5, 6, 7];
  const made = componentsOf({ place: 1, firstVhost: 0, vhosts: 2, workers }, "object");
  const order = made.map(([name, value]) => [
    name,
    component.waitsFor({ keys: ["1", name], value }).map(({ key }) => key),
  ]);
  expect(order).toEqual([
    ["forward_0_tx", []],
    ["forward_0_rx", ["forward_0_tx"]],
    ["forward_1_tx", ["forward_0_rx"]],
    ["forward_1_rx", ["forward_1_tx"]],
    ["classifier", ["forward_1_rx"]],
    ["merger", ["classifier"]],
  ]);
  const custom = { keys: ["1", "classifier"], value: { ...classifier, tx: { "vhost:0": {} } } };
  expect(component.waitsFor(custom)).toEqual([]);
});

test("what brings frames to a vhost is a merger for agents that are configured by an object", () => {
  const cores = { place: 2, firstVhost: 2, vhosts: 1, workers: [10, 11, 12, 13] };
  const types = (keys: "array" | "object"): string[] =>
    componentsOf(cores, keys).map(([name, { type, core }]) => `${name} ${type} ${core}`);
  const rest = ["forward_2_rx forward 11", "classifier classifier_mac 12", "merger merge 13"];
  expect(types("object")).toEqual(["forward_2_tx merge 10", ...rest]);
  expect(types("array")).toEqual(["forward_2_tx forward 10", ...rest]);
});

test("a port that is not up has no traffic to lose; by halves it waits for nothing", () => {
  const plug = typeNamed("plug");
  const down = { keys: ["p1"], value: { ...plugged, up: false } };
  const up = { keys: ["p1"], value: plugged };
  expect(plug.disrupts(down, { ...plugged, vlan: 400 })).toEqual([]);
  expect(plug.disrupts(up, { ...plugged, up: false })).toEqual([]);
  expect(plug.disrupts(up, { ...plugged, vlan: 400 })).toEqual(["traffic of port p1"]);
  const half = { keys: ["p1"], value: { up: false } };
  expect([plug.waitsFor(half), plug.holds?.(half), plug.number(half)]).toEqual([[], [], undefined]);
});

test("a NIC that keeps its vhosts renumbers nobody's", () => {
  const item = { keys: ["1"], value: nic };
  expect(typeNamed("nic").disrupts(item, { ...nic, coreMask: "0x7e" })).toEqual([
    "all traffic of NIC 1",
  ]);
});

test("live numbers show the port that has a vhost, whether it uses it or only took it", () => {
  const document = {
    plugs: { p1: plugged, half: { up: false } },
    vhosts: { p: { "3": { port: "gone" } }, "a/b": { "4": {} } },
  };
  expect([...patchPanelTarget.numbersIn(document)]).toEqual([
    { space: "vhost/p", number: 2, path: "/plugs/p1", key: "p1" },
    { space: "vhost/p", number: 3, path: "/vhosts/p/3", key: "gone" },
    { space: "vhost/a/b", number: 4, path: "/vhosts/a~1b/4" },
  ]);
});

test.each([
  ["/nics", "1", nic, { ...nic, vhosts: 3 }, "conflict/patch-panel"],
  ["/plugs", "p1", plugged, { ...plugged, vhost: 3 }, "conflict/plug"],
] as const)(
  "two claims on %s/%s are a conflict that says what to do",
  (bucket, key, a, b, code) => {
    const documents = new DesiredDocuments();
    for (const [resource, value] of [
      ["x", a],
      ["y", b],
    ] as const) {
      const by = { resource, file: "f", line: 1, column: 1, through: [] };
      documents.claim("patchpanel/h", bucket, key, value, by);
    }
    const source = { file: "f", line: 1, column: 1, document: 0 };
    const findings = conflictFindings(fabricCatalog, documents.conflicts, ({ resource }) => ({
      resource: { kind: "K", name: resource, source },
      field: "",
    }));
    expect(findings).toMatchObject([{ code, help: expect.stringMatching(/.{20}/) as string }]);
  },
);

const host = (spec: string): string =>
  one("Host", "n01", `{softPatchPanel: {driver: sim, ${spec}}}`);
const twoNics = `nics: [
  {pciAddress: "0000:00:04.0", physicalNetwork: p, vhosts: 1, coreMask: "0X03E"},
  {pciAddress: "00:05.0", physicalNetwork: p, vhosts: 1, coreMask: "0x3c2"}]`;
const bind = (name: string, spec: string): string =>
  one("PortBinding", name, `{host: n01, network: a, ${spec}}`);
const byVhost = (mac: string): string =>
  `macAddress: "fa:16:3e:00:00:${mac}", attachment: {type: vhost}`;

test("a host claims its NICs in the spelling that everybody compares", () => {
  const desired = desiredOn("patchpanel/n01", pairP(1), host(twoNics));
  expect(desired.filter((line) => line.startsWith("/nics"))).toEqual([
    '/nics/1 {"coreMask":"0x3e","pciAddress":"00:04.0","physicalNetwork":"p","vhosts":1}',
    '/nics/2 {"coreMask":"0x3c2","pciAddress":"00:05.0","physicalNetwork":"p","vhosts":1}',
  ]);
});

test("ports fill the NICs of a physical network one after the other", () => {
  const texts = [one("Network", "a", "{}"), bind("b1", byVhost("01")), bind("b2", byVhost("02"))];
  const desired = desiredOn("patchpanel/n01", pairP(1), host(twoNics), ...texts);
  expect(desired.filter((line) => line.startsWith("/plugs"))).toEqual([
    '/plugs/b1 {"mac":"fa:16:3e:00:00:01","nic":1,"physicalNetwork":"p","up":true,"vhost":0,"vlan":2000}',
    '/plugs/b2 {"mac":"fa:16:3e:00:00:02","nic":2,"physicalNetwork":"p","up":true,"vhost":1,"vlan":2000}',
  ]);
});

test("what a driver needs is asked for where the host says the rest of it", () => {
  const needy = { name: "needy", features: new Set<string>(), needs: ["keysIn"] };
  const catalog = { ...fabricCatalog, drivers: new Map([[needy.name, needy]]) };
  const text = one("Host", "n01", `{softPatchPanel: {driver: needy, ${twoNics}}}`);
  expect(declare(catalog, resourcesOf(text)).findings).toMatchObject([
    {
      code: "fabric/driver-needs",
      at: { field: "/spec/softPatchPanel/driver" },
      label: "driver needy needs spec.softPatchPanel.keysIn",
      help: expect.stringContaining("Host.spec.softPatchPanel.keysIn") as string,
    },
  ]);
});

test("the document that a plan makes is what the document's schema says", () => {
  const mirrors = 'mirrors: {count: 1, coreMask: "0x402"}';
  const texts = [one("Network", "a", "{}"), bind("b1", byVhost("01"))];
  const resources = resourcesOf(pairP(1), host(`${twoNics}, ${mirrors}`), ...texts);
  const plan = planIn(emptyWorld, resources, { planner: makePlan, catalog: fabricCatalog });
  const patch = plan.operations
    .filter(({ target }) => target === "patchpanel/n01")
    .map(({ action, path, value }) => ({ op: action, path, value }));
  const start = structuredClone(patchPanelTarget.emptyDocument);
  const document = fastJsonPatch.applyPatch(
    start,
    patch as Parameters<typeof fastJsonPatch.applyPatch>[1],
  ).newDocument as JsonObject;
  expect(document).toMatchObject({ mirroring: { process: { mirrors: 1, coreMask: "0x402" } } });
  const schema = JSON.parse(
    readFileSync(
      new URL("../../schemas/documents/patchpanel.schema.json", import.meta.url),
      "utf8",
    ),
  ) as object;
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  expect([validate(document), validate.errors]).toEqual([true, null]);
});
