// Style as a test: sizes, bans with their replacement, and lists that must be complete.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { diagnosticCodes } from "../src/model/diagnostic-codes.ts";

const root = resolve(import.meta.dirname, "..");

function files(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}

const read = (name: string): string => readFileSync(join(root, name), "utf8");
const sources = files("src", ".ts").filter((name) => !name.includes(".generated."));
const tests = files("test", ".ts");

interface Ban {
  readonly pattern: RegExp;
  readonly instead: string;
  readonly where: readonly string[];
  readonly except?: RegExp;
}

const bans: readonly Ban[] = [
  {
    pattern: /\b(?:FIXME|XXX|HACK|TODO)\b/,
    instead: "do it, or write an issue",
    where: [...sources, ...tests],
    except: /tidy\.test/,
  },
  { pattern: /\bas any\b|: any\b/, instead: "name the type, or use unknown", where: sources },
  {
    pattern: /^\s*(?:export )?(?:const )?enum /m,
    instead: "use a union of string literals",
    where: sources,
  },
  { pattern: /export default/, instead: "use a named export", where: sources },
  {
    pattern: /console\.(?:log|error|warn)/,
    instead: "write through the terminal port",
    where: sources,
  },
  {
    pattern: /\bDate\.now\(|new Date\(\)|Math\.random\(/,
    instead: "take a clock or an id from a port",
    where: sources,
    except: /^src\/adapters\//,
  },
  {
    pattern: /export \* from/,
    instead: "import from the file that defines it; no barrels",
    where: sources,
  },
  {
    pattern: /\.(?:only|skip|todo)\(/,
    instead: "run every test",
    where: tests,
    except: /tidy\.test/,
  },
];

const bannedNames = /(?:^|[-/])(?:utils?|helpers?|common|shared|manager|service|misc)(?:[-./]|$)/;

describe("the tree", () => {
  test("was really looked at", () => {
    expect(sources.length).toBeGreaterThan(120);
    expect(tests.length).toBeGreaterThan(30);
  });

  test("has no long files, and most are short", () => {
    const lengths = sources.map((name) => ({ name, lines: read(name).split("\n").length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
    expect(tests.filter((name) => read(name).split("\n").length > 400)).toEqual([]);
  });

  test("says at the head of every file what it is for", () => {
    expect(sources.filter((name) => !/^(?:#!.*\n)?\/\/ \S/.test(read(name)))).toEqual([]);
  });

  test.each(bans)("does not use $pattern: $instead", ({ pattern, where, except }) => {
    const guilty = where.filter((name) => except?.test(name) !== true && pattern.test(read(name)));
    expect(guilty).toEqual([]);
  });

  test("names things for what they are", () => {
    expect(sources.filter((name) => bannedNames.test(relative("src", name)))).toEqual([]);
  });

  test("has the agreed top level and nothing else", () => {
    const agreed = [
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      "schemas",
      "src",
      "examples",
      "state",
      "test",
      "README.md",
      "LICENSE",
    ];
    const made = ["node_modules", "dist"];
    const found = readdirSync(root).filter((name) => !name.startsWith(".") && !made.includes(name));
    expect(found.filter((name) => !agreed.includes(name))).toEqual([]);
  });
});

describe("the lists", () => {
  test("name every kind, and every kind has a schema and the same files by role", () => {
    const kinds = readdirSync(join(root, "src/kinds"), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(kinds.length).toBeGreaterThan(7);
    const list = read("src/kinds/list.ts");
    for (const { name } of kinds) {
      expect(list, `src/kinds/list.ts must import ./${name}/kind.ts`).toContain(
        `./${name}/kind.ts`,
      );
      expect(
        existsSync(join(root, `schemas/${name}.schema.json`)),
        `schemas/${name}.schema.json`,
      ).toBe(true);
    }
  });

  test("name every target type, and every target type has a schema of its documents", () => {
    const types = readdirSync(join(root, "src/targets"), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(types.length).toBeGreaterThan(0);
    for (const { name } of types) {
      expect(read("src/targets/list.ts")).toContain(`./${name}/`);
      expect(existsSync(join(root, `schemas/documents/${name}.schema.json`)), name).toBe(true);
    }
  });

  test("name every driver", () => {
    const drivers = readdirSync(join(root, "src/drivers"), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(drivers.length).toBeGreaterThan(0);
    for (const { name } of drivers) expect(read("src/drivers/list.ts")).toContain(`./${name}/`);
  });

  test("hold no diagnostic code that nothing produces or no test shows", () => {
    const codes = Object.keys(diagnosticCodes);
    expect(codes.length).toBeGreaterThan(40);
    const produced = sources
      .filter((name) => !name.endsWith("diagnostic-codes.ts"))
      .map(read)
      .join("\n");
    const shown = [...tests, ...files("test", ".txt"), ...files("test", ".json")]
      .filter((name) => !name.endsWith("tidy.test.ts"))
      .map(read)
      .join("\n");
    expect(codes.filter((code) => !produced.includes(`"${code}"`))).toEqual([]);
    expect(codes.filter((code) => !shown.includes(code))).toEqual([]);
  });
});
