// Hazards of what people write: what the seed's driver accepted in silence, or accepted here and refused
// there. Each test is named by the letter that the hazard has in the requirements.

import { describe, expect, test } from "vitest";
import { plainPalette as palette } from "../../src/cli/views/palette.ts";
import { planText } from "../../src/cli/views/plan.ts";
import { loadManifests } from "../../src/manifest/load-manifests.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { bind, group, idsOf, mistakesIn, net, pod, resultFor, valueIn, worldOf } from "./fabric.ts";

const asked = { planner: makePlan, catalog };
const target = "switch/p-s1";

function codesOf(...texts: readonly string[]): string[] {
  const bytes = new TextEncoder().encode(texts.join("---\n"));
  const { diagnostics } = loadManifests([{ file: "all.yaml", bytes }], () => undefined);
  return diagnostics.map(({ code }) => code);
}

test("g. an interface with several translations is planned and shown in the order of its tags", () => {
  const tags = [30, 4, 200].map((tag) => bind(`net${tag}`, "n01", `, hostVlan: ${tag}`));
  const texts = [pod, ...[30, 4, 200].map((tag) => net(`net${tag}`)), ...tags];
  const plan = planIn(emptyWorld, resourcesOf(...texts), asked);
  expect(
    idsOf(plan).filter((id) => id.includes("s1/interfaces/Port-Channel101/translations")),
  ).toEqual(
    [4, 30, 200].map((tag) => `add:${target}/interfaces/Port-Channel101/translations/${tag}`),
  );
  const text = planText({ plan }, { palette, width: 200 });
  expect(text).toContain("host vlan 4 -> 2000, host vlan 30 -> 2001, host vlan 200 -> 2002");
});

describe("h. a VLAN that manifests may have, switches get", () => {
  const pools = (ranges: string): string =>
    pod.replace("{ranges: [2000-3750]}", `{ranges: ${ranges}}`);

  test("the largest one is planned", () => {
    const world = worldOf(pools("[4093]"), net("blue"), bind("blue", "n01"));
    expect(valueIn(world, target, "/vlans/4093")).toEqual({ name: "blue" });
  });

  test("what they keep for themselves is refused where it is written", () => {
    expect(mistakesIn(pools("[4000-4094]"))).toContain("fabric/vlan-number");
    expect(codesOf(pools("[4095]"))).toEqual(["schema/wrong-value"]);
    const pinned = net("blue", "segments: [{vlanPool: p, vlan: 4094}]");
    expect(mistakesIn(pod, pinned)).toContain("fabric/vlan-number");
  });
});

