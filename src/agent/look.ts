// One look at a target that brings its document, whatever was known of it before.

import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Driver, Seen } from "../ports/driver.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";

export type SeenDocument = Extract<Seen, { type: "document" }>;

export async function look(
  driver: Driver,
  target: TargetName,
  settings: TargetSettings,
): Promise<SeenDocument | Trouble> {
  const seen = await driver.observe(target, settings);
  if (isTrouble(seen) || seen.type === "document") return seen;
  throw new Error(`the driver "${driver.name}" answered "unchanged" to nobody's question`);
}
