// Manifests come from merge requests: the worst text is refused with a clear word, in little time.

import { afterEach, beforeEach, expect, test } from "vitest";
import { decodeText } from "../../src/manifest/decode-text.ts";
import { readManifest } from "../../src/manifest/read-manifest.ts";

/** Two seconds of the processor's time, as other processes may have it meanwhile. */
let before: NodeJS.CpuUsage;
beforeEach(() => {
  before = process.cpuUsage();
});
afterEach(() => {
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2_000);
});

function filled(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

const nesting = ["[", "{", "{a: ", "- ", "? ", "- ? ", "[? ", "&a - ", "a: ", ": ", "!!seq - "];

test.each(nesting)("10,000 levels of %j are refused", (level) => {
  const { diagnostics, resources } = readManifest("a.yaml", level.repeat(10_000));
  expect(resources).toEqual([]);
  expect(["yaml/depth-limit", "yaml/syntax"]).toContain(diagnostics[0]?.code);
});

test("deep indentation is refused, and so are 65 levels", () => {
  const lines = Array.from({ length: 700 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n");
  expect(readManifest("a.yaml", lines).diagnostics[0]?.code).toBe("yaml/depth-limit");
  const nested = `a: ${"[".repeat(64)}${"]".repeat(64)}\n`;
  expect(readManifest("a.yaml", nested).diagnostics[0]?.code).toBe("yaml/depth-limit");
  const deepJson = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
  expect(readManifest("a.json", deepJson).diagnostics[0]?.code).toBe("yaml/depth-limit");
});

test("an alias bomb is refused", () => {
  const levels = "bcdefghi".split("").map((name, index) => {
    return `${name}: &${name} [${filled(`*${"abcdefgh"[index]},`, 27)}]\n`;
  });
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join("")}`;
  const codes = readManifest("a.yaml", bomb).diagnostics.map(({ code }) => code);
  expect(codes).toEqual(["yaml/alias-limit"]);
  const many = `a: &a 1\n${Array.from({ length: 101 }, (_, i) => `k${i}: *a\n`).join("")}`;
  expect(readManifest("a.yaml", many).diagnostics[0]?.code).toBe("yaml/alias-limit");
});

test.each([
  ["one flow line of 30 MB", () => `{a: [${filled("0,", 30_000_000)}]}`, "yaml/size-limit"],
  ["thirty million empty lines", () => filled("\n", 30_000_000), "yaml/size-limit"],
  ["15 million stray braces", () => filled("}\n", 30_000_000), "yaml/size-limit"],
  ["a document that is a little too long", () => `a: ${"x".repeat(262_144)}`, "yaml/size-limit"],
  ["five million faulty documents", () => filled("}\n---\n", 30_000_000), "yaml/syntax"],
  ["a quarter million errors in one document", () => `{${",".repeat(250_000)}`, "yaml/syntax"],
  ["forty thousand keys", () => "abc: 1\n".repeat(35_000), "yaml/duplicate-key"],
  [
    "many large faulty documents",
    () => filled(`---\n{${",".repeat(200_000)}\n`, 3e7),
    "yaml/syntax",
  ],
  ["forty thousand anchors", () => filled("- &a x\n", 250_000), "yaml/not-a-map"],
])("%s: a clear word within two seconds", (_, text, code) => {
  const { diagnostics } = readManifest("a.yaml", text());
  expect(diagnostics[0]?.code).toBe(code);
  expect(diagnostics.length).toBeLessThanOrEqual(51);
});

test("a file of too many documents is read no further", () => {
  const json = '{"apiVersion":"plumbline/v1","kind":"Network","metadata":{"name":"n"},"spec":{}}\n';
  const { resources, diagnostics } = readManifest("a.jsonl", json.repeat(100_001));
  expect(resources).toHaveLength(100_000);
  expect(diagnostics.map(({ code, range }) => [code, range?.line])).toEqual([
    ["yaml/size-limit", 100_001],
  ]);
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ["binary", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe]), "input/not-text"],
  ["a NUL", encode("a: \0b"), "input/not-text"],
  ["an escape sequence", encode("a: \u001b[2J"), "input/not-text"],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0x00]), "input/not-text"],
  ["UTF-16 without a mark", new Uint8Array([0x61, 0x00, 0x3a, 0x00]), "input/not-text"],
  ["an overlong form", new Uint8Array([0x61, 0xc0, 0xaf]), "input/not-text"],
  ["60 MB", new Uint8Array(60 * 1024 * 1024), "input/too-large"],
])("%s is no manifest", (_, bytes, code) => {
  const decoded = decodeText("a.yaml", bytes);
  expect(decoded.type === "refused" ? decoded.diagnostic.code : "text").toBe(code);
});

test("UTF-8 is read, with and without a mark", () => {
  expect(decodeText("a", encode("a: é\r\n"))).toEqual({ type: "text", text: "a: é\r\n" });
  expect(decodeText("a", encode("\uFEFFa: 1"))).toEqual({ type: "text", text: "a: 1" });
});
