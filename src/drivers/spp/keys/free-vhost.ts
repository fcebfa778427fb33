// Freeing a vhost that somebody took for a port and left: only while it is still taken for that port, and
// nothing of the port uses it. Whether it may be freed at all is decided elsewhere.

import { nicOfVhost, type Configuration } from "../encoding/configuration.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { asRead, put, remove, type KeyChange } from "./key-change.ts";
import { configurationKey, keyOf, nobody, vhostName } from "./key-names.ts";
import { portKeys, takenBy } from "./port-keys.ts";

export interface LeftVhost {
  readonly physicalNetwork: string;
  /** As its key has it; others may have written no number. */
  readonly vhost: string;
  /** For which it was taken. */
  readonly port: string;
}

/** A text says why not. A change without writes is done already. */
export function freeingChange(
  keys: HostKeys,
  configuration: Configuration | undefined,
  { physicalNetwork, vhost, port }: LeftVhost,
): KeyChange | string {
  const name = vhostName(physicalNetwork, vhost);
  const entry = entryIn(keys, "vhost", name);
  if (entry === undefined || entry.value === nobody) return { compares: [], writes: [] };
  if (entry.value !== port) return `vhost ${name} is ${takenBy(entry.value)} by now`;
  const own = portKeys(keys, configuration, port);
  const isUsed = own.vhost !== undefined && own.vhost.entry === entry;
  const isNamed = [own.bindPort, own.action, own.status].some((one) => one !== undefined);
  if (isUsed && isNamed) return `port ${port} uses vhost ${name} by now`;
  // A vhost that no NIC has must not be handed out again.
  const nic = nicOfVhost(configuration, Number(vhost));
  const isConfigured =
    nic?.value.physicalNetwork === physicalNetwork && String(Number(vhost)) === vhost;
  return {
    compares: [
      asRead(entry.key, entry),
      asRead(configurationKey(keys.host), keys.configuration),
      asRead(keyOf("bind_port", keys.host, port), own.bindPort),
    ],
    writes: [isConfigured ? put(entry.key, nobody) : remove(entry.key)],
  };
}
