// A folder that a test may fill, and that goes with it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TempFolder {
  readonly path: string;
  remove(): void;
}

export function createTempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), "plumbline-"));
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
