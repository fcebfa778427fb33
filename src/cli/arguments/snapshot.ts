// The options of commands that can do with a snapshot in place of a store and devices.

import {
  isUsageProblem,
  usageProblem,
  type OptionDeclaration,
  type UsageProblem,
} from "./declaration.ts";
import { readDuration } from "./duration.ts";
import type { OptionValues } from "./values.ts";

export interface SnapshotSource {
  readonly file: string;
  /** One that is older is refused. */
  readonly maxAgeMs: number;
}

const maxAge = {
  long: "snapshot-max-age",
  otherwise: "24h",
  leastMs: 1_000,
  mostMs: 10_000 * 3_600_000,
};

export const snapshotOptions: readonly OptionDeclaration[] = [
  {
    long: "snapshot",
    type: "text",
    value: "FILE",
    help: "what plumb state snapshot wrote, in place of the store and the devices",
  },
  {
    long: maxAge.long,
    type: "text",
    value: "TIME",
    help: `refuse a snapshot that is older (default: ${maxAge.otherwise})`,
  },
];

/** Undefined where none was named. */
export function readSnapshotSource(
  values: OptionValues,
): SnapshotSource | UsageProblem | undefined {
  const file = values.text("snapshot");
  const maxAgeMs = readDuration(values, maxAge);
  if (isUsageProblem(maxAgeMs)) return maxAgeMs;
  if (file === "") return usageProblem("--snapshot needs the name of a FILE");
  return file === undefined ? undefined : { file, maxAgeMs };
}
