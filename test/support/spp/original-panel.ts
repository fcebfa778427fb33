// What the spp-agent of neutron does at spp-ctl, in its own order: wiring at its start, plugging and
// unplugging. One from before 2019 is configured by an array and tags frames as they leave the vhost; a
// later one is configured by an object and tags them as they come to the merger.

export interface AgentPanel {
  plug(vhost: number, mac: string, vlan: number | undefined): Promise<void>;
  unplug(vhost: number, mac: string, vlan: number | undefined): Promise<void>;
  physicalNetworkOf(vhost: number): string;
}

interface Component {
  readonly name: string;
  readonly core: number;
  type: string;
  readonly rx_port: readonly string[];
  readonly tx_port: readonly string[];
}

interface Nic {
  readonly physical_network: string;
  readonly num_vhost: number;
  readonly core_mask: string;
  readonly components?: readonly Component[];
}

interface Link {
  readonly port: string;
  readonly component: string;
}

/** A vhost as the agent has it in mind. */
interface Vhost {
  readonly client: number;
  readonly physicalNetwork: string;
  readonly tagging: Link;
  readonly untagging: Link;
  /** "unuse" for none: all that it remembers of what is plugged. */
  mac: string;
}

interface Shown {
  readonly components: readonly {
    readonly type: string;
    readonly name: string;
    readonly rx_port: readonly { readonly port: string }[];
    readonly tx_port: readonly { readonly port: string }[];
  }[];
  readonly classifier_table: readonly { readonly value: string; readonly port: string }[];
}

type Ask = (client: number, method: string, path: string, body?: object) => Promise<unknown>;

/** Wires what is missing. Without a controller it asks for nothing. */
export async function openPanel(
  configuration: string,
  controller: string | undefined,
  signal: AbortSignal,
): Promise<AgentPanel> {
  const read = JSON.parse(configuration) as readonly Nic[] | { readonly vf: readonly Nic[] };
  const isArray = Array.isArray(read);
  const nics = isArray ? (read as readonly Nic[]) : (read as { vf: readonly Nic[] }).vf;
  const ask = asking(controller, signal);
  const vhosts = new Map<number, Vhost>();
  let first = 0;
  for (const [i, nic] of nics.entries()) {
    const client = i + 1;
    const components = isArray ? derived(client, first, nic) : spelledOut(nic);
    const shown = (await ask(client, "GET", "")) as Shown;
    await build(ask, client, components, shown);
    for (let vhost = first; vhost < first + nic.num_vhost; vhost += 1) {
      vhosts.set(vhost, vhostOf(nic, client, vhost, isArray ? undefined : components));
    }
    for (const { value, port } of shown.classifier_table) {
      const mac = value.slice(value.indexOf("/") + 1).toLowerCase();
      for (const one of vhosts.values()) if (one.untagging.port === port) one.mac = mac;
    }
    first += nic.num_vhost;
  }
  return panelOf(ask, vhosts);
}

function panelOf(ask: Ask, vhosts: ReadonlyMap<number, Vhost>): AgentPanel {
  const known = (vhost: number): Vhost => {
    const found = vhosts.get(vhost);
    if (found === undefined) throw new Error(`KeyError: ${String(vhost)}`);
    return found;
  };
  const change = async (
    { client, tagging, untagging }: Vhost,
    action: "add" | "del",
    mac: string,
    vlan: number | undefined,
  ): Promise<void> => {
    const isAdd = action === "add";
    if (vlan !== undefined) {
      const tag = isAdd ? { operation: "add", id: vlan, pcp: 0 } : undefined;
      await move(ask, client, "rx", tagging, tag);
      await move(ask, client, "tx", untagging, isAdd ? { operation: "del" } : undefined);
    }
    const type = vlan === undefined ? "mac" : "vlan";
    const entry = { action, type, mac_address: mac, port: untagging.port };
    await ask(client, "PUT", "/classifier_table", vlan === undefined ? entry : { ...entry, vlan });
  };
  return {
    async plug(vhost, mac, vlan) {
      const own = known(vhost);
      if (own.mac === mac) return;
      await change(own, "add", mac, vlan);
      own.mac = mac;
    },
    async unplug(vhost, mac, vlan) {
      const own = known(vhost);
      if (own.mac === "unuse") return;
      await change(own, "del", mac, vlan);
      own.mac = "unuse";
    },
    physicalNetworkOf: (vhost) => known(vhost).physicalNetwork,
  };
}

