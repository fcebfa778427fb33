// Which VLANs of the switches are networks, and which networks they are. A VLAN is one where manifests
// could make it: it has a name, one VNI, and a number of the pair's pool, and the same network has the
// same VNI everywhere and one VLAN in each pool. With a number outside of the pools it belongs to the
// host groups that use it.

import { evpnValue } from "../../kinds/evpn.ts";
import { networkIdOf } from "../../kinds/network/lookup.ts";
import { networks } from "../../kinds/network/name.ts";
import type { NetworkSpec } from "../../kinds/network/spec.generated.ts";
import { usableRanges } from "../../kinds/ranges.ts";
import { switchPairs } from "../../kinds/switch-pair/name.ts";
import { vlanPools } from "../../kinds/vlan-pool/name.ts";
import type { Keys } from "../../targets/switch/document.ts";
import { isInRanges } from "../../model/number-ranges.ts";
import type { Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { ResourceNames } from "../resource-names.ts";
import type { LiveSwitch, LiveVlan } from "./live-switch.ts";
import { routingOf, type Routing, type VrfDrafts } from "./routing.ts";
import { placeOfVlan, type TakenBack } from "./taken-back.ts";

export interface NetworkDraft {
  /** Its lasting identity: the name of its VLANs. */
  readonly id: string;
  /** The name of its resource. */
  readonly name: string;
  /** A manifest declares it already. */
  readonly isGiven: boolean;
  readonly vni: number;
  /** VLAN pool → VLAN. */
  readonly segments: Map<string, number>;
  /** Route targets besides those that follow from zone and VNI. */
  readonly importTargets: readonly string[];
  readonly exportTargets: readonly string[];
  readonly routing: Routing | undefined;
  /** The zone of the switch that was looked at first. */
  readonly zone: string | undefined;
}

/** What a VLAN of a switch is to the manifests. */
export type VlanUse =
  | { readonly type: "network"; readonly network: NetworkDraft }
  /** A host group's own network. */
  | { readonly type: "infra"; readonly name: string; readonly vni: number }
  /** Ports may carry it, and nothing more can be said. */
  | { readonly type: "plain"; readonly why: string };

export interface NetworkDrafts {
  readonly networks: readonly NetworkDraft[];
  useOf(one: LiveSwitch, vlan: number): VlanUse;
}

export interface Describing {
  readonly given: ResourceIndex;
  readonly takenBack: TakenBack;
  readonly vrfs: VrfDrafts;
  readonly names: ResourceNames;
}

export function draftNetworks(
  switches: readonly LiveSwitch[],
  describing: Describing,
): NetworkDrafts {
  const known = knownNumbers(describing.given);
  const drafts = new Map<string, NetworkDraft>();
  const uses = new Map<string, VlanUse>();
  for (const one of switches) {
    for (const vlan of one.vlans.values()) {
      uses.set(placeOfVlan(one.target, vlan.vlan), useOf(one, vlan, { describing, known, drafts }));
    }
  }
  return {
    networks: [...drafts.values()],
    useOf: (one, vlan) =>
      uses.get(placeOfVlan(one.target, vlan)) ?? plain("the switch does not have the VLAN"),
  };
}

/** Who has a number: VNIs as "vni 5000", VLANs as "pod000 2000". */
type Holders = Map<string, string>;

interface Drafting {
  readonly describing: Describing;
  readonly known: Holders;
  readonly drafts: Map<string, NetworkDraft>;
}

function knownNumbers(given: ResourceIndex): Holders {
  const holders: Holders = new Map();
  for (const network of given.all(networks)) {
    const id = networkIdOf(network);
    const { vni, segments = [] } = network.spec;
    if (vni !== undefined) holders.set(`vni ${vni}`, id);
    for (const { vlanPool, vlan } of segments) holders.set(`${vlanPool} ${vlan}`, id);
  }
  return holders;
}

function plain(why: string): VlanUse {
  return { type: "plain", why };
}

function useOf(one: LiveSwitch, live: LiveVlan, drafting: Drafting): VlanUse {
  const { describing, known, drafts } = drafting;
  const { vlan, name, vnis } = live;
  const [vni, second] = vnis;
  const taken = describing.takenBack.vlans.get(placeOfVlan(one.target, vlan));
  if (taken !== undefined) return plain(taken);
  if (name === undefined || name.length > 255)
    return plain("the VLAN has no name that a network can have");
  if (vni === undefined) return plain("the VLAN has no VNI, and so is no network");
  if (second !== undefined) return plain("the VLAN has more than one VNI");
  if (!isInPool(one, vlan, describing.given)) {
    return vlan < 2 || vlan > 4093
      ? plain("the VLAN is not in the pair's pool")
      : { type: "infra", name, vni };
  }
  const segment = `${one.vlanPool} ${vlan}`;
  const draft = drafts.get(name) ?? makeDraft(one, live, { name, vni }, describing);
  const rival = [known.get(`vni ${vni}`), known.get(segment)].find(
    (holder) => holder !== undefined && holder !== name,
  );
  if (rival !== undefined) return plain(`the VLAN, or its VNI, belongs to network ${rival}`);
  if (draft.vni !== vni) return plain(`network ${name} has VNI ${draft.vni} elsewhere`);
  const fixed = draft.segments.get(one.vlanPool) ?? vlan;
  if (fixed !== vlan) return plain(`network ${name} has VLAN ${fixed} in this pool`);
  draft.segments.set(one.vlanPool, vlan);
  drafts.set(name, draft);
  known.set(`vni ${vni}`, name);
  known.set(segment, name);
  return { type: "network", network: draft };
}

function isInPool({ vlanPool }: LiveSwitch, vlan: number, given: ResourceIndex): boolean {
  const pool = given.get(vlanPools, vlanPool);
  return pool !== undefined && isInRanges(usableRanges(pool.spec.ranges), vlan);
}

function makeDraft(
  one: LiveSwitch,
  { evpn, gateway }: LiveVlan,
  { name, vni }: { name: string; vni: number },
  { given, takenBack, vrfs, names }: Describing,
): NetworkDraft {
  const pair = given.get(switchPairs, one.pair);
  const zone = pair?.spec.availabilityZone;
  const declared = given.derive(networksById).get(name);
  const own = evpnValue(pair, { vni, importTargets: [], exportTargets: [] }, false, given);
  const besides = (targets: readonly string[], derived: Keys): string[] =>
    own === undefined ? [] : targets.filter((target) => !Object.hasOwn(derived, target));
  const isRouted = gateway !== undefined && declared === undefined && !takenBack.routes.has(name);
  return {
    id: name,
    name: declared?.name ?? names.nameFor(name),
    isGiven: declared !== undefined,
    vni: declared?.spec.vni ?? vni,
    segments: new Map(
      (declared?.spec.segments ?? []).map(({ vlanPool, vlan }) => [vlanPool, vlan]),
    ),
    importTargets: besides(evpn?.imports ?? [], own?.imports ?? {}),
    exportTargets: besides(evpn?.exports ?? [], own?.exports ?? {}),
    routing: isRouted ? routingOf(gateway, one, zone, vrfs) : undefined,
    zone,
  };
}

function networksById(given: ResourceIndex): ReadonlyMap<string, Resource<NetworkSpec>> {
  return new Map(given.all(networks).map((network) => [networkIdOf(network), network]));
}
