// The merge: claims add up to one desired document per target. An item has as many claimants as
// resources need it; two different values for one item are a conflict that names both.

import type { Claimant, ClaimSink } from "../model/claim.ts";
import { equalJson, type Json } from "../model/json.ts";
import type { TargetName } from "../model/target.ts";

export interface DesiredItem {
  readonly value: Json;
  readonly claims: readonly Claimant[];
}

/** Bucket → key → item. */
export type DesiredItems = ReadonlyMap<string, ReadonlyMap<string, DesiredItem>>;

export interface Conflict {
  readonly target: TargetName;
  readonly bucket: string;
  readonly key: string;
  readonly first: { readonly value: Json; readonly by: Claimant };
  readonly second: { readonly value: Json; readonly by: Claimant };
}

export interface Declined {
  readonly by: Claimant;
  readonly reason: "admin-state-down";
  readonly detail: string;
}

/** Collects the claims of a run. The order of claims decides nothing but who is named first. */
export class DesiredDocuments implements ClaimSink {
  readonly conflicts: Conflict[] = [];
  readonly declined: Declined[] = [];
  /** A claimant often makes one claim on many ports; these items are one object. */
  #last: DesiredItem | undefined;
  readonly #targets: Map<TargetName, Map<string, Map<string, DesiredItem>>> = new Map();
  /** Claims come target by target, so that mostly one lookup does. */
  #lastTarget: TargetName | undefined;
  #lastBuckets: Map<string, Map<string, DesiredItem>> = new Map();

  claim(target: TargetName, bucket: string, key: string, value: Json, by: Claimant): void {
    const items = this.#bucket(target, bucket);
    const item = items.get(key);
    if (item === undefined) {
      const last = this.#last;
      const isSame = last !== undefined && last.value === value && last.claims[0] === by;
      const fresh = isSame ? last : { value, claims: [by] };
      this.#last = fresh;
      items.set(key, fresh);
      return;
    }
    if (item.value !== value && !equalJson(item.value, value)) {
      const first = item.claims[0];
      if (first === undefined)
        throw new Error(`${target}${bucket}/${key} has a value but no claim`);
      const second = { value, by };
      this.conflicts.push({ target, bucket, key, first: { value: item.value, by: first }, second });
      return;
    }
    // A kind makes all its claims on an item in a row, so the last claimant tells repetitions.
    if (item.claims.at(-1) === by) return;
    items.set(key, { value: item.value, claims: [...item.claims, by] });
  }

  decline(by: Claimant, reason: Declined["reason"], detail: string): void {
    this.declined.push({ by, reason, detail });
  }

  itemAt(target: TargetName, bucket: string, key: string): DesiredItem | undefined {
    return this.#targets.get(target)?.get(bucket)?.get(key);
  }

  /** Puts an item in the place of another; undefined takes it away. */
  setItem(target: TargetName, bucket: string, key: string, item: DesiredItem | undefined): void {
    if (item !== undefined) {
      this.#bucket(target, bucket).set(key, item);
      return;
    }
    const buckets = this.#targets.get(target);
    const items = buckets?.get(bucket);
    items?.delete(key);
    if (items?.size === 0) buckets?.delete(bucket);
    if (buckets?.size === 0) this.#targets.delete(target);
    this.#lastTarget = undefined;
  }

  itemsOf(target: TargetName): DesiredItems {
    return this.#targets.get(target) ?? new Map();
  }

  targets(): Iterable<TargetName> {
    return this.#targets.keys();
  }

  #bucket(target: TargetName, bucket: string): Map<string, DesiredItem> {
    if (target !== this.#lastTarget) {
      let buckets = this.#targets.get(target);
      if (buckets === undefined) this.#targets.set(target, (buckets = new Map()));
      this.#lastTarget = target;
      this.#lastBuckets = buckets;
    }
    let items = this.#lastBuckets.get(bucket);
    if (items === undefined) this.#lastBuckets.set(bucket, (items = new Map()));
    return items;
  }
}
