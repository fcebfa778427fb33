// One spp_vf or spp_mirror process by its rules (DPDK/spp 18.08.2, src/vf/common): what its text commands
// do, what they refuse in which words, and what its status shows. It forwards no frames.

export interface ProcessOptions {
  readonly client: number;
  readonly type?: "vf" | "mirror";
  /** "0xfe": the lowest core is the master, and takes no components. */
  readonly coreMask: string;
  /** How many the primary process has made; default: as many as anybody asks for. */
  readonly rings?: number;
  /** How many NICs the primary process has; every process sees all. */
  readonly nics?: number;
  /** What the process calls its classifiers: "classifier" from 2019-08 on. */
  readonly classifier?: "classifier_mac" | "classifier";
}

export interface SppProcess {
  readonly client: number;
  readonly type: "vf" | "mirror";
  readonly masterCore: number;
  /** Carries out a command of the process's own text protocol; the answer is what went wrong. */
  command(text: string): string | undefined;
  /** "info" of its answer to "status". */
  status(): Status;
}

export interface Status {
  readonly ports: readonly string[];
  readonly components: readonly StatusComponent[];
  readonly classifierTable: readonly { type: string; value: string; port: string }[];
}

export interface StatusComponent {
  readonly core: number;
  readonly name?: string;
  readonly type: string;
  readonly rx_port?: readonly StatusPort[];
  readonly tx_port?: readonly StatusPort[];
}

export interface StatusPort {
  readonly port: string;
  readonly vlan: { readonly operation: string; readonly id: number; readonly pcp: number };
}

type Direction = "rx" | "tx";

interface VlanTagging {
  readonly direction: Direction;
  readonly operation: "add" | "del";
  readonly id: number;
  readonly pcp: number;
}

/** What the process keeps of a port stays, whoever attaches or detaches it. */
interface Port {
  readonly name: string;
  readonly taggings: VlanTagging[];
  /** 0x000000000000 for none. */
  mac: string;
  vid: number;
}

interface Component {
  readonly name: string;
  readonly core: number;
  readonly type: string;
  readonly rx: Port[];
  readonly tx: Port[];
}

const noVlan = 4095;
const noMac = "";
const defaultMac = "00:00:00:00:00:01";
const taggingsMax = 4;
const longestName = 110;
const lastCore = 127;

const portsMax: Readonly<Record<string, Readonly<Record<Direction, number>>>> = {
  forward: { rx: 1, tx: 1 },
  merge: { rx: 32, tx: 1 },
  classifier_mac: { rx: 1, tx: 32 },
  classifier: { rx: 1, tx: 32 },
  mirror: { rx: 1, tx: 2 },
};

/** Why a command is not done, in the words of the process. */
class Refusal {
  readonly words: string;
  constructor(words: string) {
    this.words = words;
  }
}

const bad = (value: string): Refusal => new Refusal(`bad value(${value})`);
const misformed = new Refusal("bad message format");
const failed = new Refusal("error occur");

export function createProcess(options: ProcessOptions): SppProcess {
  const { client, type = "vf", classifier = "classifier_mac", nics = 0 } = options;
  const [masterCore = 0, ...cores] = coresIn(options.coreMask);
  const rings = options.rings ?? Number.POSITIVE_INFINITY;
  const components: Component[] = [];
  const ports = new Map<string, Port>();
  const types = type === "mirror" ? ["mirror"] : ["forward", "merge", classifier];
  const state: State = { components, ports, cores, types, rings };
  for (let nic = 0; nic < nics; nic += 1) addPort(state, `phy:${nic}`);
  return {
    client,
    type,
    masterCore,
    command(text) {
      const words = text.split(" ").filter((word) => word !== "");
      try {
        carryOut(state, words);
        return undefined;
      } catch (thrown) {
        if (thrown instanceof Refusal) return thrown.words;
        throw thrown;
      }
    },
    status: () => ({
      ports: [...ports.keys()].sort(byKindAndNumber),
      components: cores.flatMap((core) => componentsOn(components, core)),
      classifierTable: components.filter((one) => one.type === classifier).flatMap(tableOf),
    }),
  };
}

interface State {
  readonly components: Component[];
  readonly ports: Map<string, Port>;
  readonly cores: readonly number[];
  readonly types: readonly string[];
  readonly rings: number;
}

