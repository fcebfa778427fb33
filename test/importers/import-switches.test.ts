// What is live on switches, described by an import, is what a plan of the description wants: with the
// resources of the switches alone, and a store that remembers nothing, there is nothing to do.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitOf } from "../../src/cli/imported-fit.ts";
import { importSwitches, type SwitchImport } from "../../src/importers/switch/import-switches.ts";
import { formatManifest } from "../../src/manifest/format/format-manifest.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { LiveView, TargetName } from "../../src/model/target.ts";
import { bucketShape, itemPath, itemView, liveBuckets } from "../../src/plan/item-types.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { fabricShapes, resource, resourcesOf } from "../support/fabric.ts";
import { applyIn, emptyWorld, InvalidManifests, planIn } from "../support/world.ts";

const asked = { planner: makePlan, catalog: fabricCatalog };
const ground = ["AvailabilityZone", "VlanPool", "SwitchPair", "Switch", "ReconcilePolicy"];

type Live = ReadonlyMap<TargetName, JsonObject>;

function importOf(given: readonly Resource[], live: Live): SwitchImport {
  const views = new Map<TargetName, LiveView>(
    [...live].map(([target, document]) => [target, { type: "known", document, digest: "" }]),
  );
  const switches = [...live].map(([target, document]) => {
    const name = target.slice("switch/".length);
    const pair = String(
      given.find((one) => one.kind === "Switch" && one.name === name)?.spec["pair"],
    );
    const pool = given.find((one) => one.kind === "SwitchPair" && one.name === pair)?.spec[
      "vlanPool"
    ];
    return { name, target, pair, vlanPool: String(pool ?? pair), document };
  });
  const input = {
    catalog: fabricCatalog,
    given,
    live: views,
    allocations: [],
    imported: [...live.keys()],
  };
  const imported = importSwitches({
    switches,
    given,
    added: [],
    schema: "plumbline.schema.json",
    fit: (described) => fitOf(input, described),
  });
  if ("fault" in imported) throw new Error(imported.fault);
  return imported;
}

function resourcesIn({ files }: SwitchImport): Resource[] {
  return [...files].flatMap(([file, text]) => {
    const { resources, diagnostics } = readManifest(file, text);
    expect(diagnostics).toEqual([]);
    expect(formatManifest(file, text)).toEqual({ type: "formatted", text });
    return resources;
  });
}

function replanned(
  given: readonly Resource[],
  live: Live,
): { plan: Plan; left: readonly string[] } {
  const imported = importOf(given, live);
  const plan = planIn({ ...emptyWorld, live }, [...given, ...resourcesIn(imported)], asked);
  return { plan, left: imported.leftOver.map(({ path, why }) => `${path}: ${why}`) };
}

/** Undefined where the generated resources contradict each other. */
function liveAfter(resources: readonly Resource[]): Live | undefined {
  try {
    return applyIn(emptyWorld, planIn(emptyWorld, resources, asked), fabricCatalog).live;
  } catch (error) {
    if (error instanceof InvalidManifests) return undefined;
    throw error;
  }
}