describe("i. claims that contradict each other are an error that names both, never merged", () => {
  const infra = (name: string, host: string, vlan: number, vni: number): string =>
    group(
      name,
      `ports: [{switch: p-s1, interface: ${host}}], infraNetworks: [{name: ${name}, vlan: ${vlan}, vni: ${vni}}]`,
    );

  test.each([
    [
      "one VLAN for two networks",
      [infra("a", "Ethernet40", 23, 23), infra("b", "Ethernet41", 23, 24)],
    ],
    [
      "one VNI for two VLANs",
      [infra("a", "Ethernet40", 23, 23), infra("a2", "Ethernet41", 24, 23)],
    ],
    ["one VNI for two networks", [net("a", "vni: 5000"), net("b", "vni: 5000")]],
    [
      "one fixed VLAN for two networks",
      ["a", "b"].map((name) => net(name, "segments: [{vlanPool: p, vlan: 2000}]")),
    ],
    ["two native VLANs of a port", [net("a"), net("b"), bind("a", "n01"), bind("b", "n01")]],
    [
      "one tag for two networks",
      [net("a"), net("b"), bind("a", "n01", ", hostVlan: 5"), bind("b", "n01", ", hostVlan: 5")],
    ],
  ])("%s", (_what, texts) => {
    const result = resultFor(pod, ...texts);
    expect(result.type).toBe("invalid");
    const errors = result.findings.filter(({ severity }) => severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    for (const { at, related = [] } of errors) {
      const others = related.map(({ resource }) => resource.name);
      expect(
        others.some((name) => name !== at.resource.name),
        at.resource.name,
      ).toBe(true);
    }
  });
});

describe("j. an infra network is native where it says so, and nowhere else", () => {
  const infra = (name: string, vlan: number, more = ""): string =>
    `{name: ${name}, vlan: ${vlan}, vni: ${vlan}${more}}`;
  const storage = (...networks: string[]): string =>
    group(
      "storage",
      `ports: [{switch: p-s1, interface: Ethernet40}], infraNetworks: [${networks.join(", ")}]`,
    );

  test("whatever the order of several", () => {
    const networks = [infra("a", 23), infra("b", 42, ", untagged: true"), infra("c", 77)];
    for (const order of [networks, networks.toReversed()]) {
      const world = worldOf(pod, storage(...order));
      expect(valueIn(world, target, "/interfaces/Ethernet40/nativeVlan")).toBe(42);
    }
    const world = worldOf(pod, storage(infra("a", 23)));
    expect(valueIn(world, target, "/interfaces/Ethernet40/nativeVlan")).toBeUndefined();
  });

  test("two untagged ones of one port are an error", () => {
    const both = storage(infra("a", 23, ", untagged: true"), infra("b", 42, ", untagged: true"));
    expect(mistakesIn(pod, both)).toContain("host-group/two-untagged");
  });
});

test.each([{ targets: ["switch/sw1"] }, { scopes: ["Switch/sw1"] }])(
  "k. a plan for sw1 is not a plan for sw11: %j",
  (options) => {
    const switches = ["sw1", "sw11"].map((name) => one("Switch", name, "{pair: q, driver: sim}"));
    const pair = [one("VlanPool", "q", "{ranges: [100-200]}"), one("SwitchPair", "q", "{}")];
    const ports = ["sw1", "sw11"].map((name) => `{switch: ${name}, interface: Ethernet1}`);
    const node = group("node", `ports: [${ports.join(", ")}]`);
    const texts = [...pair, ...switches, node, net("blue"), bind("blue", "node")];
    const plan = planIn(emptyWorld, resourcesOf(...texts), { ...asked, options });
    expect(new Set(plan.operations.map((operation) => operation.target))).toEqual(
      new Set(["switch/sw1"]),
    );
  },
);

describe("l. what stands twice or overlaps is refused", () => {
  const lag = (name: string, id: number, members: string): string =>
    group(name, `ports: [{switch: p-s1, portChannel: {id: ${id}, members: [${members}]}}]`);

  test.each([
    ["a member of two port channels", "host-group/port-twice", [lag("x", 200, "Ethernet1")]],
    [
      "a member that is also a plain port",
      "host-group/port-twice",
      [group("x", "ports: [{switch: p-s1, interface: Ethernet1}]")],
    ],
    ["a member named twice", "host-group/port-twice", [lag("x", 200, "Ethernet40, Ethernet40")]],
    [
      "a port channel number of another group on the other switch of the pair",
      "host-group/lag-number-shared",
      [
        group("x", "ports: [{switch: p-s1, portChannel: {id: 200, members: [Ethernet40]}}]"),
        group("y", "ports: [{switch: p-s2, portChannel: {id: 200, members: [Ethernet41]}}]"),
      ],
    ],
    ["a port channel number", "host-group/port-channel-twice", [lag("x", 101, "Ethernet40")]],
    [
      "a zone's number",
      "fabric/not-unique",
      [one("AvailabilityZone", "z9", "{number: 1, suffix: x}")],
    ],
    [
      "a zone's suffix",
      "fabric/not-unique",
      [one("AvailabilityZone", "z9", "{number: 9, suffix: a}")],
    ],
    [
      "a child of two parents",
      "host-group/child-twice",
      [group("x", "children: [n01]"), group("y", "children: [n01]")],
    ],
  ])("%s", (_what, code, texts) => {
    expect(mistakesIn(pod, ...texts)).toContain(code);
  });

  test("a switch's name", () => {
    const again = one("Switch", "p-s1", "{pair: p, driver: sim}");
    expect(codesOf(pod, again)).toEqual(["resource/duplicate"]);
  });
});

test.each([
  [
    "of a resource",
    "{apiVersion: plumbline/v1, kind: Vrf, metadata: {name: a}, spec: {number: 1}, extra: 1}\n",
  ],
  [
    "of metadata",
    "{apiVersion: plumbline/v1, kind: Vrf, metadata: {name: a, extra: 1}, spec: {number: 1}}\n",
  ],
  ["of a spec", one("Vrf", "a", "{number: 1, extra: 1}")],
  [
    "far inside",
    group("a", "ports: [{switch: p-s1, portChannel: {id: 1, members: [E1], extra: 1}}]"),
  ],
])("m. an unknown key is a mistake: %s", (_where, text) => {
  expect(codesOf(text)).toEqual(["schema/unknown-field"]);
});

test("o. a network that cannot be carried holds back itself alone", () => {
  const small = pod.replace("{ranges: [2000-3750]}", "{ranges: [2000]}");
  const texts = [small, net("blue"), bind("blue", "n01"), net("red"), bind("red", "n02")];
  const plan = planIn(emptyWorld, resourcesOf(...texts), asked);
  expect(plan.held.map(({ reason, claims }) => [reason, claims[0]?.resource])).toEqual([
    ["pool-exhausted", "PortBinding/red-on-n02"],
  ]);
  expect(idsOf(plan)).toContain("add:switch/p-s1/interfaces/Port-Channel101/nativeVlan");
  expect(idsOf(plan)).toContain("add:switch/p-s2/portChannels/102");
});
