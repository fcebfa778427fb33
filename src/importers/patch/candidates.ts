// Which edits of manifests might say what somebody did by hand: the value where the old one is written, a
// number that is pinned, a list without the thing, a resource that is down or gone. They are guesses from
// the text; only a plan says which of them is right. The mildest come first.

import { isMap, isScalar, isSeq, type Node } from "yaml";
import { networkIdOf } from "../../kinds/network/lookup.ts";
import type { NetworkSpec } from "../../kinds/network/spec.generated.ts";
import type { Allocation } from "../../model/allocation.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import {
  isPlain,
  valueChanges,
  type Deviation,
  type Plain,
  type ValueChange,
} from "./deviation.ts";
import { withField, withItem, withoutDocument, withoutItem, withScalar } from "./edit-text.ts";
import { nodesIn, pairOf, specOf, spotOf, type Spot } from "./spot.ts";

export interface Candidate {
  readonly file: string;
  /** The file's whole text afterwards. */
  readonly text: string;
  /** What the edit does: "sets lacp of HostGroup/node001". */
  readonly words: string;
}

export interface Written {
  readonly texts: ReadonlyMap<string, string>;
  readonly byRef: ReadonlyMap<ResourceRef, Resource>;
  readonly allocations: readonly Allocation[];
}

/** In the order in which they are to be tried. */
export function* candidatesFor(deviation: Deviation, written: Written): Generator<Candidate> {
  const changes = valueChanges(deviation);
  const pages = pagesOf(deviation, written);
  for (const change of changes) for (const page of pages) yield* valueEdits(page, change);
  for (const change of changes) yield* numberEdits(change, pages, written);
  if (deviation.type !== "missing") return;
  for (const page of pages) yield* withoutMention(page, deviation);
  for (const page of pages) yield* downEdits(page);
  const claimants = new Set(deviation.claims.map(({ resource }) => resource));
  for (const page of pages) {
    // Of several that need the item, none alone makes it go.
    if (claimants.size !== 1 || !claimants.has(refOf(page.resource))) continue;
    yield edit(page, withoutDocument(page.spot), `removes ${refOf(page.resource)}`);
  }
}

/** A resource and the text that says it. */
interface Page {
  readonly resource: Resource;
  readonly spot: Spot;
  readonly spec: Node;
}

function pagesOf({ claims }: Deviation, written: Written): Page[] {
  const refs = new Set([
    ...claims.map(({ resource }) => resource),
    ...claims.flatMap(({ through }) => through),
  ]);
  return [...refs].flatMap((ref) => pageOf(written.byRef.get(ref), written) ?? []);
}

function pageOf(resource: Resource | undefined, { texts }: Written): Page | undefined {
  const text = resource === undefined ? undefined : texts.get(resource.source.file);
  if (resource === undefined || text === undefined) return undefined;
  const spot = spotOf(resource, text);
  const spec = spot === undefined ? undefined : specOf(spot);
  return spot === undefined || spec === undefined ? undefined : { resource, spot, spec };
}

function edit({ resource }: Page, text: string, words: string): Candidate {
  return { file: resource.source.file, text, words };
}

function* edits(
  page: Page,
  texts: Iterable<string | undefined>,
  words: string,
): Generator<Candidate> {
  for (const text of texts) if (text !== undefined) yield edit(page, text, words);
}

/** Where the manifest says the value itself. */
function* valueEdits(page: Page, change: ValueChange): Generator<Candidate> {
  const ref = refOf(page.resource);
  if (change.type === "with") {
    yield* edits(page, withKey(page, change), `adds ${change.key} to ${ref}`);
  } else if (change.type === "without") {
    yield* edits(page, withoutKey(page, change.key), `takes ${change.key} out of ${ref}`);
  } else {
    const { name, from, to } = change;
    if (from !== undefined)
      yield* edits(page, replaced(page, { name, from, to }), `sets ${to} in ${ref}`);
    yield* edits(page, inserted(page, name, to), `sets ${name} of ${ref}`);
  }
}

/** Fields of the same name first. */
function* replaced(
  { spot, spec }: Page,
  { name, from, to }: { name: string; from: Plain; to: Plain },
): Generator<string | undefined> {
  const scalars = [...nodesIn(spec)].flatMap(({ node, key }) =>
    isScalar(node) && isPlain(node.value) && String(node.value) === String(from)
      ? [{ node, key }]
      : [],
  );
  const named = scalars.filter(({ key }) => key === name);
  for (const { node } of [...named, ...scalars.filter(({ key }) => key !== name)]) {
    yield withScalar(spot, node, to);
  }
}

