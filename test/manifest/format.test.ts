// The formatter changes how a manifest looks and never what it means.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { formatDocument } from "../../src/manifest/format/format-document.ts";
import { formatManifest } from "../../src/manifest/format/format-manifest.ts";
import { sortedNames } from "../../src/model/sort.ts";
import { mapOf, spell, trees, type Manner, type Tree } from "./spelling.ts";

function formatted(text: string, file = "a.yaml"): string {
  const result = formatManifest(file, text);
  if (result.type !== "formatted") throw new Error(JSON.stringify(result));
  return result.text;
}

const text = (word: string): Tree => ({ type: "scalar", text: word });

/** A resource whose spec holds whatever; the order of such fields is the written one. */
function resource(annotations: Tree, list: Tree): Tree {
  return mapOf(false, [
    ["apiVersion", text("plumbline/v1")],
    ["kind", text("HostGroup")],
    [
      "metadata",
      mapOf(false, [
        ["name", text("a")],
        ["annotations", annotations],
      ]),
    ],
    [
      "spec",
      mapOf(false, [
        ["ports", list],
        ["binding", text("direct")],
      ]),
    ],
  ]);
}

const resources = fc.tuple(trees, trees).map(([annotations, list]) => resource(annotations, list));

function mannerOf(picks: readonly number[], comments: boolean): Manner & { said: string[] } {
  let next = 0;
  const said: string[] = [];
  const pick = (max: number): number => (picks[next++ % picks.length] ?? 0) % (max + 1);
  return {
    said,
    maySpread: comments,
    pick,
    comment() {
      if (!comments || pick(2) > 0) return undefined;
      const comment = `# c${said.length}${pick(1) === 0 ? "" : " key: 'x' - \"y"}`;
      said.push(comment);
      return comment;
    },
  };
}

const picks = fc.array(fc.nat(100), { minLength: 1, maxLength: 60 });
const ends = fc.constantFrom("\n", "\n\n", "\n---\n", "\n...\n");

