// Every mistake in a text gives the one diagnostic that names it, at the place where it stands.

import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";

function brief({ code, range }: Diagnostic): string {
  return `${code} ${range?.line}:${range?.column}-${range?.endLine}:${range?.endColumn}`;
}

function mistakesIn(text: string, file = "a.yaml"): string[] {
  return readManifest(file, text).diagnostics.map(brief);
}

/** A binding with other lines under spec; they begin in line 5. */
function binding(...lines: string[]): string {
  const head = ["apiVersion: plumbline/v1", "kind: PortBinding", "metadata: {name: b}", "spec:"];
  return [...head, ...lines.map((line) => `  ${line}`), ""].join("\n");
}

const good = binding("network: blue", "host: node001");

const cases: [what: string, text: string, expected: string[]][] = [
  ["a good binding", good, []],
  ["comments and empty documents", "---\n# nothing\n---\n\n...\n# more\n", []],
  ["a misspelt field", binding("netwrok: x"), ["schema/unknown-field 5:3-5:10"]],
  ["a missing field", binding("host: h"), ["schema/missing-field 4:1-4:5"]],
  ["a number for a text", binding("network: 12"), ["schema/wrong-type 5:12-5:14"]],
  ["an empty value", binding("network:"), ["schema/wrong-type 5:3-5:10"]],
  [
    "a number out of range",
    binding("network: x", "hostVlan: 4095"),
    ["schema/wrong-value 6:13-6:17"],
  ],
  [
    "a word that is not allowed",
    binding("network: x", "adminState: off"),
    ["schema/wrong-value 6:15-6:18"],
  ],
  ["a misspelt kind", good.replace("PortBinding", "PortBindng"), ["schema/unknown-kind 2:7-2:17"]],
  [
    "a kind that objects inherit",
    good.replace("PortBinding", "toString"),
    ["schema/unknown-kind 2:7-2:15"],
  ],
  ["another version", good.replace("v1", "v2"), ["schema/unknown-version 1:13-1:25"]],
  ["a list", "- a\n", ["yaml/not-a-map 1:1-2:1"]],
  ["a word", "hello\n", ["yaml/not-a-map 1:1-1:6"]],
  ["a written null", "---\nnull\n", ["yaml/not-a-map 2:1-2:5"]],
  ["an open brace", "a: {b: 1\nc: 2\n", ["yaml/syntax 2:1-2:2"]],
  ["a stray brace", "---\n}\n", ["yaml/syntax 2:1-2:2"]],
  ["a tab", "a:\n\tb: 1\n", ["yaml/syntax 2:1-2:2"]],
  ["an alias without an anchor", binding("network: *x"), ["yaml/syntax 5:12-5:14"]],
  ["an alias inside its own anchor", binding("network: &x [*x]"), ["yaml/syntax 5:16-5:18"]],
  ["a map as a key", "{a: 1}: 2\n", ["yaml/syntax 1:1-1:2"]],
  ["a key twice", binding("network: x", "network: y"), ["yaml/duplicate-key 6:3-6:10"]],
  ["a key for prototypes", binding("__proto__: {a: 1}"), ["yaml/forbidden-key 5:3-5:12"]],
  ["the constructor", binding("constructor: x"), ["yaml/forbidden-key 5:3-5:14"]],
  ["a prototype", binding("prototype: x"), ["yaml/forbidden-key 5:3-5:12"]],
  ["a merge key", binding("<<: {network: x}"), ["yaml/merge-key 5:3-5:5"]],
  ["a leading zero", binding("hostVlan: 0123"), ["yaml/leading-zero 5:13-5:17"]],
  ["a long number", binding("hostVlan: 12345678901234567890"), ["yaml/unsafe-integer 5:13-5:33"]],
  ["a tag of JavaScript", binding("network: !!js/function x"), ["yaml/tag 5:12-5:25"]],
  ["a binary tag", binding("network: !!binary aGk="), ["yaml/tag 5:12-5:20"]],
  ["a directive", `%YAML 1.1\n---\n${good}`, ["yaml/directive 1:1-1:10"]],
  ["a harmless directive", `%YAML 1.2\n---\n${good}`, []],
  ["the second of three documents", `${good}---\nfoo\n---\n${good}`, ["yaml/not-a-map 8:1-9:1"]],
  ["Windows line ends", good.replaceAll("\n", "\r\n"), []],
  [
    "a JSON document",
    '{\n  "kind": "Network"\n}\n',
    [
      "schema/missing-field 2:3-2:9",
      "schema/missing-field 2:3-2:9",
      "schema/missing-field 2:3-2:9",
    ],
  ],
];

