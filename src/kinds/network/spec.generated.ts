// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface NetworkSpec {
  /**
   * The network's lasting identity: its name on devices, and the key of its numbers. Default: metadata.name.
   */
  id?: string;
  /**
   * The VXLAN network identifier. Default: allocated once and kept.
   */
  vni?: number;
  /**
   * The only AvailabilityZone in which the network may be bound. Default: all.
   */
  availabilityZoneHint?: string;
  /**
   * down: the network is configured nowhere, and keeps its numbers.
   */
  adminState?: "up" | "down";
  /**
   * VLANs that are fixed by hand; one for each pool at most. Others are allocated once and kept.
   *
   * @maxItems 1000
   */
  segments?: NetworkSegment[];
  external?: NetworkExternal;
  /**
   * The network's subnets. Those of an external network appear on its switches.
   *
   * @maxItems 256
   */
  subnets?: NetworkSubnet[];
  evpn?: NetworkEvpn;
}
/**
 * The network's VLAN in one pool.
 */
export interface NetworkSegment {
  /**
   * The VlanPool.
   */
  vlanPool: string;
  /**
   * The VLAN number in this pool.
   */
  vlan: number;
}
/**
 * The network is routed by the fabric: its switches are the gateway of its subnets.
 */
export interface NetworkExternal {
  /**
   * The Vrf that its subnets are announced in.
   */
  vrf: string;
}
/**
 * One subnet.
 */
export interface NetworkSubnet {
  /**
   * The subnet, without host bits.
   */
  cidr: string;
  /**
   * The address of the gateway in the subnet, which the switches of an external network answer for. Default: none.
   */
  gateway?: string;
  /**
   * The pool of the VRF that the subnet comes from.
   */
  addressPool?: string;
}
/**
 * Route targets besides the one that follows from zone and VNI, for networks that reach beyond the fabric.
 */
export interface NetworkEvpn {
  /**
   * Further route targets to import.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A route target: 'AS:number', 'IPv4:number', or its 64-bit number in decimal digits, in quotes.
   */
  importTargets?: string[];
  /**
   * Further route targets to export.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A route target: 'AS:number', 'IPv4:number', or its 64-bit number in decimal digits, in quotes.
   */
  exportTargets?: string[];
}
