// The worst input as the command sees it: a clear error and exit 3, no stack trace, within two seconds
// and 512 MB. What single readers do with more of it is tested in test/manifest.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plumb, told, withTempFolder } from "./command.ts";

const pool = "apiVersion: plumbline/v1\nkind: VlanPool\nmetadata: {name: a}\n";
const bombLine = (name: string, i: number): string => {
  const former = "abcdefgh"[i];
  return `${name}: &${name} [${Array(9).fill(`*${former}`).join(", ")}]\n`;
};

const garbage: [string, string, () => string | Uint8Array][] = [
  ["a file of 60 MB", "input/too-large", () => "a: 1\n".repeat(12_000_000)],
  [
    "an alias bomb",
    "yaml/alias-limit",
    () => `a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefghi".split("").map(bombLine).join("")}`,
  ],
  ["10,000 levels of nesting", "yaml/depth-limit", () => `a: ${"[".repeat(10_000)}`],
  ["700 levels of indentation", "yaml/depth-limit", () => indented(700)],
  ["bytes by chance", "input/not-text", () => chance(1_000_000)],
  ["a key twice", "yaml/duplicate-key", () => `${pool}spec: {ranges: [1-2], ranges: [3-4]}\n`],
  ["__proto__", "yaml/forbidden-key", () => `${pool}spec: {__proto__: {ranges: [1-2]}}\n`],
  ["an unsafe integer", "yaml/unsafe-integer", () => `${pool}spec: {ranges: [9007199254740993]}\n`],
  ["a leading zero", "yaml/leading-zero", () => `${pool}spec: {ranges: [0100]}\n`],
];

/** `depth` levels, each a space deeper than the one before. */
function indented(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
}

function chance(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

test.each(garbage)("%s is refused with %s", async (_, code, content) => {
  await withTempFolder(async (folder) => {
    writeFileSync(join(folder, "garbage.yaml"), content());
    const ended = await plumb(folder, ["plan", "-f", "garbage.yaml"]);
    expect(ended.code, told(ended)).toBe(3);
    expect(ended.err).toContain(`error[${code}]`);
    expect(ended.err).not.toMatch(/^ {4}at /m);
    expect(ended.out).toBe("");
    expect(ended.cpuMs).toBeLessThan(2_000);
    expect(ended.megabytes).toBeLessThan(512);
  });
});

test("the same from standard input", async () => {
  await withTempFolder(async (folder) => {
    const ended = await plumb(folder, ["validate", "-f", "-"], "a: 1\n".repeat(12_000_000));
    expect(ended.code, told(ended)).toBe(3);
    expect(ended.err).toContain("error[input/too-large]");
    expect(ended.megabytes).toBeLessThan(512);
  });
});
