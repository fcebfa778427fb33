// Holds what an import describes against what is live: which items the description would change, which
// mistakes it would be, and which live items it leaves out. It is what a plan would find, without
// order and operations.

import type { Fit } from "../importers/switch/import-switches.ts";
import type { Misfit, Mistake } from "../importers/switch/taken-back.ts";
import { networkIdOf } from "../kinds/network/lookup.ts";
import { networks } from "../kinds/network/name.ts";
import type { Allocation } from "../model/allocation.ts";
import type { Claimant } from "../model/claim.ts";
import type { Finding } from "../model/diagnostic.ts";
import { equalJson, isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { refOf, type Resource, type ResourceRef } from "../model/resource.ts";
import { valueAt } from "../model/pointer.ts";
import { sortedNames } from "../model/sort.ts";
import { targetTypeOf, type LiveView, type TargetName, type TargetType } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { declare, type Declaration } from "../plan/declare.ts";
import { desire } from "../plan/desire.ts";
import type { DesiredItems } from "../plan/desired.ts";
import { wholePlan } from "../plan/input.ts";
import {
  bucketShape,
  itemPath,
  itemView,
  liveBuckets,
  type BucketShape,
} from "../plan/item-types.ts";

export interface FitInput {
  readonly catalog: Catalog;
  readonly given: readonly Resource[];
  readonly live: ReadonlyMap<TargetName, LiveView>;
  readonly allocations: readonly Allocation[];
  /** The targets whose live items are to be described. */
  readonly imported: readonly TargetName[];
}

export function fitOf(input: FitInput, described: readonly Resource[]): Fit {
  const refs = new Set(described.map(refOf));
  const declaration = declare(input.catalog, [...input.given, ...described]);
  const { live, allocations } = input;
  const planInput = { declaration, live, owned: new Map(), allocations, options: wholePlan };
  const wanted = desire(input.catalog, planInput);
  const seen = { refs, declaration };
  if (wanted.type === "invalid") {
    const errors = wanted.findings.filter(({ severity }) => severity === "error");
    const mistakes = errors.map((one) => mistakeOf(one, seen));
    const fault = mistakes.find((one) => typeof one === "string");
    return fault === undefined
      ? { ...nothing, mistakes: mistakes.filter((one) => typeof one !== "string") }
      : { ...nothing, fault };
  }
  const { documents } = wanted.desire;
  const fits = sortedNames(live.keys()).map((target) =>
    fitOfTarget(target, documents.itemsOf(target), input, seen),
  );
  const differences = fits.flatMap((one) => one.differences);
  return {
    mistakes: [],
    misfits: differences.filter(({ resource }) => !isNetwork(resource)),
    placed: differences.filter(({ resource }) => isNetwork(resource)),
    uncovered: fits.flatMap(({ uncovered }) => uncovered),
    coveredCount: fits.reduce((sum, { coveredCount }) => sum + coveredCount, 0),
  };
}

const nothing: Fit = { misfits: [], mistakes: [], placed: [], uncovered: [], coveredCount: 0 };

/** What was described, and everything that it is described beside. */
interface Seen {
  readonly refs: ReadonlySet<ResourceRef>;
  readonly declaration: Declaration;
}

/**
 * The manifests that were there had no mistake by themselves. One that they have together with what is
 * described, and in which this has no part, is answered in words.
 */
function mistakeOf(
  { at, related = [], label, help }: Finding,
  { refs, declaration }: Seen,
): Mistake | string {
  const guilty = [at, ...related].find(({ resource }) => refs.has(refOf(resource)));
  if (guilty === undefined) {
    const { kind, name } = at.resource;
    return `${kind} ${name}: ${label === undefined ? "" : `${label}; `}${help}`;
  }
  const resource = refOf(guilty.resource);
  const network = networkOf(resource, declaration);
  return { resource, network, field: guilty.field, words: label ?? help };
}

/** A network claims for itself only where it was placed on a transit or a border gateway. */
function isNetwork(resource: ResourceRef): boolean {
  return resource.startsWith(`${networks.name}/`);
}

interface TargetFit {
  readonly differences: readonly Misfit[];
  readonly uncovered: Fit["uncovered"];
  readonly coveredCount: number;
}

function fitOfTarget(
  target: TargetName,
  desired: DesiredItems,
  { catalog, live, imported }: FitInput,
  seen: Seen,
): TargetFit {
  const type = catalog.targetTypes.get(targetTypeOf(target));
  const view = live.get(target);
  if (type === undefined || view?.type !== "known") {
    return { differences: [], uncovered: [], coveredCount: 0 };
  }
  const { document } = view;
  const differences: Misfit[] = [];
  let coveredCount = 0;
  for (const [bucket, items] of desired) {
    const shape = bucketShape(type, bucket);
    const container = valueAt(document, shape.segments);
    for (const [key, { value, claims }] of items) {
      const isLive = isAsWanted(shape, key, valueAt(container, [key]), value);
      if (isLive) coveredCount += imported.includes(target) ? 1 : 0;
      else differences.push(...differenceOf({ target, document, shape, key, value, claims }, seen));
    }
  }
  const uncovered = imported.includes(target) ? uncoveredIn(target, type, document, desired) : [];
  return { differences, uncovered, coveredCount };
}

function isAsWanted(shape: BucketShape, key: string, live: Json | undefined, value: Json): boolean {
  const isContainer = shape.typeOf(key)?.type.container === true;
  return live !== undefined && (isContainer || equalJson(live, value));
}

interface WantedItem {
  readonly target: TargetName;
  /** The live one. */
  readonly document: JsonObject;
  readonly shape: BucketShape;
  readonly key: string;
  readonly value: Json;
  readonly claims: readonly Claimant[];
}

/** Nothing where only the manifests that were there want it. */
function differenceOf(
  { target, document, shape, key, value, claims }: WantedItem,
  { refs, declaration }: Seen,
): Misfit[] {
  const described = claims.filter(({ resource }) => refs.has(resource));
  const by = described.find(({ resource }) => !isNetwork(resource)) ?? described[0];
  if (by === undefined) return [];
  const through = [by.resource, ...by.through].map((ref) => networkOf(ref, declaration));
  return [
    {
      target,
      path: itemPath(shape, key),
      vlan: vlanOf(shape, key, value, document),
      network: through.find((one) => one !== undefined),
      resource: by.resource,
    },
  ];
}

/** The identity of a network; a host group's own ones go by their names. */
function networkOf(ref: ResourceRef, { index }: Declaration): string | undefined {
  const cut = ref.indexOf("/");
  const [kind, name] = [ref.slice(0, cut), ref.slice(cut + 1)];
  if (kind === "InfraNetwork") return name;
  const network = kind === networks.name ? index.get(networks, name) : undefined;
  return network === undefined ? undefined : networkIdOf(network);
}

/** The VLAN that an item is about; a VNI says it in its value, and others of the VNI by that. */
function vlanOf(
  shape: BucketShape,
  key: string,
  value: Json,
  document: JsonObject,
): number | undefined {
  const typed = shape.typeOf(key);
  if (typed === undefined) return undefined;
  const number = typed.type.number(itemView(shape, typed, key, value));
  if (number?.space === "vlan") return number.number;
  const said = isJsonObject(value) ? value["vlan"] : undefined;
  const live = valueAt(document, ["vnis", String(number?.number), "vlan"]);
  const vlan = said ?? (number?.space === "vni" ? live : undefined);
  return typeof vlan === "number" ? vlan : undefined;
}

/** Physical things are there whether or not somebody describes them. */
function uncoveredIn(
  target: TargetName,
  type: TargetType,
  document: JsonObject,
  desired: DesiredItems,
): Fit["uncovered"] {
  return [...liveBuckets(type, document)].flatMap(({ bucket, container }) => {
    const shape = bucketShape(type, bucket);
    return sortedNames(Object.keys(container)).flatMap((key) => {
      const typed = shape.typeOf(key);
      const value = container[key] ?? null;
      if (typed === undefined || desired.get(bucket)?.has(key) === true) return [];
      if (typed.type.permanent(itemView(shape, typed, key, value))) return [];
      return [{ target, path: itemPath(shape, key), vlan: vlanOf(shape, key, value, document) }];
    });
  });
}
