// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface PortBindingSpec {
  /**
   * The Network.
   */
  network: string;
  /**
   * The host, as a HostGroup names it. Either this or a profile.
   */
  host?: string;
  profile?: BindingProfile;
  /**
   * The VLAN tag that the host itself uses for this network; the switch translates it. Default: untagged.
   */
  hostVlan?: number;
  /**
   * The MAC address that the host uses on this network.
   */
  macAddress?: string;
  /**
   * down: the binding configures nothing; the network keeps its VLAN.
   */
  adminState?: "up" | "down";
  attachment?: Attachment;
  /**
   * For a subport of a trunk: the binding of the trunk's untagged network. The host is the parent's.
   */
  parent?: string;
}
/**
 * For bare metal: what the provisioner knows of the wiring. Where it names a host, it wins over 'host'.
 */
export interface BindingProfile {
  /**
   * One entry for each link of the host; all name the same host.
   *
   * @minItems 1
   * @maxItems 64
   */
  localLinkInformation: LocalLink[];
}
/**
 * One link.
 */
export interface LocalLink {
  /**
   * The host, as a HostGroup names it.
   */
  switchInfo: string;
}
/**
 * How the host is attached.
 */
export interface Attachment {
  /**
   * switchPort: by the switch ports of its host group.
   */
  type: "switchPort";
}
