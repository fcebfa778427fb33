// The document of a host as its processes and its keys show it together: components as they are wired,
// and of each port whether frames really pass. Keys alone never make a port up. Pure.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import type { SppVf } from "../../../ports/spp-ctl.ts";
import { shownComponents } from "./component.ts";
import { placeOfVhost, type WantedProcess } from "./layout.ts";
import { plugSteps } from "./plug-steps.ts";

/** `ofKeys` is the document as the keys have it. `vfs` are all processes that are connected. */
export function liveDocument(
  ofKeys: JsonObject,
  processes: readonly WantedProcess[],
  vfs: ReadonlyMap<number, SppVf>,
): JsonObject {
  const wiring = [...vfs].map(([client, vf]) => [String(client), shownComponents(vf)] as const);
  const plugs = ofKeys["plugs"];
  const all = isJsonObject(plugs) ? Object.entries(plugs) : [];
  return {
    ...ofKeys,
    wiring: Object.fromEntries(wiring),
    plugs: Object.fromEntries(all.map(([port, plug]) => [port, withTruth(plug, processes, vfs)])),
  };
}

function withTruth(
  plug: Json,
  processes: readonly WantedProcess[],
  vfs: ReadonlyMap<number, SppVf>,
): Json {
  if (!isJsonObject(plug) || plug["up"] !== true) return plug;
  return { ...plug, up: whyNotPlugged(plug, processes, vfs) === undefined };
}

/** Why frames of a port do not pass, as far as processes show it; undefined where they pass. */
export function whyNotPlugged(
  { vhost, mac, vlan }: JsonObject,
  processes: readonly WantedProcess[],
  vfs: ReadonlyMap<number, SppVf>,
): string | undefined {
  if (typeof vhost !== "number" || typeof mac !== "string") return "nobody says its vhost and MAC";
  const place = placeOfVhost(processes, vhost);
  if (typeof place === "string") return place;
  const vf = vfs.get(place.client);
  if (vf === undefined) return `spp_vf ${place.client} is not connected`;
  const frames = { mac: mac.toLowerCase(), vlan: typeof vlan === "number" ? vlan : undefined };
  const steps = plugSteps(vf, place.path, frames, () => false);
  if (typeof steps === "string") return steps;
  return steps.length === 0
    ? undefined
    : `spp_vf ${place.client} lacks ${steps.length} steps of it`;
}
