// What the driver writes into external_ids: what is ours, and what the database has no column for. A row
// without a mark is somebody else's. The names never change: switches remember them.

/** On a Port or a Bridge: what we have it for. */
export const roleMark = "plumbline";

export type Role =
  /** A port that exists by itself and on which we configured something. */
  | "interface"
  /** The port of a port channel. */
  | "port-channel"
  /** One VNI's tunnel to one other switch. */
  | "tunnel"
  /** The bridge, and the patch ports, by which one interface's tags are translated. */
  | "translation";

/** On a Port, and on the Interface of a port channel's member: we made it, and it goes when nothing needs it. */
export const madeMark = "plumbline-made";
/** On a Port: as it was configured before we did, as JSON {tag, trunks, vlan_mode}. */
export const beforeMark = "plumbline-before";
/** On a Port: it carries nothing. Without VLANs a port of Open vSwitch would carry all of them. */
export const parkedMark = "plumbline-parked";
/**
 * On a Port: tags of the host that stand for the VLANs of the same numbers, as "100 200". No patch port is
 * needed for them, but somebody asked for a translation.
 */
export const sameTagsMark = "plumbline-same-tags";
/**
 * On a Port: its trunk VLANs that the host has without a tag or under another number: "5 6". Columns alone
 * do not tell them from one that somebody put in the place of such by hand, which is to go with it.
 */
export const otherTagsMark = "plumbline-other-tags";
/** On a Port: the number of its port channel. */
export const portChannelMark = "plumbline-port-channel";
/**
 * On a Port or Bridge of a translation: the interface's name in the document. On the Port of a port channel
 * too; without it the port channel is there and its interface is not.
 */
export const interfaceMark = "plumbline-interface";
/** On the Port: the description of the interface. */
export const descriptionMark = "plumbline-description";

/** On the bridge: "plumbline-vlan-2003" = the VLAN's name. */
export const vlanMarkPrefix = "plumbline-vlan-";
/** On the bridge: "plumbline-vni-10165" = "2003". */
export const vniMarkPrefix = "plumbline-vni-";
/** On the Bridge of a translation: the name of the bridge that is the switch. */
export const bridgeMark = "plumbline-bridge";
