// Folds a picture that is too large to be looked at: of many alike the first are shown, those that change
// before all others, and one node says how many more there are. Pure.

import { walk, type FabricGraph, type GraphNode, type NodeType } from "./fabric-graph.ts";

/** How many children of a type one node shows. */
const shownMax: Readonly<Partial<Record<NodeType, number>>> = {
  pair: 24,
  switch: 24,
  port: 12,
  hostGroup: 12,
  patchPanel: 12,
  binding: 8,
  network: 8,
};

const plurals: Readonly<Partial<Record<NodeType, string>>> = {
  pair: "pairs",
  switch: "switches",
  port: "ports",
  hostGroup: "host groups",
  patchPanel: "patch panels",
  binding: "bindings",
  network: "networks",
};

export function folded(graph: FabricGraph): FabricGraph {
  const nodes = graph.nodes.map(foldedNode);
  const ids = new Set<string>();
  walk(nodes, ({ id }) => ids.add(id));
  const lines = graph.lines.filter(({ port, hostGroup }) => ids.has(port) && ids.has(hostGroup));
  return { ...graph, nodes, lines };
}

function foldedNode(node: GraphNode): GraphNode {
  const types = new Set(node.children.map(({ type }) => type));
  const children = [...types].flatMap((type) => {
    const own = node.children.filter((child) => child.type === type);
    return foldedList(node.id, type, own);
  });
  return { ...node, children: children.map(foldedNode) };
}

function foldedList(
  parent: string,
  type: NodeType,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const max = shownMax[type] ?? Infinity;
  // One more line is no longer than the line that would stand for it.
  if (nodes.length <= max + 1) return nodes;
  const changing = new Set(nodes.filter(isChanging).slice(0, max));
  const others = nodes.filter((node) => !changing.has(node)).slice(0, max - changing.size);
  const shown = new Set([...changing, ...others]);
  const hidden = nodes.filter((node) => !shown.has(node));
  const changed = hidden.filter(isChanging).length;
  const name = `${hidden.length} more ${plurals[type] ?? type}`;
  return [
    ...nodes.filter((node) => shown.has(node)),
    {
      type: "more",
      id: `more ${type} of ${parent}`,
      name: changed === 0 ? name : `${name}, ${changed} changed`,
      detail: "",
      mark: changed === 0 ? "same" : "changed",
      refs: [],
      children: [],
    },
  ];
}

/** It changes, or something in it does. */
function isChanging({ mark, children }: GraphNode): boolean {
  return mark !== "same" || children.some(isChanging);
}
