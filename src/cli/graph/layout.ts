// Where everything of a picture stands, in pixels: zones as columns, pairs below each other, switches
// side by side with a row for each port, host groups below them, and lines from ports to host groups
// that run through no box but that of a metagroup. Pure; the same graph always gives the same places.

import type { FabricGraph, GraphLine, GraphNode } from "./fabric-graph.ts";
import { laneWidth, rowHeight, titleHeight, type Area, type Box } from "./area.ts";
import { wiresOf, type Wire } from "./wires.ts";

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Outer ones first. A box holds the boxes and rows of its children. */
  readonly boxes: readonly Box[];
  /** Lines of text in boxes: ports, bindings, networks. */
  readonly rows: readonly Box[];
  readonly wires: readonly Wire[];
}

/** Between a box and what is in it, and between neighbours. */
const gap = 12;
const switchWidth = 330;
const columnGap = 28;

/** What stands in boxes of its own; everything else is a row. */
const boxTypes: ReadonlySet<GraphNode["type"]> = new Set(["zone", "pair", "switch", "hostGroup"]);

/** `top`: room for what stands above the zones. */
export function layoutOf({ nodes, lines }: FabricGraph, top: number): Layout {
  const drawing: Drawing = { boxes: [], rows: [], wires: [], lines };
  let x = columnGap;
  let bottom = top;
  for (const zone of nodes) {
    const area = placeZone(zone, x, top, drawing);
    x += area.width + columnGap;
    bottom = Math.max(bottom, area.y + area.height);
  }
  const { boxes, rows, wires } = drawing;
  return { width: Math.max(x, minWidth), height: bottom + columnGap, boxes, rows, wires };
}

/** The legend needs as much. */
const minWidth = 640;

interface Drawing {
  readonly boxes: Box[];
  readonly rows: Box[];
  readonly wires: Wire[];
  readonly lines: readonly GraphLine[];
}

/** A box is noted before those in it, and gets its size after them. */
function openBox(drawing: Drawing, node: GraphNode): (area: Area) => Box {
  const at = drawing.boxes.length;
  drawing.boxes.push({ node, x: 0, y: 0, width: 0, height: 0 });
  return (area) => {
    const box = { node, ...area };
    drawing.boxes[at] = box;
    return box;
  };
}

function placeZone(zone: GraphNode, x: number, y: number, drawing: Drawing): Area {
  const close = openBox(drawing, zone);
  let bottom = y + titleHeight;
  let width = switchWidth;
  for (const child of zone.children) {
    const area = placeChild(child, x + gap, bottom, drawing);
    width = Math.max(width, area.width);
    bottom = area.y + area.height + gap;
  }
  const height = zone.children.length === 0 ? titleHeight + gap : bottom - y;
  return close({ x, y, width: width + 2 * gap, height });
}

function placeChild(child: GraphNode, x: number, y: number, drawing: Drawing): Area {
  if (child.type === "pair") return placePair(child, x, y, drawing);
  const spot = { x, y, width: switchWidth };
  return boxTypes.has(child.type) ? placeBox(child, spot, drawing) : placeRow(child, spot, drawing);
}

function placePair(pair: GraphNode, x: number, y: number, drawing: Drawing): Area {
  const close = openBox(drawing, pair);
  const switches = pair.children.filter(({ type }) => type === "switch");
  const others = pair.children.filter(({ type }) => type !== "switch");
  const ports = new Set(switches.flatMap((one) => one.children.map(({ id }) => id)));
  const lines = drawing.lines.filter(({ port }) => ports.has(port));
  const wired = new Set(lines.map(({ hostGroup }) => hostGroup));
  const lanes = [...boxIds(others)].filter((id) => wired.has(id)).length;
  const room = lanes === 0 ? 0 : (lanes + 1) * laneWidth;
  const left = x + gap + room;
  const gutter = gap + room;
  let bottom = y + titleHeight;
  let right = left + switchWidth;
  // Two beside each other, as the switches of a pair are.
  for (let i = 0; i < switches.length; i += 2) {
    const heights = switches.slice(i, i + 2).map((one, column) => {
      const at = left + column * (switchWidth + gutter);
      const area = placeBox(one, { x: at, y: bottom, width: switchWidth }, drawing);
      right = Math.max(right, at + switchWidth);
      return area.height;
    });
    bottom += Math.max(...heights) + gap;
  }
  const busTop = bottom;
  bottom += room;
  for (const child of others) {
    const area = { x: left, y: bottom, width: right - left };
    const placed = boxTypes.has(child.type)
      ? placeBox(child, area, drawing)
      : placeRow(child, area, drawing);
    bottom += placed.height + gap;
  }
  const gutterLeft = left + switchWidth;
  const channels = { gutterLeft, gutterRight: gutterLeft + gutter, busTop, left };
  drawing.wires.push(...wiresOf(lines, drawing, channels));
  // With one switch, the wires run down on its right.
  const edge = switches.length < 2 && lanes > 0 ? gutterLeft + gutter : right;
  return close({ x, y, width: edge + gap - x, height: Math.max(bottom, busTop) - y });
}

function* boxIds(nodes: readonly GraphNode[]): Generator<string> {
  for (const { id, type, children } of nodes) {
    if (boxTypes.has(type)) yield id;
    yield* boxIds(children);
  }
}

type Spot = Omit<Area, "height">;

/** A box with its rows, and the boxes in it below them. */
function placeBox(node: GraphNode, { x, y, width }: Spot, drawing: Drawing): Area {
  const close = openBox(drawing, node);
  const inner = node.children.filter(({ type }) => boxTypes.has(type));
  const rows = node.children.filter(({ type }) => !boxTypes.has(type));
  let bottom = y + titleHeight;
  for (const row of rows) {
    const area = placeRow(row, { x: x + 1, y: bottom, width: width - 2 }, drawing);
    bottom += area.height;
  }
  if (rows.length > 0) bottom += gap / 2;
  for (const child of inner) {
    const spot = { x: x + gap, y: bottom, width: width - 2 * gap };
    bottom += placeBox(child, spot, drawing).height + gap;
  }
  return close({ x, y, width, height: bottom - y });
}

function placeRow(node: GraphNode, spot: Spot, drawing: Drawing): Area {
  const row = { node, ...spot, height: rowHeight };
  drawing.rows.push(row);
  return row;
}
