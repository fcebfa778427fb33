// Files that are no state, or no whole one: each is refused with what is wrong and where, before
// anything is written and before a store is made.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { digestOfText } from "../../src/model/digest.ts";
import { createWorld, type World } from "../scenarios/world.ts";

let world: World;
let lines: string[];
beforeAll(async () => {
  world = createWorld();
  await run(["init"], world.ports);
  expect(await run(["apply", "-y"], world.ports)).toBe(0);
  expect(await run(["state", "export", "--out", "good.state"], world.ports)).toBe(0);
  lines = readFileSync(join(world.folder, "good.state"), "utf8").trimEnd().split("\n");
  world.taken();
});
afterAll(() => {
  world.end();
});

const whole = (some: readonly string[]): string => some.map((line) => `${line}\n`).join("");

/** The lines but the last, with a digest and a number of records that fit them. */
function signed(some: readonly string[]): string {
  const [header = "", ...records] = some;
  const counted = header.replace(/"records":\d+/, `"records":${String(records.length)}`);
  const text = whole([counted, ...records]);
  return `${text}${JSON.stringify({ digest: digestOfText(text) })}\n`;
}

const body = (): string[] => lines.slice(0, -1);
const record = (key: string, value = '{"version":1}'): string => JSON.stringify({ key, value });
/** Behind all records that there are. */
const added = (...more: string[]): string => signed([...body(), ...more]);
const header = (change: (line: string) => string): string => {
  const [first = "", ...rest] = body();
  return signed([change(first), ...rest]);
};

interface Garbage {
  readonly name: string;
  readonly text: () => string | Buffer;
  /** N0 is the number of the good file's records, N1 one more, and so on. */
  readonly says: RegExp;
}

