// Whether a folder holds an embedded store, for whoever must not make one by looking. What is in the
// file is not looked at.

import { access } from "node:fs/promises";
import { join } from "node:path";

/** The file by which a folder is known to hold a store. */
export const storeFile = "data.mdb";

/** False only where there is no such file: one that cannot be reached is the opener's to report. */
export async function hasStore(folder: string): Promise<boolean> {
  try {
    await access(join(folder, storeFile));
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code !== "ENOENT" && code !== "ENOTDIR";
  }
}
