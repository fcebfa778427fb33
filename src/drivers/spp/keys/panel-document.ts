// What the keys of a host amount to: the document of its patch panel, as far as keys can say. Whatever
// others wrote is shown as what it is; a configuration that nobody can read makes no document.

import type { JsonObject } from "../../../model/json.ts";
import type { NicValue, TakenVhostValue } from "../../../targets/patchpanel/document.ts";
import { mirroringKey } from "../../../targets/patchpanel/paths.ts";
import { readConfiguration, type Configuration } from "../encoding/configuration.ts";
import type { Entry } from "../../../ports/store.ts";
import type { HostKeys } from "./host-keys.ts";
import { nobody, vhostName, vhostNameParts } from "./key-names.ts";
import { portKeys, portsIn, whyNotUp, type PortKeys } from "./port-keys.ts";

/** It is long, and asked for at every step. */
const known = new WeakMap<Entry, Configuration | string>();

/** Undefined where the host has none; a text says why it cannot be read. */
export function configurationIn({ configuration }: HostKeys): Configuration | string | undefined {
  if (configuration === undefined) return undefined;
  const read = known.get(configuration) ?? readConfiguration(configuration.value);
  known.set(configuration, read);
  return typeof read === "string" ? `${configuration.key} cannot be read: ${read}` : read;
}

/** A text says why there is none. */
export function documentOfKeys(keys: HostKeys): JsonObject | string {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return configuration;
  const ports = [...portsIn(keys)].map((port) => portKeys(keys, configuration, port));
  const mirroring = configuration?.mirroring;
  return {
    nics: nicsIn(configuration),
    mirroring: mirroring === undefined ? {} : { [mirroringKey]: mirroring },
    wiring: {},
    vhosts: takenVhosts(keys, ports),
    plugs: Object.fromEntries(ports.map((one) => [one.port, plugValue(one)])),
  };
}

/** Whether all that is said of ports fits together, so that no port can have been seen half way. */
export function isInOrder(keys: HostKeys): boolean {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return true;
  const ports = [...portsIn(keys)].map((port) => portKeys(keys, configuration, port));
  return (
    ports.every((one) => whyNotUp(one) === undefined) &&
    Object.keys(takenVhosts(keys, ports)).length === 0
  );
}

function nicsIn(configuration: Configuration | undefined): Record<string, NicValue> {
  const nics = configuration?.nics ?? [];
  return Object.fromEntries(nics.map(({ place, value }) => [String(place), value]));
}

/** A port as far as it is known. */
export function plugValue(port: PortKeys): JsonObject {
  const { asked, vhost } = port;
  const number = asked.vhost ?? vhost?.vhost;
  return {
    ...(number === undefined ? {} : { vhost: number }),
    ...(vhost?.nic === undefined ? {} : { nic: vhost.nic }),
    ...(vhost === undefined ? {} : { physicalNetwork: vhost.physicalNetwork }),
    ...(asked.mac === undefined ? {} : { mac: asked.mac }),
    ...(asked.vlan === undefined ? {} : { vlan: asked.vlan }),
    up: whyNotUp(port) === undefined,
  };
}

/** Vhosts that are taken, and that no port uses. */
function takenVhosts({ sections }: HostKeys, ports: readonly PortKeys[]): JsonObject {
  const used = new Set(
    ports.flatMap(({ port, vhost }) =>
      vhost?.entry?.value === port ? [vhostName(vhost.physicalNetwork, vhost.vhost)] : [],
    ),
  );
  const networks = new Map<string, [string, TakenVhostValue][]>();
  for (const [name, { value }] of sections.vhost) {
    if (value === nobody || used.has(name)) continue;
    const { physicalNetwork, vhost } = vhostNameParts(name);
    const own = networks.get(physicalNetwork);
    const item: [string, TakenVhostValue] = [vhost, { port: value }];
    if (own === undefined) networks.set(physicalNetwork, [item]);
    else own.push(item);
  }
  return Object.fromEntries(
    [...networks].map(([network, own]) => [network, Object.fromEntries(own)]),
  );
}
