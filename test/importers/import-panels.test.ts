// Whatever stands in the keys of hosts, what is imported from them is a manifest that the schema takes, a
// plan with it changes nothing on the hosts, and every item is described or listed with a reason.

import fc from "fast-check";
import { expect, test } from "vitest";
import { fitOf } from "../../src/cli/imported-fit.ts";
import { lookAtPanels, type SeenPanels } from "../../src/cli/look-at-panels.ts";
import { importPanels, type PanelImport } from "../../src/importers/spp/import-panels.ts";
import type { SeenPanel } from "../../src/importers/spp/live-panel.ts";
import { formatManifest } from "../../src/manifest/format/format-manifest.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";
import type { JsonObject } from "../../src/model/json.ts";
import { isJsonObject } from "../../src/model/json.ts";
import { escapeSegment } from "../../src/model/pointer.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { LiveView, TargetName } from "../../src/model/target.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { resource } from "../support/fabric.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { emptyWorld, planIn } from "../support/world.ts";

const fabric: readonly Resource[] = [
  resource("VlanPool", "phys1", { ranges: ["2-4093"] }),
  resource("SwitchPair", "phys1", {}),
  resource("Switch", "leaf-a1", { pair: "phys1", driver: "sim" }),
  resource("HostGroup", "spp1", { ports: [{ switch: "leaf-a1", interface: "Ethernet1" }] }),
  resource("HostGroup", "spp10", { ports: [{ switch: "leaf-a1", interface: "Ethernet10" }] }),
  resource("Network", "blue", { segments: [{ vlanPool: "phys1", vlan: 400 }] }),
];

async function seenIn(keys: Readonly<Record<string, string>>): Promise<SeenPanels> {
  const clock = { now: () => 0, sleep: async () => await Promise.resolve() };
  const store = createMemoryStore(clock);
  for (const [key, value] of Object.entries(keys)) {
    await store.transact([], [{ type: "put", key: `/spp/openstack/${key}`, value }]);
  }
  const seen = await lookAtPanels(store, []);
  if (isTrouble(seen) || typeof seen === "string") return { panels: [], leftOver: [], notes: [] };
  return seen;
}

type Panels = ReadonlyMap<TargetName, SeenPanel>;

function importOf({ panels }: SeenPanels): { imported: PanelImport; byTarget: Panels } {
  let byTarget: Panels = new Map();
  const imported = importPanels({
    panels,
    given: fabric,
    allocations: [],
    driver: "spp-keys",
    keysIn: undefined,
    schema: "plumbline.schema.json",
    fit(described, targets) {
      byTarget = targets;
      const asked = { catalog: fabricCatalog, given: fabric, allocations: [] };
      const imports = [...targets.keys()];
      return fitOf({ ...asked, live: viewsOf(targets), imported: imports }, described);
    },
  });
  if ("fault" in imported) throw new Error(imported.fault);
  return { imported, byTarget };
}

function viewsOf(panels: Panels): Map<TargetName, LiveView> {
  return new Map(
    [...panels].map(([target, { document }]) => [target, { type: "known", document, digest: "" }]),
  );
}

function resourcesIn({ files }: PanelImport): Resource[] {
  return [...files].flatMap(([file, text]) => {
    const { resources, diagnostics } = readManifest(file, text);
    expect(diagnostics).toEqual([]);
    expect(formatManifest(file, text)).toEqual({ type: "formatted", text });
    return resources;
  });
}

const host = fc.constantFrom("spp1", "spp10", "Node_1");
const port = fc.constantFrom("p1", "p2", "P2", "", "__proto__", "a/b~c", "é\n", "None");
const mac = fc.constantFrom("fa:16:3e:00:00:0a", "fa:16:3e:00:00:0b", "FA:16:3E:00:00:0C", "", 7);
const nic = fc.record({
  num_vhost: fc.constantFrom(2, 2, 2, 1, 0, -1),
  core_mask: fc.constantFrom("0xfe", "0xfc02", "fe", "xfe", "0x0", ""),
  pci_address: fc.constantFrom("00:04.0", "0000:00:05.0", "00:06.0", "5", ""),
  physical_network: fc.constantFrom("phys1", "phys1", "phys2", "a/b", ""),
});
const good =
  '[{"num_vhost": 2, "core_mask": "0xfe", "pci_address": "00:04.0", "physical_network": "phys1"}, ' +
  '{"num_vhost": 2, "core_mask": "0xfc02", "pci_address": "00:05.0", "physical_network": "phys2"}]';
