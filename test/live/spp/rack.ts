// Hosts with patch panels behind one simulated switch, as manifests in a folder of their own: a stand-in for
// each host's spp-ctl, an agent for each target as a process, and the command on the manifests. Ports come
// and go, each in a file. Needs a build.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { createEtcdStores } from "../../support/etcd-stores.ts";
import type { Etcd } from "../../support/etcd-server.ts";
import { mechanismDriver, type MechanismDriver } from "../../support/spp/mechanism-driver.ts";
import type { Status } from "../../support/spp/process.ts";
import { startStandIn, type StandIn } from "../../support/spp/stand-in.ts";
import { createTempFolder } from "../../support/temp-folder.ts";
import { start, type Ended, type Running } from "../command.ts";

export interface Rack {
  /** By the name of the host. */
  readonly panels: Readonly<Record<string, StandIn>>;
  /** Asks for a port of a host on the network of VLAN 400; its file is the port's. */
  bind(port: string, host: string, mac: string): void;
  unbind(port: string): void;
  /** Writes the Host again, with more in its spec. */
  changeHost(host: string, spec: object): void;
  /** A command on the manifests. */
  start(...words: readonly string[]): Running;
  plumb(...words: readonly string[]): Promise<Ended>;
  /** Applies, and throws with what was said where the exit code is not 0. */
  apply(...words: readonly string[]): Promise<string>;
  /** The agent of "switch/leaf-a1" or "patchpanel/NAME", once it serves; what it knew it knows again. */
  serve(target: string): Promise<Running>;
  /** A plan has nothing to do. */
  expectSettled(): Promise<void>;
  /** All keys below /spp/openstack/ but configurations and free vhosts. */
  readonly taken: () => Promise<Readonly<Record<string, string>>>;
  /** The ports of a host whose MAC its first classifier lets through, as [MAC, port]. */
  classified(host: string): readonly (readonly [mac: string, port: string])[];
  /** All that its first process has, but for the order in which it came about. */
  wired(host: string): object;
  /** Neutron's driver, with a host of this rack. */
  neutron(host: string): Promise<MechanismDriver>;
  remove(): Promise<void>;
}

export const leaf = "switch/leaf-a1";
/** Of the network blue; it is the physical network's first number. */
export const blueVlan = 400;
const root = "/spp/openstack/";
const vhosts = 4;
// A master and two cores for each vhost, one for the classifier and one for the merger.
const coreMask = "0xffe";

export async function createRack(etcd: Etcd, hosts: readonly string[]): Promise<Rack> {
  const folder = createTempFolder();
  const stores = createEtcdStores(etcd);
  const manifests = join(folder.path, "manifests");
  mkdirSync(manifests);
  const fileOf = (kind: string, name: string): string => join(manifests, `${kind}-${name}.yaml`);
  const put = (kind: string, name: string, spec: object): void => {
    const resource = { apiVersion: "plumbline/v1", kind, metadata: { name }, spec };
    writeFileSync(fileOf(kind, name), `${JSON.stringify(resource)}\n`);
  };
  const panels: Record<string, StandIn> = {};
  for (const host of hosts) panels[host] = await startStandIn({ vfs: [{ coreMask }] });
  const putHost = (host: string, more: object): void => {
    const nics = [{ pciAddress: "00:04.0", physicalNetwork: "leaf-a", vhosts, coreMask }];
    const controller = panels[host]!.endpoint;
    put("Host", host, { softPatchPanel: { driver: "spp", controller, nics }, ...more });
  };
  put("VlanPool", "leaf-a", { ranges: [`${blueVlan}-${blueVlan + 9}`] });
  put("SwitchPair", "leaf-a", {});
  put("Switch", "leaf-a1", { pair: "leaf-a", driver: "sim" });
  put("Network", "blue", { vni: 10_400 });
  for (const [i, host] of hosts.entries()) {
    put("HostGroup", host, { ports: [{ switch: "leaf-a1", interface: `Ethernet${i + 1}` }] });
    putHost(host, {});
  }
  const environment = { PLUMB_STORE: `etcd://${etcd.endpoints.join(",")}` };
  const command = (...words: readonly string[]): Running =>
    start(folder, environment, [...words, "-f", manifests]);
  const plumb = async (...words: readonly string[]): Promise<Ended> =>
    await command(...words).ended;
  return {
    panels,
    bind(port, host, mac) {
      const attachment = { type: "vhost", portId: port };
      put("PortBinding", port, { network: "blue", host, macAddress: mac, attachment });
    },
    unbind: (port) => {
      rmSync(fileOf("PortBinding", port));
    },
    changeHost: putHost,
    start: command,
    plumb,
    async apply(...words) {
      const { code, text } = await plumb("apply", "--auto-approve", ...words);
      if (code !== 0) throw new Error(`apply ended with ${String(code)}:\n${text}`);
      return text;
    },
    async serve(target) {
      const own = ["--target", target, "--data-dir", target.replace("/", "-"), "--lease", "2s"];
      const controller = panels[target.split("/")[1] ?? ""]?.endpoint;
      const reach = controller === undefined ? [] : ["--reach", controller];
      const agent = start(folder, environment, ["agent", ...own, ...reach]);
      await vi.waitUntil(() => agent.said().includes("presence-gained"), { timeout: 60_000 });
      return agent;
    },
    async expectSettled() {
      const { code, text } = await plumb("plan", "--detailed-exitcode");
      expect(code, text).toBe(0);
    },
    async taken() {
      const keys = [...(await etcd.dump())].filter(([key, value]) => {
        const isPanels = key.startsWith(root) && !key.startsWith(`${root}configuration/`);
        return isPanels && value !== "None";
      });
      return Object.fromEntries(keys.map(([key, value]) => [key.slice(root.length), value]));
    },
    classified(host) {
      const table = panels[host]!.status(1).classifierTable;
      return table.map(({ value, port }) => [value.toLowerCase(), port] as const);
    },
    wired: (host) => inOrder(panels[host]!.status(1)),
    neutron: async (host) => mechanismDriver(await stores.open(), host),
    async remove() {
      for (const panel of Object.values(panels)) await panel.close();
      await stores.close();
      folder.remove();
    },
  };
}

function inOrder({ ports, components, classifierTable }: Status): object {
  const sorted = (all: readonly unknown[] = []): string[] =>
    all.map((one) => JSON.stringify(one)).sort();
  const own = components.map(({ rx_port, tx_port, ...rest }) => [
    rest,
    sorted(rx_port),
    sorted(tx_port),
  ]);
  return { ports: sorted(ports), components: sorted(own), classified: sorted(classifierTable) };
}
