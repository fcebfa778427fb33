// Which numbers of which pools live documents hold, kept up to date target by target. It answers what
// pool-use.ts answers, and says in which pools the answer changed.

import { equalJson } from "../../model/json.ts";
import { compareNames, sortedNames } from "../../model/sort.ts";
import {
  targetTypeOf,
  type LiveView,
  type TargetName,
  type TargetType,
} from "../../model/target.ts";
import type { LiveNumbers } from "../allocate-pool.ts";
import type { PoolUse } from "../allocate.ts";
import type { Catalog } from "../catalog.ts";
import { settingsOf } from "../concerned.ts";
import type { PlanInput } from "../input.ts";
import { isSameView } from "./target-plans.ts";

/** What one target shows. */
interface Shown {
  /** From allocation space to pool. */
  readonly pools: Readonly<Record<string, string>>;
  /** Undefined where this build does not know such targets. */
  readonly type: TargetType | undefined;
  readonly view: LiveView | undefined;
}

/** A target that shows a number, and the key that it shows for it. */
interface Holder {
  readonly target: TargetName;
  readonly key: string | undefined;
}

export class LiveNumberTable {
  readonly #shown: Map<TargetName, Shown> = new Map();
  /** Pool → number → who shows it, sorted by target. */
  readonly #holders: Map<string, Map<number, Holder[]>> = new Map();
  /** Pool → number → the key that the first target shows that shows one. */
  readonly #live: Map<string, Map<number, string | undefined>> = new Map();
  /** Pool → how many of its targets are unknown. */
  readonly #unknown: Map<string, number> = new Map();
  #last: PlanInput | undefined;

  use(): PoolUse {
    return { live: this.#live, unknown: new Set(this.#unknown.keys()) };
  }

  /** Takes in what targets show that showed something else before. Returns the changed pools. */
  update(catalog: Catalog, input: PlanInput): Set<string> {
    const { declaration, live, owned } = input;
    const last = this.#last;
    this.#last = input;
    const isSame = last?.live === live && last.owned === owned;
    if (isSame && last.declaration.targets === declaration.targets) return new Set();
    const names = new Set([...declaration.targets.keys(), ...owned.keys()]);
    const changed = new Set<string>();
    for (const target of sortedNames(new Set([...names, ...this.#shown.keys()]))) {
      const before = this.#shown.get(target);
      const after = names.has(target) ? shownBy(target, catalog, input) : undefined;
      if (before !== undefined && after !== undefined && isAlike(before, after)) continue;
      this.#exchange(target, before, after, changed);
      if (after === undefined) this.#shown.delete(target);
      else this.#shown.set(target, after);
    }
    return changed;
  }

  /** Exchanges what a target shows; undefined where it was or becomes no target. */
  #exchange(
    target: TargetName,
    before: Shown | undefined,
    after: Shown | undefined,
    changed: Set<string>,
  ): void {
    for (const pool of unreadable(before)) if (this.#count(pool, -1)) changed.add(pool);
    for (const pool of unreadable(after)) if (this.#count(pool, 1)) changed.add(pool);
    const former = numbersOf(before);
    const current = numbersOf(after);
    for (const pool of new Set([...former.keys(), ...current.keys()])) {
      const old = former.get(pool) ?? nothing;
      const fresh = current.get(pool) ?? nothing;
      for (const [number, key] of old) {
        if (fresh.has(number) && fresh.get(number) === key) continue;
        if (this.#take(pool, number, target)) changed.add(pool);
      }
      for (const [number, key] of fresh) {
        if (old.has(number) && old.get(number) === key) continue;
        if (this.#put(pool, number, { target, key })) changed.add(pool);
      }
    }
  }

  /** True where a pool had no unknown target and has one, or the other way round. */
  #count(pool: string, step: number): boolean {
    const before = this.#unknown.get(pool) ?? 0;
    if (before + step > 0) this.#unknown.set(pool, before + step);
    else this.#unknown.delete(pool);
    return before === 0 || before + step === 0;
  }

  #take(pool: string, number: number, target: TargetName): boolean {
    const holders = this.#holdersOf(pool, number);
    holders.splice(
      holders.findIndex((one) => one.target === target),
      1,
    );
    return this.#settle(pool, number, holders);
  }

  #put(pool: string, number: number, holder: Holder): boolean {
    const holders = this.#holdersOf(pool, number);
    // Targets mostly come in order.
    let place = holders.length;
    while (place > 0 && compareNames(holders[place - 1]?.target ?? "", holder.target) > 0)
      place -= 1;
    holders.splice(place, 0, holder);
    return this.#settle(pool, number, holders);
  }

  #holdersOf(pool: string, number: number): Holder[] {
    const numbers = entryOf(this.#holders, pool);
    let holders = numbers.get(number);
    if (holders === undefined) numbers.set(number, (holders = []));
    return holders;
  }

  /** True where the number is live and was not, is not and was, or shows another key. */
  #settle(pool: string, number: number, holders: readonly Holder[]): boolean {
    const live = entryOf(this.#live, pool);
    const before = live.get(number);
    if (holders.length === 0) {
      this.#holders.get(pool)?.delete(number);
      return live.delete(number);
    }
    const key = holders.find((one) => one.key !== undefined)?.key;
    const isNew = !live.has(number);
    live.set(number, key);
    return isNew || before !== key;
  }
}

const nothing: LiveNumbers = new Map();

function shownBy(target: TargetName, catalog: Catalog, input: PlanInput): Shown {
  const pools = settingsOf(input, target)?.pools ?? {};
  return {
    pools,
    type: catalog.targetTypes.get(targetTypeOf(target)),
    view: input.live.get(target),
  };
}

function isAlike(before: Shown, after: Shown): boolean {
  return isSameView(before.view, after.view) && equalJson(before.pools, after.pools);
}

/** The pools of which a target hides the numbers. */
function unreadable(shown: Shown | undefined): Iterable<string> {
  if (shown === undefined) return [];
  const isReadable = shown.type !== undefined && shown.view?.type === "known";
  return isReadable ? [] : new Set(Object.values(shown.pools));
}

function numbersOf(shown: Shown | undefined): Map<string, LiveNumbers> {
  const byPool = new Map<string, Map<number, string | undefined>>();
  if (shown?.type === undefined || shown.view?.type !== "known") return byPool;
  for (const { space, number, key } of shown.type.numbersIn(shown.view.document)) {
    const pool = shown.pools[space];
    if (pool === undefined) continue;
    const numbers = entryOf(byPool, pool);
    if (numbers.get(number) === undefined) numbers.set(number, key);
  }
  return byPool;
}

function entryOf<K, V>(map: Map<string, Map<K, V>>, name: string): Map<K, V> {
  let entry = map.get(name);
  if (entry === undefined) map.set(name, (entry = new Map()));
  return entry;
}
