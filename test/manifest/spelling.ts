// Spells a resource as YAML in one of the many ways that people do: fields in any order, any
// indentation, comments and blank lines wherever YAML allows them. What is in flow style and what is
// quoted is part of the tree, for a formatter keeps both.

import fc from "fast-check";

export type Tree =
  | { readonly type: "scalar"; readonly text: string }
  | { readonly type: "block-text"; readonly header: string; readonly lines: readonly string[] }
  | { readonly type: "map"; readonly flow: boolean; readonly fields: readonly Field[] }
  | { readonly type: "list"; readonly flow: boolean; readonly items: readonly Tree[] };

export interface Field {
  readonly key: string;
  readonly value: Tree;
}

const scalars: fc.Arbitrary<Tree> = fc
  .constantFrom(
    "1",
    "65130.10",
    '"65130.10"',
    "'it''s'",
    "yes",
    "a b",
    "a#b",
    '"# no comment"',
    '""',
    "~",
    "",
    "http://x/y?z",
    '"a\\n  b"',
    "[]",
    "{}",
  )
  .map((text) => ({ type: "scalar", text }));

const blockTexts: fc.Arbitrary<Tree> = fc
  .record({
    type: fc.constant("block-text" as const),
    header: fc.constantFrom("|", "|-", ">", ">-", "|+"),
    lines: fc.array(fc.constantFrom("text", "# no comment", "  deeper", "", "- x", "k: v"), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map((one) => ({ ...one, lines: ["first", ...one.lines, "last"] }));

const names = ["alpha", "beta", "'gamma'", '"delta"', "x.y/z"];

export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: "tree" },
    { weight: 4, arbitrary: scalars },
    { weight: 1, arbitrary: blockTexts },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }))
        .chain(([flow, keys]) =>
          fc.tuple(...keys.map(() => tie("tree"))).map((values) =>
            mapOf(
              flow,
              keys.map((key, i) => [key, values[i] ?? nothing]),
            ),
          ),
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.boolean(), fc.array(tie("tree"), { maxLength: 3 }))
        .map(([flow, items]): Tree => ({ type: "list", flow, items })),
    },
  ),
})).tree;

const nothing: Tree = { type: "scalar", text: "" };

export function mapOf(flow: boolean, fields: readonly (readonly [string, Tree])[]): Tree {
  return { type: "map", flow, fields: fields.map(([key, value]) => ({ key, value })) };
}

/** What one spelling may do. */
export interface Manner {
  /** A number from 0 to `max`. */
  pick(max: number): number;
  /** Whether flow style may go over several lines, which a formatter keeps. */
  readonly maySpread: boolean;
  /** A comment that no other place has, or nothing. */
  comment(): string | undefined;
}

/** The lines of a map's or list's items in a column. */
export function spell(tree: Tree, column: number, manner: Manner): string[] {
  if (tree.type !== "map" && tree.type !== "list") throw new Error("only collections have items");
  const pad = " ".repeat(column);
  const entries =
    tree.type === "map"
      ? shuffled(tree.fields, manner).map(({ key, value }) => ({
          opening: `${key}${" ".repeat(manner.pick(1))}:`,
          value,
        }))
      : tree.items.map((value) => ({ opening: "-", value }));
  return [
    ...entries.flatMap(({ opening, value }) => [
      ...ownLines(column, manner),
      ...spellEntry(`${pad}${opening}`, value, column, manner),
    ]),
    ...ownLines(column, manner),
  ];
}

function spellEntry(opening: string, value: Tree, column: number, manner: Manner): string[] {
  const space = " ".repeat(1 + manner.pick(2));
  const behind = (): string => {
    const comment = manner.comment();
    return comment === undefined ? " ".repeat(manner.pick(2)) : `${space}${comment}`;
  };
  if (value.type === "block-text") {
    const indent = " ".repeat(column + 1 + manner.pick(3));
    const lines = value.lines.map((line) => (line === "" ? "" : `${indent}${line}`));
    return [`${opening}${space}${value.header}${behind()}`, ...lines];
  }
  if (value.type !== "scalar" && isFlow(value) && manner.maySpread && manner.pick(2) === 0) {
    return spellFlowLines(`${opening}${space}`, value, column, manner);
  }
  if (value.type === "scalar" || isFlow(value)) {
    return [`${opening}${space}${flowText(value, manner)}${behind()}`];
  }
  const deeper = column + 1 + manner.pick(3);
  const isCompact = opening.endsWith("-") && deeper > column + 1 && manner.pick(1) === 0;
  const inner = spell(value, deeper, manner);
  if (!isCompact) return [`${opening}${behind()}`, ...ownLines(column + 1, manner), ...inner];
  const first = inner.findIndex((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  const width = /^ */.exec(inner[first] ?? "")?.[0].length ?? 0;
  // Beside the dash the first field begins in the column of the others.
  return [
    ...inner.slice(0, first),
    `${opening}${" ".repeat(width - column - 1)}${(inner[first] ?? "").trimStart()}`,
    ...inner.slice(first + 1),
  ];
}

/** A collection in flow style over several lines, with comments between its items. */
function spellFlowLines(
  opening: string,
  value: Exclude<Tree, { type: "scalar" | "block-text" }>,
  column: number,
  manner: Manner,
): string[] {
  const pad = " ".repeat(column + 2 + manner.pick(3));
  const comment = (): string => {
    const text = manner.comment();
    return text === undefined ? "" : ` ${text}`;
  };
  const items =
    value.type === "map"
      ? value.fields.map((field) => `${field.key}: ${flowText(field.value, manner)}`)
      : value.items.map((item) => flowText(item, manner) || "null");
  const [open, close] = value.type === "map" ? ["{", "}"] : ["[", "]"];
  return [
    `${opening}${open}${comment()}`,
    ...items.flatMap((item) => [`${pad}${item},${comment()}`, ...ownLines(0, manner)]),
    `${" ".repeat(column + 1 + manner.pick(1))}${close}${comment()}`,
  ];
}

function isFlow(value: Exclude<Tree, { type: "scalar" | "block-text" }>): boolean {
  const count = value.type === "map" ? value.fields.length : value.items.length;
  return value.flow || count === 0;
}

function flowText(tree: Tree, manner: Manner): string {
  const space = (): string => " ".repeat(manner.pick(1));
  if (tree.type === "scalar") return tree.text;
  if (tree.type === "block-text") return '"text"';
  const inner =
    tree.type === "map"
      ? tree.fields.map(({ key, value }) => `${key}:${space()} ${flowText(value, manner)}`)
      : tree.items.map((item) => flowText(item, manner) || "null");
  const [open, close] = tree.type === "map" ? ["{", "}"] : ["[", "]"];
  return `${open}${space()}${inner.join(`${space()}, ${space()}`)}${space()}${close}`;
}

function ownLines(column: number, manner: Manner): string[] {
  const lines: string[] = [];
  for (let i = manner.pick(2); i > 0; i -= 1) {
    const comment = manner.comment();
    lines.push(comment === undefined ? " ".repeat(manner.pick(2)) : " ".repeat(column) + comment);
  }
  return lines;
}

function shuffled<T>(list: readonly T[], manner: Manner): T[] {
  const left = [...list];
  const taken: T[] = [];
  while (left.length > 0) taken.push(...left.splice(manner.pick(left.length - 1), 1));
  return taken;
}
