// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface SwitchSpec {
  /**
   * The SwitchPair that this switch belongs to.
   */
  pair: string;
  /**
   * The technology that Plumbline speaks to the switch. 'sim' is a simulated switch.
   */
  driver: string;
  /**
   * Where the driver reaches the switch.
   */
  endpoint?: string;
  credentials?: CredentialsReference;
  /**
   * The address of the switch's VXLAN tunnel end point.
   */
  vtepAddress?: string;
  /**
   * The largest number of VLANs that the switch can carry. Default: no limit but the pool's size.
   */
  vlanCapacity?: number;
  /**
   * What Plumbline may change on this switch. shared: only what it made. ranges: everything within the VLAN pool and the VNI ranges. exclusive: everything. Default: the ReconcilePolicy's, else shared.
   */
  ownership?: "shared" | "ranges" | "exclusive";
}
/**
 * Where the driver finds its secret. Exactly one of the fields; the secret itself never stands in a manifest.
 */
export interface CredentialsReference {
  /**
   * A file that holds the secret.
   */
  fromFile?: string;
  /**
   * An environment variable that holds the secret.
   */
  fromEnv?: string;
}
