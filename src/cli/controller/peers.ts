// Who is told what, as it holds for a run: paths as absolute ones, and every forge with a name under
// which it shows the fabric.

import type { Files } from "../../ports/files.ts";
import type { NoticePeer } from "../../ports/notices.ts";
import type { SecretReference } from "../../ports/store-place.ts";
import type { PeerSettings } from "../project-notify.ts";

export function peersOf(
  settings: readonly PeerSettings[],
  fabric: string,
  files: Pick<Files, "resolve">,
): NoticePeer[] {
  return settings.map((peer) => {
    const url = typeof peer.url === "string" ? peer.url : resolvedSecret(peer.url, files);
    if (peer.type === "slack") return { ...peer, url: resolvedSecret(peer.url, files) };
    if (peer.type === "webhook") {
      const { secret } = peer;
      return { ...peer, url, ...(secret && { secret: resolvedSecret(secret, files) }) };
    }
    const token = resolvedSecret(peer.token, files);
    return { ...peer, url, token, context: peer.context ?? `plumb/${fabric}` };
  });
}

export function resolvedSecret(
  reference: SecretReference,
  files: Pick<Files, "resolve">,
): SecretReference {
  return "fromEnv" in reference ? reference : { fromFile: files.resolve(reference.fromFile) };
}
