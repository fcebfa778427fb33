// The rows of a copy with their types, found by what refers to them. Only what hangs on the root row
// is there: a row that nothing refers to is on its way out.

import type { OvsdbTables, Row, Uuid } from "../../../ports/ovsdb.ts";
import type { BridgeRow, InterfaceRow, Named, PortRow, RootRow } from "../rows.ts";

export interface Copy {
  readonly root: Named<RootRow>;
  readonly bridges: readonly BridgePorts[];
}

export interface BridgePorts {
  readonly bridge: Named<BridgeRow>;
  /** With its local port; by name. */
  readonly ports: readonly PortInterfaces[];
}

export interface PortInterfaces {
  readonly port: Named<PortRow>;
  /** By name. */
  readonly interfaces: readonly Named<InterfaceRow>[];
}

/** The copy from its root; a text says why it cannot be one of a switch. */
export function copyOf(tables: OvsdbTables): Copy | string {
  const root = [...tables.rows("Open_vSwitch")][0];
  if (root === undefined) {
    return "the database has no row that says what the switch is: nobody has initialised it (ovs-vsctl init)";
  }
  const missing: string[] = [];
  const find = <R extends Row>(table: string, uuids: readonly Uuid[]): Named<R>[] => {
    const rows = tables.rows(table);
    return uuids.flatMap((uuid) => {
      const row = rows.get(uuid.uuid);
      if (row === undefined) missing.push(`${table} ${uuid.uuid}`);
      return row === undefined ? [] : [{ uuid, row: row as R }];
    });
  };
  const rootRow = root[1] as RootRow;
  const bridges = byName(find<BridgeRow>("Bridge", rootRow.bridges)).map((bridge) => {
    const ports = byName(find<PortRow>("Port", bridge.row.ports)).map((port) => {
      return { port, interfaces: byName(find<InterfaceRow>("Interface", port.row.interfaces)) };
    });
    return { bridge, ports };
  });
  const [first] = missing;
  if (first !== undefined) return `the database refers to a row that it does not have: ${first}`;
  return { root: { uuid: { uuid: root[0] }, row: rootRow }, bridges };
}

/** The names of all bridges, ports and interfaces. */
export function namesIn({ bridges }: Copy): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { bridge, ports } of bridges) {
    names.add(bridge.row.name);
    for (const { port, interfaces } of ports) {
      names.add(port.row.name);
      for (const { row } of interfaces) names.add(row.name);
    }
  }
  return names;
}

function byName<R extends Row & { readonly name: string }>(rows: Named<R>[]): Named<R>[] {
  return rows.sort((a, b) => (a.row.name < b.row.name ? -1 : 1));
}
