// The lines from the ports of a pair to its host groups. Each host group has a lane of its own: from the
// gutter between the switches down, to the left below them, and down again beside the groups. The lanes
// are nested: where wires cross at all, they do in the gutter, and none runs through a box.

import type { GraphLine, Mark } from "./fabric-graph.ts";
import { laneWidth, rowHeight, titleHeight, type Box } from "./area.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Wire {
  /** Corners, from the port to the host group. */
  readonly points: readonly Point[];
  readonly mark: Mark;
  readonly line: GraphLine;
}

/** Where wires may run. */
export interface Channels {
  /** Between the switches of a pair, or right of a single one. */
  readonly gutterLeft: number;
  readonly gutterRight: number;
  /** Below the switches. */
  readonly busTop: number;
  /** The left edge of the host groups; the lanes are left of it. */
  readonly left: number;
}

interface Placed {
  readonly boxes: readonly Box[];
  readonly rows: readonly Box[];
}

export function wiresOf(
  lines: readonly GraphLine[],
  { boxes, rows }: Placed,
  channels: Channels,
): Wire[] {
  const ports = new Map(rows.map((row) => [row.node.id, row]));
  const wanted = new Set(lines.map(({ hostGroup }) => hostGroup));
  // From the top down.
  const groups = boxes.filter(({ node }) => wanted.has(node.id) && node.type === "hostGroup");
  const lanes = new Map(groups.map((box, lane) => [box.node.id, { box, lane }]));
  return lines.flatMap((line) => {
    const port = ports.get(line.port);
    const end = lanes.get(line.hostGroup);
    if (port === undefined || end === undefined) return [];
    const points = pointsOf(port, end.box, { ...channels, lane: end.lane, count: lanes.size });
    return [{ points, mark: line.mark, line }];
  });
}

interface Lane extends Channels {
  readonly lane: number;
  readonly count: number;
}

/** The topmost group has the innermost lane beside the groups, and the lowest one below the switches. */
function pointsOf(port: Box, group: Box, lane: Lane): Point[] {
  const { gutterRight, busTop, left, count } = lane;
  const outward = count - lane.lane;
  const isLeft = port.x < lane.gutterLeft;
  // A row lies within the border of its switch.
  const start = { x: isLeft ? lane.gutterLeft : port.x - 1, y: port.y + rowHeight / 2 };
  const down = gutterRight - laneWidth * (lane.lane + 1);
  const across = busTop + laneWidth * outward;
  const beside = left - laneWidth * (lane.lane + 1);
  const end = { x: group.x, y: group.y + titleHeight / 2 };
  return [
    start,
    { x: down, y: start.y },
    { x: down, y: across },
    { x: beside, y: across },
    { x: beside, y: end.y },
    end,
  ];
}
