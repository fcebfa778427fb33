// Every script of this folder, played and compared with its own transcript. UPDATE=1 writes what was
// seen into the file instead; in CI a difference fails.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { playScript } from "./script.ts";

const scripts = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));

describe("a story told by commands goes as it is written down", () => {
  test("there are stories", () => {
    expect(scripts.length).toBeGreaterThan(10);
  });
  test.each(scripts)("%s", async (name) => {
    const path = join(import.meta.dirname, name);
    const script = readFileSync(path, "utf8");
    expect(script.startsWith("# ")).toBe(true);
    expect(script.split("\n").length).toBeLessThanOrEqual(151);
    const seen = await playScript(script);
    if (process.env["UPDATE"] === "1" && process.env["CI"] === undefined) writeFileSync(path, seen);
    else expect(seen).toBe(script);
  });
});
