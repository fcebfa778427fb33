// Sessions as the tests open them: the tables of a switch, and limits that a test can wait for.

import { openOvsdb, type Surroundings } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import type {
  OvsdbOperation,
  OvsdbPlace,
  OvsdbSession,
  OvsdbTables,
  Row,
  TransactAnswer,
} from "../../src/ports/ovsdb.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";

export const copied = {
  Open_vSwitch: ["bridges", "next_cfg", "cur_cfg", "ovs_version"],
  Bridge: ["name", "ports", "external_ids", "flood_vlans"],
  Port: ["name", "tag", "trunks", "interfaces", "external_ids", "protected", "bond_updelay"],
  Interface: ["name", "type", "options", "ofport", "error"],
};

const opened = new Set<OvsdbSession>();

/** closeAll() closes it. */
export async function open(
  place: Pick<OvsdbPlace, "endpoint"> & Partial<OvsdbPlace>,
  surroundings: Partial<Surroundings> = {},
): Promise<OvsdbSession> {
  const whole = { database: "Open_vSwitch", tables: copied, ...place };
  const session = good(await openOvsdb(whole, { environment: {}, ...surroundings }));
  opened.add(session);
  return session;
}

export async function closeAll(): Promise<void> {
  const closing = [...opened];
  opened.clear();
  await Promise.all(closing.map((one) => one.close()));
}

/** Throws the words of trouble. */
export function good<T>(value: T | Trouble): T {
  if (isTrouble(value)) throw new Error(`${value.doing}: ${value.reason}`);
  return value;
}

export function rowsOf(tables: OvsdbTables | Trouble, table: string): Row[] {
  return [...good(tables).rows(table).values()];
}

export function named(tables: OvsdbTables | Trouble, table: string, name: string): Row | undefined {
  return rowsOf(tables, table).find((row) => row["name"] === name);
}

/** What was answered, in one line; the results of what was committed as JSON. */
export function said(answer: TransactAnswer | Trouble): string {
  if (answer.type === "committed") return `committed ${JSON.stringify(answer.results)}`;
  if (answer.type === "lost") return `lost: ${answer.reason}`;
  if (answer.type === "trouble") return `trouble ${answer.doing}: ${answer.reason}`;
  return `refused ${String(answer.index)}: ${answer.error}: ${answer.details}`;
}

/** Operations that add a port of one interface to the bridge br0. */
export function addPort(name: string, columns: Row = {}): OvsdbOperation[] {
  const interfaces = { named: `i_${name}` };
  return [
    { op: "insert", table: "Interface", row: { name }, name: `i_${name}` },
    { op: "insert", table: "Port", row: { name, interfaces, ...columns }, name: `p_${name}` },
    {
      op: "mutate",
      table: "Bridge",
      where: [["name", "==", "br0"]],
      mutations: [["ports", "insert", { named: `p_${name}` }]],
    },
  ];
}

/** Gives the bridge a new map of external_ids. */
export function mark(marks: Readonly<Record<string, string>>): OvsdbOperation {
  const row = { external_ids: new Map(Object.entries(marks)) };
  return { op: "update", table: "Bridge", where: [["name", "==", "br0"]], row };
}
