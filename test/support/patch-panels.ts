// Generates small fabrics with patch panels: hosts behind one leaf, with a NIC or two of a few vhosts on one
// physical network or two, and ports that come, go, move and change; some hosts are wired by somebody else.
// Every generated fabric is valid.

import fc from "fast-check";
import type { Resource } from "../../src/model/resource.ts";
import { coreMaskOf } from "../../src/targets/patchpanel/core-mask.ts";
import { resource } from "./fabric.ts";

/** A small description from which the resources follow. */
export interface PanelShape {
  readonly hosts: readonly {
    readonly nics: readonly { readonly vhosts: number; readonly isElsewhere: boolean }[];
    readonly driver: "spp" | "spp-keys" | "sim";
  }[];
  readonly ports: readonly {
    readonly host: number;
    readonly network: number;
    readonly mac: number;
    readonly isDown: boolean;
    /** By the other physical network, where the host has a NIC there. */
    readonly isElsewhere: boolean;
  }[];
}

export const panelShapes: fc.Arbitrary<PanelShape> = fc.record({
  hosts: fc.array(
    fc.record({
      nics: fc.array(
        fc.record({ vhosts: fc.integer({ min: 1, max: 3 }), isElsewhere: fc.boolean() }),
        { minLength: 1, maxLength: 2 },
      ),
      driver: fc.constantFrom("spp", "spp-keys", "sim"),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  ports: fc.array(
    fc.record({
      host: fc.nat(1),
      network: fc.nat(2),
      mac: fc.nat(1),
      isDown: fc.boolean(),
      isElsewhere: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
});

export function panelResources({ hosts, ports }: PanelShape): Resource[] {
  return [
    resource("VlanPool", "leaf", { ranges: ["2000-2005"] }),
    resource("SwitchPair", "leaf", {}),
    resource("Switch", "leaf1", { pair: "leaf", driver: "sim" }),
    ...[0, 1, 2].map((n) => resource("Network", `net${n}`, { vni: 20_000 + n })),
    ...hosts.flatMap(({ nics, driver }, h) => {
      const name = `host${h}`;
      const wired = { switch: "leaf1", interface: `Ethernet${h + 1}` };
      return [
        resource("HostGroup", name, { ports: [wired] }),
        resource("Host", name, { softPatchPanel: { driver, nics: nicsOf(nics) } }),
      ];
    }),
    ...ports.flatMap((port, p) => portResource({ hosts, ports }, port, p)),
  ];
}

function nicsOf(nics: PanelShape["hosts"][number]["nics"]) {
  let core = 1;
  return nics.map(({ vhosts, isElsewhere }, n) => {
    const workers = Array.from({ length: vhosts * 2 + 2 }, () => core++);
    return {
      pciAddress: `00:0${n + 4}.0`,
      physicalNetwork: isElsewhere ? "other" : "leaf",
      vhosts,
      coreMask: coreMaskOf([0, ...workers]),
    };
  });
}

/** Left out where the host has no NIC on the physical network. */
function portResource(
  { hosts }: PanelShape,
  port: PanelShape["ports"][number],
  p: number,
): Resource[] {
  const h = port.host % hosts.length;
  const there = hosts[h]?.nics.some(({ isElsewhere }) => isElsewhere === port.isElsewhere);
  if (there !== true) return [];
  const mac = `fa:16:3e:00:0${port.mac}:0${p}`;
  return [
    resource("PortBinding", `port${p}`, {
      network: `net${port.network}`,
      host: `host${h}`,
      macAddress: mac,
      attachment: { type: "vhost", ...(port.isElsewhere ? { physicalNetwork: "other" } : {}) },
      ...(port.isDown ? { adminState: "down" } : {}),
    }),
  ];
}
