// One document of a manifest, formatted. It never changes what the document means: its result is read
// again, and where it held another value or lost a comment, the document stays as it was written.

import { Parser, type CST } from "yaml";
import { equalJson, isJsonObject, type JsonObject } from "../../model/json.ts";
import { parseDocument } from "../parse-document.ts";
import { asidesOf, writeAsides, type Aside } from "./asides.ts";
import { layOut, type LaidOut } from "./block-layout.ts";
import { inlineLines } from "./inline-text.ts";
import { orderOfKind, writtenOrder, type KeyOrder } from "./key-order.ts";

/** The lines of a formatted document, without a "---"; blank lines at its end are left out. */
export interface FormattedDocument {
  /** A comment behind the "---" that begins the document, with the spaces before it. */
  readonly marker: string;
  readonly lines: readonly string[];
  /** A blank line follows. */
  readonly isSpaced: boolean;
}

/** Undefined where the document is no resource, or holds what no formatting would keep. */
export function formatDocument(source: string): FormattedDocument | undefined {
  const { value, problems } = parsed(source);
  if (problems.length > 0 || !isJsonObject(value)) return undefined;
  const { apiVersion, kind } = value;
  if (apiVersion !== "plumbline/v1" || typeof kind !== "string") return undefined;
  const tokens = [...new Parser().parse(source)];
  const comments = commentsIn(tokens);
  // Fields cannot always change places: an alias stands behind what it repeats.
  for (const order of [orderOfKind(kind), writtenOrder]) {
    const formatted = laidOut(tokens, source, order);
    if (formatted === undefined) continue;
    if (isSame(formatted, source) || isKept(formatted, value, comments)) return formatted;
  }
  return undefined;
}

/** Most documents are as they should be, and need no second reading. */
function isSame({ marker, lines, isSpaced }: FormattedDocument, source: string): boolean {
  const text = [...lines, isSpaced ? "\n" : ""].join("\n");
  return source === text || source === `---${marker}\n${text}`;
}

function isKept(
  { marker, lines }: FormattedDocument,
  value: JsonObject,
  comments: readonly string[],
): boolean {
  const text = [`---${marker}`, ...lines, ""].join("\n");
  const again = parsed(text);
  return (
    again.problems.length === 0 &&
    equalJson(again.value, value) &&
    equalJson(commentsIn([...new Parser().parse(text)]), comments)
  );
}

function parsed(source: string): ReturnType<typeof parseDocument> {
  return parseDocument(source, { start: 0, end: source.length, line: 1 });
}

function laidOut(
  tokens: readonly CST.Token[],
  source: string,
  order: KeyOrder,
): FormattedDocument | undefined {
  const at = tokens.findIndex(({ type }) => type === "document");
  const document = tokens[at];
  if (document?.type !== "document" || document.value === undefined) return undefined;
  const start = asidesOf([...tokens.slice(0, at), ...document.start], source);
  const end = asidesOf([...(document.end ?? []), ...tokens.slice(at + 1)], source);
  const { value } = document;
  const { lines, after } =
    value.type === "block-map"
      ? layOut(value, { source, order, before: start.own, outer: -1 })
      : inFlowStyle(value, start.own, order, source);
  const last = [...after, ...end.own];
  writeAsides(lines, last);
  const isSpaced = last.at(-1)?.text === "" && lines.at(-1) === "";
  if (isSpaced) lines.pop();
  return { marker: start.behind.join(""), lines, isSpaced };
}

// A document, what stands before it, and how to write it: named fields would only repeat that.
// oxlint-disable-next-line max-params
function inFlowStyle(
  value: CST.Token,
  before: readonly Aside[],
  order: KeyOrder,
  source: string,
): LaidOut {
  const lines: string[] = [];
  writeAsides(lines, before);
  const { own, behind } = asidesOf("end" in value ? value.end : undefined, source);
  lines.push(...inlineLines(value, order, source));
  return {
    lines: lines.map((line, i) => (i === lines.length - 1 ? line + behind.join("") : line)),
    after: own,
  };
}

/** The texts of all comments, sorted. */
function commentsIn(tokens: readonly unknown[]): string[] {
  const comments: string[] = [];
  const collect = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(collect);
    else if (typeof one === "object" && one !== null) {
      const token = one as CST.Token;
      if (token.type === "comment") comments.push(token.source.trimEnd());
      else Object.values(one).forEach(collect);
    }
  };
  collect(tokens);
  return comments.sort();
}
