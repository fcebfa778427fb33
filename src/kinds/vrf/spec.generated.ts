// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface VrfSpec {
  /**
   * The VRF's name on devices. Default: metadata.name.
   */
  id?: string;
  /**
   * The VRF's number in the fabric. Unique.
   */
  number: number;
  /**
   * The addresses that subnets in this VRF come from. Their prefixes are announced as aggregates.
   *
   * @maxItems 1000
   */
  addressPools?: AddressPool[];
}
/**
 * Prefixes with one purpose.
 */
export interface AddressPool {
  /**
   * The pool's name, unique in the fabric; subnets use it.
   */
  name: string;
  /**
   * The prefixes of the pool, without host bits.
   *
   * @minItems 1
   * @maxItems 256
   *
   * Items: A prefix.
   */
  prefixes: string[];
  /**
   * The only AvailabilityZone in which the pool is used. Networks with its subnets have the same availabilityZoneHint.
   */
  availabilityZone?: string;
}
