// Acceptance cases of the reference that a plan answers, by their numbers: which vhost a port gets, what
// is not asked for at all, and what the builder of configurations takes. Live documents come from keys
// that others wrote, read by the driver.

import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { Plan } from "../../src/model/plan.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { findingsOf, one, resourcesOf } from "../kinds/manifests.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { openWorld, type PanelWorld } from "./panel-world.ts";
import { mac } from "./panel-values.ts";

const fabric = [
  one("VlanPool", "phys1", "{ranges: [2000-2009]}"),
  one("SwitchPair", "phys1", "{}"),
  one("Switch", "sw1", "{pair: phys1, driver: sim}"),
  one("HostGroup", "h", "{ports: [{switch: sw1, interface: Ethernet1}]}"),
  one("Network", "blue", "{vni: 10165}"),
].join("---\n");

const nics = `[{pciAddress: "00:04.0", physicalNetwork: phys1, vhosts: 4, coreMask: "0xffe"}]`;
const host = (text = nics): string =>
  one("Host", "h", `{softPatchPanel: {driver: spp-keys, nics: ${text}}}`);

const binding = (name: string, i: number): string =>
  one(
    "PortBinding",
    name,
    `{network: blue, host: h, macAddress: "${mac.slice(0, -1)}${i}", attachment: {type: vhost}}`,
  );

describe("what a plan asks a host for", () => {
  let world: PanelWorld;
  afterEach(async () => {
    await world.end();
  });

  /** With a host's vhosts as others left them. */
  const planWith = async (
    taken: Readonly<Record<string, string>>,
    ports: number,
  ): Promise<Plan> => {
    const store = createMemoryStore(systemClock);
    world = await openWorld(store, { driver: "spp-keys", host: "h", isBuilt: false });
    const configured = { pciAddress: "00:04.0", physicalNetwork: "phys1", vhosts: 4 };
    const nic = { ...configured, coreMask: "0xffe" };
    const path = "/nics/1";
    const id = `add:${world.settings.target}${path}`;
    const operation = {
      id,
      target: world.settings.target,
      action: "add",
      path,
      value: nic,
    } as const;
    await world.do({ ...operation, claims: [], waitsFor: [], disrupts: [] });
    for (const [vhost, port] of Object.entries(taken))
      await world.put(`vhost/phys1/${vhost}`, port);
    const live = new Map([["patchpanel/h", await world.document()]]);
    const bindings = Array.from({ length: ports }, (_, i) => binding(`p${i}`, i));
    const resources = resourcesOf(fabric, host(), ...bindings);
    return planIn({ ...emptyWorld, live }, resources, {
      planner: makePlan,
      catalog: fabricCatalog,
    });
  };
  const plugged = ({ operations }: Plan): unknown[] =>
    operations.flatMap(({ path, value }) => {
      if (!path.startsWith("/plugs/")) return [];
      return [[path, (value as { vhost: number }).vhost]];
    });

  test("case 6: a port gets the first vhost that is free", async () => {
    const plan = await planWith({ 0: "x", 1: "y", 2: "z" }, 1);
    expect(plugged(plan)).toEqual([["/plugs/p0", 3]]);
  });

  test("case 6: vhosts are taken by number, and not in the order of their names", async () => {
    const plan = await planWith({}, 4);
    expect(plugged(plan)).toEqual([0, 1, 2, 3].map((i) => [`/plugs/p${i}`, i]));
  });

  test("case 7: where all are taken, nothing is asked for, and the plan says so", async () => {
    const plan = await planWith({ 0: "w", 1: "x", 2: "y", 3: "z" }, 1);
    expect(plugged(plan)).toEqual([]);
    expect(plan.held.map(({ reason }) => reason)).toContain("pool-exhausted");
  });

  test("case 5: a network that the host has no NIC on is a mistake with a place", async () => {
    await planWith({}, 0);
    const elsewhere = nics.replace("physicalNetwork: phys1", "physicalNetwork: phys9");
    const found = findingsOf(fabric, host(elsewhere), binding("p0", 0));
    expect(found.filter((text) => text.startsWith("error"))).toEqual([
      expect.stringContaining("p0"),
    ]);
  });
});

describe("case 30: what the builder of configurations takes, a Host", () => {
  const nic = (fields: string): string => {
    const usual = 'pciAddress: "00:04.0", physicalNetwork: phys1, vhosts: 2, coreMask: "0xfe"';
    const given = new Set([...fields.matchAll(/(\w+): /g)].map((match) => match[1]));
    const rest = usual.split(", ").filter((field) => !given.has(field.split(":")[0]));
    return `{${[...rest, fields].filter((text) => text !== "").join(", ")}}`;
  };
  const second = 'pciAddress: "00:05.0", physicalNetwork: phys2, coreMask: "0xfc02"';
  const rows: readonly [string, string, "array" | "object", RegExp | undefined][] = [
    ["takes as it stands", `[${nic("")}, ${nic(second)}]`, "object", undefined],
    [
      "refuses with too few cores",
      `[${nic('coreMask: "0x7e"')}]`,
      "object",
      /error host\/core-count/,
    ],
    ["refuses without any core", `[${nic('coreMask: "0x0"')}]`, "object", /error host\/core/],
    [
      "takes with a warning with too many",
      `[${nic('coreMask: "0x1fe"')}]`,
      "object",
      /warning host\/core-count/,
    ],
    [
      "refuses beyond 32 cores in an array",
      `[${nic('coreMask: "0xfe00000000"')}]`,
      "array",
      /error host\/core-mask/,
    ],
    [
      "takes beyond 32 cores in an object",
      `[${nic('coreMask: "0xfe00000000"')}]`,
      "object",
      undefined,
    ],
    [
      "refuses beyond 64",
      `[${nic('coreMask: "0x1fe0000000000000000"')}]`,
      "object",
      /error host\/core-mask/,
    ],
    [
      "refuses as a mask without 0x",
      `[${nic('coreMask: "fe"')}]`,
      "object",
      /error host\/core-mask/,
    ],
    [
      "refuses as a mask without 0",
      `[${nic('coreMask: "xfe"')}]`,
      "object",
      /error host\/core-mask/,
    ],
    ["refuses as no mask", `[${nic('coreMask: ""')}]`, "object", /error host\/core-mask/],
    [
      "refuses with one NIC twice",
      `[${nic("")}, ${nic(second.replace("05", "04"))}]`,
      "object",
      /error host\/nic-twice/,
    ],
    [
      "refuses with one mask twice",
      `[${nic("")}, ${nic(second.replace("0xfc02", "0xfe"))}]`,
      "object",
      /error host\/core-shared/,
    ],
    [
      "refuses with blanks in a name",
      `[${nic('physicalNetwork: " phys1"')}]`,
      "object",
      /error host\/key-name/,
    ],
    [
      "refuses with a slash in a name",
      `[${nic('physicalNetwork: "a/b"')}]`,
      "object",
      /error host\/key-name/,
    ],
  ];

  test.each(rows)("%s", (_what, text, keys, expected) => {
    const panel = `{softPatchPanel: {driver: spp-keys, keys: ${keys}, nics: ${text}}}`;
    const found = findingsOf(one("Host", "h", panel));
    if (expected === undefined) expect(found).toEqual([]);
    else expect(found.join("\n")).toMatch(expected);
  });

  test.each(["vhosts: 0", "vhosts: -1"])("refuses with %s", (vhosts) => {
    const panel = `{softPatchPanel: {driver: spp-keys, nics: [${nic(vhosts)}]}}`;
    expect(() => findingsOf(one("Host", "h", panel))).toThrow(/is less than 1/);
  });
});
