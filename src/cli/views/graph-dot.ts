// A fabric in the language of Graphviz (dot): clusters for what holds others, boxes for the rest.

import {
  markSymbols,
  titleOf,
  type FabricGraph,
  type GraphNode,
  type Mark,
} from "../graph/fabric-graph.ts";
import { printable } from "./printable.ts";

const colors: Readonly<Record<Mark, string>> = {
  same: "#57606a",
  added: "#1a7f37",
  changed: "#9a6700",
  removed: "#cf222e",
  held: "#6e7781",
  unknown: "#6e7781",
};

export function graphDot({ nodes, lines, digest }: FabricGraph): string {
  const names = new Map<string, string>();
  const body = nodes.flatMap((node) => drawn(node, names, "  "));
  const wires = lines.map(({ port, hostGroup, mark }) => {
    const from = names.get(port) ?? "";
    const to = names.get(hostGroup) ?? "";
    return `  ${from} -> ${to} [color=${quoted(colors[mark])}];`;
  });
  const label = digest === undefined ? "" : `  label=${quoted(legend(digest))};\n`;
  return `digraph fabric {
  graph [compound=true, rankdir=TB, fontname="monospace"];
  node [shape=box, style=rounded, fontname="monospace", fontsize=10];
  edge [arrowhead=none];
${label}${[...body, ...wires].map((line) => `${line}\n`).join("")}}
`;
}

function legend(digest: string): string {
  return `+ added   ~ changed   - removed   ! held back   ? unknown   as plan ${digest} would do it`;
}

/** Names are made here: what manifests say stands in labels alone. */
function drawn(node: GraphNode, names: Map<string, string>, indent: string): string[] {
  const name = `n${names.size}`;
  names.set(node.id, name);
  const color = quoted(colors[node.mark]);
  const label = `${markSymbols[node.mark]} ${titleOf(node)}`.trim();
  if (node.children.length === 0) {
    const box = `label=${quoted(label, node.detail)}, color=${color}${tooltip(node)}`;
    return [`${indent}${name} [${box}];`];
  }
  const inner = node.children.flatMap((child) => drawn(child, names, `${indent}  `));
  // A line ends at a node: clusters to which one may lead have a point of their own.
  const point =
    node.type === "hostGroup" ? [`${indent}  ${name} [shape=point, color=${color}];`] : [];
  return [
    `${indent}subgraph cluster_${name} {`,
    `${indent}  label=${quoted(label, node.detail)}; color=${color};`,
    ...point,
    ...inner,
    `${indent}}`,
  ];
}

function tooltip({ source }: GraphNode): string {
  return source === undefined ? "" : `, tooltip=${quoted(`${source.file}:${source.line}`)}`;
}

/** A quoted string of dot; further lines stand under the first. */
function quoted(...lines: readonly string[]): string {
  const escaped = lines
    .filter((line) => line !== "")
    .map((line) => printable(line).replaceAll("\\", "\\\\").replaceAll('"', '\\"'));
  return `"${escaped.join("\\n")}"`;
}
