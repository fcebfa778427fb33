// A fabric in the language of Mermaid, as forges draw it in merge requests.

import {
  markWords,
  titleOf,
  type FabricGraph,
  type GraphNode,
  type Mark,
} from "../graph/fabric-graph.ts";
import { printable } from "./printable.ts";

/** Fill and border for each mark; text keeps the colour of the page. */
const classes: Readonly<Partial<Record<Mark, string>>> = {
  added: "stroke:#1a7f37,stroke-width:2px",
  changed: "stroke:#bf8700,stroke-width:2px",
  removed: "stroke:#cf222e,stroke-width:2px,stroke-dasharray:4 2",
  held: "stroke:#8c959f,stroke-width:2px,stroke-dasharray:2 2",
  unknown: "stroke:#8c959f,stroke-width:2px,stroke-dasharray:2 2",
};

export function graphMermaid({ nodes, lines, digest }: FabricGraph): string {
  const names = new Map<string, string>();
  const marked = new Map<Mark, string[]>();
  const body = nodes.flatMap((node) => drawn(node, { names, marked }, "  "));
  const wires = lines.map(
    ({ port, hostGroup }) => `  ${names.get(port) ?? ""} --- ${names.get(hostGroup) ?? ""}`,
  );
  const styles = [...marked].flatMap(([mark, own]) => {
    const style = classes[mark];
    return style === undefined
      ? []
      : [`  classDef ${mark} ${style};`, `  class ${own.join(",")} ${mark};`];
  });
  const legend = digest === undefined ? [] : [`  %% marked as plan ${digest} would do it`];
  return ["flowchart TB", ...legend, ...body, ...wires, ...styles]
    .map((line) => `${line}\n`)
    .join("");
}

interface Drawing {
  readonly names: Map<string, string>;
  readonly marked: Map<Mark, string[]>;
}

/** Names are made here: what manifests say stands in labels alone. */
function drawn(node: GraphNode, drawing: Drawing, indent: string): string[] {
  const { names, marked } = drawing;
  const name = `n${names.size}`;
  names.set(node.id, name);
  const own = marked.get(node.mark);
  if (own === undefined) marked.set(node.mark, [name]);
  else own.push(name);
  // A sign before the name would be read as that of a list.
  const title = node.mark === "same" ? titleOf(node) : `${titleOf(node)} (${markWords[node.mark]})`;
  const label = [title, node.detail].filter((line) => line !== "").map(escaped);
  if (node.children.length === 0) return [`${indent}${name}["${label.join("<br/>")}"]`];
  return [
    `${indent}subgraph ${name}["${label.join(" · ")}"]`,
    ...node.children.flatMap((child) => drawn(child, drawing, `${indent}  `)),
    `${indent}end`,
  ];
}

/** Everything that is no plain letter, digit or harmless sign becomes an entity of Mermaid. */
function escaped(text: string): string {
  return printable(text).replaceAll(
    /[^\p{L}\p{N} .,:/()_+~!?-]/gu,
    (sign) => `#${sign.codePointAt(0) ?? 0};`,
  );
}
