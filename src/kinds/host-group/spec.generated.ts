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
   * The interface's name on the switch. For a port channel: its own name, default Port-Channel<id>.
   */
  interface?: string;
  /**
   * Text to set on the interface.
   */
  description?: string;
  portChannel?: PortChannel;
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