function carryOut(state: State, words: readonly string[]): void {
  const [command, action, ...rest] = words;
  const { length } = words;
  if (command === "component" && length >= 3 && length <= 5) {
    component(state, action, rest);
  } else if (command === "port" && length >= 5 && length <= 8) {
    port(state, action, rest);
  } else if (command === "classifier_table" && (length === 5 || length === 6)) {
    classify(state, action, rest);
  } else {
    throw ["component", "port", "classifier_table"].includes(command ?? "")
      ? misformed
      : bad("command");
  }
}

function component(state: State, action: string | undefined, words: readonly string[]): void {
  const { components } = state;
  const [name = "", coreText = "", type = ""] = words;
  const at = components.findIndex((one) => one.name === name);
  if (action === "stop") {
    // One that is not there is as good as stopped. Its ports keep what they have.
    if (at >= 0) components.splice(at, 1);
    return;
  }
  if (action !== "start") throw bad("action");
  if (at >= 0 || name.length > longestName) throw bad("component name");
  const core = wholeNumber(coreText, 0, lastCore);
  if (core === undefined) throw bad("core");
  if (!state.types.includes(type)) throw bad("component type");
  if (!state.cores.includes(core)) throw failed;
  components.push({ name, core, type, rx: [], tx: [] });
}

function port(state: State, action: string | undefined, words: readonly string[]): void {
  const [name = "", direction = "", componentName = "", ...vlan] = words;
  // With all its words there, the command is taken for a change of the tag and not checked against use.
  const isUnchecked = vlan.length === 3;
  const isAdd = action === "add";
  if (!isAdd && action !== "del") throw bad("action");
  if (portParts(name) === undefined) throw bad("port");
  const isUsed = (way: Direction): boolean =>
    isAdd && !isUnchecked && state.components.some((one) => one[way].some((p) => p.name === name));
  if (isUsed("rx") && isUsed("tx")) throw bad("port");
  if (!isDirection(direction) || isUsed(direction)) throw bad("port rxtx");
  const component = state.components.find((one) => one.name === componentName);
  if (component === undefined) throw bad("component name");
  const tagging = taggingOf(direction, vlan);
  if (isAdd) attach(state, { component, direction, name, tagging });
  else detach(state, component, direction, name);
}

interface Attachment {
  readonly component: Component;
  readonly direction: Direction;
  readonly name: string;
  readonly tagging: VlanTagging | undefined;
}

function attach(state: State, { component, direction, name, tagging }: Attachment): void {
  const attached = component[direction];
  // Counted before it looks whether the port is there, so a full component takes no new tag either.
  if (attached.length >= (portsMax[component.type]?.[direction] ?? 0)) throw failed;
  const known = attached.find((one) => one.name === name);
  if (known !== undefined) {
    if (tagging?.operation !== "add") return;
    const at = known.taggings.findIndex(({ operation }) => operation === "add");
    if (at < 0) throw failed;
    known.taggings[at] = tagging;
    return;
  }
  const [kind, number = 0] = portParts(name) ?? [];
  if (kind === "ring" && number >= state.rings) throw failed;
  const port = addPort(state, name);
  if (tagging !== undefined) {
    if (port.taggings.length >= taggingsMax) throw failed;
    port.taggings.push(tagging);
  }
  attached.push(port);
}

/** Also of a port that is not attached there: its tagging goes in any case. */
function detach(state: State, component: Component, direction: Direction, name: string): void {
  const port = state.ports.get(name);
  if (port === undefined) return;
  const kept = port.taggings.filter((one) => one.direction !== direction);
  port.taggings.splice(0, Number.POSITIVE_INFINITY, ...kept);
  const at = component[direction].indexOf(port);
  if (at >= 0) component[direction].splice(at, 1);
}

function taggingOf(direction: Direction, words: readonly string[]): VlanTagging | undefined {
  const [operation, vid = "0", pcpText] = words;
  if (operation === undefined) return undefined;
  if (operation === "del_vlantag") return { direction, operation: "del", id: 0, pcp: 0 };
  if (operation !== "add_vlantag") throw bad("port vlan operation");
  const id = wholeNumber(vid, 0, noVlan);
  if (id === undefined) throw bad("port vid");
  const pcp = pcpText === undefined ? -1 : wholeNumber(pcpText, 0, 7);
  if (pcp === undefined) throw bad("port pcp");
  return { direction, operation: "add", id, pcp };
}

