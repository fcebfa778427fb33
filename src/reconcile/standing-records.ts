// What is ours on each target, and all allocations, kept between readings. Whoever writes these holds
// the lock, and took the next generation with it: while the generation is the same and nobody holds the
// lock, nothing can have moved, and two short records say so. Otherwise digests tell what to read again.

import type { Allocation } from "../model/allocation.ts";
import type { OwnedDocument } from "../model/owned.ts";
import { compareNames } from "../model/sort.ts";
import type { TargetName } from "../model/target.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readAllocations } from "../records/allocations.ts";
import { targetOfKey, type StoreKeys } from "../records/keys.ts";
import { readAllOwned, readOwned } from "../records/owned.ts";
import { readRange } from "../records/ranges.ts";
import { forEachLimited } from "./limited.ts";

export interface KeptRecords {
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
  /** Targets of which something else is ours than before; undefined where nobody can have written. */
  readonly moved: ReadonlySet<TargetName> | undefined;
}

interface Kept {
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly allocations: readonly Allocation[];
  /** As they were before the documents were read: what is newer than they say is read once more. */
  readonly ownedDigests: ReadonlyMap<TargetName, string>;
  /** Undefined where a commit was cut short, and nobody computed it. */
  readonly allocationsDigest: string | undefined;
}

const readsAtOnce = 100;
const attemptsMax = 3;

export class StandingRecords {
  readonly #store: Store;
  readonly #keys: StoreKeys;
  #kept: Kept | undefined;
  /** The revision of the generation under which all that is kept was read, with nobody writing. */
  #moment: number | undefined;
  #doubts = 0;

  constructor({ store, keys }: { readonly store: Store; readonly keys: StoreKeys }) {
    this.#store = store;
    this.#keys = keys;
  }

  async read(): Promise<KeptRecords | Trouble> {
    const moved = new Set<TargetName>();
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.#now();
      if (isTrouble(before)) return before;
      if (this.#kept !== undefined && before !== "writing" && before === this.#moment) {
        return { ...this.#kept, moved: attempt === 1 ? undefined : moved };
      }
      this.#moment = undefined;
      const doubts = this.#doubts;
      const kept = await this.#readAgain(moved);
      if (isTrouble(kept)) return kept;
      this.#kept = kept;
      const after = await this.#now();
      if (isTrouble(after)) return after;
      const isOfOneMoment = before !== "writing" && before === after;
      // What somebody doubts meanwhile may have been read before it moved.
      if (isOfOneMoment && doubts === this.#doubts) this.#moment = before;
      // Whoever writes may do so for minutes; the next reading sees to the rest.
      if (isOfOneMoment || attempt === attemptsMax) return { ...kept, moved };
    }
  }

  /** Whether somebody has written since the last reading, or is writing. */
  async mayHaveMoved(): Promise<boolean> {
    const now = await this.#now();
    return isTrouble(now) || now === "writing" ? false : now !== this.#moment;
  }

  /** The digests are compared next time, whatever the generation says. */
  doubt(): void {
    this.#doubts += 1;
    this.#moment = undefined;
  }

  /** True where a record of a digest says something else than what is kept. */
  isNews(key: string, value: string | undefined): boolean {
    if (this.#kept === undefined) return true;
    const { ownedDigests, allocationsDigest } = this.#kept;
    if (key === this.#keys.allocationsDigest) return allocationsDigest !== value;
    return ownedDigests.get(this.#targetOf(key)) !== value;
  }

  /** The generation's revision while nobody writes. */
  async #now(): Promise<number | "writing" | Trouble> {
    // In this order: whoever takes the lock in between is met by the second look.
    const generation = await this.#store.get(this.#keys.generation);
    if (isTrouble(generation)) return generation;
    const lock = await this.#store.get(this.#keys.lock);
    if (isTrouble(lock)) return lock;
    return lock === undefined ? (generation?.revision ?? 0) : "writing";
  }

  async #readAgain(moved: Set<TargetName>): Promise<Kept | Trouble> {
    const store = this.#store;
    const keys = this.#keys;
    const entries = await readRange(store, keys.ownedDigests);
    if (isTrouble(entries)) return entries;
    const ownedDigests = new Map(entries.map(({ key, value }) => [this.#targetOf(key), value]));
    const digest = await store.get(keys.allocationsDigest);
    if (isTrouble(digest)) return digest;
    const allocationsDigest = digest?.value;
    const kept = this.#kept;
    const isSame = allocationsDigest !== undefined && allocationsDigest === kept?.allocationsDigest;
    const allocations = isSame ? kept?.allocations : await readAllocations(store, keys);
    const owned =
      kept === undefined
        ? await readAllOwned(store, keys)
        : await this.#ownedAgain(kept, ownedDigests, moved);
    if (isTrouble(allocations)) return allocations;
    if (isTrouble(owned)) return owned;
    return {
      owned,
      ownedDigests,
      allocations: sameOr(kept?.allocations, allocations ?? []),
      allocationsDigest,
    };
  }

  async #ownedAgain(
    { owned, ownedDigests }: Kept,
    now: ReadonlyMap<TargetName, string>,
    moved: Set<TargetName>,
  ): Promise<ReadonlyMap<TargetName, OwnedDocument> | Trouble> {
    const names = new Set([...owned.keys(), ...ownedDigests.keys(), ...now.keys()]);
    // Of a record that has no digest nobody can say whether it moved.
    const doubtful = [...names].filter((target) => {
      return now.get(target) === undefined || now.get(target) !== ownedDigests.get(target);
    });
    if (doubtful.length === 0) return owned;
    const found = new Map<TargetName, OwnedDocument | undefined | Trouble>();
    await forEachLimited(doubtful, readsAtOnce, async (target) => {
      found.set(target, await readOwned(this.#store, this.#keys, target));
    });
    const next = new Map(owned);
    for (const [target, document] of found) {
      if (isTrouble(document)) return document;
      moved.add(target);
      if (document === undefined) next.delete(target);
      else next.set(target, document);
    }
    return new Map([...next].sort(([a], [b]) => compareNames(a, b)));
  }

  #targetOf(key: string): TargetName {
    return targetOfKey(key.slice(this.#keys.ownedDigests.length));
  }
}

/** The former list where it says the same. */
function sameOr(
  former: readonly Allocation[] | undefined,
  found: readonly Allocation[],
): readonly Allocation[] {
  if (former === undefined || former.length !== found.length) return found;
  const isSame = found.every(({ pool, key, value, reason }, i) => {
    const one = former[i];
    return one?.pool === pool && one.key === key && one.value === value && one.reason === reason;
  });
  return isSame ? former : found;
}
