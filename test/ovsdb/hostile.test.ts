// Servers that answer wrongly, too much, too little or not at all: the session says so, and never shows a
// copy that may be wrong.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OvsdbSession } from "../../src/ports/ovsdb.ts";
import {
  rightAnswer,
  row,
  startFalseServer,
  type FalseServer,
  type OddAnswer,
} from "./false-server.ts";
import { closeAll, good, open, rowsOf, said } from "./opened.ts";

let server: FalseServer;
let session: OvsdbSession;
beforeEach(async () => {
  server = await startFalseServer();
  session = await open(
    { endpoint: server.endpoint, tables: { Bridge: ["name", "ports"] } },
    { limits: { silenceMs: 300, answerMs: 900, messageBytes: 100_000, queuedBytes: 20_000 } },
  );
});
afterEach(async () => {
  await closeAll();
  await server.remove();
});

const to =
  (method: string, does: OddAnswer): OddAnswer =>
  (question, say, socket) =>
    question.method === method && does(question, say, socket);
const at = (reason: string): string => `${server.endpoint}: ${reason}`;
const update = (change: object): object => ({
  id: null,
  method: "update2",
  params: ["plumbline", { Bridge: { [row]: change } }],
});
const portsNow = async (): Promise<unknown> =>
  rowsOf(await session.tables(), "Bridge")[0]?.["ports"];

test("a server that does everything right is followed", async () => {
  expect(await portsNow()).toEqual([1, 2]);
  server.say(update({ modify: { ports: ["set", [2, 3]] } }));
  expect(await portsNow()).toEqual([1, 3]);
  server.say(update({ delete: null }));
  expect(rowsOf(await session.tables(), "Bridge")).toEqual([]);
  server.say(update({ insert: { ports: 7 } }));
  expect(rowsOf(await session.tables(), "Bridge")).toEqual([{ name: "", ports: [7] }]);
});

test("a server that knows no more than RFC 7047 is followed", async () => {
  const told = (change: object): object => ({
    id: null,
    method: "update",
    params: ["plumbline", { Bridge: { [row]: change } }],
  });
  server.answer = ({ id, method, params }, say) => {
    if (method === "monitor_cond") say({ id, result: null, error: { error: "unknown method" } });
    if (method === "monitor") {
      expect(params).toEqual([
        "Open_vSwitch",
        "plumbline",
        { Bridge: { columns: ["name", "ports"] } },
      ]);
      const initial = { new: { name: "br0", ports: ["set", [1, 2]] } };
      // What stands behind the answer in the same packet is not lost.
      const result = { id, result: { Bridge: { [row]: initial } }, error: null };
      const later = told({ old: { ports: 1 }, new: { name: "br0", ports: ["set", [4, 3]] } });
      say(`${JSON.stringify(result)}${JSON.stringify(later)}`);
    }
    return method.startsWith("monitor");
  };
  expect(await portsNow()).toEqual([3, 4]);
  server.say(told({ old: { name: "br0", ports: ["set", [3, 4]] } }));
  expect(rowsOf(await session.tables(), "Bridge")).toEqual([]);
});

test("its echo is answered, and what else it asks is refused", async () => {
  good(await session.tables());
  server.say({ id: "echo", method: "echo", params: ["are", { you: "there" }] });
  server.say({ id: 7, method: "reboot", params: [] });
  server.say({ id: null, method: "news", params: [] });
  good(await session.tables());
  await expect
    .poll(() => server.heard.filter(({ method }) => method === undefined))
    .toEqual([
      { id: "echo", result: ["are", { you: "there" }], error: null },
      { id: 7, result: null, error: "unknown method" },
    ]);
});

