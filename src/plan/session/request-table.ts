// What is requested from pools, by pool and key, so that a few requests can be exchanged. A pool has to
// be looked at again where another request speaks for a key, or one appeared or went.

import type { AllocationRequest } from "../../model/allocation.ts";
import { refOf, type ResourceRef } from "../../model/resource.ts";
import { speaksBefore } from "../allocate.ts";
import { placeAfter, type ResourceOrder } from "./resource-order.ts";

type Keys = Map<string, readonly AllocationRequest[]>;

export class RequestTable {
  readonly #order: ResourceOrder;
  /** Pool → key → all its requests, in the order in which resources are asked. */
  readonly #pools: Map<string, Keys> = new Map();

  /** Takes requests in the order in which resources are asked. */
  constructor(requests: readonly AllocationRequest[], order: ResourceOrder) {
    this.#order = order;
    const lists = new Map<string, Map<string, AllocationRequest[]>>();
    for (const request of requests) {
      const keys = lists.get(request.pool) ?? new Map<string, AllocationRequest[]>();
      lists.set(request.pool, keys);
      const list = keys.get(request.key);
      if (list === undefined) keys.set(request.key, [request]);
      else list.push(request);
    }
    this.#pools = lists;
  }

  /** Puts the requests of some resources in the place of those that they had; says which pools changed. */
  exchange(before: readonly AllocationRequest[], after: readonly AllocationRequest[]): Set<string> {
    const spoke = new Map<string, Map<string, AllocationRequest | undefined>>();
    for (const { pool, key } of [...before, ...after]) {
      const keys = spoke.get(pool) ?? new Map<string, AllocationRequest | undefined>();
      spoke.set(pool, keys.set(key, this.#speaker(pool, key)));
    }
    for (const request of before) this.#remove(request);
    for (const request of after) this.#add(request);
    const changed = new Set<string>();
    for (const [pool, keys] of spoke) {
      for (const [key, speaker] of keys) {
        if (this.#speaker(pool, key) !== speaker) changed.add(pool);
      }
    }
    return changed;
  }

  /** Key → the request that speaks for all, of some pools. */
  speakers(pools: Iterable<string>): Map<string, Map<string, AllocationRequest>> {
    const byPool = new Map<string, Map<string, AllocationRequest>>();
    for (const pool of pools) {
      const keys = this.#pools.get(pool);
      if (keys === undefined) continue;
      const speakers = [...keys].flatMap(([key, requests]) => {
        const speaker = speakerOf(requests);
        return speaker === undefined ? [] : [[key, speaker] as const];
      });
      byPool.set(pool, new Map(speakers));
    }
    return byPool;
  }

  /** The resources that ask for a key. */
  askers(pool: string, key: string): ResourceRef[] {
    return (this.#pools.get(pool)?.get(key) ?? []).map(({ at }) => refOf(at.resource));
  }

  #speaker(pool: string, key: string): AllocationRequest | undefined {
    return speakerOf(this.#pools.get(pool)?.get(key) ?? []);
  }

  /** Takes away all that the request's resource has for the key. */
  #remove({ pool, key, at }: AllocationRequest): void {
    const keys = this.#pools.get(pool);
    const ref = refOf(at.resource);
    const left = (keys?.get(key) ?? []).filter((one) => refOf(one.at.resource) !== ref);
    if (left.length > 0) keys?.set(key, left);
    else keys?.delete(key);
    if (keys?.size === 0) this.#pools.delete(pool);
  }

  #add(request: AllocationRequest): void {
    const keys: Keys = this.#pools.get(request.pool) ?? new Map();
    this.#pools.set(request.pool, keys);
    const list = keys.get(request.key) ?? [];
    const ref = refOf(request.at.resource);
    const place = placeAfter(list, (one) => refOf(one.at.resource), ref, this.#order);
    keys.set(request.key, list.toSpliced(place, 0, request));
  }
}

function speakerOf(requests: readonly AllocationRequest[]): AllocationRequest | undefined {
  return requests.reduce<AllocationRequest | undefined>(
    (speaker, one) => (speaker === undefined || speaksBefore(one, speaker) ? one : speaker),
    undefined,
  );
}
