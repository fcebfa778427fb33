// One resource's document in the text of its file, with its YAML nodes and where each of them stands.

import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from "yaml";
import { parseDocument } from "../../manifest/parse-document.ts";
import { splitDocuments, type Piece } from "../../manifest/split-documents.ts";
import type { Resource } from "../../model/resource.ts";

export interface Spot {
  readonly text: string;
  /** Ranges of nodes count from here. */
  readonly base: number;
  readonly piece: Piece;
  readonly yaml: Document;
  /** Keys are in quotes, as a program writes them, or JSON demands them. */
  readonly isQuoted: boolean;
}

/** Undefined where the text is no longer what the resource was read from. */
export function spotOf({ source }: Resource, text: string): Spot | undefined {
  let count = 0;
  for (const piece of splitDocuments(source.file, text)) {
    if (count === source.document) return spotIn(text, piece);
    count += 1;
  }
  return undefined;
}

function spotIn(text: string, piece: Piece): Spot | undefined {
  const { yaml, base, problems } = parseDocument(text, piece);
  if (yaml === undefined || problems.length > 0 || !isMap(yaml.contents)) return undefined;
  const first = yaml.contents.items[0]?.key;
  const isQuoted = isScalar(first) && first.type === "QUOTE_DOUBLE";
  return { text, base, piece, yaml, isQuoted };
}

/** What `spec` holds. */
export function specOf({ yaml }: Spot): Node | undefined {
  const found = isMap<Node, Node>(yaml.contents) ? pairOf(yaml.contents, "spec") : undefined;
  return found?.value ?? undefined;
}

export function pairOf(map: YAMLMap<Node, Node>, key: string): Pair<Node, Node> | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** A node inside of a spec, and the key that it stands behind, where there is one. */
export interface Placed {
  readonly node: Node;
  readonly key?: string;
}

/** Every node of a spec; what an alias stands for is met where it is written. */
export function* nodesIn(node: Node | null | undefined, key?: string): Generator<Placed> {
  if (node === null || node === undefined) return;
  yield { node, ...(key === undefined ? {} : { key }) };
  if (isMap<Node, Node>(node)) {
    for (const pair of node.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
      yield* nodesIn(pair.value, name);
    }
  } else if (isSeq<Node>(node)) {
    for (const item of node.items) yield* nodesIn(item);
  }
}

/** Where a node begins in the file's text. */
export function startOf(spot: Spot, node: Node): number {
  return spot.base + (node.range?.[0] ?? 0);
}

/** Where its last character ends; of a block, without the comments behind it. */
export function endOf(spot: Spot, node: Node): number {
  if (isMap<Node, Node>(node) && node.flow !== true) {
    const last = node.items.at(-1);
    const inner = last?.value ?? last?.key;
    if (inner !== undefined) return endOf(spot, inner);
  }
  if (isSeq<Node>(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return endOf(spot, last);
  }
  return spot.base + (node.range?.[1] ?? 0);
}
