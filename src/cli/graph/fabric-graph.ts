// A fabric as a picture of it sees it: a tree of zones, pairs, switches with their ports, and host groups
// with what is bound there; and lines from ports to host groups. A value, made by pure functions.

import type { ResourceRef } from "../../model/resource.ts";
import type { TargetName } from "../../model/target.ts";

/** What a plan would do with a thing. Without a plan everything is the same. */
export type Mark = "same" | "added" | "changed" | "removed" | "held" | "unknown";

export type NodeType =
  | "zone"
  | "pair"
  | "switch"
  | "port"
  | "hostGroup"
  | "patchPanel"
  | "binding"
  | "network"
  | "more";

export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface GraphNode {
  /** "more" stands for several that are not shown. */
  readonly type: NodeType;
  /** Unique in its graph. */
  readonly id: string;
  readonly name: string;
  /** What else is worth knowing, in a few words; may be empty. */
  readonly detail: string;
  readonly mark: Mark;
  /** The line that declares it. */
  readonly source?: Place;
  /** All resources that it belongs to: what narrows a graph asks for them. */
  readonly refs: readonly ResourceRef[];
  readonly children: readonly GraphNode[];
}

/** A host group is wired to a port. */
export interface GraphLine {
  readonly port: string;
  readonly hostGroup: string;
  readonly mark: Mark;
}

/** One line of what a plan would do, or holds back. */
export interface GraphChange {
  readonly target?: TargetName;
  readonly mark: Mark;
  readonly subject: string;
  readonly detail: string;
  readonly source?: Place;
}

export interface FabricGraph {
  /** Of the plan that the marks come from; absent where nothing was planned. */
  readonly digest?: string;
  readonly nodes: readonly GraphNode[];
  readonly lines: readonly GraphLine[];
  readonly changes: readonly GraphChange[];
}

/** The symbols that plans have. */
export const markSymbols: Readonly<Record<Mark, string>> = {
  same: " ",
  added: "+",
  changed: "~",
  removed: "-",
  held: "!",
  unknown: "?",
};

export const markWords: Readonly<Record<Mark, string>> = {
  same: "unchanged",
  added: "added",
  changed: "changed",
  removed: "removed",
  held: "held back",
  unknown: "unknown",
};

/** What people call a node; a port goes by its own name alone. */
export const typeWords: Readonly<Record<NodeType, string>> = {
  zone: "zone",
  pair: "pair",
  switch: "switch",
  port: "",
  hostGroup: "host group",
  patchPanel: "patch panel",
  binding: "",
  network: "network",
  more: "",
};

/** "switch leaf-a1", "Ethernet1". */
export function titleOf({ type, name }: GraphNode): string {
  return typeWords[type] === "" ? name : `${typeWords[type]} ${name}`;
}

export function walk(nodes: readonly GraphNode[], visit: (node: GraphNode) => void): void {
  for (const node of nodes) {
    visit(node);
    walk(node.children, visit);
  }
}
