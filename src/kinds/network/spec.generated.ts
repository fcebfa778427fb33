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
