// Leaves to the next leader what it could not find out: which manifests were in force last, and since
// when what drifts. Written under the lead's fence, and only where it says something else.

import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { memoryText, writeMemory } from "../records/controller/memory.ts";
import { driftMemoryJson } from "./drift-memory.ts";
import type { Running } from "./running.ts";

/**
 * Undefined where it is written, or needs not be. That a source keeps nothing is told and ends no run: this
 * leader has in memory what the next one may miss.
 */
export async function remember(running: Running): Promise<Trouble | undefined> {
  const { ports, manifests, lead } = running;
  const { store, keys, source } = ports;
  const { inForce } = manifests;
  if (inForce !== undefined && inForce.revision !== running.keptRevision) {
    const kept = await source.keep(inForce.revision);
    if (kept === undefined) running.keptRevision = inForce.revision;
    else running.tell({ type: "trouble", trouble: kept });
  }
  const drift = driftMemoryJson(running.drift);
  const text = memoryText({ ...(inForce === undefined ? {} : { inForce }), drift });
  if (text === running.memory) return undefined;
  const written = await writeMemory(store, keys, text, lead.fence);
  if (isTrouble(written)) return written;
  if (written.type !== "written") return trouble("remembering", "the lead was lost", "later");
  running.memory = text;
  return undefined;
}
