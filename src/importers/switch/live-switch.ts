// What a live switch document holds, as an import looks at it: VLANs with all that belongs to them, and
// ports with all that they carry. Nothing here knows what manifests can say.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import { sortedNames } from "../../model/sort.ts";
import type { TargetName } from "../../model/target.ts";

export interface LiveSwitch {
  /** The name of its Switch. */
  readonly name: string;
  readonly target: TargetName;
  readonly pair: string;
  readonly vlanPool: string;
  /** VLANs that the switch configures or that a port carries, ascending. */
  readonly vlans: ReadonlyMap<number, LiveVlan>;
  /** By name. */
  readonly ports: readonly LivePort[];
  readonly vrfs: ReadonlyMap<string, LiveVrf>;
}

export interface LiveVlan {
  readonly vlan: number;
  /** Undefined where ports carry it and the switch itself does not configure it. */
  readonly name: string | undefined;
  /** Ascending; a well-configured VLAN has one at most. */
  readonly vnis: readonly number[];
  readonly evpn: LiveEvpn | undefined;
  readonly gateway: LiveGateway | undefined;
}

export interface LiveEvpn {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
}

export interface LiveGateway {
  readonly vrf: string;
  /** With their prefix lengths; the first is the primary one. */
  readonly addresses: readonly string[];
  readonly dhcpRelays: readonly string[];
}

export interface LiveVrf {
  readonly prefixes: ReadonlyMap<
    string,
    { readonly azLocal: boolean; readonly announced: boolean }
  >;
  readonly aggregates: ReadonlyMap<string, { readonly azLocal: boolean }>;
}

export interface LivePort {
  readonly interfaceName: string;
  /** Undefined for a plain port, and for a port channel without a number. */
  readonly portChannel: LivePortChannel | undefined;
  readonly isLag: boolean;
  readonly description: string | undefined;
  readonly speed: string | undefined;
  readonly nativeVlan: number | undefined;
  /** Ascending. */
  readonly trunkVlans: readonly number[];
  /** Host VLAN → VLAN, by host VLAN. */
  readonly translations: ReadonlyMap<number, number>;
}

export interface LivePortChannel {
  readonly id: number;
  readonly members: readonly string[];
  readonly lacp: string | undefined;
}

export interface SwitchPlace {
  readonly name: string;
  readonly target: TargetName;
  readonly pair: string;
  readonly vlanPool: string;
}

export function readLiveSwitch(place: SwitchPlace, document: JsonObject): LiveSwitch {
  const vrfs = entriesOf(document["vrfs"]);
  return {
    ...place,
    vlans: vlansOf(document),
    ports: portsOf(document),
    vrfs: new Map(vrfs.map(([name, vrf]) => [name, vrfOf(vrf)])),
  };
}

function vlansOf(document: JsonObject): Map<number, LiveVlan> {
  const configured = mapOf(document["vlans"]);
  const carried = entriesOf(document["interfaces"]).flatMap(([, port]) =>
    keysOf(fieldOf(port, "trunkVlans")),
  );
  const vnis = vnisByVlan(document["vnis"]);
  const evpn = mapOf(document["evpn"]);
  const gateways = mapOf(document["gateways"]);
  const keys = sortedNames(new Set([...configured.keys(), ...carried].filter(isNumber)));
  return new Map(
    keys.map((key) => {
      const vlan = Number(key);
      const one: LiveVlan = {
        vlan,
        name: textOf(fieldOf(configured.get(key), "name")),
        vnis: vnis.get(vlan) ?? [],
        evpn: evpnOf(evpn.get(key)),
        gateway: gatewayOf(gateways.get(key)),
      };
      return [vlan, one];
    }),
  );
}

function isNumber(key: string): boolean {
  return /^[1-9][0-9]{0,3}$/.test(key);
}

function vnisByVlan(value: Json | undefined): Map<number, number[]> {
  const byVlan = new Map<number, number[]>();
  for (const [vni, onVlan] of entriesOf(value)) {
    const vlan = numberOf(fieldOf(onVlan, "vlan")) ?? 0;
    byVlan.set(vlan, [...(byVlan.get(vlan) ?? []), Number(vni)]);
  }
  return byVlan;
}

function evpnOf(value: Json | undefined): LiveEvpn | undefined {
  if (!isJsonObject(value)) return undefined;
  return { imports: keysOf(value["imports"]), exports: keysOf(value["exports"]) };
}

function gatewayOf(value: Json | undefined): LiveGateway | undefined {
  const vrf = textOf(fieldOf(value, "vrf"));
  const primary = textOf(fieldOf(value, "primary"));
  if (vrf === undefined || primary === undefined) return undefined;
  return {
    vrf,
    addresses: [primary, ...keysOf(fieldOf(value, "secondaries"))],
    dhcpRelays: keysOf(fieldOf(value, "dhcpRelays")),
  };
}

function vrfOf(value: Json): LiveVrf {
  const isSet = (one: Json, field: string): boolean => fieldOf(one, field) === true;
  const prefixes = entriesOf(fieldOf(value, "prefixes")).map(([prefix, marks]) => {
    const announced = isSet(marks, "announced");
    return [prefix, { azLocal: isSet(marks, "azLocal"), announced }] as const;
  });
  const aggregates = entriesOf(fieldOf(value, "aggregates")).map(
    ([prefix, marks]) => [prefix, { azLocal: isSet(marks, "azLocal") }] as const,
  );
  return { prefixes: new Map(prefixes), aggregates: new Map(aggregates) };
}

function portsOf(document: JsonObject): LivePort[] {
  const channels = mapOf(document["portChannels"]);
  return entriesOf(document["interfaces"]).map(([interfaceName, value]) => {
    const id = numberOf(fieldOf(value, "portChannel"));
    const channel = id === undefined ? undefined : channels.get(String(id));
    const portChannel =
      id === undefined
        ? undefined
        : {
            id,
            members: keysOf(fieldOf(channel, "members")),
            lacp: textOf(fieldOf(channel, "lacp")),
          };
    const translations = entriesOf(fieldOf(value, "translations")).flatMap(([tag, one]) => {
      const vlan = numberOf(fieldOf(one, "vlan"));
      return vlan === undefined ? [] : [[Number(tag), vlan] as const];
    });
    return {
      interfaceName,
      portChannel,
      isLag: textOf(fieldOf(value, "type")) === "lag",
      description: textOf(fieldOf(value, "description")),
      speed: textOf(fieldOf(id === undefined ? value : channel, "speed")),
      nativeVlan: numberOf(fieldOf(value, "nativeVlan")),
      trunkVlans: keysOf(fieldOf(value, "trunkVlans")).map(Number),
      translations: new Map(translations),
    };
  });
}

function fieldOf(value: Json | undefined, field: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function keysOf(value: Json | undefined): string[] {
  return isJsonObject(value) ? sortedNames(Object.keys(value)) : [];
}

function mapOf(value: Json | undefined): Map<string, Json> {
  return new Map(isJsonObject(value) ? Object.entries(value) : []);
}

/** Sorted by key. */
function entriesOf(value: Json | undefined): [string, Json][] {
  return keysOf(value).map((key) => [key, fieldOf(value, key) ?? null]);
}
