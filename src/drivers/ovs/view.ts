// A switch as the driver understands the rows of its database, before it becomes a document and for what
// is written to it. Pure values.

import type { BridgeRow, InterfaceRow, Named, PortRow, RootRow } from "./rows.ts";

export interface SwitchView {
  readonly root: Named<RootRow>;
  /** The bridge that is the switch. */
  readonly bridge: Named<BridgeRow>;
  /** The names of all bridges, ports and interfaces of the database: new ones must be others. */
  readonly names: ReadonlySet<string>;
  /** Number → name, as we marked it. */
  readonly vlans: ReadonlyMap<number, string>;
  /** VNI → VLAN, as we marked it. */
  readonly vnis: ReadonlyMap<number, number>;
  /**
   * By the interface's name in the document, those in error too, which the document leaves out;
   * tunnels, our patch ports and members of bonds are none.
   */
  readonly ports: ReadonlyMap<string, PortView>;
  /** By number. One of ours may have no interface in the document (interfaceMark): it is none of `ports`. */
  readonly portChannels: ReadonlyMap<number, PortView>;
  /** VLAN → the names of the ports that use it and are no interface, tunnel or patch port of the above. */
  readonly usedElsewhere: ReadonlyMap<number, readonly string[]>;
  readonly tunnels: readonly TunnelView[];
  readonly abandoned: Abandoned;
}

/** What has our mark and serves nothing, because somebody took away what belongs to it. */
export interface Abandoned {
  /** Bridges of translations without their interface, in which nothing of somebody else's stands. */
  readonly bridges: readonly Named<BridgeRow>[];
  /** Patch ports whose other end is missing or is not the one. */
  readonly ends: readonly (PatchEnd & { readonly bridge: Named<BridgeRow> })[];
  /** Tunnels whose options tell no VNI of our ledger, or no other switch: what they carry goes astray. */
  readonly tunnels: readonly Pick<PortView, "port" | "interfaces">[];
}

export interface PortView {
  /** In the document; where it is not in it, that of its row. */
  readonly name: string;
  readonly port: Named<PortRow>;
  /** Several for a port channel. */
  readonly interfaces: readonly Named<InterfaceRow>[];
  /** Several interfaces are one port here, or are to become so. */
  readonly isBond: boolean;
  /** The number of its port channel, where it has one. */
  readonly portChannel: number | undefined;
  /** It has our mark. */
  readonly isMarked: boolean;
  readonly isMade: boolean;
  /** It has the mark of a parked port, and is one. */
  readonly isParked: boolean;
  /** As it was configured before we did, where we remember it. */
  readonly before: VlanColumns | undefined;
  /** What its VLAN columns mean, through its translation where it has one. */
  readonly carried: Carried;
  /** Where its tags are translated: it then stands in a bridge of its own. */
  readonly translation: TranslationView | undefined;
}

/** How a Port says which VLANs it carries. */
export interface VlanColumns {
  readonly tag: number | undefined;
  readonly trunks: readonly number[];
  readonly vlan_mode: string | undefined;
}

/** VLANs of the switch, 1 to 4094, sorted; other numbers are nothing that a document says. */
export interface Carried {
  readonly nativeVlan: number | undefined;
  /**
   * With the native VLAN, and those that the host knows by another number: all of these on somebody
   * else's port, on one of ours those that we meant so.
   */
  readonly trunkVlans: readonly number[];
  /** Tag of the host → VLAN. */
  readonly translations: ReadonlyMap<number, number>;
  /** And all that are not listed. */
  readonly carriesAll: boolean;
}

/** The bridge between an interface and the switch; tags on its side are the host's. */
export interface TranslationView {
  readonly bridge: Named<BridgeRow>;
  readonly pairs: readonly PatchPair[];
}

export interface PatchPair {
  /** In the switch's own bridge; its tag or trunks are VLANs of the switch. */
  readonly inner: PatchEnd;
  /** In the bridge of the translation; its tag or trunks are what the host sends. */
  readonly outer: PatchEnd;
}

export interface PatchEnd {
  readonly port: Named<PortRow>;
  readonly interface: Named<InterfaceRow>;
}

export interface TunnelView {
  readonly port: Named<PortRow>;
  readonly interface: Named<InterfaceRow>;
  readonly vni: number;
  /** Its access VLAN; undefined where one of ours carries more than that one, or none. */
  readonly vlan: number | undefined;
  /** An address as it stands there, or a name. */
  readonly remote: string;
  readonly isMarked: boolean;
}
