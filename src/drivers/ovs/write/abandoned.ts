// What has our mark and serves nothing any more, because somebody took away a part of it, goes with the
// next change of what it was for. Left there, a tunnel would carry its VLAN astray.

import { interfaceMark } from "../marks.ts";
import type { Owners } from "./row-changes.ts";
import { takenBack } from "./tunnels.ts";
import type { Writing } from "./writing.ts";

export function clearAbandoned(writing: Writing): void {
  const { view, parts, rows } = writing;
  const { tunnels, ends, bridges } = view.abandoned;
  const lists = [...parts.remoteVteps.values()].flatMap(({ operations }) => operations);
  for (const one of lists.length === 0 ? [] : tunnels) {
    if (takenBack(writing, one) === undefined) rows.leave(view.bridge, one.port.uuid, lists);
  }
  const ownersOf = (marks: ReadonlyMap<string, string>): Owners =>
    parts.interfaces.get(marks.get(interfaceMark) ?? "")?.operations ?? [];
  for (const { port, bridge } of ends) {
    const owners = ownersOf(port.row.external_ids);
    if (owners.length > 0) rows.leave(bridge, port.uuid, owners);
  }
  for (const bridge of bridges) {
    const owners = ownersOf(bridge.row.external_ids);
    if (owners.length === 0) continue;
    rows.guard("Bridge", bridge, ["ports"], owners);
    rows.dropBridge(bridge.uuid, owners);
  }
}
