// The rows of a database of Open vSwitch, from as few words as a test needs: what is not said is as
// ovs-vsctl leaves it. A port has one interface of its own name where no interfaces are given.

import type { OvsdbTables, Row } from "../../src/ports/ovsdb.ts";

type Texts = Readonly<Record<string, string>>;

export interface WrittenPort {
  readonly tag?: number;
  readonly trunks?: readonly number[];
  readonly mode?: string;
  readonly protected?: boolean;
  readonly lacp?: string;
  readonly marks?: Texts;
  readonly interfaces?: Readonly<Record<string, WrittenInterface>>;
  /** Of the one interface of its name. */
  readonly interface?: WrittenInterface;
}

export interface WrittenInterface {
  readonly type?: string;
  readonly options?: Texts;
  readonly ofport?: number;
  readonly error?: string;
}

export interface WrittenBridge {
  readonly marks?: Texts;
  readonly ports?: Readonly<Record<string, WrittenPort>>;
}

/** Bridges by name; each has its local port besides, unless one of its name is written. */
export function switchRows(bridges: Readonly<Record<string, WrittenBridge>>): OvsdbTables {
  const tables: Record<string, Map<string, Row>> = {};
  let count = 0;
  const insert = (table: string, row: Row): { uuid: string } => {
    count += 1;
    const uuid = `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
    (tables[table] ??= new Map()).set(uuid, row);
    return { uuid };
  };
  const insertInterface = (name: string, one: WrittenInterface = {}): { uuid: string } =>
    insert("Interface", {
      name,
      type: one.type ?? "",
      options: mapOf(one.options),
      ofport: one.ofport ?? 1,
      error: one.error,
      external_ids: new Map(),
    });
  const insertPort = (name: string, one: WrittenPort): { uuid: string } =>
    insert("Port", {
      name,
      interfaces: Object.entries(one.interfaces ?? { [name]: one.interface ?? {} }).map(
        ([of, written]) => insertInterface(of, written),
      ),
      tag: one.tag,
      trunks: one.trunks ?? [],
      vlan_mode: one.mode,
      protected: one.protected ?? false,
      lacp: one.lacp,
      bond_mode: undefined,
      other_config: new Map(),
      external_ids: mapOf(one.marks),
    });
  const inserted = Object.entries(bridges).map(([name, { marks, ports = {} }]) =>
    insert("Bridge", {
      name,
      ports: Object.entries({ [name]: {}, ...ports }).map(([of, one]) => insertPort(of, one)),
      datapath_type: "dummy",
      external_ids: mapOf(marks),
    }),
  );
  insert("Open_vSwitch", { bridges: inserted, cur_cfg: 1, next_cfg: 1, ovs_version: "3.1.0" });
  return { sequence: 1, rows: (table) => tables[table] ?? new Map() };
}

function mapOf(texts: Texts = {}): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts));
}

/** The two ends of a patch pair of ours, as ports of the switch and of the bridge of a translation. */
export function patchPair(
  name: string,
  columns: { readonly inner: WrittenPort; readonly outer: WrittenPort },
): { readonly inner: Record<string, WrittenPort>; readonly outer: Record<string, WrittenPort> } {
  const end = (own: string, peer: string, port: WrittenPort): Record<string, WrittenPort> => ({
    [own]: {
      ...port,
      marks: { plumbline: "translation", ...port.marks },
      interface: { type: "patch", options: { peer }, ...port.interface },
    },
  });
  return {
    inner: end(`${name}-in`, `${name}-out`, columns.inner),
    outer: end(`${name}-out`, `${name}-in`, columns.outer),
  };
}
