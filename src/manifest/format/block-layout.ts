// Block maps and lists, laid out again: two columns for each level, fields in the order of the schema,
// every comment with what it belongs to. Indentation is added on the way out, so the lines of a
// part know nothing of where it stands.

import type { CST } from "yaml";
import {
  asidesOf,
  onOwnLines,
  splitAtBlank,
  splitAtColumn,
  writeAsides,
  type Aside,
  type Asides,
} from "./asides.ts";
import { inlineLines, keyName, properties } from "./inline-text.ts";
import type { KeyOrder } from "./key-order.ts";

/** What a collection is laid out with. */
export interface Layout {
  /** The text that offsets of tokens count in. */
  readonly source: string;
  readonly order: KeyOrder;
  /** Asides between what introduces the collection and its first item. */
  readonly before: readonly Aside[];
  /** The column of whatever the collection stands in; -1 for a document. */
  readonly outer: number;
}

/** A collection whose lines are not yet put together. */
interface Body {
  /** Asides that open it and belong to no item. */
  readonly head: readonly Aside[];
  readonly parts: readonly Part[];
  readonly tail: readonly Aside[];
  /** Asides behind it that belong to what comes next. */
  readonly after: readonly Aside[];
}

interface Part {
  readonly key: string | undefined;
  /** Asides before it. */
  readonly lead: readonly Aside[];
  readonly lines: readonly string[];
}

interface Placed {
  /** Comments that stood where the canonical form has no place for them. */
  readonly hoisted: readonly Aside[];
  readonly lines: readonly string[];
  readonly after: readonly Aside[];
}

export interface LaidOut {
  readonly lines: string[];
  readonly after: readonly Aside[];
}

type Block = CST.BlockMap | CST.BlockSequence;

/** The lines of a collection without indentation, and the asides behind it. */
export function layOut(block: Block, layout: Layout): LaidOut {
  const body = bodyOf(block, layout);
  return { lines: linesOf(body), after: body.after };
}

function bodyOf(block: Block, { source, order, before, outer }: Layout): Body {
  const isNested = outer >= 0;
  // Comments at the head of a document are about all of it, not about its first field.
  const [head, lead] = isNested ? splitAtBlank(before) : [before, []];
  const parts: Part[] = [];
  let pending = lead;
  for (const item of block.items) {
    if (item.key === undefined && item.value === undefined && !isListItem(item)) {
      pending = [...pending, ...asidesOf(item.start, source).own];
      continue;
    }
    const { part, after } =
      block.type === "block-map"
        ? pairPart(item, block.indent, { source, order })
        : itemPart(item, block.indent, { source, order: order.ofItems() });
    parts.push({ ...part, lead: [...pending, ...part.lead] });
    pending = after;
  }
  // A list may stand in the column of its key; a comment there is about the next key.
  const [tail, after] = splitAtColumn(pending, Math.max(block.indent, outer + 1));
  return { head, parts: order.sorted(parts, ({ key }) => key), tail, after };
}

function linesOf({ head, parts, tail }: Body): string[] {
  const lines: string[] = [];
  writeAsides(lines, head);
  for (const part of parts) {
    writeAsides(lines, part.lead);
    for (const line of part.lines) lines.push(line);
  }
  writeAsides(lines, tail);
  return lines;
}

interface Context {
  readonly source: string;
  readonly order: KeyOrder;
}

function isListItem({ start }: CST.CollectionItem): boolean {
  return start.some(({ type }) => type === "seq-item-ind");
}

function pairPart(
  { start, key, sep = [], value }: CST.CollectionItem,
  column: number,
  { source, order }: Context,
): { part: Part; after: readonly Aside[] } {
  const name = keyName(key);
  const beforeKey = asidesOf(start, source);
  const behindKey = asidesOf(endOf(key ?? undefined), source);
  const keyText = key !== null && key !== undefined && "source" in key ? key.source : "";
  const opening = [...properties(start), `${keyText}:`, ...properties(sep)].join(" ");
  const between = asidesOf(sep, source);
  const placed = place(value, {
    opening,
    between,
    column,
    context: { source, order: order.under(name) },
  });
  const lead = [
    ...beforeKey.own,
    ...onOwnLines([...beforeKey.behind, ...behindKey.behind]),
    ...behindKey.own,
    ...placed.hoisted,
  ];
  return { part: { key: name, lead, lines: placed.lines }, after: placed.after };
}

