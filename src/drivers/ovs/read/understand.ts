// The switch that tables hold, with its document, understood once for as long as the tables are the same:
// an agent looks at a switch, and whoever writes to it looks at the same rows a moment later.

import type { JsonObject } from "../../../model/json.ts";
import type { OvsdbSession, OvsdbTables } from "../../../ports/ovsdb.ts";
import type { SwitchPlace } from "../place.ts";
import type { SwitchView } from "../view.ts";
import { documentOf } from "./document.ts";
import { readSwitch } from "./read-switch.ts";

export interface Understood {
  readonly view: SwitchView;
  /** Of the view; nobody changes it. */
  readonly document: JsonObject;
}

interface Remembered extends Understood {
  readonly sequence: number;
}

/** By the bridge, and what else a document depends on. */
const remembered: WeakMap<OvsdbSession, Map<string, Remembered>> = new WeakMap();

/** A text says why there is no such switch. */
export function understand(
  session: OvsdbSession,
  tables: OvsdbTables,
  { bridge, vtepAddress }: Pick<SwitchPlace, "bridge" | "vtepAddress">,
): Understood | string {
  const { sequence } = tables;
  const key = JSON.stringify([bridge, vtepAddress]);
  const known = remembered.get(session) ?? new Map<string, Remembered>();
  remembered.set(session, known);
  const last = known.get(key);
  if (last?.sequence === sequence) return last;
  const view = readSwitch(tables, bridge);
  if (typeof view === "string") return view;
  const understood = { view, document: documentOf(view, vtepAddress), sequence };
  known.set(key, understood);
  return understood;
}