const garbage: readonly Garbage[] = [
  { name: "nothing", text: () => "", says: /it is empty/ },
  { name: "an empty line", text: () => "\n", says: /line 1: this is no state of Plumbline/ },
  { name: "no JSON", text: () => "allocations: 12\n", says: /line 1: this is no state/ },
  { name: "a plan", text: () => '{"formatVersion":"1.0"}\n', says: /line 1: this is no state/ },
  { name: "a list", text: () => "[]\n", says: /line 1: this is no state/ },
  { name: "bytes", text: () => Buffer.from([0x1f, 0x8b, 8, 0, 0xff]), says: /it is not UTF-8/ },
  {
    name: "text with a byte order mark",
    text: () => `\uFEFF${whole(lines)}`,
    says: /line 1: this is no state/,
  },
  {
    name: "text with other line breaks",
    text: () => lines.map((line) => `${line}\r\n`).join(""),
    says: /line 1: this is no state/,
  },
  {
    name: "text in another encoding",
    text: () => Buffer.from(`${whole(body())}${record("live/é")}\n`, "latin1"),
    says: /it is not UTF-8/,
  },
  {
    name: "another format's version",
    text: () => header((line) => line.replace('"1.0"', '"2.0"')),
    says: /line 1: it has the format 2\.0, and this build reads 1\.0[^]*the plumb that wrote it/,
  },
  {
    name: "an unknown field",
    text: () => header((line) => line.replace("{", '{"more":1,')),
    says: /line 1: this is no state/,
  },
  {
    name: "half of a line at its end",
    text: () => whole(lines).slice(0, -20),
    says: new RegExp("this is no line as plumb state export writes them"),
  },
  {
    name: "no last line",
    text: () => whole(body()),
    says: /it was cut short: its last line is missing; N0 of N0 records are there/,
  },
  {
    name: "half of its lines",
    text: () => whole(lines.slice(0, 9)),
    says: /it was cut short: its last line is missing; 8 of N0 records are there/,
  },
  {
    name: "a record less",
    text: () => whole([...lines.slice(0, 5), ...lines.slice(6)]),
    says: /line N1: its digest does not fit/,
  },
  {
    name: "a number that was changed",
    text: () => whole(lines).replace(":2000,", ":2001,"),
    says: /line N2: its digest does not fit/,
  },
  {
    name: "the digest of something else",
    text: () => whole([...body(), JSON.stringify({ digest: "0".repeat(64) })]),
    says: /its digest does not fit/,
  },
  {
    name: "another number of records than it says",
    text: () => {
      const text = whole(body()).replace(/"records":\d+/, '"records":9999');
      return `${text}${JSON.stringify({ digest: digestOfText(text) })}\n`;
    },
    says: /line N2: it has N0 records, and its header says another number/,
  },
  {
    name: "something behind its last line",
    text: () => `${whole(lines)}${record("live/x")}\n`,
    says: /line N3: something stands behind the last line/,
  },
  {
    name: "an empty line in between",
    text: () => signed([...body(), ""]),
    says: /line N2: this is no line/,
  },
  {
    name: "a second header",
    text: () => signed([...body(), lines[0] ?? ""]),
    says: /line N2: this is no line/,
  },
  {
    name: "a key twice in one record",
    text: () => added('{"key":"targets/x","key":"targets/y","value":""}'),
    says: /line N2: this is no line/,
  },
  {
    name: "a value that is no text",
    text: () => added('{"key":"targets/x","value":{}}'),
    says: /line N2: this is no line/,
  },
  {
    name: "a record twice",
    text: () => signed([...body(), lines.at(-2) ?? ""]),
    says: /line N2: the key "targets\/switch\/leaf-a2\/owned" stands twice/,
  },
  {
    name: "records in another order",
    text: () => signed([...body().slice(0, 3), lines[4] ?? "", lines[3] ?? "", ...body().slice(5)]),
    says: /line 5: the key "[^"]+" stands behind one that it belongs before/,
  },
  ...["../beta/lock", "targets/../lock", "/plumbline/v1/beta/lock", "targets//x", "", "zebra"].map(
    (key): Garbage => ({
      name: `the key ${JSON.stringify(key)}`,
      text: () => added(record(key)),
      says: /line N2: ".*" is no key of a state/,
    }),
  ),
  {
    name: "a key with a control character",
    text: () => added(record("targets/x\u0000")),
    says: /line N2: .* is no key of a state/,
  },
  {
    name: "a key that is too long",
    text: () => added(record(`targets/${"x".repeat(3_000)}`)),
    says: /line N2: "targets\/x{50,100}…" is no key of a state/,
  },
  ...["lock", "closed", "change-sets/switch/a/message", "agents/switch/a/presence"].map(
    (key): Garbage => ({
      name: `the key ${key}`,
      text: () => added(record(key)),
      says: /line N2: ".*" is never in an export/,
    }),
  ),
  {
    name: "a record that no transaction holds",
    text: () => added(record("targets/x", "x".repeat(1_100_000))),
    says: /line N2: the record "targets\/x" is larger than any that can be written/,
  },
  {
    name: "a line without an end",
    text: () => `${whole(body())}{"key":"targets/x","value":"${"x".repeat(8_000_000)}`,
    says: /it has a line that is longer than any of ours/,
  },
  {
    name: "half of a character",
    text: () => added(record("targets/x", '"\uD83D"')),
    says: /line N2: the record "targets\/x" is no text/,
  },
];

test.each(garbage)("a file with $name is refused, and nothing is written", async (one) => {
  writeFileSync(join(world.folder, "bad.state"), one.text());
  const words = ["state", "import", "bad.state", "--state", "stores/new", "-y", "--replace"];
  expect(await run(words, world.ports)).toBe(1);
  const said = world.taken().join("\n");
  expect(said).toMatch(/^! error: reading bad\.state: /);
  const numbered = one.says.source.replace(/N(\d)/g, (_, more: string) =>
    String(lines.length - 2 + Number(more)),
  );
  expect(said).toMatch(new RegExp(numbered));
  expect(said.length).toBeLessThan(400);
  expect(world.storeAt("stores/new")).toBeUndefined();
});

test.each([
  ["is not there", "nowhere.state", /there is no such file/],
  ["is a folder", "manifests", /it is a folder/],
])("a file that %s is refused", async (_, file, says) => {
  expect(await run(["state", "import", file, "--state", "stores/new"], world.ports)).toBe(1);
  expect(world.taken().join("\n")).toMatch(says);
});

test("the file that all these were made of is taken", async () => {
  writeFileSync(join(world.folder, "bad.state"), signed(body()));
  expect(await run(["state", "import", "bad.state", "--state", "stores/new"], world.ports)).toBe(0);
});
