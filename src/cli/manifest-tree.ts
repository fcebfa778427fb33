// The manifests of a run as they lie there, with nothing known of what is in them. It stands alone so
// that who needs no more does not load everything that understands them.

import type { ManifestTree } from "../ports/files.ts";
import type { Settings } from "./settings.ts";

/** Nothing in the folder of the state is a manifest. */
export async function readTree({ files, manifests, stateFolder }: Settings): Promise<ManifestTree> {
  return await files.readManifests(manifests, [stateFolder]);
}