describe("what it says unasked ends the connection, and the next one begins anew", () => {
  test.each<[string, string | object, string]>([
    ["garbage", "!", "it sends what is not JSON-RPC"],
    ["no JSON", "{nothing}", "a message is no JSON"],
    ["no message", "{}", "a message is neither call nor reply"],
    ["an answer to nothing", { id: 4711, result: 1, error: null }, "it answers what was not asked"],
    ["an answer to another", { id: "1", result: 1, error: null }, "it answers what was not asked"],
    [
      "too much at once",
      `{"a":"${"b".repeat(100_000)}`,
      "it sends a message of more than 100000 bytes",
    ],
    ["too deep", `{"a":${"[".repeat(2_000)}`, "it sends a message that is nested too deeply"],
    [
      "a change of a row that is not there",
      {
        id: null,
        method: "update2",
        params: ["plumbline", { Bridge: { other: { modify: { name: "x" } } } }],
      },
      "an update changes a row that was never told",
    ],
    [
      "a table that was not asked for",
      { id: null, method: "update2", params: ["plumbline", { Port: {} }] },
      "an update tells of the table Port",
    ],
    [
      "a column that was not asked for",
      update({ modify: { colour: "red" } }),
      "an update tells of the column colour",
    ],
    [
      "a change of no kind",
      update({ became: {} }),
      "an update of a row says neither insert nor modify nor delete",
    ],
    ["a wrong value", update({ modify: { name: 7 } }), "a text is no text"],
    ["a wrong set", update({ modify: { ports: ["set", 7] } }), "a set is no array"],
    ["no rows", update([]), "an update of a row is no object"],
  ])("%s", async (_, words, reason) => {
    expect(await portsNow()).toEqual([1, 2]);
    let isSaid = false;
    server.answer = to("echo", (_question, say) => {
      if (!isSaid) say(words);
      return !isSaid && (isSaid = true);
    });
    expect(await session.tables()).toMatchObject({
      type: "trouble",
      reason: at(reason),
      retry: "later",
    });
    expect(await portsNow()).toEqual([1, 2]);
  });
});

describe("what it answers wrongly is no copy", () => {
  const answering = (method: string, result: unknown): OddAnswer =>
    to(method, ({ id }, say) => (say({ id, result, error: null }), true));
  const refusing = (method: string, error: unknown): OddAnswer =>
    to(method, ({ id }, say) => (say({ id, result: null, error }), true));

  test.each<[string, OddAnswer, string]>([
    ["a schema that is none", answering("get_schema", []), "the schema is no object"],
    ["a schema without tables", answering("get_schema", {}), "the schema's tables is no object"],
    [
      "a column without a type",
      answering("get_schema", { tables: { Bridge: { columns: { name: {} } } } }),
      "the column Bridge.name is no object",
    ],
    ["no rows", answering("monitor_cond", null), "an update is no object"],
    ["no copy", refusing("monitor_cond", { error: "no room", details: "go" }), "no room: go"],
    ["no schema", refusing("get_schema", 7), "an error without a name"],
    [
      "no databases",
      (question, say) =>
        refusing("get_schema", { error: "unknown database" })(question, say, undefined as never) ||
        answering("list_dbs", {})(question, say, undefined as never),
      "there is no such database; the server has none",
    ],
  ])("%s", async (_, answer, reason) => {
    server.answer = answer;
    expect(await session.tables()).toMatchObject({ type: "trouble", reason: at(reason) });
    server.answer = () => false;
    expect(await portsNow()).toEqual([1, 2]);
  });
});

describe("a transaction is lost where nobody can say what became of it", () => {
  test.each<[string, unknown]>([
    ["no results", "done"],
    ["too few", []],
    ["too many", [{}, { count: 1 }, {}]],
    ["nothing where a result belongs", [{}, null]],
    ["no count", [{}, { count: "one" }]],
  ])("%s", async (_, result) => {
    server.answer = to("transact", ({ id }, say) => (say({ id, result, error: null }), true));
    const remove = { op: "delete", table: "Bridge", where: [] } as const;
    const answer = await session.transact([{ op: "assert", lock: "any" }, remove]);
    expect(answer.type).toBe("lost");
    // Nothing that stands behind it is believed; the next connection begins anew.
    const questions = server.heard.length;
    expect(await portsNow()).toEqual([1, 2]);
    expect(server.heard[questions]).toMatchObject({ method: "get_schema" });
  });

  test("a row without what was selected, and no name of what was inserted", async () => {
    const select = { op: "select", table: "Bridge", where: [], columns: ["name"] } as const;
    const insert = { op: "insert", table: "Bridge", row: {} } as const;
    const result = (one: unknown): OddAnswer =>
      to("transact", ({ id }, say) => (say({ id, result: [one], error: null }), true));
    server.answer = result({ rows: [{ colour: "red" }] });
    expect(said(await session.transact([select]))).toBe(
      `lost: ${at("a selected row lacks the column name")}`,
    );
    server.answer = result({ uuid: [] });
    expect(said(await session.transact([insert]))).toBe(
      `lost: ${at('the result of "insert" is no text')}`,
    );
  });

  test("the connection goes before the answer", async () => {
    server.answer = to("transact", (_question, _say, socket) => (socket.destroy(), true));
    expect(said(await session.transact([]))).toBe(`lost: ${at("it closed the connection")}`);
  });

  test("an answer that stops half way", async () => {
    server.answer = to("transact", ({ id }, say) => (say(`{"id":${String(id)},"result":[`), true));
    expect(said(await session.transact([]))).toBe(`lost: ${at("it has said nothing for 0.3 s")}`);
  });
});

