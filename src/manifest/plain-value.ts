// YAML nodes to a plain value, refusing whatever YAML allows and manifests do not: keys that stand
// twice or mean something to JavaScript, numbers that would not be kept, merge keys, alias bombs and
// deep nesting. Tags and syntax were judged before.

import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Alias, Document, Node, Pair, Scalar, YAMLMap } from "yaml";
import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { Json } from "../model/json.ts";
import { aliasCountMax, aliasedValuesMax, depthMax } from "./limits.ts";
import type { Problem, TextSpan } from "./problem.ts";
import { quoted } from "./quoted.ts";

export interface PlainValue {
  readonly value: Json;
  readonly problems: readonly Problem[];
}

interface Anchored {
  readonly value: Json;
  /** How many values it is made of, itself included. */
  readonly size: number;
}

interface Walk {
  readonly base: number;
  readonly problems: Problem[];
  readonly anchors: Map<string, Anchored>;
  values: number;
  aliases: number;
  aliasedValues: number;
  isTooDeep: boolean;
}

/** `base` is the offset of the document's text in its file. */
export function plainValue(yaml: Document, base: number): PlainValue {
  const walk: Walk = {
    base,
    problems: [],
    anchors: new Map(),
    values: 0,
    aliases: 0,
    aliasedValues: 0,
    isTooDeep: false,
  };
  const value = valueOf(yaml.contents, 1, walk);
  return { value, problems: walk.problems };
}

function valueOf(node: Node | null, depth: number, walk: Walk): Json {
  if (node === null) return null;
  if (isAlias(node)) return aliasValue(node, walk);
  const before = walk.values;
  walk.values += 1;
  const value = isScalar(node) ? scalarValue(node, walk) : collectionValue(node, depth, walk);
  if (isAnchored(node)) {
    walk.anchors.set(node.anchor, { value, size: walk.values - before });
  }
  return value;
}

function isAnchored(node: Node): node is Node & { anchor: string } {
  return "anchor" in node && typeof node.anchor === "string";
}

function collectionValue(node: Node, depth: number, walk: Walk): Json {
  if (depth > depthMax) return tooDeep(node, walk);
  if (isSeq<Node | null>(node)) return node.items.map((item) => valueOf(item, depth + 1, walk));
  return isMap<Scalar, Node | null>(node) ? mapValue(node, depth, walk) : null;
}

function tooDeep(node: Node, walk: Walk): null {
  if (!walk.isTooDeep) {
    const label = `this stands more than ${depthMax} levels deep`;
    report(walk, node, "yaml/depth-limit", label, "no resource needs more than ten levels");
  }
  walk.isTooDeep = true;
  return null;
}

function mapValue(map: YAMLMap<Scalar, Node | null>, depth: number, walk: Walk): Json {
  const value: Record<string, Json> = {};
  const seen = new Map<string, Scalar>();
  for (const pair of map.items) {
    const key = keyOf(pair, walk);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, pair.key);
      value[key] = valueOf(pair.value, depth + 1, walk);
    } else {
      reportDuplicate(walk, key, { pair, first });
    }
  }
  return value;
}

/** The key of a pair, or undefined after saying why it cannot be one. */
function keyOf(pair: Pair<Scalar, Node | null>, walk: Walk): string | undefined {
  const { key } = pair;
  const name = isScalar(key) ? key.value : undefined;
  if (typeof name !== "string") {
    const help = "write a plain word as the key";
    report(walk, key, "yaml/syntax", "a key must be a text", help);
    return undefined;
  }
  if (name === "<<") {
    const help = "write the fields out; what is repeated belongs into whatever made this file";
    report(walk, key, "yaml/merge-key", '"<<" does nothing in YAML 1.2', help);
    return undefined;
  }
  if (name === "__proto__" || name === "constructor" || name === "prototype") {
    const label = `"${name}" means something to the programs that read this`;
    report(walk, key, "yaml/forbidden-key", label, "choose another name");
    return undefined;
  }
  return name;
}

function reportDuplicate(
  walk: Walk,
  key: string,
  where: { pair: Pair<Scalar, Node | null>; first: Scalar },
): void {
  walk.problems.push({
    code: "yaml/duplicate-key",
    span: spanOf(where.pair.key, walk),
    label: `${quoted(key)} already has a value in this map`,
    help: "keep one of the two; is a line of --- missing between two resources?",
    related: { span: spanOf(where.first, walk), text: `${quoted(key)} stands here first` },
  });
}

function scalarValue(node: Scalar, walk: Walk): Json {
  const { value } = node;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number") return null;
  const source = node.source ?? String(value);
  if (/^[-+]?0[0-9]/.test(source)) {
    const label = `this is ${value} here, and ${octalReading(source)} to others`;
    const help = `write ${value}, or "${source}" in quotes if it is a text`;
    report(walk, node, "yaml/leading-zero", label, help);
  } else if (/^[-+]?[0-9]/.test(source) && !isKeptExactly(value)) {
    const label = `beyond ${Number.MAX_SAFE_INTEGER}, whole numbers lose digits`;
    report(walk, node, "yaml/unsafe-integer", label, "put it in quotes if it is a text");
  }
  return value;
}

function octalReading(source: string): string {
  return /^[-+]?[0-7]+$/.test(source) ? String(Number.parseInt(source, 8)) : "a text";
}

function isKeptExactly(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function aliasValue(node: Alias, walk: Walk): Json {
  const anchored = walk.anchors.get(node.source);
  if (anchored === undefined) {
    const label = `no complete value is anchored as "&${node.source}" before this place`;
    report(walk, node, "yaml/syntax", label, "write the value out");
    return null;
  }
  const wasWithin = isWithinAliasLimits(walk);
  walk.aliases += 1;
  walk.aliasedValues += anchored.size;
  walk.values += anchored.size;
  if (isWithinAliasLimits(walk)) return anchored.value;
  if (wasWithin) {
    const label = `at most ${aliasCountMax} aliases for ${aliasedValuesMax} values are allowed`;
    report(walk, node, "yaml/alias-limit", label, "write the values out");
  }
  return null;
}

function isWithinAliasLimits(walk: Walk): boolean {
  return walk.aliases <= aliasCountMax && walk.aliasedValues <= aliasedValuesMax;
}

// One place, one code and two sentences: named fields would only repeat the order.
// oxlint-disable-next-line max-params
function report(
  walk: Walk,
  node: unknown,
  code: DiagnosticCode,
  label: string,
  help: string,
): void {
  walk.problems.push({ code, span: spanOf(node, walk), label, help });
}

function spanOf(node: unknown, walk: Walk): TextSpan {
  const range = (node as Node | null)?.range ?? [0, 1, 1];
  return { start: walk.base + range[0], end: walk.base + Math.max(range[1], range[0] + 1) };
}
