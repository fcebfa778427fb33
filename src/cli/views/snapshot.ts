// What is said of a snapshot that was taken.

import type { JsonObject } from "../../model/json.ts";
import { formatVersion } from "./format-version.ts";
import { bytes as sizeText, counted } from "./numbers.ts";

export interface SnapshotTaken {
  readonly file: string;
  readonly fabric: string;
  readonly targets: number;
  /** How many of them. */
  readonly unknown: number;
  readonly digest: string;
  readonly bytes: number;
}

export function snapshotTakenText(view: SnapshotTaken): string {
  const { file, fabric, targets, unknown, digest, bytes } = view;
  const open = unknown === 0 ? "" : `, ${unknown} of them unknown`;
  const what = `${counted(targets, "target")}${open}, ${sizeText(bytes)}, digest ${digest.slice(0, 8)}`;
  return `The snapshot of the fabric ${fabric} is in ${file}: ${what}.\nTo plan from it: plumb plan --snapshot ${file}\n`;
}

export function snapshotTakenJson(view: SnapshotTaken): JsonObject {
  const { file, fabric, targets, unknown, digest, bytes } = view;
  return { formatVersion, snapshot: { fabric, file, targets, unknown, bytes, digest } };
}
