// What `plumb graph` shows, in each of its formats. Pictures are folded; JSON has everything.

import type { JsonObject } from "../../model/json.ts";
import type { FabricGraph, GraphChange, GraphNode, Place } from "../graph/fabric-graph.ts";
import { folded } from "../graph/fold.ts";
import type { GraphFormat } from "../graph/formats.ts";
import { formatVersion } from "./format-version.ts";
import { graphDot } from "./graph-dot.ts";
import { graphHtml } from "./graph-html.ts";
import { graphMermaid } from "./graph-mermaid.ts";
import { graphSvg } from "./graph-svg.ts";
import { graphText } from "./graph-text.ts";
import { present } from "./plan-json.ts";
import type { ViewOptions } from "./plan.ts";

/** The picture as text, with a line break at its end. */
export function graphPicture(
  graph: FabricGraph,
  format: Exclude<GraphFormat, "json">,
  options: ViewOptions,
): string {
  const shown = folded(graph);
  switch (format) {
    case "text":
      return graphText(shown, options);
    case "dot":
      return graphDot(shown);
    case "mermaid":
      return graphMermaid(shown);
    case "svg":
      return graphSvg(shown);
    case "html":
      return graphHtml(shown);
  }
}

export function graphJson({ digest, nodes, lines, changes }: FabricGraph): JsonObject {
  return {
    formatVersion,
    ...present({ digest }),
    nodes: nodes.map(nodeJson),
    lines: lines.map(({ port, hostGroup, mark }) => ({ port, hostGroup, mark })),
    changes: changes.map(changeJson),
  };
}

function nodeJson({ type, id, name, detail, mark, source, children }: GraphNode): JsonObject {
  return { type, id, name, detail, mark, ...placeJson(source), children: children.map(nodeJson) };
}

function changeJson({ target, mark, subject, detail, source }: GraphChange): JsonObject {
  return { ...present({ target }), mark, subject, detail, ...placeJson(source) };
}

function placeJson(source: Place | undefined): JsonObject {
  return source === undefined ? {} : { source: { file: source.file, line: source.line } };
}
