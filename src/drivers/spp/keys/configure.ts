// What becomes of a host's keys when its configuration changes: the configuration, and with it the vhosts
// and mirrors that come or go. One that is there is never reset, and one that is in use never goes.

import type { Entry } from "../../../ports/store.ts";
import {
  configurationText,
  isEmptyConfiguration,
  type Configuration,
} from "../encoding/configuration.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { asRead, put, remove, type KeyChange } from "./key-change.ts";
import { configurationKey, keyOf, nobody, vhostName, type Section } from "./key-names.ts";
import { configurationIn } from "./panel-document.ts";
import { portKeys, portsIn } from "./port-keys.ts";

/** A text says why it cannot be. A change without writes is done already. */
export function configurationChange(keys: HostKeys, after: Configuration): KeyChange | string {
  const before = configurationIn(keys);
  if (typeof before === "string") return before;
  const numbers = numbersChange(keys, before, after);
  if (typeof numbers === "string") return numbers;
  const key = configurationKey(keys.host);
  const text = isEmptyConfiguration(after) ? undefined : configurationText(after);
  const compare = asRead(key, keys.configuration);
  const write = text === undefined ? remove(key) : put(key, text);
  const isSame = text === keys.configuration?.value;
  return {
    compares: [compare, ...numbers.compares],
    writes: [...(isSame ? [] : [write]), ...numbers.writes],
  };
}

/** Of vhosts and mirrors. */
function numbersChange(
  keys: HostKeys,
  before: Configuration | undefined,
  after: Configuration,
): KeyChange | string {
  const vhosts = { before: vhostsOf(before), after: vhostsOf(after) };
  const inUse = vhostInUse(keys, before, vhosts.before, vhosts.after);
  if (inUse !== undefined) return inUse;
  const mirrors = { before: mirrorsOf(before), after: mirrorsOf(after) };
  const changes = [
    keysChange(keys, "vhost", vhosts.before.keys(), vhosts.after),
    keysChange(keys, "mirror", mirrors.before.keys(), mirrors.after),
  ];
  const fault = changes.find((one) => typeof one === "string");
  if (fault !== undefined) return fault;
  const all = changes.filter((one) => typeof one !== "string");
  return {
    compares: all.flatMap(({ compares }) => compares),
    writes: all.flatMap(({ writes }) => writes),
  };
}

/** Vhosts by name, each with the place of its NIC. */
function vhostsOf(configuration: Configuration | undefined): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { place, firstVhost, value } of configuration?.nics ?? []) {
    for (let i = 0; i < value.vhosts; i += 1) {
      all.set(vhostName(value.physicalNetwork, firstVhost + i), place);
    }
  }
  return all;
}

function mirrorsOf(configuration: Configuration | undefined): ReadonlyMap<string, number> {
  const count = configuration?.mirroring?.mirrors ?? 0;
  return new Map(Array.from({ length: count }, (_, i) => [String(i), i]));
}

/** Why a vhost that goes, or goes to another NIC, cannot. */
function vhostInUse(
  keys: HostKeys,
  configuration: Configuration | undefined,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): string | undefined {
  for (const [name, place] of before) {
    if (after.get(name) === place) continue;
    const value = entryIn(keys, "vhost", name)?.value ?? nobody;
    if (value !== nobody) return `vhost ${name} of NIC ${place} is taken by port ${value}`;
  }
  for (const port of portsIn(keys)) {
    const { vhost } = portKeys(keys, configuration, port);
    if (vhost?.nic === undefined) continue;
    const name = vhostName(vhost.physicalNetwork, vhost.vhost);
    if (after.get(name) === vhost.nic) continue;
    return `port ${port} is not unplugged from vhost ${name} of NIC ${vhost.nic} yet`;
  }
  return undefined;
}

/** Keys that come where there are none, and those that go where nobody has them. */
function keysChange(
  keys: HostKeys,
  section: Section,
  before: Iterable<string>,
  after: ReadonlyMap<string, number>,
): KeyChange | string {
  const gone: (readonly [string, Entry])[] = [];
  for (const name of before) {
    const entry = after.has(name) ? undefined : entryIn(keys, section, name);
    if (entry === undefined) continue;
    if (entry.value !== nobody) return `${section} ${name} is taken by ${entry.value}`;
    gone.push([keyOf(section, keys.host, name), entry]);
  }
  const added = [...after.keys()]
    .filter((name) => entryIn(keys, section, name) === undefined)
    .map((name) => keyOf(section, keys.host, name));
  return {
    compares: [
      ...gone.map(([key, entry]) => asRead(key, entry)),
      ...added.map((key) => asRead(key, undefined)),
    ],
    writes: [...gone.map(([key]) => remove(key)), ...added.map((key) => put(key, nobody))],
  };
}
