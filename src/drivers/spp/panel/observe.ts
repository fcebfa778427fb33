// The live document of a host that is served from here: what its keys ask for, and what its processes show.

import type { Seen } from "../../../ports/driver.ts";
import { isTrouble, trouble, type Trouble } from "../../../ports/trouble.ts";
import { configurationIn, documentOfKeys } from "../keys/panel-document.ts";
import { notConnected } from "./carry-out.ts";
import { processesOf } from "./layout.ts";
import { liveDocument } from "./live-document.ts";
import { lookAtAll } from "./look.ts";
import type { Panel } from "./panel.ts";
import type { Sightings } from "./sightings.ts";

/** `doing` is for trouble. Nobody may change the host meanwhile: a port would be seen half way. */
export async function observePanel(
  { place, ctl }: Panel,
  sightings: Sightings,
  doing: string,
): Promise<Extract<Seen, { type: "document" }> | Trouble> {
  const [keys, vfs] = await Promise.all([place.read(), lookAtAll(ctl)]);
  if (isTrouble(keys)) return keys;
  if (isTrouble(vfs)) return vfs;
  const missed = sightings.missed(vfs.keys(), place.clock.now());
  if (missed !== undefined)
    return trouble(doing, `${notConnected(missed)}, or wait for it`, "soon");
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return trouble(doing, configuration, "later");
  const ofKeys = documentOfKeys(keys);
  if (typeof ofKeys === "string") return trouble(doing, ofKeys, "later");
  return { type: "document", document: liveDocument(ofKeys, processesOf(configuration), vfs) };
}
