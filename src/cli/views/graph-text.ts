// A fabric as a tree of lines. What a plan would do stands in the first column, as in a plan.

import {
  markSymbols,
  markWords,
  titleOf,
  type FabricGraph,
  type GraphNode,
  type Mark,
} from "../graph/fabric-graph.ts";
import { alignColumns, type Cell } from "./columns.ts";
import type { Palette } from "./palette.ts";
import type { ViewOptions } from "./plan.ts";
import { printable } from "./printable.ts";

export function graphText(graph: FabricGraph, { palette, width }: ViewOptions): string {
  if (graph.nodes.length === 0) return "There is nothing to draw.\n";
  const rows = graph.nodes.flatMap((node) => rowsOf(node, { first: "", others: "" }, palette));
  const lines = alignColumns(rows, { indent: "", limit: width });
  const legend = legendText(graph, palette);
  return `${lines.join("\n")}\n${legend === "" ? "" : `\n${legend}\n`}`;
}

/** What stands before the name of a node, and before those of its children. */
interface Stems {
  readonly first: string;
  readonly others: string;
}

function rowsOf(node: GraphNode, { first, others }: Stems, palette: Palette): Cell[][] {
  const { children, detail, mark, source } = node;
  const title = printable(titleOf(node));
  const row: Cell[] = [
    {
      text: `${markSymbols[mark]} ${first}${title}`,
      paint: (text) => paintOf(mark, palette)(text.slice(0, 1)) + text.slice(1),
    },
    { text: printable(detail) },
    {
      text: source === undefined ? "" : printable(`${source.file}:${source.line}`),
      paint: palette.dim,
    },
  ];
  const below = children.flatMap((child, i) => {
    const isLast = i === children.length - 1;
    const stems = {
      first: `${others}${isLast ? "└─ " : "├─ "}`,
      others: `${others}${isLast ? "   " : "│  "}`,
    };
    return rowsOf(child, stems, palette);
  });
  return [row, ...below];
}

function paintOf(mark: Mark, palette: Palette): (text: string) => string {
  const paints: Readonly<Record<Mark, (text: string) => string>> = {
    same: (text) => text,
    added: palette.green,
    changed: palette.yellow,
    removed: palette.red,
    held: palette.red,
    unknown: palette.yellow,
  };
  return paints[mark];
}

function legendText({ digest }: FabricGraph, palette: Palette): string {
  if (digest === undefined) return "";
  const marks = (Object.keys(markWords) as Mark[]).filter((mark) => mark !== "same");
  const words = marks.map(
    (mark) => `${paintOf(mark, palette)(markSymbols[mark])} ${markWords[mark]}`,
  );
  return `${words.join("   ")}   as plan ${digest} would do it`;
}
