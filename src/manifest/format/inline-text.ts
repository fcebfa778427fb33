// Values that are no block collection, as lines: scalars of all sorts, aliases, and collections in
// flow style. Scalars keep their quotes and their words; a flow collection on one line gets the usual
// spaces, and one over several lines stays as it was written.

import type { CST } from "yaml";
import type { KeyOrder } from "./key-order.ts";

/** The first line stands behind what introduces the value, the others two columns deeper. */
export function inlineLines(token: CST.Token, order: KeyOrder, source: string): string[] {
  if (token.type === "block-scalar") return blockScalarLines(token);
  if (token.type === "flow-collection") return flowLines(token, order, source);
  const [first = "", ...rest] = "source" in token ? token.source.split("\n") : [];
  // A line break in such a scalar stands for one space, whatever the indentation.
  const isPlain = token.type === "scalar";
  const continued = rest.map((line) => (isPlain ? line.trim() : line.trimStart()));
  return [isPlain ? first.trimEnd() : first, ...continued];
}

function blockScalarLines({ props, source, indent }: CST.BlockScalar): string[] {
  const header = props.find(({ type }) => type === "block-scalar-header");
  const written = header !== undefined && "source" in header ? header.source : "|";
  const digit = /[1-9]/.exec(written)?.[0];
  const lines = source.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const firstText = lines.find((line) => line.trim() !== "");
  const found = firstText === undefined ? Infinity : firstText.search(/[^ ]/);
  const margin = digit === undefined ? found : indent + Number(digit);
  return [written.replace(/[1-9]/, "2"), ...lines.map((line) => line.slice(margin))];
}

function flowLines(flow: CST.FlowCollection, order: KeyOrder, source: string): string[] {
  const written = source.slice(flow.offset, endOf(flow));
  if (!written.includes("\n")) return [flowText(flow, order) ?? written];
  const [first = "", ...rest] = written.split("\n");
  const texts = rest.filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  const margin = Math.min(...texts.map((line) => line.search(/[^ ]|$/)));
  return [first, ...rest.map((line) => line.replace(new RegExp(`^ {0,${margin}}`), ""))];
}

function endOf({ offset, end, start }: CST.FlowCollection): number {
  const closing = end.find(({ type }) => type === "flow-map-end" || type === "flow-seq-end");
  return closing === undefined
    ? offset + start.source.length
    : closing.offset + closing.source.length;
}

/** A flow collection on one line; undefined where it holds what is not written like that usually. */
function flowText({ start, items }: CST.FlowCollection, order: KeyOrder): string | undefined {
  const isMap = start.source === "{";
  const texts: { key: string | undefined; text: string }[] = [];
  for (const item of items) {
    if (item.key === undefined && item.value === undefined && !hasWords(item.start)) continue;
    const one = isMap ? flowPair(item, order) : flowItem(item, order);
    if (one === undefined) return undefined;
    texts.push(one);
  }
  const sorted = isMap ? order.sorted(texts, ({ key }) => key) : texts;
  const inner = sorted.map(({ text }) => text).join(", ");
  return isMap ? `{${inner}}` : `[${inner}]`;
}

interface FlowEntry {
  readonly key: string | undefined;
  readonly text: string;
}

function flowPair(item: CST.CollectionItem, order: KeyOrder): FlowEntry | undefined {
  const { key, sep, value } = item;
  if (key === undefined || key === null || sep === undefined || hasWords(item.start)) {
    return undefined;
  }
  const name = keyName(key);
  const keyText = flowValue(key, order);
  const valueText = value === undefined ? "" : flowValue(value, order.under(name));
  if (keyText === undefined || valueText === undefined) return undefined;
  const parts = [`${keyText}:`, ...properties(sep), valueText];
  return { key: name, text: parts.filter((part) => part !== "").join(" ") };
}

function flowItem(item: CST.CollectionItem, order: KeyOrder): FlowEntry | undefined {
  const { key, sep, value } = item;
  if ((key !== undefined && key !== null) || sep !== undefined || value === undefined) {
    return undefined;
  }
  const text = flowValue(value, order.ofItems());
  if (text === undefined) return undefined;
  return { key: undefined, text: [...properties(item.start), text].join(" ") };
}

function flowValue(token: CST.Token, order: KeyOrder): string | undefined {
  if (token.type === "flow-collection") return flowText(token, order);
  return "source" in token ? token.source.trimEnd() : undefined;
}

/** Something that is neither a space nor a comma. */
function hasWords(tokens: readonly CST.Token[]): boolean {
  return tokens.some(({ type }) => type !== "space" && type !== "comma");
}

/** Anchors and tags. */
export function properties(tokens: readonly CST.Token[]): string[] {
  return tokens.flatMap((token) =>
    (token.type === "anchor" || token.type === "tag") && "source" in token ? [token.source] : [],
  );
}

/** The name that a key stands for, as far as fields of resources are concerned. */
export function keyName(key: CST.Token | null | undefined): string | undefined {
  if (key === null || key === undefined || !("source" in key)) return undefined;
  return key.type === "scalar" ? key.source : key.source.slice(1, -1);
}
