// How an embedded store is, without opening it: a damaged file brings the database library down.

import { stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EmbeddedHealth } from "../../ports/store-health.ts";
import { checkFile } from "./check-file.ts";
import { storeFile } from "./has-store.ts";
import { troubleOf } from "./trouble-of.ts";

/** `folder` is absolute; nothing is made where there is none. */
export async function examineEmbedded(folder: string): Promise<EmbeddedHealth> {
  const file = join(folder, storeFile);
  const [fileBytes, freeBytes, damage] = await Promise.all([
    unlessFailing(async () => (await stat(file)).size),
    freeBytesAt(folder),
    damageOf(file),
  ]);
  return {
    type: "embedded",
    ...(fileBytes === undefined ? {} : { fileBytes }),
    ...(freeBytes === undefined ? {} : { freeBytes }),
    ...(damage === undefined ? {} : { damage }),
  };
}

async function damageOf(file: string): Promise<string | undefined> {
  try {
    await checkFile(file);
    return undefined;
  } catch (error) {
    return troubleOf("looking at it", error).reason;
  }
}

/** Of the disk that the folder is on, or would be. */
async function freeBytesAt(folder: string): Promise<number | undefined> {
  const found = await unlessFailing(() => statfs(folder));
  if (found !== undefined) return found.bavail * found.bsize;
  const parent = dirname(folder);
  return parent === folder ? undefined : await freeBytesAt(parent);
}

async function unlessFailing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
