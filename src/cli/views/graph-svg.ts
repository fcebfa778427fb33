// A fabric as a drawing (SVG) that stands by itself: no script, no font, nothing fetched. Everything that
// can be pointed at has a title with the line that declares it.

import {
  markSymbols,
  markWords,
  titleOf,
  walk,
  type FabricGraph,
  type GraphNode,
  type Mark,
} from "../graph/fabric-graph.ts";
import { titleHeight, type Box } from "../graph/area.ts";
import { layoutOf } from "../graph/layout.ts";
import type { Wire } from "../graph/wires.ts";
import { graphStyle } from "./graph-style.ts";
import { counted } from "./numbers.ts";
import { columnsOf, cutTo, escapeXml } from "./printable.ts";

/** Above the zones: the title and, of a plan, the legend. */
const headHeight = 68;
/** Of a sign of the font, which has one width for all. */
const signWidth = 7.3;
const padding = 10;

export function graphSvg(graph: FabricGraph): string {
  const { width, height, boxes, rows, wires } = layoutOf(graph, headHeight);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fabric" role="img" aria-labelledby="fabric-title fabric-about" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="fabric-title">${escapeXml(graphTitle(graph))}</title>`,
    `<desc id="fabric-about">${escapeXml(aboutGraph(graph))}</desc>`,
    `<style>\n${graphStyle}\n</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...head(graph),
    ...boxes.map(boxSvg),
    ...wires.map(wireSvg),
    ...rows.map(rowSvg),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

export function graphTitle({ digest }: FabricGraph): string {
  return digest === undefined ? "The fabric as declared" : `The fabric under plan ${digest}`;
}

/** For those who cannot see the drawing: what is in it, and how much of it changes. */
export function aboutGraph({ nodes, changes }: FabricGraph): string {
  const counts = new Map<GraphNode["type"], number>();
  walk(nodes, ({ type }) => counts.set(type, (counts.get(type) ?? 0) + 1));
  const count = (type: GraphNode["type"], one: string, many?: string): string =>
    counted(counts.get(type) ?? 0, one, many);
  const parts = [
    count("zone", "zone"),
    count("switch", "switch", "switches"),
    count("port", "port"),
    count("hostGroup", "host group"),
    count("binding", "binding"),
  ];
  const changed = changes.length === 0 ? "" : ` ${counted(changes.length, "line")} of changes.`;
  return `Shows ${parts.join(", ")}.${changed}`;
}

function head(graph: FabricGraph): string[] {
  const title = `<text class="title" x="28" y="26" font-size="15">${escapeXml(graphTitle(graph))}</text>`;
  if (graph.digest === undefined) return [title];
  const marks = (Object.keys(markWords) as Mark[]).filter((mark) => mark !== "same");
  let x = 28;
  const legend = marks.map((mark) => {
    const words = `${markSymbols[mark]} ${markWords[mark]}`;
    const width = Math.ceil(columnsOf(words) * signWidth) + 2 * padding;
    const one = `<g class="row ${mark}"><rect class="band" x="${x}" y="34" width="${width}" height="18" rx="4"/>${label({ symbol: markSymbols[mark], name: markWords[mark], detail: "" }, x + padding, 47, width)}</g>`;
    x += width + padding;
    return one;
  });
  return [title, ...legend];
}

function boxSvg({ node, x, y, width, height }: Box): string {
  const spot = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  const name = { symbol: markSymbols[node.mark], name: titleOf(node), detail: node.detail };
  const text = label(name, x + padding, y + titleHeight / 2 + 4, width - 2 * padding, "title");
  return `<g class="${node.type} ${node.mark}">${hover(node)}<rect class="box" ${spot} rx="6"/>${text}</g>`;
}

function rowSvg({ node, x, y, width, height }: Box): string {
  const band = `<rect class="band" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  const name = { symbol: markSymbols[node.mark], name: titleOf(node), detail: node.detail };
  const text = label(name, x + padding - 1, y + height / 2 + 4, width - 2 * padding);
  return `<g class="row ${node.mark}">${hover(node)}${band}${text}</g>`;
}

function wireSvg({ points, mark, line }: Wire): string {
  const path = points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
  return `<path class="wire ${mark}" d="${path}"><title>${escapeXml(`${line.port} to ${line.hostGroup}`)}</title></path>`;
}

function hover({ name, detail, mark, source }: GraphNode): string {
  const place = source === undefined ? "" : `${source.file}:${source.line}`;
  const state = mark === "same" ? "" : markWords[mark];
  const text = [name, detail, state, place].filter((part) => part !== "").join(" · ");
  return `<title>${escapeXml(text)}</title>`;
}

interface Label {
  readonly symbol: string;
  readonly name: string;
  readonly detail: string;
}

/** One line of text, cut to the width that it has; what is cut is in the title of what it stands on. */
function label(
  { symbol, name, detail }: Label,
  x: number,
  y: number,
  width: number,
  style: string = "",
): string {
  const columns = Math.floor(width / signWidth) - 2;
  const shown = cutTo(name, columns);
  const left = columns - columnsOf(shown) - 2;
  const more = detail === "" || left < 4 ? "" : cutTo(detail, left);
  const tail = more === "" ? "" : `<tspan class="detail">  ${escapeXml(more)}</tspan>`;
  const text = `<tspan class="symbol">${symbol} </tspan><tspan class="name">${escapeXml(shown)}</tspan>${tail}`;
  const styled = style === "" ? "" : ` class="${style}"`;
  return `<text${styled} x="${x}" y="${y}" xml:space="preserve">${text}</text>`;
}