const configuration = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(good, `{"vf": ${good}}`) },
  fc.array(nic, { maxLength: 3 }).map((all) => JSON.stringify(all)),
  fc.constantFrom("", "{", "[]", "{}", "null"),
);
interface Bound {
  readonly host: string;
  readonly port: string;
  readonly vhost: number;
  readonly network: string;
  readonly mac: string | number;
  readonly vlan: number | undefined;
  readonly parts: readonly string[];
}

/** As neutron and its agent leave a port. */
const whole: fc.Arbitrary<Bound> = fc
  .record({
    host: fc.constantFrom("spp1", "spp10"),
    vhost: fc.constantFrom(0, 1, 2, 3),
    vlan: fc.constantFrom(400, 401, undefined),
  })
  .map(({ host: name, vhost, vlan }) => ({
    host: name,
    port: `p${vhost}`,
    vhost,
    network: vhost < 2 ? "phys1" : "phys2",
    mac: `fa:16:3e:00:00:0${vhost}`,
    vlan,
    parts: ["action", "status", "taken"],
  }));
const odd: fc.Arbitrary<Bound> = fc.record({
  host,
  port,
  vhost: fc.constantFrom(0, 1, 2, 3, 9),
  network: fc.constantFrom("phys1", "phys1", "phys2", "a/b"),
  mac,
  vlan: fc.constantFrom(400, 401, 0, 4095, undefined),
  parts: fc.constantFrom(["action", "status", "taken"], ["action"], ["status", "taken"]),
});
const bound = fc.oneof(whole, odd).map((one): [string, string][] => {
  const bind = { vhost_id: one.vhost, mac_address: one.mac, vlan_id: one.vlan };
  const own: [string, string][] = [[`bind_port/${one.host}/${one.port}`, JSON.stringify(bind)]];
  if (one.parts.includes("taken")) {
    own.push([`vhost/${one.host}/${one.network}/${one.vhost}`, one.port]);
  }
  if (one.parts.includes("action")) own.push([`action/${one.host}/${one.port}`, "plug"]);
  if (one.parts.includes("status")) own.push([`port_status/${one.host}/${one.port}`, "up"]);
  return own;
});
const anyKeys = fc
  .tuple(
    fc.array(fc.tuple(host, configuration), { maxLength: 3 }),
    fc.array(bound, { maxLength: 6 }),
  )
  .map(([hosts, ports]) =>
    Object.fromEntries([
      ...hosts.map(([name, text]) => [`configuration/${name}`, text] as const),
      ...ports.flat(),
    ]),
  );

/** "patchpanel/spp1 /plugs/p1" of all ports that anything is known of. */
function portsOf(panels: Panels): string[] {
  return [...panels].flatMap(([target, { document }]) => {
    const plugs: JsonObject = isJsonObject(document["plugs"]) ? document["plugs"] : {};
    return Object.keys(plugs).map((name) => `${target} /plugs/${escapeSegment(name)}`);
  });
}

test("hosts are described as they are, and everything else is listed", async () => {
  let described = 0;
  await fc.assert(
    fc.asyncProperty(anyKeys, async (keys) => {
      const seen = await seenIn(keys);
      const { imported, byTarget } = importOf(seen);
      const resources = resourcesIn(imported);
      const live = new Map([...byTarget].map(([target, { document }]) => [target, document]));
      const asked = { planner: makePlan, catalog: fabricCatalog };
      const plan = planIn({ ...emptyWorld, live }, [...fabric, ...resources], asked);
      const changes = plan.operations.filter(({ target }) => target.startsWith("patchpanel/"));
      expect(changes).toEqual([]);
      const ports = portsOf(byTarget);
      const bindings = resources.filter(({ kind }) => kind === "PortBinding").length;
      const left = new Map(imported.leftOver.map(({ path, why }) => [path, why]));
      expect(bindings + ports.filter((one) => left.has(one)).length).toBe(ports.length);
      for (const why of left.values()) expect(why).not.toContain("nothing in a manifest");
      described += bindings;
    }),
    { numRuns: 300 },
  );
  expect(described).toBeGreaterThan(20);
});