test("a refusal of the whole question is a refusal", async () => {
  server.answer = to(
    "transact",
    ({ id }, say) => (say({ id, result: null, error: "canceled" }), true),
  );
  expect(said(await session.transact([]))).toBe("refused undefined: canceled: ");
});

test("word of a lock that was given back is not taken for the next one", async () => {
  let asked = 0;
  server.answer = to("lock", ({ id, params }, say) => {
    asked += 1;
    if (asked === 2) say({ id: null, method: "locked", params });
    say({ id, result: { locked: false }, error: null });
    return true;
  });
  expect(await session.lock("late", 0)).toBe(false);
  expect(await session.lock("late", 20)).toBe(false);
  expect(server.heard.map(({ method }) => method).filter((one) => /lock/.test(one))).toEqual([
    "lock",
    "unlock",
    "lock",
    "unlock",
  ]);
});

test("a server that talks and never answers is given up", async () => {
  good(await session.tables());
  server.answer = to("echo", () => true);
  const talking = setInterval(() => server.say({ id: null, method: "news", params: [] }), 50);
  try {
    expect(await session.tables()).toMatchObject({
      reason: at('it has not answered "echo" for 0.9 s'),
    });
  } finally {
    clearInterval(talking);
  }
});

test("a server that asks without end and reads nothing is given up", async () => {
  good(await session.tables());
  const endless = `{"id":1,"method":"echo","params":["${"x".repeat(50_000)}"]}`;
  server.answer = to("echo", (_question, say, socket) => {
    socket.pause();
    for (let i = 0; i < 200; i += 1) say(endless);
    return true;
  });
  expect(await session.tables()).toMatchObject({
    reason: at("it asks, and does not read the answers"),
  });
});

test("what waits to be sent is bounded, and was certainly not sent", async () => {
  const narrow = await open(
    { endpoint: server.endpoint, tables: { Bridge: ["name"] } },
    { limits: { inFlightBytes: 1_000, queuedBytes: 2_000, silenceMs: 60_000 } },
  );
  good(await narrow.tables());
  const held: (() => void)[] = [];
  server.answer = to("transact", (question, say) => {
    held.push(() => say(rightAnswer(question)));
    return true;
  });
  const sent = Array.from({ length: 60 }, () => narrow.transact([]));
  const early = sent.map(async (one) => (await one).type);
  await expect.poll(() => held.length).toBeGreaterThan(10);
  good(await session.tables());
  // A thousand bytes of questions; the others stand in line.
  expect(held.length).toBeLessThan(20);
  expect(await narrow.lock("l".repeat(100), 0)).toMatchObject({
    type: "trouble",
    reason: at("too much waits to be sent to it already"),
  });
  server.answer = () => false;
  for (const answer of held) answer();
  const types = await Promise.all(early);
  expect(types.filter((type) => type === "trouble").length).toBeGreaterThan(5);
  expect(types.indexOf("trouble")).toBeGreaterThan(40);
  expect(new Set(types)).toEqual(new Set(["committed", "trouble"]));
  const answered = types.filter((type) => type === "committed").length;
  expect(server.heard.filter(({ method }) => method === "transact")).toHaveLength(answered);
  expect(said(await narrow.transact([]))).toBe("committed []");
});

test("what was not sent when the connection broke is trouble, and what was is lost", async () => {
  const narrow = await open(
    { endpoint: server.endpoint, tables: { Bridge: ["name"] } },
    { limits: { inFlightBytes: 100 } },
  );
  good(await narrow.tables());
  server.answer = to("transact", (_question, _say, socket) => (socket.destroy(), true));
  const answers = await Promise.all(Array.from({ length: 5 }, () => narrow.transact([])));
  const sent = server.heard.filter(({ method }) => method === "transact").length;
  expect(answers.filter(({ type }) => type === "lost")).toHaveLength(sent);
  expect(answers.filter(({ type }) => type === "trouble")).toHaveLength(5 - sent);
});
