// The target type "patchpanel": a host whose virtual machines are wired by a Soft Patch Panel; its
// documents, its items and what drivers may lack.

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import { escapeSegment } from "../../model/pointer.ts";
import type { LiveNumber, TargetType } from "../../model/target.ts";
import { stringField } from "../item-parts.ts";
import { emptyDocument } from "./document.ts";
import { patchPanelItemTypes } from "./item-types.ts";
import { plugsBucket, vhostsBucket, vhostSpace } from "./paths.ts";

export const patchPanelTarget: TargetType = {
  name: "patchpanel",
  itemTypes: patchPanelItemTypes,
  features: {
    wiring: "way to see and make the components of a process",
    mirrors: "mirrors",
  },
  emptyDocument,
  numbersIn,
};

/** Vhosts by physical network; who has one is the port's id, which is also the allocation's key. */
function* numbersIn(document: JsonObject): Generator<LiveNumber, void> {
  for (const [port, value] of entriesOf(document["plugs"])) {
    const vhost = isJsonObject(value) ? value["vhost"] : undefined;
    if (typeof vhost !== "number") continue;
    const space = vhostSpace(stringField(value, "physicalNetwork"));
    yield { space, number: vhost, path: `${plugsBucket}/${escapeSegment(port)}`, key: port };
  }
  for (const [physicalNetwork, vhosts] of entriesOf(document["vhosts"])) {
    for (const [id, value] of entriesOf(vhosts)) {
      const path = `${vhostsBucket(physicalNetwork)}/${escapeSegment(id)}`;
      const taken = { space: vhostSpace(physicalNetwork), number: Number(id), path };
      const key = stringField(value, "port");
      yield key === "" ? taken : { ...taken, key };
    }
  }
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
