// What stands in the way of a resource on targets of other types without being a change of the plan: on
// targets that nobody can see or that are left out, outside the scope, or because it is not ours. Of what
// is not observed the record of what was applied last is believed.

import { equalJson } from "../model/json.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { ResourceRef } from "../model/resource.ts";
import { compareNames } from "../model/sort.ts";
import { targetTypeOf, type TargetName, type TargetType } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { Hold } from "./change.ts";
import type { Desire } from "./desire.ts";
import type { DesiredItem } from "./desired.ts";
import type { PlanInput } from "./input.ts";
import { bucketShape, pathOfRef } from "./item-types.ts";
import type { TargetPlan } from "./target-plan.ts";
import type { TypeRanks } from "./type-ranks.ts";

export interface Planned {
  readonly catalog: Catalog;
  readonly input: PlanInput;
  readonly wanted: Desire;
  readonly plans: ReadonlyMap<TargetName, TargetPlan>;
  readonly unknown: ReadonlyMap<TargetName, string>;
}

/** Whether something of the resource has to come there first, or has to go there first. */
type Way = "comes" | "goes";

interface Obstacle {
  readonly target: TargetName;
  readonly path: string;
  readonly why: "not-owned" | "outside" | "unseen";
}

export type ObstacleTo = (
  resource: ResourceRef,
  isMeant: (rank: number) => boolean,
) => Hold | undefined;

/** Answers for these resources, by the ranks of targets that are meant. */
export function obstacleFinder(
  way: Way,
  resources: ReadonlySet<ResourceRef>,
  ranks: TypeRanks,
  planned: Planned,
): ObstacleTo {
  const found = new Map<ResourceRef, Obstacle[]>();
  const note = (obstacle: Obstacle, claims: DesiredItem["claims"]): void => {
    for (const { resource } of claims) {
      if (!resources.has(resource)) continue;
      const list = found.get(resource);
      if (list === undefined) found.set(resource, [obstacle]);
      else list.push(obstacle);
    }
  };
  noteLeftOut(way, planned, note);
  noteUnseen(way, ranks, planned, note);
  return (resource, isMeant) => {
    const meant = found.get(resource)?.filter(({ target }) => isMeant(ranks.of(target))) ?? [];
    const [first] = meant.toSorted(byPlace);
    return first === undefined ? undefined : holdOf(way, resource, first);
  };
}

type Note = (obstacle: Obstacle, claims: DesiredItem["claims"]) => void;

/** On targets that are seen: what is not ours, and what the scope leaves out. Nobody waits for lists. */
function noteLeftOut(way: Way, { plans }: Planned, note: Note): void {
  for (const [target, { comparison, outside }] of plans) {
    const lists = comparison.type.carriers?.lists;
    for (const blocked of [...comparison.blocked, ...outside.blocked]) {
      const { shape, path, wanted, claims } = blocked;
      if (shape.bucket === lists || (way === "comes" && wanted === undefined)) continue;
      note({ target, path, why: "not-owned" }, claims);
    }
    for (const { shape, path, action, claims } of outside.changes) {
      const isOther = action === (way === "comes" ? "remove" : "add");
      if (shape.bucket === lists || isOther) continue;
      note({ target, path, why: "outside" }, claims);
    }
  }
}

function noteUnseen(way: Way, ranks: TypeRanks, planned: Planned, note: Note): void {
  const { declaration, owned } = planned.input;
  for (const target of new Set([...declaration.targets.keys(), ...owned.keys()])) {
    if (planned.plans.has(target)) continue;
    const isMeant = ranks.of(target) !== (way === "comes" ? ranks.highest : ranks.lowest);
    if (!isMeant) continue;
    const why = planned.unknown.has(target) ? "unseen" : "outside";
    const items = way === "comes" ? missingOn(target, planned) : leftOn(target, planned);
    for (const { path, claims } of items) note({ target, path, why }, claims);
  }
}

type Place = { readonly path: string; readonly claims: DesiredItem["claims"] };

/** What is to be there and is not, as far as anybody knows. */
function* missingOn(target: TargetName, planned: Planned): Generator<Place, void> {
  const lists = typeOf(target, planned)?.carriers?.lists;
  for (const [bucket, items] of planned.wanted.documents.itemsOf(target)) {
    if (bucket === lists) continue;
    for (const [key, item] of items) {
      if (isThere(target, bucket, key, item, planned)) continue;
      yield { path: pathOfRef({ bucket, key }), claims: item.claims };
    }
  }
}

/** What was applied and is to go, or to become something else. */
function* leftOn(target: TargetName, planned: Planned): Generator<Place, void> {
  const lists = typeOf(target, planned)?.carriers?.lists;
  const view = planned.input.live.get(target);
  for (const [bucket, items] of planned.input.owned.get(target)?.items ?? []) {
    if (bucket === lists) continue;
    for (const [key, { claims }] of items) {
      const path = pathOfRef({ bucket, key });
      const isGone =
        view?.type === "known" && valueAt(view.document, segmentsOf(path)) === undefined;
      const wanted = planned.wanted.documents.itemAt(target, bucket, key);
      const isKept = wanted !== undefined && isThere(target, bucket, key, wanted, planned);
      if (!isGone && !isKept) yield { path, claims };
    }
  }
}

/** Whether the item is live as it is wanted; where nobody looked, whether it was applied so. */
function isThere(
  target: TargetName,
  bucket: string,
  key: string,
  { value }: DesiredItem,
  planned: Planned,
): boolean {
  const type = typeOf(target, planned);
  const isContainer = type && bucketShape(type, bucket).typeOf(key)?.type.container;
  const view = planned.input.live.get(target);
  if (view?.type === "known") {
    const live = valueAt(view.document, [...segmentsOf(bucket), key]);
    return live !== undefined && (isContainer === true || equalJson(live, value));
  }
  const applied = planned.input.owned.get(target)?.items.get(bucket)?.get(key);
  if (applied === undefined) return false;
  return isContainer === true || applied.values.every((one) => equalJson(one, value));
}

function typeOf(target: TargetName, { catalog }: Planned): TargetType | undefined {
  return catalog.targetTypes.get(targetTypeOf(target));
}

function byPlace(left: Obstacle, right: Obstacle): number {
  const byTarget = compareNames(left.target, right.target);
  return byTarget === 0 ? compareNames(left.path, right.path) : byTarget;
}

function holdOf(way: Way, resource: ResourceRef, { target, path, why }: Obstacle): Hold {
  const isComing = way === "comes";
  const what = isComing
    ? `${resource} needs ${path} on ${target} first`
    : `${resource} had ${path} on ${target}`;
  const seen = `whether it is ${isComing ? "there" : "gone"}`;
  const reasons = {
    "not-owned": {
      detail: `${what}, which is held back because it is not ours`,
      help: `see why ${path} is held back`,
    },
    outside: { detail: `${what}, which is outside the scope`, help: "plan with a wider scope" },
    unseen: {
      detail: `${what}, and nobody can see ${seen}`,
      help: `bring ${target} back`,
    },
  };
  return { reason: "waiting", ...reasons[why] };
}