describe("a fabric that was applied", () => {
  test("is described so that a plan finds nothing to do and nothing in the way", () => {
    fc.assert(
      fc.property(fabricShapes, (shape) => {
        const resources = resourcesOf(shape);
        const live = liveAfter(resources);
        fc.pre(live !== undefined);
        const given = resources.filter(({ kind }) => ground.includes(kind));
        const { plan, left } = replanned(given, live);
        expect(plan.operations).toEqual([]);
        expect(plan.held).toEqual([]);
        expect(left).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

const set = (keys: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> =>
  fc
    .uniqueArray(keys, { maxLength: 3 })
    .map((all) => Object.fromEntries(all.map((key) => [key, {}])));
const dictionary = (
  keys: fc.Arbitrary<string>,
  value: fc.Arbitrary<JsonObject>,
): fc.Arbitrary<JsonObject> =>
  fc
    .uniqueArray(fc.tuple(keys, value), { maxLength: 5, selector: ([key]) => key })
    .map(Object.fromEntries);

const vlanNumbers = fc.constantFrom(1, 7, 2000, 2001, 2002, 4094);
const vlanKeys = vlanNumbers.map(String);
const addresses = fc.constantFrom("10.0.0.1/24", "10.0.0.2/24", "10.0.1.1/24", "fd00::1/64");
const marks = fc.record({ azLocal: fc.boolean(), announced: fc.boolean() });
const targets = fc.constantFrom("1:5000", "1:5001", "65000:1");

/** What others may have written into a device. */
const oddTexts = [
  "",
  "Green Net",
  "-odd-",
  "true",
  "0x10",
  " spaced ",
  "two\nlines",
  "bell\u0007",
  "\u001B[2J",
  "é [:{#",
  "a/b~c",
  "constructor",
  "x".repeat(300),
];

/** Anything that a switch may have, much of it by halves. */
const documents: fc.Arbitrary<JsonObject> = fc.record({
  vlans: dictionary(vlanKeys, fc.record({ name: fc.constantFrom("blue", "red", ...oddTexts) })),
  vnis: dictionary(fc.constantFrom("5000", "5001", "5002"), fc.record({ vlan: vlanNumbers })),
  remoteVteps: dictionary(
    fc.constantFrom("5000", "5001"),
    set(fc.constantFrom("192.0.2.1", "192.0.2.2", "192.0.2.9")),
  ),
  portChannels: dictionary(
    fc.constantFrom("5", "6"),
    fc.record({
      members: set(fc.constantFrom("Ethernet8", "Ethernet9")),
      lacp: fc.constantFrom("active", "off"),
    }),
  ),
  interfaces: dictionary(
    fc.constantFrom("Ethernet1", "Ethernet8", "Port-Channel5", "bond 6", "uplink", ...oddTexts),
    fc.record(
      {
        type: fc.constant("ethernet"),
        description: fc.constantFrom("node1", "node2", ...oddTexts),
        speed: fc.constant("10g"),
        allVlans: fc.constant(true),
        nativeVlan: vlanNumbers,
        trunkVlans: set(vlanKeys),
        translations: dictionary(fc.constantFrom("100", "101"), fc.record({ vlan: vlanNumbers })),
      },
      { requiredKeys: ["type", "trunkVlans", "translations"] },
    ),
  ).map((all) =>
    Object.fromEntries(
      Object.entries(all).map(([name, one]) => {
        const id = /([56])$/.exec(name)?.[1];
        const numbered = id === undefined ? {} : { portChannel: Number(id) };
        const isLag = id !== undefined || name === "uplink";
        return [name, isLag ? { ...(one as JsonObject), type: "lag", ...numbered } : one];
      }),
    ),
  ),
  gateways: dictionary(
    vlanKeys,
    fc.record({
      vrf: fc.constantFrom("internet", "MGMT"),
      primary: addresses,
      secondaries: set(addresses),
      dhcpRelays: set(fc.constant("10.9.9.9")),
    }),
  ),
  evpn: dictionary(
    vlanKeys,
    fc.record({
      rd: fc.constantFrom("1:5000", "1:5001"),
      imports: set(targets),
      exports: set(targets),
    }),
  ),
  vrfs: dictionary(
    fc.constantFrom("internet", "MGMT"),
    fc.record({
      prefixes: dictionary(fc.constantFrom("10.0.0.0/24", "10.0.1.0/24", "fd00::/64"), marks),
      aggregates: dictionary(
        fc.constantFrom("10.0.0.0/8", "10.0.0.0/23"),
        fc.record({ azLocal: fc.boolean() }),
      ),
    }),
  ),
});

/** `addresses` are those at which the tunnels of each of the switches end. */
const pair = (spec: JsonObject, addresses: readonly string[] = []): Resource[] => [
  resource("AvailabilityZone", "z1", { number: 1, suffix: "a" }),
  resource("VlanPool", "pod0", { ranges: ["2000-2001"] }),
  resource("SwitchPair", "pod0", spec),
  ...["sw1", "sw2"].map((name, i) => {
    const vtepAddress = addresses[i];
    const told = vtepAddress === undefined ? {} : { vtepAddress };
    return resource("Switch", name, { pair: "pod0", driver: "sim", ...told });
  }),
];

/** Paths of all live items but physical ones, and VRFs, which are the device's own. */
function livePaths(live: Live): string[] {
  return [...live].flatMap(([target, document]) =>
    [...liveBuckets(switchTarget, document)].flatMap(({ bucket, container }) => {
      const shape = bucketShape(switchTarget, bucket);
      return Object.entries(container).flatMap(([key, value]) => {
        const typed = shape.typeOf(key);
        const isThing = typed?.type.permanent(itemView(shape, typed, key, value)) === true;
        return typed === undefined || isThing ? [] : [`${target} ${itemPath(shape, key)}`];
      });
    }),
  );
}

describe("whatever is on two switches of a pair", () => {
  test.each([
    ["that speaks EVPN", { availabilityZone: "z1", groupId: 1, asn: "65130.1" }, []],
    ["that speaks none", {}, []],
    ["whose tunnels end at one address", {}, ["192.0.2.1", "192.0.2.1"]],
    ["that know each other's address", {}, ["192.0.2.1", "192.0.2.2"]],
  ])("%s, every item is described as it is or listed", (_, spec, ends) => {
    fc.assert(
      fc.property(documents, documents, fc.boolean(), (one, other, isAlike) => {
        const live = new Map([
          ["switch/sw1", one],
          ["switch/sw2", isAlike ? one : other],
        ]);
        const given = pair(spec, ends);
        const { plan, left } = replanned(given, live);
        expect(plan.operations).toEqual([]);
        // Numbers of the pool that are not ours are told of, and stay.
        expect(plan.held.filter(({ claims }) => claims.length > 0)).toEqual([]);
        const paths = livePaths(live);
        const adopted = new Set(plan.adoptions.map(({ target, path }) => `${target} ${path}`));
        const listed = new Set(left.map((text) => text.slice(0, text.indexOf(": "))));
        expect(paths.filter((path) => adopted.has(path) === listed.has(path))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

/** One of everything that manifests can say of a pair of switches. */
const whole: readonly Resource[] = [
  ...pair({ availabilityZone: "z1", groupId: 7, asn: "65130.1" }),
  resource("Vrf", "internet", {
    id: "INTERNET",
    number: 4,
    addressPools: [
      { name: "public", prefixes: ["192.0.2.0/23"] },
      { name: "own", prefixes: ["198.51.100.0/24"] },
    ],
  }),
  resource("Vrf", "mgmt", { number: 9 }),
  resource("Network", "blue", {
    id: "6f1c2a34-blue",
    vni: 5000,
    external: { vrf: "internet" },
    subnets: [
      { cidr: "192.0.2.0/24", gateway: "192.0.2.1", addressPool: "public" },
      { cidr: "198.51.100.0/24", gateway: "198.51.100.1", addressPool: "own" },
    ],
    evpn: { importTargets: ["65000:77"], exportTargets: ["65000:78"] },
  }),
  resource("Network", "red", { vni: 5001 }),
  resource("HostGroup", "node1", {
    ports: ["sw1", "sw2"].map((name) => ({
      switch: name,
      description: "node1 bond0",
      portChannel: { id: 101, members: ["Ethernet1", "Ethernet2"], lacp: "passive" },
      speed: "100g",
    })),
    extraVlans: [13, 37],
    infraNetworks: [
      {
        name: "mgmt-net",
        vlan: 101,
        vni: 100101,
        vrf: "mgmt",
        gateways: ["10.1.0.1/24", "10.1.1.1/24"],
        aggregates: ["10.1.0.0/16"],
        dhcpRelays: ["10.9.0.9"],
      },
    ],
  }),
  resource("HostGroup", "node2", {
    ports: [{ switch: "sw1", interface: "Ethernet7", speed: "25g" }],
  }),
  resource("HostGroup", "cluster", { children: ["node1", "node2"] }),
  resource("PortBinding", "blue-on-node1", { network: "blue", host: "node1" }),
  resource("PortBinding", "red-on-node2", { network: "red", host: "node2", hostVlan: 100 }),
  resource("PortBinding", "red-on-cluster", { network: "red", host: "cluster" }),
];

test("a switch with one of everything becomes these resources", () => {
  const given = whole.filter(({ kind }) => ground.includes(kind));
  const live = liveAfter(whole);
  if (live === undefined) throw new Error("the resources are no mistake");
  const { plan, left } = replanned(given, live);
  expect(plan.operations).toEqual([]);
  expect(plan.held).toEqual([]);
  expect(left).toEqual([
    "Vrf/internet /spec/number: no switch knows it: the lowest free one was taken",
    "Vrf/mgmt /spec/number: no switch knows it: the lowest free one was taken",
  ]);
  const described = resourcesIn(importOf(given, live));
  const lines = described.map(({ kind, name, spec }) => `${kind} ${name} ${JSON.stringify(spec)}`);
  expect(lines.join("\n").replaceAll('"', "")).toMatchInlineSnapshot(`
    "Vrf internet {id:INTERNET,number:1,addressPools:[{name:internet-192.0.2.0-23,prefixes:[192.0.2.0/23]},{name:internet-198.51.100.0-24,prefixes:[198.51.100.0/24]}]}
    Vrf mgmt {number:2}
    Network 6f1c2a34-blue {vni:5000,segments:[{vlanPool:pod0,vlan:2000}],external:{vrf:internet},subnets:[{cidr:192.0.2.0/24,gateway:192.0.2.1,addressPool:internet-192.0.2.0-23},{cidr:198.51.100.0/24,gateway:198.51.100.1,addressPool:internet-198.51.100.0-24}],evpn:{importTargets:[65000:77],exportTargets:[65000:78]}}
    Network red {vni:5001,segments:[{vlanPool:pod0,vlan:2001}]}
    HostGroup pod0-port-channel101 {ports:[{switch:sw1,description:node1 bond0,portChannel:{id:101,members:[Ethernet1,Ethernet2],lacp:passive},speed:100g},{switch:sw2,description:node1 bond0,portChannel:{id:101,members:[Ethernet1,Ethernet2],lacp:passive},speed:100g}],extraVlans:[13,37],infraNetworks:[{name:mgmt-net,vlan:101,vni:100101,vrf:mgmt,gateways:[10.1.0.1/24,10.1.1.1/24],aggregates:[10.1.0.0/16],dhcpRelays:[10.9.0.9]}]}
    HostGroup pod0-port-channel101-trunk {children:[pod0-port-channel101]}
    HostGroup sw1-ethernet7 {ports:[{switch:sw1,interface:Ethernet7,speed:25g}]}
    PortBinding 6f1c2a34-blue-on-pod0-port-channel101 {network:6f1c2a34-blue,host:pod0-port-channel101}
    PortBinding red-on-pod0-port-channel101-trunk {network:red,host:pod0-port-channel101-trunk}
    PortBinding red-on-sw1-ethernet7-100 {network:red,host:sw1-ethernet7,hostVlan:100}"
  `);
});
