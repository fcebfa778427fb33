// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface SwitchPairSpec {
  /**
   * The AvailabilityZone in which the pair stands.
   */
  availabilityZone?: string;
  /**
   * The VlanPool that the pair's networks take their VLANs from. Default: the pool of the pair's own name.
   */
  vlanPool?: string;
  /**
   * The pair's number in route distinguishers. Unique.
   */
  groupId?: number;
  /**
   * The pair's autonomous system number, plain or dotted. A pair that has one speaks BGP EVPN and also needs a groupId and an availabilityZone. Quote it, or YAML reads 65130.10 as 65130.1.
   */
  asn?: string | number;
}