/** Values as another reading of the same library sees them, keys sorted. */
function valuesIn(yaml: string): unknown[] {
  return parseAllDocuments(yaml, { version: "1.2" }).map((one) => sorted(one.toJS()));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Fields that no schema knows keep the order in which they were written. */
function withoutOrder(lines: readonly string[] | undefined): string[] {
  return [...(lines ?? [])].map((line) => line.replace(/^[ -]*/, "")).sort();
}

/** Blank lines behind a text "|+" belong to it, so its value depends on how a resource is spelled. */
function keepsBlankLines(tree: Tree): boolean {
  return JSON.stringify(tree).includes("|+");
}

describe("whatever a manifest looks like", () => {
  test("its values and all its comments are the same afterwards, and once is enough", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(resources, picks, ends), { minLength: 1, maxLength: 3 }),
        (all) => {
          const said: string[] = [];
          const written = all
            .map(([tree, numbers, end]) => {
              const manner = mannerOf(numbers, true);
              const lines = spell(tree, 0, manner);
              said.push(...manner.said);
              return lines.join("\n") + end;
            })
            .join("---\n");
          const once = formatted(written);
          const nonEmpty = (values: unknown[]): unknown[] => values.filter((one) => one !== null);
          expect(nonEmpty(valuesIn(once))).toEqual(nonEmpty(valuesIn(written)));
          const found = once.match(/# c\d+/g) ?? [];
          const names = said.map((one) => one.split(" key")[0] ?? "");
          expect(sortedNames(found)).toEqual(sortedNames(names));
          expect(formatted(once)).toBe(once);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("two spellings of one resource become one, and no resource is left as it was written", () => {
    fc.assert(
      fc.property(resources, picks, picks, (tree, one, other) => {
        fc.pre(!keepsBlankLines(tree));
        const spelled = [one, other].map((numbers) =>
          spell(tree, 0, mannerOf(numbers, false)).join("\n"),
        );
        const [first, second] = spelled.map((written) => {
          const document = formatDocument(`${written}\n`);
          expect(document).toBeDefined();
          return document?.lines.filter((line) => line !== "");
        });
        expect(withoutOrder(second)).toEqual(withoutOrder(first));
      }),
      { numRuns: 300 },
    );
  });

  test("no resource is left as it was written because of its comments", () => {
    fc.assert(
      fc.property(resources, picks, (tree, numbers) => {
        fc.pre(!keepsBlankLines(tree));
        const written = spell(tree, 0, mannerOf(numbers, true)).join("\n");
        expect(formatDocument(`${written}\n`)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

const written = `# yaml-language-server: $schema=x


---   # first
kind:   Network
metadata: { labels: {b: x,a: "y" } ,name: blue}   # name it
apiVersion: plumbline/v1


spec:   # what
    # the subnet
    subnets:
    -   gateway: 192.0.2.1   # gw
        # cidr
        cidr: 192.0.2.0/24
    - {gateway: 192.0.3.1,cidr: 192.0.3.0/24}
    # about vni
    vni : 0x10
    id: "6f"
    segments: [
        {vlan: 2000, vlanPool: pod}, # pin
      ]
    unheard-of: |4
            two deeper
          text
# end
...
# of the second
apiVersion: v1
kind:  ConfigMap
data:   {x:   1}
---
`;

test("a manifest gets its canonical form, and what is no resource stays as it is", () => {
  expect(formatted(written)).toBe(`# yaml-language-server: $schema=x

---   # first
apiVersion: plumbline/v1
kind: Network
metadata: {name: blue, labels: {b: x, a: "y"}}   # name it

spec:   # what
  id: "6f"
  # about vni
  vni: 0x10
  segments: [
      {vlan: 2000, vlanPool: pod}, # pin
    ]
  # the subnet
  subnets:
    # cidr
    - cidr: 192.0.2.0/24
      gateway: 192.0.2.1   # gw
    - {cidr: 192.0.3.0/24, gateway: 192.0.3.1}
  unheard-of: |2
        two deeper
      text
# end
---
# of the second
apiVersion: v1
kind:  ConfigMap
data:   {x:   1}
`);
});

test("an alias stays behind what it repeats, whatever the order of the fields", () => {
  const text = `apiVersion: plumbline/v1
kind: HostGroup
spec:
    children: &names [a]
    hosts: *names
metadata: {name: x}
`;
  expect(formatted(text)).toBe(text.replaceAll("    ", "  "));
});

test("line ends stay as the first one is", () => {
  const text = "apiVersion:  plumbline/v1\r\nkind: Vrf\r\nmetadata: {name: x}\nspec: {number: 1}";
  const lines =
    "apiVersion: plumbline/v1\r\nkind: Vrf\r\nmetadata: {name: x}\r\nspec: {number: 1}\r\n";
  expect(formatted(text)).toBe(lines);
});

test("JSON is left to the programs that write it", () => {
  expect(formatManifest("a.json", "{}")).toEqual({ type: "json" });
  expect(formatManifest("a.yaml", '{"a":1}\n{"b":2}\n')).toEqual({ type: "json" });
});

test.each([
  ["half a map", "kind: [Vrf\n", "yaml/syntax"],
  ["a key that stands twice", "a: 1\na: 2\n", "yaml/duplicate-key"],
  ["an alias bomb", `a: &a [x]\nb: [${"*a, ".repeat(101)}]\n`, "yaml/alias-limit"],
  ["a depth that nobody writes", `a: ${"[".repeat(70)}${"]".repeat(70)}\n`, "yaml/depth-limit"],
  ["another YAML", "%YAML 1.1\n---\na: 1\n", "yaml/directive"],
])("%s is reported and nothing else is said", (_, text, code) => {
  const result = formatManifest("a.yaml", text);
  expect(result.type).toBe("faulty");
  expect(result.type === "faulty" && result.diagnostics.map((one) => one.code)).toContain(code);
});

test("any text at all is formatted twice alike or reported", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."aB1:-#'\"|>{}[],&*? \n\r\t".split("")) }),
      (some) => {
        const text = `apiVersion: plumbline/v1\nkind: Vrf\nmetadata: ${some}`;
        const once = formatManifest("a.yaml", text);
        if (once.type !== "formatted") return;
        expect(formatted(once.text)).toBe(once.text);
      },
    ),
    { numRuns: 500 },
  );
});
