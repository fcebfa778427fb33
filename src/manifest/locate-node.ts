// From a JSON pointer to the place in the text where its field stands.

import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Node } from "yaml";
import type { ParsedDocument } from "./parse-document.ts";
import type { TextSpan } from "./problem.ts";

/** A node, and the key that it stands behind where it stands behind one. */
interface Place {
  readonly node: Node | null;
  readonly key?: Node;
}

/**
 * The span of a field's value or of its key. Where the document has no such field, the key of the
 * nearest field around it; at the root, the first key.
 */
export function locateField(
  document: ParsedDocument,
  segments: readonly string[],
  atKey = false,
): TextSpan {
  let place: Place = { node: document.yaml?.contents ?? null };
  let isFound = true;
  for (const segment of segments) {
    const next = childOf(followed(place.node, document), segment);
    isFound = next !== undefined;
    if (next === undefined) break;
    place = next;
  }
  const shown = nodeToShow(place, atKey || !isFound);
  const range = shown?.range ?? [0, 1, 1];
  const start = document.base + range[0];
  return { start, end: Math.max(document.base + range[1], start + 1) };
}

function nodeToShow(place: Place, atKey: boolean): Node | null {
  const { node, key } = place;
  if (key !== undefined && (atKey || isEmpty(node))) return key;
  return key === undefined && isMap<Node>(node) ? (node.items[0]?.key ?? node) : node;
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.range?.[0] === node.range?.[1]);
}

function followed(node: Node | null, document: ParsedDocument): Node | null {
  if (!isAlias(node) || document.yaml === undefined) return node;
  return node.resolve(document.yaml) ?? null;
}

function childOf(node: Node | null, segment: string): Place | undefined {
  if (isSeq<Node | null>(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { node: item };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === segment);
  return pair === undefined ? undefined : { node: pair.value, key: pair.key };
}
