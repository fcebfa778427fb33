// What the keys of a host say of one port, and of the vhosts. A port is known where any key names it.

import { readBindPort, type ReadBindPort } from "../encoding/bind-port.ts";
import { nicOfVhost, type Configuration } from "../encoding/configuration.ts";
import type { Entry } from "../../../ports/store.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { nobody, vhostName, vhostNameParts } from "./key-names.ts";

/** A port as its keys have it; half of them may be missing. */
export interface PortKeys {
  readonly port: string;
  readonly bindPort: Entry | undefined;
  readonly action: Entry | undefined;
  readonly status: Entry | undefined;
  /** What bind_port asks for, as far as it says; nothing where there is none. */
  readonly asked: ReadBindPort;
  /** The vhost that it asks for, or else has. */
  readonly vhost: VhostKey | undefined;
}

export interface VhostKey {
  readonly physicalNetwork: string;
  readonly vhost: number;
  /** The place of the NIC that has it by the configuration. */
  readonly nic: number | undefined;
  /** Undefined where there is no key of it. */
  readonly entry: Entry | undefined;
}

/** All ports that anything but a vhost alone names. */
export function portsIn({ sections }: HostKeys): ReadonlySet<string> {
  return new Set([
    ...sections.bind_port.keys(),
    ...sections.action.keys(),
    ...sections.port_status.keys(),
  ]);
}

export function portKeys(
  keys: HostKeys,
  configuration: Configuration | undefined,
  port: string,
): PortKeys {
  const bindPort = entryIn(keys, "bind_port", port);
  const asked = bindPort === undefined ? {} : askedIn(bindPort);
  const vhost =
    asked.vhost === undefined
      ? vhostTakenBy(keys, configuration, port)
      : vhostKey(keys, configuration, asked.vhost, port);
  return {
    port,
    bindPort,
    action: entryIn(keys, "action", port),
    status: entryIn(keys, "port_status", port),
    asked,
    vhost,
  };
}

const read = new WeakMap<Entry, ReadBindPort>();

/** What an entry of bind_port asks for; read once. */
export function askedIn(bindPort: Entry): ReadBindPort {
  const known = read.get(bindPort) ?? readBindPort(bindPort.value);
  read.set(bindPort, known);
  return known;
}

/** Whether nothing at all is there of a port. */
export function isGone({ port, bindPort, action, status, vhost }: PortKeys): boolean {
  const isThere = [bindPort, action, status].some((entry) => entry !== undefined);
  return !isThere && vhost?.entry?.value !== port;
}

/** Why frames of a port do not pass, as far as keys can say; undefined where it is up. */
export function whyNotUp({
  port,
  bindPort,
  action,
  status,
  asked,
  vhost,
}: PortKeys): string | undefined {
  if (bindPort === undefined) return "there is no bind_port";
  if (asked.fault !== undefined) return `its bind_port ${asked.fault}`;
  if (vhost?.nic === undefined) return `no NIC of the host has vhost ${asked.vhost}`;
  const taken = vhost.entry?.value ?? nobody;
  if (taken !== port) return `vhost ${vhost.vhost} is ${takenBy(taken)}`;
  if (action?.value !== "plug") return `its action is ${action?.value ?? "missing"}`;
  return status?.value === "up" ? undefined : "the agent does not say that it is up";
}

/** "taken by port p1" */
export function takenBy(value: string): string {
  return value === nobody ? "nobody's" : `taken by port ${value}`;
}

/** A vhost by its number alone, as bind_port says it. Where networks argue over it, the one that `port` has. */
export function vhostKey(
  keys: HostKeys,
  configuration: Configuration | undefined,
  vhost: number,
  port: string,
): VhostKey | undefined {
  const nic = nicOfVhost(configuration, vhost);
  if (nic !== undefined) {
    const { physicalNetwork } = nic.value;
    const entry = entryIn(keys, "vhost", vhostName(physicalNetwork, vhost));
    return { physicalNetwork, vhost, nic: nic.place, entry };
  }
  const all = [...keys.sections.vhost].filter(
    ([name]) => vhostNameParts(name).vhost === String(vhost),
  );
  const [name, entry] = all.find(([, { value }]) => value === port) ?? all[0] ?? [];
  if (name === undefined) return undefined;
  return { physicalNetwork: vhostNameParts(name).physicalNetwork, vhost, nic: undefined, entry };
}

function vhostTakenBy(
  keys: HostKeys,
  configuration: Configuration | undefined,
  port: string,
): VhostKey | undefined {
  for (const [name, entry] of keys.sections.vhost) {
    if (entry.value !== port) continue;
    const { physicalNetwork, vhost } = vhostNameParts(name);
    if (!/^(?:0|[1-9][0-9]*)$/.test(vhost)) continue;
    const nic = nicOfVhost(configuration, Number(vhost));
    const place = nic?.value.physicalNetwork === physicalNetwork ? nic.place : undefined;
    return { physicalNetwork, vhost: Number(vhost), nic: place, entry };
  }
  return undefined;
}
