// A network as it appears on switches, whoever needs it there: a binding, a transit, or a host group
// with a network of its own. It says which items these are; why they are needed its callers know.

import type { Claimant, ClaimSink } from "../model/claim.ts";
import type { JsonObject } from "../model/json.ts";
import type {
  AggregateValue,
  EvpnValue,
  GatewayValue,
  PrefixValue,
  VlanValue,
  VniValue,
} from "../targets/switch/document.ts";
import { bareVrf } from "../targets/switch/document.ts";
import {
  aggregatesBucket,
  evpnBucket,
  gatewaysBucket,
  prefixesBucket,
  vlansBucket,
  vnisBucket,
  vrfsBucket,
} from "../targets/switch/paths.ts";
import type { WiredPort, WiredSwitch } from "./host-group/lookup.ts";

/** The values are shared by all claims. */
export interface CarriedNetwork {
  readonly vlan: number;
  readonly vlanKey: string;
  readonly vlanValue: VlanValue;
  readonly vniKey: string;
  readonly onVlan: VniValue;
  readonly routes: Routes | undefined;
  /** Undefined where the switch does not speak EVPN. */
  evpnOn(one: WiredSwitch): EvpnValue | undefined;
}

/** What a VRF announces of a network, and where its gateway is. */
export interface Routes {
  readonly vrf: string;
  readonly gateway: GatewayValue | undefined;
  readonly prefixes: readonly (readonly [prefix: string, value: PrefixValue])[];
  readonly aggregates: readonly (readonly [prefix: string, value: AggregateValue])[];
}

const carriedOnTrunk: JsonObject = {};

/** Claims everything that the network needs on a switch itself. */
export function claimOnSwitch(
  one: WiredSwitch,
  carried: CarriedNetwork,
  by: Claimant,
  sink: ClaimSink,
): void {
  const { target } = one;
  const { vlanKey, routes } = carried;
  sink.claim(target, vlansBucket, vlanKey, carried.vlanValue, by);
  sink.claim(target, vnisBucket, carried.vniKey, carried.onVlan, by);
  const evpn = carried.evpnOn(one);
  if (evpn !== undefined) sink.claim(target, evpnBucket, vlanKey, evpn, by);
  if (routes === undefined) return;
  const { vrf, gateway } = routes;
  sink.claim(target, vrfsBucket, vrf, bareVrf, by);
  if (gateway !== undefined) sink.claim(target, gatewaysBucket, vlanKey, gateway, by);
  for (const [prefix, value] of routes.prefixes) {
    sink.claim(target, prefixesBucket(vrf), prefix, value, by);
  }
  for (const [prefix, value] of routes.aggregates) {
    sink.claim(target, aggregatesBucket(vrf), prefix, value, by);
  }
}

/** Claims that a port carries the network's VLAN. */
export function claimTrunk(
  port: WiredPort,
  { vlanKey }: Pick<CarriedNetwork, "vlanKey">,
  by: Claimant,
  sink: ClaimSink,
): void {
  sink.claim(port.target, port.trunkVlans, vlanKey, carriedOnTrunk, by);
}
