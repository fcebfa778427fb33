// Turns drift that a person accepts into edits of manifests. Pure: texts in, texts out. An edit is taken
// only where a plan of the edited manifests does all that it did before, but for what was accepted: it does
// nothing new, and leaves nothing else undone. What no edit says is listed with the reason.

import { readManifest } from "../../manifest/read-manifest.ts";
import type { Allocation } from "../../model/allocation.ts";
import type { Json } from "../../model/json.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { TargetName } from "../../model/target.ts";
import { candidatesFor, type Candidate, type Written } from "./candidates.ts";
import { valueChanges, type Deviation } from "./deviation.ts";

/** Something that a plan does, or holds back. */
export interface Effect {
  /** All of it: equal effects have equal keys. */
  readonly key: string;
  readonly target: TargetName;
  /** That of the item. */
  readonly path: string;
  /** "remove /vlans/2000 on switch/leaf-a1". */
  readonly words: string;
  /** It is left alone, and somebody is told so: when it is no more, nothing is lost. */
  readonly isHeld?: boolean;
  /** The value that the item would have; absent where it goes, or nothing is done. */
  readonly wanted?: Json;
}

export type Effects =
  | { readonly type: "plan"; readonly effects: readonly Effect[] }
  /** The resources have mistakes; the words of the first. */
  | { readonly type: "refused"; readonly why: string };

export interface DriftPatchSource {
  /** The manifests by file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly resources: readonly Resource[];
  readonly allocations: readonly Allocation[];
  readonly accepted: readonly Deviation[];
  /** What a plan of these resources would do; each call may cost a plan. */
  effectsOf(resources: readonly Resource[]): Effects;
}

export interface AdoptedDeviation extends Deviation {
  /** What the edit does that says so: "sets lacp of HostGroup/node001". */
  readonly words: string;
  readonly file: string;
}

export interface LeftDeviation extends Deviation {
  /** One sentence. */
  readonly why: string;
}

export interface DriftPatch {
  /** The files that are different, with their new texts. */
  readonly texts: ReadonlyMap<string, string>;
  readonly resources: readonly Resource[];
  readonly adopted: readonly AdoptedDeviation[];
  readonly left: readonly LeftDeviation[];
}

/** More guesses at one item than any resource has fields. */
const candidatesMax = 60;

export function adoptDrift(source: DriftPatchSource): DriftPatch {
  const first = source.effectsOf(source.resources);
  if (first.type === "refused") {
    const left = source.accepted.map((one) => ({ ...one, why: first.why }));
    return { texts: new Map(), resources: source.resources, adopted: [], left };
  }
  const search = new Search(source, first.effects);
  for (const deviation of source.accepted) search.adopt(deviation);
  return search.result();
}

interface State {
  readonly texts: ReadonlyMap<string, string>;
  readonly resources: readonly Resource[];
  readonly effects: readonly Effect[];
  /** By target and path. */
  readonly adopted: ReadonlyMap<string, AdoptedDeviation>;
}

interface Tried {
  readonly candidate: Candidate;
  readonly resources: readonly Resource[];
  readonly effects: readonly Effect[];
  /** What is then still to be said of the item. */
  readonly distance: number;
}

class Search {
  readonly #source: DriftPatchSource;
  readonly #accepted: ReadonlySet<string>;
  readonly #left: LeftDeviation[] = [];
  #state: State;

  constructor(source: DriftPatchSource, effects: readonly Effect[]) {
    this.#source = source;
    this.#accepted = new Set(source.accepted.map(itemOf));
    const { texts, resources } = source;
    this.#state = { texts, resources, effects, adopted: new Map() };
  }

  adopt(deviation: Deviation): void {
    const item = itemOf(deviation);
    if (this.#state.adopted.has(item)) return;
    if (!this.#state.effects.some((one) => itemOf(one) === item)) {
      const why = "the manifests ask for nothing else any more; plumb apply records what is there";
      this.#left.push({ ...deviation, why });
      return;
    }
    const before = this.#state;
    const words: string[] = [];
    for (let open = this.#distance(deviation); open > 0; open = this.#distance(deviation)) {
      const refusals: Refusal[] = [];
      const best = this.#best(deviation, refusals);
      if (best === undefined) {
        // Half of what somebody did is nothing that anybody accepted.
        this.#state = before;
        this.#left.push({ ...deviation, why: whyOf(deviation, refusals) });
        return;
      }
      words.push(best.candidate.words);
      this.#take(best, words.join(", "));
    }
  }

  #best(deviation: Deviation, refusals: Refusal[]): Tried | undefined {
    let best: Tried | undefined;
    for (const candidate of this.#candidates(deviation)) {
      const tried = this.#try(candidate, deviation);
      if ("why" in tried) refusals.push(tried);
      else if (best === undefined || isBetter(tried, best)) best = tried;
    }
    return best;
  }

