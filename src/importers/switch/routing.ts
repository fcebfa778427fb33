// How a network is routed, worked back from the gateway that a switch has for its VLAN: its VRF, its
// subnets, and the address pools from which they must come for what the VRF announces.

import {
  addressWithLength,
  compareAddresses,
  containsPrefix,
  parsePrefix,
  subnetOf,
} from "../../kinds/addresses.ts";
import type { AddressPool, VrfSpec } from "../../kinds/vrf/spec.generated.ts";
import { vrfIdOf } from "../../kinds/vrf/lookup.ts";
import { vrfs } from "../../kinds/vrf/name.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { Resource } from "../../model/resource.ts";
import { compareNames, sortedNames } from "../../model/sort.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import type { LiveGateway, LiveSwitch, LiveVrf } from "./live-switch.ts";

export interface Routing {
  /** The name of its resource. */
  readonly vrf: string;
  readonly subnets: readonly RoutedSubnet[];
  /** What is announced stays within the zone of the switch. */
  readonly isLocal: boolean;
}

export interface RoutedSubnet {
  readonly cidr: string;
  readonly gateway: string;
  readonly addressPool: string | undefined;
}

/** A VRF that no manifest declares, with what the described networks need of it. */
export interface VrfDraft {
  /** Its name on devices. */
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly addressPools: readonly AddressPool[];
}

/** The VRFs of the manifests and those that are added to them, by their names on devices. */
export class VrfDrafts {
  readonly #given: ReadonlyMap<string, Resource<VrfSpec>>;
  readonly #added: Map<string, { readonly name: string; readonly pools: AddressPool[] }> =
    new Map();
  readonly #names: ResourceNames;

  constructor(given: ResourceIndex) {
    const all = given.all(vrfs);
    this.#given = new Map(all.map((one) => [vrfIdOf(one), one]));
    this.#names = createResourceNames(all.map(({ name }) => name));
  }

  /** The resource for a VRF; undefined where no manifest can write its name. */
  nameOf(id: string): string | undefined {
    const given = this.#given.get(id);
    if (given !== undefined) return given.name;
    if (!/^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$/.test(id) || id.length > 32) return undefined;
    const name = this.#names.nameFor(id);
    if (!this.#added.has(id)) this.#added.set(id, { name, pools: [] });
    return name;
  }

  /** The pool for a subnet so that its VRF announces what is live; undefined where it needs none. */
  poolFor(id: string, subnet: string, live: LiveVrf, zone: string | undefined): string | undefined {
    const marks = live.prefixes.get(subnet);
    const given = this.#given.get(id);
    if (given !== undefined) return givenPool(given, subnet, live);
    const added = this.#added.get(id);
    if (added === undefined || marks === undefined) return undefined;
    const sum = marks.announced ? subnet : mostSpecific(subnet, live, marks.azLocal);
    if (sum === undefined) return undefined;
    const known = added.pools.find(({ prefixes }) => prefixes.some((one) => overlap(one, sum)));
    // No address is in two pools, so of sums within each other only one can be described.
    if (known !== undefined) return known.prefixes.includes(sum) ? known.name : undefined;
    const isLocal = !marks.announced && live.aggregates.get(sum)?.azLocal === true;
    const name = `${added.name}-${sum.replaceAll("/", "-")}`;
    const pool = { name, prefixes: [sum] };
    added.pools.push(isLocal && zone !== undefined ? { ...pool, availabilityZone: zone } : pool);
    return name;
  }

  /** Numbers are no switch's business, so each gets the lowest that is free. */
  added(): readonly VrfDraft[] {
    const taken = new Set([...this.#given.values()].map(({ spec }) => spec.number));
    return sortedNames(this.#added.keys()).flatMap((id) => {
      const added = this.#added.get(id);
      if (added === undefined) return [];
      let number = 1;
      while (taken.has(number)) number += 1;
      taken.add(number);
      const addressPools = [...added.pools].sort((a, b) => compareNames(a.name, b.name));
      return [{ id, name: added.name, number, addressPools }];
    });
  }
}

/** A pool whose aggregates are all announced, or that is the subnet itself. */
function givenPool(
  { spec }: Resource<VrfSpec>,
  subnet: string,
  { aggregates }: LiveVrf,
): string | undefined {
  const fitting = (spec.addressPools ?? []).filter(({ prefixes, availabilityZone }) => {
    const isInside = prefixes.some((prefix) => contains(prefix, subnet));
    const isAnnounced = (prefix: string): boolean =>
      prefix === subnet || aggregates.get(prefix)?.azLocal === (availabilityZone !== undefined);
    return isInside && prefixes.every(isAnnounced);
  });
  return fitting[0]?.name;
}

function mostSpecific(
  subnet: string,
  { aggregates }: LiveVrf,
  isLocal: boolean,
): string | undefined {
  // Of prefixes around one subnet no two have the same length.
  const around = [...aggregates]
    .filter(([prefix, { azLocal }]) => (isLocal || !azLocal) && contains(prefix, subnet))
    .sort(([a], [b]) => lengthOf(b) - lengthOf(a));
  return around[0]?.[0];
}

/** Undefined where no subnets would add up to what the switch has. */
export function routingOf(
  gateway: LiveGateway,
  one: LiveSwitch,
  zone: string | undefined,
  drafts: VrfDrafts,
): Routing | undefined {
  const { vrf, addresses, dhcpRelays } = gateway;
  const live = one.vrfs.get(vrf);
  if (live === undefined || dhcpRelays.length > 0) return undefined;
  const sorted = [...addresses].sort((a, b) => compareAddresses(addressOf(a), addressOf(b)));
  // The lowest address is the primary one wherever subnets are described.
  if (sorted[0] !== addresses[0] || addresses.some((written) => !isNormal(written)))
    return undefined;
  const prefixes = addresses.map(subnetOf);
  const [marks, ...others] = prefixes.map((prefix) => live.prefixes.get(prefix));
  if (marks === undefined || new Set(prefixes).size < prefixes.length) return undefined;
  const isLocal = marks.azLocal;
  if (others.some((other) => other?.azLocal !== isLocal)) return undefined;
  if (isLocal && zone === undefined) return undefined;
  const name = drafts.nameOf(vrf);
  if (name === undefined) return undefined;
  const subnets = addresses.map((written) => {
    const cidr = subnetOf(written);
    const addressPool = drafts.poolFor(vrf, cidr, live, zone);
    return { cidr, gateway: addressOf(written), addressPool };
  });
  return { vrf: name, subnets, isLocal };
}

/** Aggregates around subnets that are local to a zone, for networks that name them themselves. */
export function localAggregates(subnets: readonly string[], live: LiveVrf): string[] {
  const found = subnets.flatMap((subnet) => mostSpecific(subnet, live, true) ?? []);
  return [...new Set(found)].filter((prefix) => live.aggregates.get(prefix)?.azLocal === true);
}

function addressOf(written: string): string {
  return written.slice(0, written.lastIndexOf("/"));
}

function isNormal(written: string): boolean {
  return addressWithLength(addressOf(written), written) === written;
}

function contains(outer: string, inner: string): boolean {
  const [around, inside] = [parsePrefix(outer), parsePrefix(inner)];
  return around !== undefined && inside !== undefined && containsPrefix(around, inside);
}

function overlap(a: string, b: string): boolean {
  return contains(a, b) || contains(b, a);
}

function lengthOf(prefix: string): number {
  return Number(prefix.slice(prefix.lastIndexOf("/") + 1));
}
