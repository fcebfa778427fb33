// A small data centre of real switches: three leaves on one spine, hosts that are wired to their ports, and
// hypervisors that send tagged frames. A leaf is a namespace with an Open vSwitch of its own: br-phy has the
// cable to the spine and the address for tunnels, br0 is the switch and is empty.

import { startOpenVSwitch, type OpenVSwitch, type OvsOptions } from "../../support/open-vswitch.ts";
import {
  createNetworks,
  type Namespace,
  type Networks,
  type Plug,
} from "../../support/networks.ts";
import { createHost, type Host } from "./host.ts";

export interface Leaf {
  readonly switch: OpenVSwitch;
  readonly namespace: Namespace;
  /** Where it ends tunnels. */
  readonly vtepAddress: string;
}

export interface Hypervisor {
  /** Its machines, by the tag with which their frames leave it; 0 for none. */
  readonly machines: ReadonlyMap<number, Host>;
  /** Its bridge; the ends of its cables are called after it, with "-up0" and so on. */
  readonly bridge: string;
  /** Where these are. */
  readonly namespace: Namespace;
}

export interface Lab {
  readonly leafA: Leaf;
  readonly leafB: Leaf;
  readonly leafC: Leaf;
  /** A host on an interface of a leaf, which sends untagged frames. All hosts are in one subnet. */
  host(leaf: Leaf, on: string): Host;
  /** Machines whose frames come to an interface of a leaf with these tags; to several, over a bond. */
  hypervisor(leaf: Leaf, on: string | readonly string[], tags: readonly number[]): Hypervisor;
  remove(): Promise<void>;
}

export interface LabOptions {
  /** For the switch of leaf A or leaf B: more ways in. */
  readonly a?: OvsOptions;
  readonly b?: OvsOptions;
}

export async function createLab({ a = {}, b = {} }: LabOptions = {}): Promise<Lab> {
  const networks = createNetworks();
  const switches: OpenVSwitch[] = [];
  const remove = async (): Promise<void> => {
    for (const one of switches) await one.remove();
    networks.remove();
  };
  try {
    const start = async (namespace: Namespace, options: OvsOptions): Promise<OpenVSwitch> => {
      const own = { ...options, datapath: "netdev" as const, namespace: namespace.name };
      const started = await startOpenVSwitch(own);
      switches.push(started);
      return started;
    };
    // The spine stands in the rack of the hypervisors, on the same Open vSwitch.
    const rack = networks.add("rack");
    const tagger = await start(rack, {});
    configure(tagger, "add-br spine", "set bridge spine datapath_type=netdev");
    const leaf = async (
      name: "a" | "b" | "c",
      number: number,
      options: OvsOptions,
    ): Promise<Leaf> => {
      const namespace = networks.add(`leaf-${name}`);
      networks.cable({ in: namespace, as: "uplink" }, { in: rack, as: `leaf-${name}` });
      configure(tagger, `add-port spine leaf-${name}`);
      return configureLeaf(namespace, await start(namespace, options), `10.254.0.${number}`);
    };
    const leafA = await leaf("a", 1, a);
    const leafB = await leaf("b", 2, b);
    const leafC = await leaf("c", 3, {});
    return { leafA, leafB, leafC, ...createWiring(networks, rack, tagger), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Each is a command of ovs-vsctl; all are one transaction. */
export function configure(on: OpenVSwitch, ...commands: readonly string[]): void {
  on.vsctl(...commands.flatMap((command) => ["--", ...command.split(" ")]));
}

function configureLeaf(namespace: Namespace, own: OpenVSwitch, vtepAddress: string): Leaf {
  configure(
    own,
    "add-br br-phy",
    "set bridge br-phy datapath_type=netdev",
    "add-port br-phy uplink",
    "add-br br0",
    "set bridge br0 datapath_type=netdev",
  );
  namespace.ip(`addr add ${vtepAddress}/24 dev br-phy`);
  namespace.ip("link set br-phy up");
  return { switch: own, namespace, vtepAddress };
}

/** What is plugged into the leaves. `rack` is where all hypervisors are, on one Open vSwitch. */
function createWiring(
  networks: Networks,
  rack: Namespace,
  tagger: OpenVSwitch,
): Pick<Lab, "host" | "hypervisor"> {
  let [hosts, hypervisors] = [0, 0];
  const plugHost = (label: string, into: Plug): Host => {
    hosts += 1;
    const namespace = networks.add(label);
    networks.cable({ in: namespace, as: "eth0" }, into);
    return createHost(namespace, `192.0.2.${hosts}`);
  };
  return {
    host: (leaf, on) => plugHost(on, { in: leaf.namespace, as: on }),
    hypervisor(leaf, on, tags) {
      hypervisors += 1;
      const bridge = `hv${hypervisors}`;
      const uplinks = [on].flat().map((one, i) => {
        const uplink = `${bridge}-up${i}`;
        networks.cable({ in: rack, as: uplink }, { in: leaf.namespace, as: one });
        return uplink;
      });
      const machines = new Map(
        tags.map((tag) => {
          const plug = { in: rack, as: `${bridge}-vm${tag}` };
          return [tag, plugHost(`${on}-${tag}`, plug)] as const;
        }),
      );
      configure(
        tagger,
        `add-br ${bridge}`,
        `set bridge ${bridge} datapath_type=netdev`,
        uplinks.length === 1
          ? `add-port ${bridge} ${uplinks.join()}`
          : `add-bond ${bridge} ${bridge}-bond ${uplinks.join(" ")} ${bondSettings}`,
        ...tags.map((tag) => `add-port ${bridge} ${bridge}-vm${tag} tag=${tag}`),
      );
      return { machines, bridge, namespace: rack };
    },
  };
}

const bondSettings = "lacp=active bond_mode=balance-tcp other_config:lacp-time=fast";
