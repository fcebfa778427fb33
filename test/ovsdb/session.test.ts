// A session with a real ovsdb-server: what is copied, what is written, and what is refused in its words.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OvsdbOperation, OvsdbSession, OvsdbTables, Uuid } from "../../src/ports/ovsdb.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { addPort, closeAll, good, mark, named, open, rowsOf, said } from "./opened.ts";

describeWithOvs("a session", () => {
  let ovs: OpenVSwitch;
  let session: OvsdbSession;
  beforeAll(async () => {
    ovs = await startOpenVSwitch({ datapath: "none" });
    ovs.vsctl("--no-wait", "add-br", "br0");
    session = await open({ endpoint: ovs.endpoint });
  });
  afterAll(async () => {
    await closeAll();
    await ovs.remove();
  });
  const set = (...words: string[]): string => ovs.vsctl("--no-wait", "set", ...words);

  test("sees what was committed before it asked", async () => {
    for (let i = 0; i < 20; i += 1) {
      set("bridge", "br0", `external-ids:count=${String(i)}`);
      const bridge = named(await session.tables(), "Bridge", "br0");
      expect(bridge?.["external_ids"]).toEqual(new Map([["count", String(i)]]));
    }
  });

  test("sees what it committed itself, without asking again", async () => {
    for (let i = 0; i < 20; i += 1) {
      expect(said(await session.transact([mark({ mine: String(i) })]))).toMatch(/^committed/);
      const now = await session.until(() => true, 0);
      const bridge = named(now, "Bridge", "br0");
      expect(bridge?.["external_ids"]).toEqual(new Map([["mine", String(i)]]));
    }
  });

  test("has values in the form that the schema says", async () => {
    ovs.vsctl("--no-wait", "add-port", "br0", "et1", "tag=7", "trunks=300,20,1000");
    const tables = await session.tables();
    const port = named(tables, "Port", "et1");
    expect(port).toMatchObject({ tag: 7, trunks: [20, 300, 1000], protected: false });
    expect(port).toMatchObject({ bond_updelay: 0, external_ids: new Map() });
    const [interface_] = port!["interfaces"] as Uuid[];
    expect(good(tables).rows("Interface").get(interface_!.uuid)).toMatchObject({
      name: "et1",
      type: "",
      ofport: undefined,
      error: undefined,
    });
    set("port", "et1", "tag=[]", "trunks=20,301");
    expect(named(await session.tables(), "Port", "et1")).toMatchObject({
      tag: undefined,
      trunks: [20, 301],
    });
    expect(good(tables).rows("NoTable").size).toBe(0);
    // What was given before stays as it was.
    expect(named(tables, "Port", "et1")).toBe(port);
  });

  test("answers each operation of a transaction", async () => {
    const operations: OvsdbOperation[] = [
      ...addPort("et2", { tag: 9 }),
      { op: "select", table: "Port", where: [["name", "==", "et2"]], columns: ["tag", "trunks"] },
      { op: "delete", table: "Port", where: [["name", "==", "nobody"]] },
      { op: "update", table: "Port", where: [["name", "==", "et2"]], row: { tag: undefined } },
    ];
    const answer = await session.transact(operations);
    if (answer.type !== "committed") throw new Error(said(answer));
    expect(answer.results.map((one) => Object.keys(one))).toEqual([
      ["uuid"],
      ["uuid"],
      ["count"],
      ["rows"],
      ["count"],
      ["count"],
    ]);
    expect(answer.results[3]).toEqual({ rows: [{ tag: 9, trunks: [] }] });
    expect(answer.results[4]).toEqual({ count: 0 });
    expect(await session.transact([])).toEqual({ type: "committed", results: [] });
  });

  test("takes single keys and elements away, and leaves the others", async () => {
    await session.transact([mark({ ours: "1", theirs: "2", more: "3" })]);
    const where = [["name", "==", "br0"]] as const;
    const mutate = (
      ...mutations: Extract<OvsdbOperation, { op: "mutate" }>["mutations"]
    ): OvsdbOperation => ({ op: "mutate", table: "Bridge", where, mutations });
    await session.transact([
      mutate(["external_ids", "delete", ["ours", "nothing"]]),
      mutate(["external_ids", "insert", new Map([["new", "4"]])]),
      mutate(["flood_vlans", "insert", [5, 3]]),
      mutate(["flood_vlans", "delete", 5]),
    ]);
    expect(named(await session.until(() => true, 0), "Bridge", "br0")).toMatchObject({
      external_ids: new Map([
        ["more", "3"],
        ["new", "4"],
        ["theirs", "2"],
      ]),
      flood_vlans: [3],
    });
  });

  test("does all of a transaction or nothing, and says which operation was refused", async () => {
    const answer = await session.transact([...addPort("et8"), ...addPort("et9", { tag: 5000 })]);
    expect(said(answer)).toBe(
      "refused 4: constraint violation: 5000 is not in the valid range 0 to 4095 (inclusive)",
    );
    expect(named(await session.tables(), "Port", "et8")).toBeUndefined();
  });

  test("says where the whole could not be committed though each operation could", async () => {
    const answer = await session.transact([...addPort("et3"), ...addPort("et3x", { name: "et3" })]);
    expect(said(answer)).toMatch(
      /^refused undefined: constraint violation: Transaction causes mul/,
    );
    expect(named(await session.tables(), "Port", "et3")).toBeUndefined();
  });

  test("guards a transaction with what was read before", async () => {
    await session.transact([mark({ read: "before" })]);
    const guard = (external_ids: ReadonlyMap<string, string>): OvsdbOperation => ({
      op: "wait",
      table: "Bridge",
      where: [["name", "==", "br0"]],
      columns: ["external_ids"],
      rows: [{ external_ids }],
    });
    const right = guard(new Map([["read", "before"]]));
    expect(said(await session.transact([right, mark({ read: "after" })]))).toMatch(/^committed/);
    const stale = await session.transact([right, mark({ read: "never" })]);
    expect(said(stale)).toMatch(/^refused 0: timed out: "where" clause test failed/);
  });

  test.each([
    ["table", { op: "delete", table: "Nothing", where: [] }],
    ["column", { op: "update", table: "Port", where: [], row: { nothing: 1 } }],
    ["type", { op: "update", table: "Port", where: [], row: { tag: "seven" } }],
    ["set", { op: "update", table: "Port", where: [], row: { trunks: [1, 1] } }],
    ["number", { op: "update", table: "Port", where: [], row: { tag: Number.NaN } }],
    ["row", { op: "update", table: "Port", where: [], row: { interfaces: { named: "none" } } }],
  ] satisfies [string, OvsdbOperation][])(
    "hands on what the server says to a wrong %s",
    async (_, operation) => {
      expect(said(await session.transact([operation]))).toMatch(/^refused \w+: \S.*: \S/s);
      good(await session.tables());
    },
  );

  test.each([
    ["a null character", "a\0b"],
    ["half a surrogate pair", "a\ud800b"],
  ])("sends no text with %s, at which the server would hang up", async (_, text) => {
    const before = good(await session.tables());
    const answer = await session.transact([...addPort("et7"), mark({ key: text })]);
    expect(said(answer)).toMatch(/^refused 3: not sent: OVSDB holds no text with/);
    expect(good(await session.tables()).sequence).toBe(before.sequence);
  });

  test("keeps texts as they are", async () => {
    const texts = {
      'ke"y\\{[': "}]\n\t",
      ключ: "値 🔌 \u{10ffff}",
      __proto__x: "",
      "\u0001": "\u007f",
    };
    await session.transact([mark(texts)]);
    const bridge = named(await session.tables(), "Bridge", "br0");
    expect(bridge?.["external_ids"]).toEqual(new Map(Object.entries(texts)));
  });

  test("puts a thousand ports into one transaction", async () => {
    const operations = Array.from({ length: 1000 }, (_, i) => addPort(`n${String(i)}`)).flat();
    expect(said(await session.transact(operations))).toMatch(/^committed/);
    expect(rowsOf(await session.until(() => true, 0), "Port").length).toBeGreaterThan(1000);
    expect(ovs.vsctl("list-ports", "br0").split("\n").length).toBeGreaterThan(1000);
  });

  test("keeps the order of very many transactions at a time", async () => {
    const bump: OvsdbOperation = {
      op: "mutate",
      table: "Open_vSwitch",
      where: [],
      mutations: [["next_cfg", "+=", 1]],
    };
    const look: OvsdbOperation = {
      op: "select",
      table: "Open_vSwitch",
      where: [],
      columns: ["next_cfg"],
    };
    const answers = await Promise.all(
      Array.from({ length: 2_000 }, () => session.transact([bump, look])),
    );
    const numbers = answers.map((answer) =>
      answer.type === "committed" ? answer.results[1]?.rows?.[0]?.["next_cfg"] : said(answer),
    );
    const first = Number(numbers[0]);
    expect(numbers).toEqual(numbers.map((_, i) => first + i));
  });

  describe("waits", () => {
    test("for a copy that is as it should be", async () => {
      const marks = (tables: OvsdbTables): unknown =>
        named(tables, "Bridge", "br0")?.["external_ids"];
      const waiting = session.until((tables) => {
        const map = marks(tables);
        return map instanceof Map && map.has("come");
      }, 20_000);
      set("bridge", "br0", "external-ids:come=1");
      good(await waiting);
    });

    test("no longer than it was told", async () => {
      expect(await session.until(() => false, 50)).toEqual({
        type: "trouble",
        doing: "waiting for a change",
        reason: `${ovs.endpoint}: it did not come to that within 0.05 s`,
        retry: "soon",
      });
    });
  });

  test("tells of changes, of several at a time as one, and of none that there is not", async () => {
    const over = new AbortController();
    let told = 0;
    const telling = (async () => {
      for await (const _ of session.changes(over.signal)) told += 1;
    })();
    const settled = async (count: number): Promise<void> => {
      await expect.poll(() => told).toBe(count);
    };
    await settled(1);
    set("bridge", "br0", "external-ids:told=1");
    await settled(2);
    set("bridge", "br0", "fail-mode=secure");
    good(await session.tables());
    await settled(2);
    over.abort();
    await telling;
  });

  test("keeps a process alive while somebody listens, and not while nobody does", async () => {
    const idle = await open({ endpoint: ovs.endpoint });
    const pipes = (): number =>
      process.getActiveResourcesInfo().filter((type) => type === "PipeWrap").length;
    const before = pipes();
    good(await idle.tables());
    expect(pipes()).toBe(before);
    const over = new AbortController();
    const telling = (async () => {
      for await (const _ of idle.changes(over.signal)) expect(pipes()).toBe(before + 1);
    })();
    await expect.poll(pipes).toBe(before + 1);
    over.abort();
    await telling;
    expect(pipes()).toBe(before);
  });

  test.each([
    [
      "a database",
      { database: "Nothing" },
      "there is no such database; the server has Open_vSwitch",
    ],
    [
      "tables and columns",
      { tables: { Bridge: ["name", "colour"], Cable: ["name"], Port: ["name", "length"] } },
      /: it has no column colour in the table Bridge; no table Cable \(it has AutoAttach, Bridge, .*\); no column length in the table Port$/,
    ],
  ])("says which of %s is missing", async (_, place, reason) => {
    const wrong = await open({ endpoint: ovs.endpoint, ...place });
    const database = "database" in place ? place.database : "Open_vSwitch";
    expect(await wrong.tables()).toEqual({
      type: "trouble",
      doing: `reading the database ${database}`,
      reason:
        typeof reason === "string" ? `${ovs.endpoint}: ${reason}` : expect.stringMatching(reason),
      retry: "later",
    });
  });

  test("is of no use once it is closed", async () => {
    const closed = await open({ endpoint: ovs.endpoint });
    const stranded = closed.until(() => false, 60_000);
    good(await closed.tables());
    await closed.close();
    await closed.close();
    const trouble = {
      type: "trouble",
      reason: `${ovs.endpoint}: the session was closed`,
      retry: "never",
    };
    expect(await stranded).toMatchObject(trouble);
    expect(await closed.tables()).toMatchObject(trouble);
    expect(await closed.transact([])).toMatchObject(trouble);
    expect(await closed.lock("any", 1_000)).toMatchObject(trouble);
    await closed.unlock("any");
    for await (const _ of closed.changes(new AbortController().signal)) expect.unreachable();
  });
});
