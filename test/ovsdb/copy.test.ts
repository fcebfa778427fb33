// Whatever is changed, the copy is what the server would answer to a question for everything.

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OvsdbOperation, OvsdbSession, OvsdbTables, Row } from "../../src/ports/ovsdb.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { addPort, closeAll, copied, good, named, open, said } from "./opened.ts";

const names = ["a1", "a2", "a3", "a4"];
const vlan = fc.integer({ min: 0, max: 6 });
const marks = fc
  .dictionary(fc.constantFrom("a", "b", "é", "\u{10ffff}", "\uffff"), fc.constantFrom("1", "2"))
  .map((one) => new Map(Object.entries(one)));
const columns = fc.record({
  tag: fc.option(vlan, { nil: undefined }),
  trunks: fc.uniqueArray(vlan),
  external_ids: marks,
  protected: fc.boolean(),
  bond_updelay: fc.integer({ min: 0, max: 2 }),
});
const name = fc.constantFrom(...names);

type Step = (tables: OvsdbTables) => OvsdbOperation[];

const at = (port: string): readonly ["name", "==", string] => ["name", "==", port];
const adding = fc.tuple(name, columns).map(
  ([port, row]): Step =>
    (tables) =>
      named(tables, "Port", port) === undefined ? addPort(port, row) : [],
);
const changing = fc.tuple(name, columns).map(([port, row]): Step => () => [
  { op: "update", table: "Port", where: [at(port)], row },
]);
const mutating = fc
  .tuple(name, fc.uniqueArray(vlan), marks, fc.boolean())
  .map(([port, trunks, ids, isInsert]): Step => () => {
    const mutator = isInsert ? "insert" : "delete";
    const mutations = [
      ["trunks", mutator, trunks],
      ["external_ids", mutator, isInsert ? ids : [...ids.keys()]],
    ] as const;
    return [{ op: "mutate", table: "Port", where: [at(port)], mutations }];
  });
const removing = name.map((port): Step => (tables) => {
  const rows = [...good(tables).rows("Port")];
  const uuid = rows.find(([, row]) => row["name"] === port)?.[0];
  const mutations = uuid === undefined ? [] : ([["ports", "delete", { uuid }]] as const);
  return [{ op: "mutate", table: "Bridge", where: [at("br0")], mutations }];
});
const steps = fc.array(fc.oneof(adding, changing, mutating, removing), { maxLength: 8 });

describeWithOvs("the copy of the tables", () => {
  let ovs: OpenVSwitch;
  let session: OvsdbSession;
  beforeAll(async () => {
    ovs = await startOpenVSwitch({ datapath: "none" });
    ovs.vsctl("--no-wait", "add-br", "br0");
    session = await open({ endpoint: ovs.endpoint });
    good(await session.tables());
  });
  afterAll(async () => {
    await closeAll();
    await ovs.remove();
  });

  test("is what the server has, after any transactions", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        for (const step of all) {
          const before = good(await session.until(() => true, 0));
          const kept = textOf(before);
          expect(said(await session.transact(step(before)))).toMatch(/^committed/);
          expect(textOf(before)).toBe(kept);
        }
        const now = good(await session.until(() => true, 0));
        expect(textOf(now)).toBe(await selectedText(session));
      }),
      { numRuns: 60 },
    );
  });

  test("shares the rows that did not change", async () => {
    await session.transact([...addPort("s1"), ...addPort("s2")]);
    const before = good(await session.tables());
    await session.transact([{ op: "update", table: "Port", where: [at("s1")], row: { tag: 4 } }]);
    const after = good(await session.tables());
    expect(named(after, "Port", "s1")).not.toBe(named(before, "Port", "s1"));
    expect(named(after, "Port", "s2")).toBe(named(before, "Port", "s2"));
    expect(after.rows("Interface")).toBe(before.rows("Interface"));
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(good(await session.tables()).sequence).toBe(after.sequence);
  });
});

/** All that was copied, in one order. */
function textOf(tables: OvsdbTables): string {
  return JSON.stringify(
    Object.keys(copied).map((table) => [table, [...tables.rows(table)].toSorted(byKey).map(plain)]),
    plainValue,
  );
}

async function selectedText(session: OvsdbSession): Promise<string> {
  const operations = Object.entries(copied).map(([table, own]): OvsdbOperation => {
    return { op: "select", table, where: [], columns: ["_uuid", ...own] };
  });
  const answer = await session.transact(operations);
  if (answer.type !== "committed") throw new Error(said(answer));
  const tables = Object.keys(copied).map((table, i) => {
    const rows = answer.results[i]?.rows ?? [];
    const entries = rows.map(({ _uuid, ...row }): [string, Row] => [
      (_uuid as { uuid: string }).uuid,
      row,
    ]);
    return [table, entries.toSorted(byKey).map(plain)];
  });
  return JSON.stringify(tables, plainValue);
}

const plain = ([uuid, row]: [string, Row]): unknown => [uuid, Object.entries(row).toSorted(byKey)];

const plainValue = (_: string, value: unknown): unknown =>
  value instanceof Map ? { map: [...value] } : value;

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
