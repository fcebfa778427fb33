// Where a port stands and what its VLAN columns are: in the switch itself, or, where tags of its host are
// translated, in a bridge of its own. A bridge stays until its interface carries nothing or what it
// carried before us: moving a port interrupts all of its traffic.

import type { Carried, VlanColumns } from "../view.ts";
import { columnsFor } from "./port-columns.ts";
import { bringHome, layOut } from "./translation.ts";
import type { PlacedPort, Writing } from "./writing.ts";

/** Writes the rows around the port and answers the columns that it needs for what it is to carry. */
export function placePort(
  writing: Writing,
  port: PlacedPort,
  wanted: Carried,
  restored: VlanColumns | undefined,
): VlanColumns {
  const { view } = port;
  const isEmpty = wanted.trunkVlans.length === 0;
  const isApart = view?.translation !== undefined && !isEmpty && restored === undefined;
  if (isApart || wanted.translations.size > 0) return layOut(writing, port, wanted);
  if (view?.translation !== undefined) bringHome(writing, port, view.translation);
  else if (view === undefined) writing.rows.join(writing.view.bridge, port.uuid, port.owners);
  return restored ?? columnsFor(wanted.nativeVlan, wanted.trunkVlans, view?.port.row);
}
