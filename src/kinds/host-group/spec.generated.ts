// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface HostGroupSpec {
  /**
   * The names that bindings use for these hosts. A host is in one group only. Default: the group's own name.
   *
   * @minItems 1
   * @maxItems 1000
   */
  hosts?: string[];
  /**
   * The switch ports that the hosts are wired to, on switches of one VLAN pool.
   *
   * @minItems 1
   * @maxItems 256
   */
  ports?: HostGroupPort[];
  /**
   * For a metagroup: the HostGroups whose ports it uses. A group is the child of one metagroup only.
   *
   * @minItems 1
   * @maxItems 1000
   */
  children?: string[];
  /**
   * direct: an untagged binding becomes the ports' native VLAN, a tagged one a VLAN translation. trunk: the ports only carry the network's VLAN, somebody on the host tags. Default: direct for a group with ports, trunk for a metagroup.
   */
  binding?: "direct" | "trunk";
  /**
   * transit: the group connects networks to what lies outside of the fabric, in the zones that it serves. borderGateway: its switches extend networks to other sites. Networks are spread over such groups; bindings do not name them.
   */
  role?: "transit" | "borderGateway";
  /**
   * For a group with a role: the AvailabilityZones that it serves. Its own zone is one of them; a border gateway serves no other.
   *
   * @minItems 1
   * @maxItems 9
   */
  availabilityZones?: string[];
  scheduling?: Scheduling;
  /**
   * The ports carry several trunks, each with subports of its own; untagged bindings then get no native VLAN.
   */
  multipleTrunks?: boolean;
  /**
   * VLANs that the ports carry besides those of networks, and that nobody configures otherwise.
   *
   * @minItems 1
   * @maxItems 4094
   */
  extraVlans?: number[];
  /**
   * Networks that the hosts need to work at all, such as management or storage. They exist without any binding.
   *
   * @minItems 1
   * @maxItems 64
   */
  infraNetworks?: InfraNetwork[];
}
/**
 * One port: an interface, or a port channel (LAG) of several.
 */
export interface HostGroupPort {
  /**
   * The Switch that has the port.
   */
  switch: string;
  /**
   * The interface's name on the switch. For a port channel: its own name, default Port-Channel<id>. Left out on a border gateway, which has no port of its own.
   */
  interface?: string;
  /**
   * Text to set on the interface.
   */
  description?: string;
  portChannel?: PortChannel;
  /**
   * The switch gets the VLANs and VNIs, but the port itself is configured by somebody else.
   */
  unmanaged?: boolean;
  /**
   * The speed of the interface, or of the members of the port channel. Default: whatever the switch has.
   */
  speed?: "1g" | "10g" | "25g" | "40g" | "100g" | "400g";
}
/**
 * A link aggregation of several interfaces.
 */
export interface PortChannel {
  /**
   * The port channel's number, unique on its switch.
   */
  id: number;
  /**
   * The interfaces that the port channel is made of.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A member interface.
   */
  members: string[];
  /**
   * How the switch speaks the Link Aggregation Control Protocol: it starts (active), it answers (passive), or the bundle is static (off).
   */
  lacp?: "active" | "passive" | "off";
}
/**
 * For a group with a role: how many networks it takes.
 */
export interface Scheduling {
  /**
   * The largest number of networks. Default: the smallest vlanCapacity of its switches, or 2000.
   */
  capacity?: number;
  /**
   * How many of them are kept for networks that have to leave another group.
   */
  reserve?: number;
  /**
   * enabled: takes networks. cordoned: keeps what it has and takes no more. drained: its networks move to other groups.
   */
  state?: "enabled" | "cordoned" | "drained";
}
/**
 * One such network.
 */
export interface InfraNetwork {
  /**
   * The network's name on devices.
   */
  name: string;
  /**
   * Its VLAN, outside of every pool of the switches.
   */
  vlan: number;
  /**
   * Its VXLAN network identifier.
   */
  vni: number;
  /**
   * The hosts use it without a tag: it becomes the ports' native VLAN.
   */
  untagged?: boolean;
  /**
   * The Vrf of its gateways.
   */
  vrf?: string;
  /**
   * Gateway addresses with their prefix length; the first is the primary one.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A gateway address.
   */
  gateways?: string[];
  /**
   * Prefixes that sum up the gateways' subnets.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A prefix.
   */
  aggregates?: string[];
  /**
   * Addresses of DHCP servers outside of the network, to which requests are relayed.
   *
   * @minItems 1
   * @maxItems 16
   *
   * Items: A server's address.
   */
  dhcpRelays?: string[];
}