/** The schema says which of the maps has such a field. */
function* inserted({ spot, spec }: Page, name: string, to: Plain): Generator<string | undefined> {
  for (const { node } of nodesIn(spec)) {
    if (!isMap<Node, Node>(node) || pairOf(node, name) !== undefined) continue;
    yield withField(spot, node, name, to);
  }
}

function* withKey(
  { spot, spec }: Page,
  { key, beside }: Extract<ValueChange, { type: "with" }>,
): Generator<string | undefined> {
  for (const { node } of nodesIn(spec)) {
    if (!isSeq<Node>(node)) continue;
    const like = node.items.find((item) => isScalar(item) && beside.includes(String(item.value)));
    if (like === undefined || !isScalar(like)) continue;
    yield withItem(spot, node, typeof like.value === "number" ? Number(key) : key);
  }
}

function* withoutKey({ spot, spec }: Page, key: string): Generator<string | undefined> {
  for (const { node } of nodesIn(spec)) {
    if (!isSeq<Node>(node)) continue;
    const index = node.items.findIndex((item) => isScalar(item) && String(item.value) === key);
    if (index !== -1) yield withoutItem(spot, node, index);
  }
}

/** A number that was chosen is pinned to another, or the number of another network means that network. */
function* numberEdits(
  change: ValueChange,
  pages: readonly Page[],
  written: Written,
): Generator<Candidate> {
  if (change.type !== "other" || typeof change.to !== "number") return;
  const { from, to } = change;
  for (const { pool, key, value } of written.allocations) {
    if (value !== from) continue;
    const network = networkWithId(key, written);
    if (network === undefined) continue;
    const other = written.allocations.find((one) => one.pool === pool && one.value === to);
    const meant = other === undefined ? undefined : networkWithId(other.key, written);
    if (meant !== undefined) {
      const names = { name: "network", from: network.name, to: meant.name };
      for (const page of pages) {
        const words = `binds ${refOf(page.resource)} to ${meant.name}`;
        yield* edits(page, replaced(page, names), words);
      }
    } else yield* pins({ pool, to }, network, written);
  }
}

function* pins(
  { pool, to }: { pool: string; to: number },
  network: Resource,
  written: Written,
): Generator<Candidate> {
  const page = pageOf(network, written);
  if (page === undefined || !isMap<Node, Node>(page.spec)) return;
  const { spot, spec } = page;
  const words = `pins ${pool} of ${refOf(network)} to ${to}`;
  if (pool === "vni") yield* edits(page, [withField(spot, spec, "vni", to)], words);
  const [family, vlanPool] = pool.split("/");
  if (family !== "vlan" || vlanPool === undefined) return;
  const segments = pairOf(spec, "segments")?.value;
  const segment = { vlanPool, vlan: to };
  const text = isSeq<Node>(segments)
    ? withItem(spot, segments, segment)
    : withField(spot, spec, "segments", [segment]);
  yield* edits(page, [text], words);
}

function networkWithId(id: string, { byRef }: Written): Resource | undefined {
  const named = byRef.get(`Network/${id}`);
  if (named !== undefined && networkIdOf(named as Resource<NetworkSpec>) === id) return named;
  return [...byRef.values()].find(
    (one) => one.kind === "Network" && networkIdOf(one as Resource<NetworkSpec>) === id,
  );
}

/** A thing of a list that names the target is not there any more: a host's port on that switch. */
function* withoutMention(
  { resource, spot, spec }: Page,
  { target }: Deviation,
): Generator<Candidate> {
  const name = target.slice(target.indexOf("/") + 1);
  const page = { resource, spot, spec };
  for (const { node } of nodesIn(spec)) {
    if (!isSeq<Node>(node)) continue;
    const texts = node.items.flatMap((item, i) => {
      const isAbout =
        isMap<Node, Node>(item) &&
        item.items.some(({ value }) => isScalar(value) && value.value === name);
      return isAbout ? [withoutItem(spot, node, i)] : [];
    });
    yield* edits(page, texts, `takes ${name} out of ${refOf(resource)}`);
  }
}

function* downEdits(page: Page): Generator<Candidate> {
  const { resource, spot, spec } = page;
  if (!isMap<Node, Node>(spec)) return;
  const state = pairOf(spec, "adminState")?.value;
  const text = isScalar(state)
    ? withScalar(spot, state, "down")
    : withField(spot, spec, "adminState", "down");
  yield* edits(page, [text], `sets ${refOf(resource)} down`);
}
