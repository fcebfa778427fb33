// A plug as it is wanted, taken from an operation's value, and whether a host can have it. Pure.

import { isJsonObject, type Json } from "../../../model/json.ts";
import type { BindPort } from "../encoding/bind-port.ts";
import { nicOfVhost, type Configuration } from "../encoding/configuration.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { nobody, vhostName } from "./key-names.ts";
import { askedIn, takenBy } from "./port-keys.ts";

export interface WantedPlug extends BindPort {
  readonly port: string;
  readonly physicalNetwork: string;
  readonly nic: number | undefined;
}

/** As agents write and compare them; another spelling makes them stumble when they start again. */
const macForm = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;
const vlanMax = 4094;

/** A text says what the value lacks. */
export function wantedPlug(port: string, value: Json): WantedPlug | string {
  if (!isJsonObject(value)) return "a plug is an object with a vhost and a MAC address";
  const { vhost, nic, physicalNetwork, mac, vlan, up } = value;
  if (port === "") return "a port without an id cannot be plugged";
  if (!isNumber(vhost)) return `port ${port} cannot be plugged without the number of a vhost`;
  if (typeof physicalNetwork !== "string") {
    return `port ${port} cannot be plugged without its physical network`;
  }
  if (typeof mac !== "string") return `port ${port} cannot be plugged without its MAC address`;
  if (!macForm.test(mac)) {
    return `the MAC address ${mac} of port ${port} must be written in lower case, with colons`;
  }
  if (vlan !== undefined && !(isNumber(vlan) && vlan >= 1 && vlan <= vlanMax)) {
    return `the VLAN of port ${port} must be a number from 1 to ${vlanMax}`;
  }
  if (up !== true)
    return `port ${port} can be plugged or removed, and not be left without being up`;
  return {
    port,
    vhost,
    physicalNetwork,
    mac,
    vlan,
    nic: isNumber(nic) ? nic : undefined,
  };
}

/** Why the host cannot have it, whatever is asked for the port itself. */
export function whyNoRoom(
  keys: HostKeys,
  configuration: Configuration | undefined,
  wanted: WantedPlug,
): string | undefined {
  const { port, vhost, physicalNetwork } = wanted;
  const nic = nicOfVhost(configuration, vhost);
  if (nic === undefined || nic.value.physicalNetwork !== physicalNetwork) {
    return `no NIC of ${keys.host} on ${physicalNetwork} has vhost ${vhost}`;
  }
  if (wanted.nic !== undefined && wanted.nic !== nic.place) {
    return `vhost ${vhost} belongs to NIC ${nic.place} of ${keys.host}, not to NIC ${wanted.nic}`;
  }
  const value = entryIn(keys, "vhost", vhostName(physicalNetwork, vhost))?.value ?? nobody;
  if (value !== nobody && value !== port) return `vhost ${vhost} is ${takenBy(value)}`;
  for (const [other, entry] of keys.sections.bind_port) {
    if (other === port) continue;
    const asked = askedIn(entry);
    if (asked.vhost === vhost) return `port ${other} is not unplugged from vhost ${vhost} yet`;
    const isSameAddress = asked.mac?.toLowerCase() === wanted.mac && asked.vlan === wanted.vlan;
    const place = asked.vhost === undefined ? undefined : nicOfVhost(configuration, asked.vhost);
    if (isSameAddress && place?.place === nic.place) {
      return `port ${other} has the MAC address ${wanted.mac} on NIC ${nic.place} already`;
    }
  }
  return undefined;
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