  /** In how many values a plan would make the item another than it is. */
  #distance(deviation: Deviation): number {
    return distanceIn(this.#state.effects, deviation);
  }

  result(): DriftPatch {
    const changed = [...this.#state.texts].filter(
      ([file, text]) => this.#source.texts.get(file) !== text,
    );
    return {
      texts: new Map(changed),
      resources: this.#state.resources,
      adopted: [...this.#state.adopted.values()],
      left: this.#left,
    };
  }

  /** Each text once. */
  *#candidates(deviation: Deviation): Generator<Candidate> {
    const { texts, resources } = this.#state;
    const byRef = new Map<ResourceRef, Resource>(resources.map((one) => [refOf(one), one]));
    const { allocations } = this.#source;
    const written: Written = { texts, byRef, allocations };
    const met = new Set<string>();
    for (const candidate of candidatesFor(deviation, written)) {
      const name = `${candidate.file}\n${candidate.text}`;
      if (met.has(name) || texts.get(candidate.file) === candidate.text) continue;
      met.add(name);
      yield candidate;
      if (met.size >= candidatesMax) return;
    }
  }

  #try(candidate: Candidate, deviation: Deviation): Tried | Refusal {
    const { words, file, text } = candidate;
    const read = readManifest(file, text);
    const [mistake] = read.diagnostics.filter(({ severity }) => severity === "error");
    if (mistake !== undefined) return { words, rank: 3, why: mistake.label ?? mistake.summary };
    const others = this.#state.resources.filter(({ source }) => source.file !== file);
    const resources = [...others, ...read.resources];
    const planned = this.#source.effectsOf(resources);
    if (planned.type === "refused") return { words, rank: 2, why: planned.why };
    const { effects } = planned;
    const distance = distanceIn(effects, deviation);
    if (distance >= this.#distance(deviation)) {
      return { words, rank: 4, why: "that is not what was changed" };
    }
    const refusal = this.#besides(effects, itemOf(deviation));
    return refusal === undefined
      ? { candidate, resources, effects, distance }
      : { words, ...refusal };
  }

  /** What a plan would do, or leave undone, besides what was accepted. */
  #besides(planned: readonly Effect[], item: string): Omit<Refusal, "words"> | undefined {
    const { effects } = this.#state;
    const before = new Set(effects.map(({ key }) => key));
    const after = new Set(planned.map(({ key }) => key));
    const added = planned.filter((one) => !before.has(one.key) && itemOf(one) !== item);
    const [first] = added;
    if (first !== undefined) {
      const more = added.length === 1 ? "" : ` and ${added.length - 1} more`;
      return { rank: 1, count: added.length, why: `a plan would then ${first.words}${more}` };
    }
    const unasked = effects.find(
      (one) => one.isHeld !== true && !after.has(one.key) && !this.#accepted.has(itemOf(one)),
    );
    return unasked && { rank: 0, why: `a plan would then no longer ${unasked.words}` };
  }

  #take({ candidate, resources, effects }: Tried, words: string): void {
    const { file, text } = candidate;
    const open = new Set(effects.map(itemOf));
    const done = new Set(this.#state.effects.map(itemOf).filter((one) => !open.has(one)));
    const adopted = new Map(this.#state.adopted);
    for (const deviation of this.#source.accepted) {
      const item = itemOf(deviation);
      if (done.has(item)) adopted.set(item, { ...deviation, words, file });
    }
    const texts = new Map(this.#state.texts).set(file, text);
    this.#state = { texts, resources, effects, adopted };
  }
}

function isBetter(one: Tried, other: Tried): boolean {
  if (one.distance !== other.distance) return one.distance < other.distance;
  return one.effects.length < other.effects.length;
}

function distanceIn(effects: readonly Effect[], deviation: Deviation): number {
  const item = itemOf(deviation);
  const own = effects.filter((one) => itemOf(one) === item);
  const [first] = own;
  if (first === undefined) return 0;
  const { wanted: expected } = first;
  const again = { ...deviation, ...(expected === undefined ? {} : { expected }) };
  return Math.max(1, deviation.type === "changed" ? valueChanges(again).length : 1);
}

/** Why an edit was not taken; a lower rank says more. */
interface Refusal {
  readonly words: string;
  readonly rank: number;
  readonly count?: number;
  readonly why: string;
}

function itemOf({ target, path }: Pick<Deviation, "target" | "path">): string {
  return `${target}${path}`;
}

function whyOf({ claims, type }: Deviation, refusals: readonly Refusal[]): string {
  if (type === "extra") return "no resource claims it";
  if (claims.length === 0) return "no resource of the manifests claims it";
  const telling = refusals
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => (a.rank === b.rank ? (a.count ?? 0) - (b.count ?? 0) : a.rank - b.rank));
  const [best] = telling;
  if (best === undefined) return "no edit of the resources that claim it says so";
  return `the nearest edit ${best.words}, but ${best.why}`;
}