function itemPart(
  { start, value }: CST.CollectionItem,
  column: number,
  context: Context,
): { part: Part; after: readonly Aside[] } {
  const dash = start.findIndex(({ type }) => type === "seq-item-ind");
  const beforeDash = asidesOf(start.slice(0, dash), context.source);
  const opening = ["-", ...properties(start)].join(" ");
  const between = asidesOf(start.slice(dash + 1), context.source);
  const placed = place(value, { opening, between, column, context });
  const lead = [...beforeDash.own, ...placed.hoisted];
  return { part: { key: undefined, lead, lines: placed.lines }, after: placed.after };
}

interface Opened {
  /** "key:" or "-", with anchors and tags. */
  readonly opening: string;
  /** Asides between the opening and the value. */
  readonly between: Asides;
  /** Where the collection stands that the value is in. */
  readonly column: number;
  readonly context: Context;
}

/** Puts a value behind what introduces it. */
function place(value: CST.Token | undefined, opened: Opened): Placed {
  if (value === undefined || ("source" in value && value.source === "" && !isBlock(value))) {
    return placeNothing(opened);
  }
  return value.type === "block-map" || value.type === "block-seq"
    ? placeCollection(value, opened)
    : placeInline(value, opened);
}

function isBlock({ type }: CST.Token): boolean {
  return type === "block-scalar";
}

function placeNothing({ opening, between, column }: Opened): Placed {
  const [own, after] = splitAtColumn(between.own, column + 1);
  const inner: string[] = [];
  writeAsides(inner, own);
  return { ...headed(opening, between.behind, inner), after };
}

function placeCollection(value: Block, { opening, between, column, context }: Opened): Placed {
  const body = bodyOf(value, { ...context, before: between.own, outer: column });
  const { after } = body;
  const [first, ...others] = body.parts;
  if (opening !== "-" || between.behind.length > 0 || first === undefined) {
    return { ...headed(opening, between.behind, linesOf(body)), after };
  }
  // The first field stands beside the dash, so what is said of it stands above both.
  const parts = [{ ...first, lead: [] }, ...others];
  const [firstLine = "", ...rest] = linesOf({ ...body, head: [], parts });
  return {
    hoisted: [...body.head, ...first.lead],
    lines: [`- ${firstLine}`, ...indented(rest)],
    after,
  };
}

/** An opening with a comment behind it, and lines below. Of several comments the last one stays. */
function headed(
  opening: string,
  behind: readonly string[],
  lines: readonly string[],
): Pick<Placed, "hoisted" | "lines"> {
  return {
    hoisted: onOwnLines(behind.slice(0, -1)),
    lines: [`${opening}${behind.at(-1) ?? ""}`, ...indented(lines)],
  };
}

function placeInline(value: CST.Token, { opening, between, context }: Opened): Placed {
  const { source, order } = context;
  const isHeaded = value.type === "block-scalar";
  const behindValue = asidesOf(isHeaded ? value.props : endOf(value), source);
  const own = isHeaded ? properties(value.props) : [];
  const [first = "", ...rest] = inlineLines(value, order, source);
  const lines = [[opening, ...own, first].join(" "), ...indented(rest)];
  const behind = [...between.behind, ...behindValue.behind];
  const commented = isHeaded ? 0 : lines.length - 1;
  return {
    hoisted: [...between.own, ...onOwnLines(behind.slice(0, -1))],
    lines: lines.map((line, i) => (i === commented ? `${line}${behind.at(-1) ?? ""}` : line)),
    after: behindValue.own,
  };
}

function endOf(token: CST.Token | undefined): readonly CST.Token[] | undefined {
  return token !== undefined && "end" in token ? token.end : undefined;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