async function move(
  ask: Ask,
  client: number,
  dir: "rx" | "tx",
  { port, component }: Link,
  vlan: object | undefined,
): Promise<void> {
  const path = `/components/${component}/ports`;
  await ask(client, "PUT", path, { action: "detach", port, dir });
  const attach = { action: "attach", port, dir };
  await ask(client, "PUT", path, vlan === undefined ? attach : { ...attach, vlan });
}

async function build(
  ask: Ask,
  client: number,
  components: readonly Component[],
  shown: Shown,
): Promise<void> {
  for (const { name, core, type, rx_port, tx_port } of components) {
    const there = shown.components.find((one) => one.type !== "unuse" && one.name === name);
    if (there === undefined) await ask(client, "POST", "/components", { name, core, type });
    const attach = async (dir: "rx" | "tx", port: string): Promise<void> => {
      if (there?.[`${dir}_port`].some((one) => one.port === port) === true) return;
      const path = `/components/${name}/ports`;
      await ask(client, "PUT", path, { action: "attach", port, dir });
    };
    for (const port of tx_port) await attach("tx", port);
    for (const port of rx_port) await attach("rx", port);
  }
}

/** Of a mask, only 32 bits are looked at; the lowest is the master's. */
function derived(client: number, first: number, nic: Nic): Component[] {
  const mask = Number.parseInt(nic.core_mask, 16);
  const all = Array.from({ length: 32 }, (_, core) => core);
  const [, ...cores] = all.filter((core) => ((mask >>> core) & 1) === 1);
  const component = (name: string, type: string, rx: string[], tx: string[]): Component => {
    const core = cores.shift();
    if (core === undefined) throw new Error("IndexError: pop from empty list");
    return { name, core, type, rx_port: rx, tx_port: tx };
  };
  const vhosts = Array.from({ length: nic.num_vhost }, (_, i) => first + i);
  const phy = `phy:${client - 1}`;
  return [
    ...vhosts.flatMap((v) => [
      component(`forward_${v}_tx`, "forward", [`ring:${2 * v}`], [`vhost:${v}`]),
      component(`forward_${v}_rx`, "forward", [`vhost:${v}`], [`ring:${2 * v + 1}`]),
    ]),
    component(
      "classifier",
      "classifier_mac",
      [phy],
      vhosts.map((v) => `ring:${2 * v}`),
    ),
    component(
      "merger",
      "merge",
      vhosts.map((v) => `ring:${2 * v + 1}`),
      [phy],
    ),
  ];
}

/** What brings frames to a vhost is made a merge component. */
function spelledOut({ components }: Nic): Component[] {
  if (components === undefined) throw new Error("KeyError: components");
  return components.map((one) => {
    const isToVhost = one.type === "forward" && one.tx_port[0]?.startsWith("vhost:") === true;
    return isToVhost ? { ...one, type: "merge" } : one;
  });
}

function vhostOf(
  nic: Nic,
  client: number,
  vhost: number,
  components: readonly Component[] | undefined,
): Vhost {
  const own = { client, physicalNetwork: nic.physical_network, mac: "unuse" };
  if (components === undefined) {
    return {
      ...own,
      tagging: { port: `vhost:${vhost}`, component: `forward_${vhost}_rx` },
      untagging: { port: `ring:${2 * vhost}`, component: "classifier" },
    };
  }
  const port = `vhost:${vhost}`;
  const into = only(components.find(({ tx_port }) => tx_port.includes(port)));
  const outOf = only(components.find(({ rx_port }) => rx_port.includes(port)));
  const inPort = into.type === "merge" ? (into.rx_port[0] ?? "") : port;
  const outPort = outOf.type === "forward" ? (outOf.tx_port[0] ?? "") : port;
  const untagger = only(components.find(({ tx_port }) => tx_port.includes(inPort)));
  const tagger = only(components.find(({ rx_port }) => rx_port.includes(outPort)));
  return {
    ...own,
    tagging: { port: outPort, component: tagger.name },
    untagging: { port: inPort, component: untagger.name },
  };
}

function only(component: Component | undefined): Component {
  if (component === undefined) throw new Error("KeyError");
  return component;
}

function asking(controller: string | undefined, signal: AbortSignal): Ask {
  if (controller === undefined) {
    const nothing: Shown = { components: [], classifier_table: [] };
    return () => Promise.resolve(nothing);
  }
  return async (client, method, path, body) => {
    const response = await fetch(`${controller}/v1/vfs/${client}${path}`, {
      method,
      signal,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${path} error: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}