function classify(state: State, action: string | undefined, words: readonly string[]): void {
  const [type, ...rest] = words;
  if (action !== "add" && action !== "del") throw bad("action");
  if (type !== "mac" && type !== "vlan") throw bad("type");
  if (rest.length !== (type === "mac" ? 2 : 3)) throw misformed;
  const [macText = "", name = ""] = rest.slice(-2);
  const vid = type === "mac" ? noVlan : wholeNumber(rest[0] ?? "", 0, noVlan);
  if (vid === undefined) throw bad("vlan id");
  const mac = macText === "default" ? defaultMac : macOf(macText);
  const port = state.ports.get(name);
  if (port === undefined) throw bad("port");
  if (action === "add") {
    if (port.vid !== noVlan || port.mac !== noMac) throw bad("port");
    port.vid = vid;
    port.mac = mac;
  } else {
    if (port.vid !== vid || port.mac !== mac) throw bad("port");
    port.vid = noVlan;
    port.mac = noMac;
  }
}

function addPort({ ports }: State, name: string): Port {
  const known = ports.get(name);
  if (known !== undefined) return known;
  const port: Port = { name, taggings: [], mac: noMac, vid: noVlan };
  ports.set(name, port);
  return port;
}

function componentsOn(components: readonly Component[], core: number): StatusComponent[] {
  const own = components.filter((one) => one.core === core);
  if (own.length === 0) return [{ core, type: "unuse" }];
  return own.map(({ name, type, rx, tx }) => ({
    core,
    name,
    type,
    rx_port: rx.map((port) => attachmentOf(port, "rx")),
    tx_port: tx.map((port) => attachmentOf(port, "tx")),
  }));
}

function attachmentOf({ name, taggings }: Port, direction: Direction): StatusPort {
  const tagging = taggings.find((one) => one.direction === direction);
  const { operation = "none", id = 0, pcp = 0 } = tagging ?? {};
  return { port: name, vlan: { operation, id, pcp } };
}

/** Only of ports that are attached; of two ports with one address and VLAN, only the later one. */
function tableOf({ tx }: Component): { type: string; value: string; port: string }[] {
  const byAddress = new Map<string, Port>();
  for (const port of [...tx].filter(({ mac }) => mac !== noMac)) {
    byAddress.set(`${port.vid} ${port.mac}`, port);
  }
  return [...byAddress.values()]
    .sort((a, b) => a.vid - b.vid)
    .map(({ name, mac, vid }) => {
      const shown = mac === defaultMac ? "default" : mac.toUpperCase();
      return vid === noVlan
        ? { type: "mac", value: shown, port: name }
        : { type: "vlan", value: `${vid}/${shown}`, port: name };
    });
}

/** What the process makes of an address; of one that is not written with colons, nothing. */
function macOf(text: string): string {
  const parts = text.split(":");
  if (parts.length > 6) throw bad("mac address");
  if (parts.length < 6 || !parts.every((part) => /^[0-9a-f]{1,2}$/i.test(part))) return noMac;
  return parts.map((part) => part.toLowerCase().padStart(2, "0")).join(":");
}

function portParts(name: string): readonly [kind: string, number: number] | undefined {
  const [, kind = "", digits = ""] = /^(phy|vhost|ring):(\d+)$/.exec(name) ?? [];
  return kind === "" ? undefined : [kind, Number(digits)];
}

function byKindAndNumber(left: string, right: string): number {
  const order = ["phy", "vhost", "ring"];
  const [kindA = "", numberA = 0] = portParts(left) ?? [];
  const [kindB = "", numberB = 0] = portParts(right) ?? [];
  return order.indexOf(kindA) - order.indexOf(kindB) || numberA - numberB;
}

function isDirection(word: string): word is Direction {
  return word === "rx" || word === "tx";
}

function wholeNumber(text: string, min: number, max: number): number | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

/** Ascending. */
function coresIn(mask: string): number[] {
  const bits = BigInt(mask).toString(2).split("").reverse();
  return bits.flatMap((bit, core) => (bit === "1" ? [core] : []));
}
