// Narrows a picture to what a person asked for, with all that stands around it. Pure.

import { targetTypeOf, type TargetName } from "../../model/target.ts";
import { scopeFilter } from "../../plan/scope.ts";
import { patchPanelTarget } from "../../targets/patchpanel/patchpanel-target.ts";
import { walk, type FabricGraph, type GraphNode } from "./fabric-graph.ts";

export interface Narrowing {
  readonly targets: readonly TargetName[];
  readonly scopes: readonly string[];
}

export function narrowed(graph: FabricGraph, { targets, scopes }: Narrowing): FabricGraph {
  if (targets.length + scopes.length === 0) return graph;
  const nodes = kept(kept(graph.nodes, targets.map(resourceOf)), scopes);
  const ids = new Set<string>();
  walk(nodes, ({ id }) => ids.add(id));
  const lines = graph.lines.filter(({ port, hostGroup }) => ids.has(port) && ids.has(hostGroup));
  return { ...graph, nodes, lines };
}

/** The resource that declares a target has its name. */
function resourceOf(target: TargetName): string {
  const kind = targetTypeOf(target) === patchPanelTarget.name ? "Host" : "Switch";
  return `${kind}/${target.slice(target.indexOf("/") + 1)}`;
}

/** A node stays that belongs to what was asked for, or around something that does. */
function kept(nodes: readonly GraphNode[], scopes: readonly string[]): readonly GraphNode[] {
  const scope = scopeFilter(scopes, []);
  if (scope.isWhole) return nodes;
  const keep = (node: GraphNode): GraphNode[] => {
    const children = node.children.flatMap(keep);
    const [resource = "", ...through] = node.refs;
    const claim = { resource, through, file: "", line: 0, column: 0 };
    return children.length > 0 || scope.includes([claim]) ? [{ ...node, children }] : [];
  };
  return nodes.flatMap(keep);
}
