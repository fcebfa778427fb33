// A target type declares, purely and in one place, what the documents of its targets may hold: the
// types of their items, what waits for what, what disrupts, what a driver may lack. The planner
// asks these small questions and knows nothing else about switches or machines.

import type { DiagnosticCode } from "./diagnostic-codes.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Resource, ResourceRef } from "./resource.ts";

/** "type/name", such as "switch/leaf-a1". */
export type TargetName = string;

/** The type of a target: "switch" of "switch/leaf-a1". */
export function targetTypeOf(target: TargetName): string {
  return target.slice(0, target.indexOf("/"));
}

/** An item as an item type sees it: captured "*" segments of its path, in order, and its value. */
export interface ItemView {
  /** ["Port-Channel101", "2003"] for /interfaces/Port-Channel101/trunkVlans/2003. */
  readonly keys: readonly string[];
  readonly value: Json;
}

/** Names an item of a document: its parent's pointer, and its key, not escaped. */
export interface ItemRef {
  readonly bucket: string;
  readonly key: string;
}

/** What an item needs besides itself. */
export interface ItemNeed extends ItemRef {
  /** It need not be there; but where it comes or goes with the same plan, the order is kept. */
  readonly optional?: boolean;
}

/** A number of an allocation space that an item uses: VLAN 2003 is {space: "vlan", number: 2003}. */
export interface SpaceNumber {
  readonly space: string;
  readonly number: number;
}

export interface LiveNumber extends SpaceNumber {
  readonly path: string;
  /**
   * The allocation key that the device itself shows for the number (the VLAN's name), where it
   * does. A store that was lost finds its allocations again by it.
   */
  readonly key?: string;
}

export interface ItemType {
  /** "trunkVlan": stable, used in messages and in the limits of a target. */
  readonly name: string;
  /** Segments of the path; "*" stands for a key: ["interfaces", "*", "trunkVlans", "*"]. */
  readonly pattern: readonly string[];
  /** Compared by existence alone: its children are items of their own. */
  readonly container: boolean;
  /** Where some of its fields change, all of it is replaced: a device takes it as one. */
  readonly changesAsOne?: boolean;
  /** A physical thing: it exists by itself and is never removed. */
  permanent(item: ItemView): boolean;
  /**
   * Items of the same document that must be there before this one is, and go after it went. The
   * container that the item stands in is always one of them and need not be named.
   */
  waitsFor(item: ItemView): readonly ItemNeed[];
  /**
   * Names that at most one item of a document may hold at a time, such as "vni-of-vlan/2003".
   * Undefined where items of this type never hold one, which most do not.
   */
  readonly holds: ((item: ItemView) => readonly string[]) | undefined;
  /** The allocated number that this item is about; ownership by ranges asks for it. */
  number(item: ItemView): SpaceNumber | undefined;
  /** With ownership by ranges such an item stays all the same where it is somebody else's. */
  readonly othersStay?: boolean;
  /**
   * What people lose for a moment when an item that they use changes, or goes while they get another
   * in its place (`after` is then undefined). Not asked about an item that just comes or goes.
   */
  disrupts(item: ItemView, after: Json | undefined): readonly string[];
  /** The driver feature that this item needs, from the target type's `features`. */
  feature(item: ItemView): string | undefined;
  /** What people read when two claims want different values of such an item. */
  readonly conflict: { readonly code: DiagnosticCode; readonly help: string };
}

export interface TargetType {
  readonly name: string;
  /** In the order in which items are made; removals run through it backwards. */
  readonly itemTypes: readonly ItemType[];
  /** All features a driver may have or lack, with a phrase for messages. */
  readonly features: Readonly<Record<string, string>>;
  /** What targets of this type must know of others that carry the same. */
  readonly carriers?: CarrierRule;
  /** The document of a target on which nothing was ever configured. */
  readonly emptyDocument: JsonObject;
  /** The allocated numbers that a live document occupies, read cheaply from its defining items. */
  numbersIn(document: JsonObject): Iterable<LiveNumber>;
}

/**
 * Some things, such as a VNI, are carried by several targets at once, and each must know how to reach the
 * others. No resource can claim that, since none knows of all; it follows from what all of them claim.
 * The planner gives every carrier a list of the other ones' addresses: an item whose value is a set.
 */
export interface CarrierRule {
  /** The bucket of what is carried: "/vnis". */
  readonly carried: string;
  /** The bucket of the lists. The list of something has the same key. */
  readonly lists: string;
  /** The driver feature that lists need; a driver without it finds the others by itself. */
  readonly feature: string;
  /** Where others reach the target; undefined where its manifest does not say so. */
  addressOf(settings: TargetSettings): string | undefined;
  /**
   * An item of the same target with which it needs no list, such as the EVPN instance of the VLAN. Whoever
   * claims that also claims what is carried.
   */
  insteadOf(carried: Json): ItemRef;
  /** What people read where a target that needs a list, or stands in one, has no address. */
  readonly unreachable: UnreachableWords;
}

export interface UnreachableWords {
  readonly code: DiagnosticCode;
  /** The field of the target's own resource that says the address. */
  readonly field: string;
  /** "carries VNI 5000 together with leaf-b, and has no vtepAddress" */
  label(key: string, others: readonly TargetName[]): string;
  readonly help: string;
}

export type Ownership = "shared" | "ranges" | "exclusive";

/** What the manifests say about a target itself, as opposed to its document. */
export interface TargetSettings {
  readonly target: TargetName;
  readonly driver: string;
  readonly ownership: Ownership;
  /** From allocation space to pool: {vlan: "vlan/pod000", vni: "vni"}. */
  readonly pools: Readonly<Record<string, string>>;
  /** The largest number of items of a type, by the type's name: {vlan: 2000}. */
  readonly limits: Readonly<Record<string, number>>;
  /** What the driver needs to reach the target; references to secrets, never secrets. */
  readonly connection: JsonObject;
  /** Resources that stand for the target or for several, such as its SwitchPair: scopes read them. */
  readonly within?: readonly ResourceRef[];
}

export interface DeclaredTarget extends TargetSettings {
  readonly resource: Resource<object>;
  /** Where in the resource its driver and connection are said. Default: "/spec". */
  readonly settingsIn?: string;
}

/** What the planner may know of a driver. */
export interface DriverTraits {
  readonly name: string;
  readonly features: ReadonlySet<string>;
  /** The types of the targets that it can drive; all where absent. */
  readonly drives?: readonly string[];
  /** Settings of a target's connection that the driver cannot do without. */
  readonly needs?: readonly string[];
  /** It cannot do without the address by which others that carry the same reach the target. */
  readonly needsAddress?: boolean;
}

/** What is known of a target's live state. Unknown is never the same as empty. */
export type LiveView =
  | { readonly type: "known"; readonly document: JsonObject; readonly digest: string }
  | UnknownView;

export interface UnknownView {
  readonly type: "unknown";
  readonly reason: string;
  /** Since when, in milliseconds since the epoch, where that is known. */
  readonly sinceMs?: number;
}