test.each(cases)("%s is told where it stands", (_, text, expected) => {
  const found = mistakesIn(text);
  if (expected.length === 0 || found.length !== 1) return expect(found).toEqual(expected);
  // Where a plain text ends is a matter of taste; where it begins is not.
  expect(found.map((one) => one.split("-").slice(0, -1))).toEqual(
    expected.map((one) => one.split("-").slice(0, -1)),
  );
});

const json =
  '{"apiVersion":"plumbline/v1","kind":"Network","metadata":{"name":"n"},"spec":{"vni":7}}';

test("JSON lines are one resource a line, however they are written", () => {
  const loose = json.replaceAll(":", ": ");
  const { resources, diagnostics } = readManifest("a.jsonl", `${json}\n\n${loose}\n`);
  expect(diagnostics).toEqual([]);
  expect(resources.map(({ source }) => source)).toEqual([
    { file: "a.jsonl", line: 1, column: 2, document: 0 },
    { file: "a.jsonl", line: 3, column: 2, document: 1 },
  ]);
  expect(resources[0]?.spec).toEqual(resources[1]?.spec);
});

test("JSON lines are known by their looks where the name does not tell", () => {
  expect(readManifest("<stdin>", `${json}\n${json}\n`).resources).toHaveLength(2);
});

test.each([
  ["a key twice", json.replace('"vni":7', '"vni":7,"vni":8'), ["yaml/duplicate-key 1:87-1:92"]],
  ["a prototype", json.replace('"vni":7', '"__proto__":7'), ["yaml/forbidden-key 1:79-1:90"]],
  [
    "a long number",
    json.replace("7}}", "12345678901234567890}}"),
    ["yaml/unsafe-integer 1:85-1:105"],
  ],
  ["a misspelt field", json.replace("vni", "vnl"), ["schema/unknown-field 1:79-1:84"]],
])("%s in a JSON line is found as in YAML", (_, line, expected) => {
  expect(mistakesIn(`${line}\n`, "a.jsonl").map((one) => one.replace(/-\d+:\d+$/, ""))).toEqual(
    expected.map((one) => one.replace(/-\d+:\d+$/, "")),
  );
});

test("a resource knows where its first key stands", () => {
  const { resources } = readManifest("a.yaml", `# comment\n---\n\n${good}--- \n${good}`);
  expect(resources.map(({ source }) => [source.line, source.column, source.document])).toEqual([
    [4, 1, 0],
    [11, 1, 1],
  ]);
});

test("labels and annotations are there even when nobody wrote any", () => {
  const [bare] = readManifest("a.yaml", good).resources;
  expect(bare).toMatchObject({ kind: "PortBinding", name: "b", labels: {}, annotations: {} });
  const labelled = good.replace("{name: b}", "{name: b, labels: {rack: r1}}");
  expect(readManifest("a.yaml", labelled).resources[0]?.labels).toEqual({ rack: "r1" });
});

test("a schema line for editors is allowed", () => {
  expect(mistakesIn(`$schema: ../schemas/plumbline.schema.json\n${good}`)).toEqual([]);
});

test("a repeated list may be written once and named again", () => {
  const text = good.replace("{name: b}", "{name: &n b, labels: {a: *n}}");
  expect(readManifest("a.yaml", text).resources[0]?.labels).toEqual({ a: "b" });
});

test("fifty problems of a file are shown, and how it goes on", () => {
  const many = mistakesIn("---\n}\n".repeat(1000));
  expect(many).toHaveLength(51);
  expect(many.at(-1)).toBe("input/too-many-problems 101:1-101:2");
  const inOne = mistakesIn(binding(...Array.from({ length: 80 }, (_, i) => `field${i}: 1`)));
  expect(inOne).toHaveLength(51);
  expect(inOne.at(-1)).toContain("input/too-many-problems");
});
