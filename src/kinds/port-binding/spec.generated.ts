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
   * The MAC address that the host, or the virtual machine, uses on this network. A vhost needs it.
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
 * How the host, or a virtual machine on it, is attached.
 */
export interface Attachment {
  /**
   * switchPort: by the switch ports of its host group. vhost: a virtual machine by a vhost of the host's soft patch panel, whose frames are tagged on the switch ports.
   */
  type: "switchPort" | "vhost";
  /**
   * For a vhost: the id of the virtual machine's port, as neutron has it; it is part of keys. Default: the name of the binding.
   */
  portId?: string;
  /**
   * For a vhost: the physical network of the NIC. Default: the VlanPool of the host group's switches.
   */
  physicalNetwork?: string;
  /**
   * For a vhost: frames go untagged between the host and its switch ports, which have the network as their native VLAN.
   */
  flat?: boolean;
}
