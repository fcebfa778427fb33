// Areas of a drawing, in pixels, and the measures that all of it keeps to.

import type { GraphNode } from "./fabric-graph.ts";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box extends Area {
  readonly node: GraphNode;
}

/** The height of a box's title. */
export const titleHeight = 30;
/** The height of a row of text. */
export const rowHeight = 20;
/** Between two wires. */
export const laneWidth = 7;
