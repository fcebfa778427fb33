// The row operations of one transaction as they come together: first what must still be as it was read,
// then what changes. Each knows the operations of the plan that it is for, so that a refusal finds its
// way back. It decides nothing.

import type { NamedUuid, OvsdbOperation, Row, Uuid, WrittenValue } from "../../../ports/ovsdb.ts";
import type { BridgeRow, Named } from "../rows.ts";

/** Ids of the plan's operations that a row operation is for. */
export type Owners = readonly string[];

type Written = Readonly<Record<string, WrittenValue>>;
type Reference = Uuid | NamedUuid;

export interface RowChanges {
  /** The columns of the row must still hold what was read. */
  guard(table: string, read: Named<Row>, columns: readonly string[], owners: Owners): void;
  /** A name for a row that is inserted later. */
  reserve(): NamedUuid;
  insert(table: string, row: Written, owners: Owners, name?: NamedUuid): NamedUuid;
  /** Nothing where there is no column to change. */
  update(table: string, uuid: Uuid, row: Written, owners: Owners): void;
  /** Sets marks, and takes away those that are undefined. */
  mark(table: string, uuid: Uuid, marks: Marks, owners: Owners): void;
  /** Puts a port into a bridge that is there. */
  join(bridge: Named<BridgeRow>, port: Reference, owners: Owners): void;
  /** Takes a port out of a bridge; its rows go where nothing else refers to them (RFC 7047, 3.2). */
  leave(bridge: Named<BridgeRow>, port: Uuid, owners: Owners): void;
  /** The bridges of the switch's root row. */
  addBridge(bridge: NamedUuid, owners: Owners): void;
  dropBridge(bridge: Uuid, owners: Owners): void;
  end(root: Uuid): RowOperations;
}

export type Marks = Readonly<Record<string, string | undefined>>;

export interface RowOperations {
  readonly operations: readonly OvsdbOperation[];
  /** Beside each of the operations. */
  readonly owners: readonly Owners[];
}

/** What joins and leaves one set of references. */
interface References {
  readonly table: string;
  readonly column: string;
  readonly row: Uuid;
  readonly joining: Reference[];
  readonly leaving: Uuid[];
  readonly owners: Set<string>;
}

export function rowChanges(): RowChanges {
  const guards = new Map<string, [OvsdbOperation, Owners]>();
  const changes: [OvsdbOperation, Owners][] = [];
  const bridges = new Map<string, References>();
  const roots: Omit<References, "row"> = {
    table: "Open_vSwitch",
    column: "bridges",
    joining: [],
    leaving: [],
    owners: new Set(),
  };
  let reserved = 0;
  const portsOf = ({ uuid }: Named<BridgeRow>, owners: Owners): References => {
    let found = bridges.get(uuid.uuid);
    found ??= {
      table: "Bridge",
      column: "ports",
      row: uuid,
      joining: [],
      leaving: [],
      owners: new Set(),
    };
    bridges.set(uuid.uuid, found);
    for (const owner of owners) found.owners.add(owner);
    return found;
  };
  const reserve = (): NamedUuid => ({ named: `row${reserved++}` });
  return {
    guard(table, { uuid, row }, guarded, owners) {
      // The name never changes, and tells whoever reads a refusal what it is about.
      const columns = ["name", ...guarded];
      const rows = [Object.fromEntries(columns.map((column) => [column, row[column]]))];
      const wait: OvsdbOperation = { op: "wait", table, where: [itself(uuid)], columns, rows };
      guards.set(`${uuid.uuid} ${columns.join()}`, [wait, owners]);
    },
    reserve,
    insert(table, row, owners, name = reserve()) {
      changes.push([{ op: "insert", table, row, name: name.named }, owners]);
      return name;
    },
    update(table, uuid, row, owners) {
      if (Object.keys(row).length === 0) return;
      changes.push([{ op: "update", table, where: [itself(uuid)], row }, owners]);
    },
    mark(table, uuid, marks, owners) {
      const operation = marking(table, uuid, marks);
      if (operation !== undefined) changes.push([operation, owners]);
    },
    join: (bridge, port, owners) => void portsOf(bridge, owners).joining.push(port),
    leave: (bridge, port, owners) => void portsOf(bridge, owners).leaving.push(port),
    addBridge(bridge, owners) {
      roots.joining.push(bridge);
      for (const owner of owners) roots.owners.add(owner);
    },
    dropBridge(bridge, owners) {
      roots.leaving.push(bridge);
      for (const owner of owners) roots.owners.add(owner);
    },
    end(root) {
      const moved = [...bridges.values(), { ...roots, row: root }].flatMap(moving);
      const all = [...guards.values(), ...changes, ...moved];
      return {
        operations: all.map(([operation]) => operation),
        owners: all.map(([, owners]) => owners),
      };
    },
  };
}

function itself(uuid: Uuid): readonly ["_uuid", "==", Uuid] {
  return ["_uuid", "==", uuid];
}

/** "insert" on a map keeps what a key holds (RFC 7047, 5.1), so each key is taken away first. */
function marking(table: string, uuid: Uuid, marks: Marks): OvsdbOperation | undefined {
  const keys = Object.keys(marks);
  if (keys.length === 0) return undefined;
  const kept = keys.flatMap((key) => {
    const text = marks[key];
    return text === undefined ? [] : [[key, text] as const];
  });
  const away = ["external_ids", "delete", keys] as const;
  const mutations = kept.length === 0 ? [away] : [away, insertion("external_ids", new Map(kept))];
  return { op: "mutate", table, where: [itself(uuid)], mutations };
}

function moving(references: References): [OvsdbOperation, Owners][] {
  const { table, column, row, joining, leaving, owners } = references;
  const mutations = [
    ...(leaving.length === 0 ? [] : [[column, "delete", leaving] as const]),
    ...(joining.length === 0 ? [] : [insertion(column, joining)]),
  ];
  if (mutations.length === 0) return [];
  return [[{ op: "mutate", table, where: [itself(row)], mutations }, [...owners]]];
}

function insertion<V extends WrittenValue>(
  column: string,
  value: V,
): readonly [string, "insert", V] {
  return [column, "insert", value];
}
