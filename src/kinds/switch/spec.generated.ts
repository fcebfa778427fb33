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
   * The technology that Plumbline speaks to the switch. 'sim' is a simulated switch, 'ovs' an Open vSwitch over its database (OVSDB).
   */
  driver: string;
  /**
   * Where the driver reaches the switch. For ovs the database's address: unix:PATH on the same machine, tcp:HOST:PORT, or ssl:HOST:PORT with credentials; the usual port is 6640. An IPv6 address stands in brackets.
   */
  endpoint?: string;
  /**
   * For an endpoint with ssl: the name in the switch's certificate. Default: the host of the endpoint.
   */
  serverName?: string;
  /**
   * For a driver whose devices have several bridges: the one that is the switch. It must exist. Default for ovs: br0.
   */
  bridge?: string;
  credentials?: CredentialsReference;
  /**
   * The address at which the switch's VXLAN tunnels end. Switches that carry one VNI without EVPN are told each other's.
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
   * A file that holds the secret, named as the process that speaks to the switch sees it: a relative path counts from where that runs. For ovs a PEM file with the private key, the certificate that belongs to it, and the CA certificates that the switch's certificate must be signed by.
   */
  fromFile?: string;
  /**
   * An environment variable that holds the secret.
   */
  fromEnv?: string;
}
