// The second step of planning where a few resources, or what is live or stored, changed: only what
// follows from the changes is worked out again, and what was desired before is changed in place. Where
// too much follows, or something is wrong, everything is left as it was.

import type { Allocated, AllocationRequest, PlaceRequest } from "../../model/allocation.ts";
import { hasErrors } from "../../model/diagnostic.ts";
import type { Kind } from "../../model/kind.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import { sortedNames } from "../../model/sort.ts";
import type { TargetName } from "../../model/target.ts";
import { isSettledAlike, type PoolAllocation } from "../allocate-pool.ts";
import {
  allocatePools,
  joined,
  type AllocationResult,
  type PoolUse,
  type StoredByPool,
} from "../allocate.ts";
import type { Catalog } from "../catalog.ts";
import { exclusiveFindings } from "../conflicts.ts";
import { asKindOfObjects } from "../declare.ts";
import { allocatedFrom, fieldOfClaimant, numberPools, placeAll, type Desire } from "../desire.ts";
import type { PlanInput } from "../input.ts";
import type { PlaceResult } from "../place.ts";
import { ClaimList, exchangeClaims } from "./claim-exchange.ts";
import { canChangeAlone, withLookers, type Declared } from "./declared.ts";
import { watchedCatalog } from "./looks.ts";
import type { RequestTable } from "./request-table.ts";
import type { ResourceOrder } from "./resource-order.ts";

/** What was desired last, and what it came from. */
export interface KeptDesire {
  readonly declared: Declared;
  readonly input: PlanInput;
  readonly desire: Desire;
  readonly stored: StoredByPool;
  readonly places: readonly PlaceRequest[];
  /** Changed in place, like the documents. */
  readonly requests: RequestTable;
}

/** What it is to become. */
export interface Next {
  readonly declared: Declared;
  readonly input: PlanInput;
  readonly stored: StoredByPool;
  readonly use: PoolUse;
  /** Pools in which something else is live or stored. */
  readonly pools: Iterable<string>;
}

export type DesireAgain =
  | {
      readonly type: "desired";
      readonly desire: Desire;
      /** Targets of which something else is desired. */
      readonly touched: ReadonlySet<TargetName>;
    }
  /** So much changes that everything must be asked. */
  | { readonly type: "too-much" }
  | { readonly type: "invalid" };

export function desireAgain(
  catalog: Catalog,
  order: ResourceOrder,
  kept: KeptDesire,
  next: Next,
): DesireAgain {
  const placement = placedAgain(kept, next.input);
  if (placement === undefined) return { type: "too-much" };
  const change = new DesireChange(catalog, order, kept, next, placement);
  const result = change.make();
  if (result.type !== "desired") change.undo();
  return result;
}

/** Places are asked for by few resources; undefined where one of them gets another. */
function placedAgain(
  { desire, places, input }: KeptDesire,
  next: PlanInput,
): PlaceResult | undefined {
  if (input.options.rebalance !== next.options.rebalance) return undefined;
  if (input.allocations === next.allocations) return desire.placement;
  const placement = placeAll(next, places);
  return isPlacedAlike(placement, desire.placement) ? placement : undefined;
}

function isPlacedAlike({ byPool }: PlaceResult, former: PlaceResult): boolean {
  const isIn = (these: PlaceResult["byPool"], others: PlaceResult["byPool"]): boolean =>
    [...these].every(([pool, keys]) =>
      [...keys].every(([key, { value }]) => others.get(pool)?.get(key)?.value === value),
    );
  return isIn(byPool, former.byPool) && isIn(former.byPool, byPool);
}

/** Resources as they were or as they are, and what they are told of allocations. */
interface Side {
  readonly kinds: Catalog["kinds"];
  readonly index: ResourceIndex;
  readonly allocated: Allocated;
}

class DesireChange {
  readonly #catalog: Catalog;
  readonly #order: ResourceOrder;
  readonly #kept: KeptDesire;
  readonly #next: Next;
  readonly #placement: PlaceResult;
  readonly #former: Side;
  readonly #undo: (() => void)[] = [];

  constructor(
    catalog: Catalog,
    order: ResourceOrder,
    kept: KeptDesire,
    next: Next,
    placement: PlaceResult,
  ) {
    this.#catalog = catalog;
    this.#order = order;
    this.#kept = kept;
    this.#next = next;
    this.#placement = placement;
    const { index } = kept.declared.declaration;
    // What was looked at then was noted then.
    this.#former = { kinds: catalog.kinds, index, allocated: kept.desire.allocated };
  }

  make(): DesireAgain {
    const { declaration, looks } = this.#next.declared;
    const { kinds } = watchedCatalog(this.#catalog, looks.desiring);
    const now = { kinds, index: declaration.index };
    const changed = this.#affected();
    const placed = allocatedFrom(this.#placement, new Map());
    const pools = this.#request(changed, { ...now, allocated: placed });
    const allocation = this.#allocate(new Set([...this.#next.pools, ...pools]));
    if (hasErrors(allocation.findings)) return { type: "invalid" };
    const askers = this.#askersOfOtherNumbers(allocation);
    if (askers === undefined) return { type: "too-much" };
    const allocated = allocatedFrom(this.#placement, allocation.byPool);
    const claiming = new Set([...changed, ...askers]);
    const touched = this.#claim(claiming, { ...now, allocated });
    if (touched === undefined) return { type: "invalid" };
    const { documents, lists } = this.#kept.desire;
    const desire = { placement: this.#placement, allocation, allocated, documents, lists };
    return { type: "desired", desire, touched };
  }

  undo(): void {
    for (const step of this.#undo.reverse()) step();
  }

  #affected(): ResourceRef[] {
    const { changed = new Map(), looks, declaration } = this.#next.declared;
    const affected = withLookers(changed, looks.desiring, declaration.index);
    return [...affected].flatMap(([kind, names]) =>
      [...names].map((name) => refOf({ kind, name })),
    );
  }

  /** Returns the pools in which other requests count. */
  #request(refs: readonly ResourceRef[], now: Side): Set<string> {
    const requestsOn = (side: Side): AllocationRequest[] => {
      const requests: AllocationRequest[] = [];
      this.#ask(refs, side, (kind, resource) => {
        requests.push(...(kind.requests?.(resource, side.index, side.allocated) ?? []));
      });
      return requests;
    };
    const before = requestsOn(this.#former);
    const after = requestsOn(now);
    const { requests } = this.#kept;
    this.#undo.push(() => requests.exchange(after, before));
    return requests.exchange(before, after);
  }

  #allocate(concerned: ReadonlySet<string>): AllocationResult {
    if (concerned.size === 0) return this.#kept.desire.allocation;
    const { input, stored, use } = this.#next;
    const speakers = this.#kept.requests.speakers(concerned);
    const again = allocatePools(numberPools(input), speakers, stored, use, concerned);
    const { allocation } = this.#kept.desire;
    const { pools } = allocation;
    const isAlike = [...concerned].every((pool) => {
      const [before, after] = [pools.get(pool), again.get(pool)];
      return before === undefined || after === undefined
        ? before === after
        : isSettledAlike(before, after);
    });
    // Mostly somebody asks anew for what is there.
    if (isAlike) return allocation;
    const all = new Map<string, PoolAllocation>();
    for (const pool of sortedNames(new Set([...pools.keys(), ...again.keys()]))) {
      const one = concerned.has(pool) ? again.get(pool) : pools.get(pool);
      if (one !== undefined) all.set(pool, one);
    }
    return joined(all);
  }

  /**
   * Who claims with a number that is another; undefined where others may do so as well. A resource
   * claims with numbers that it asked for, or that one of another kind asked for on which it depends.
   */
  #askersOfOtherNumbers({ pools }: AllocationResult): ReadonlySet<ResourceRef> | undefined {
    const askers = new Set<ResourceRef>();
    const former = this.#kept.desire.allocation.pools;
    for (const pool of new Set([...former.keys(), ...pools.keys()])) {
      if (former.get(pool) === pools.get(pool)) continue;
      const before = former.get(pool)?.values ?? new Map<string, number>();
      const after = pools.get(pool)?.values ?? new Map<string, number>();
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(key) === after.get(key)) continue;
        for (const ref of this.#kept.requests.askers(pool, key)) askers.add(ref);
      }
    }
    const { looks } = this.#next.declared;
    const kinds = new Set([...askers].map((ref) => ref.slice(0, ref.indexOf("/"))));
    const isAlone = [...kinds].every((kind) => canChangeAlone(this.#catalog, kind, looks));
    return isAlone ? askers : undefined;
  }

  /** Returns the targets of which something else is desired; undefined where claims contradict. */
  #claim(refs: Iterable<ResourceRef>, now: Side): Set<TargetName> | undefined {
    const all = [...refs];
    const claimsOn = (side: Side): ClaimList => {
      const list = new ClaimList();
      this.#ask(all, side, (kind, one) => kind.claims?.(one, side.index, side.allocated, list));
      return list;
    };
    const { documents, lists } = this.#kept.desire;
    const before = claimsOn(this.#former);
    const after = claimsOn(now);
    if (!exchangeClaims(documents, before, after, this.#order)) return undefined;
    const claimed = [...before.claims, ...after.claims];
    // Undone last, since the lists follow from the claims.
    this.#undo.push(() => lists.update(documents, claimed));
    this.#undo.push(() => exchangeClaims(documents, after, before, this.#order));
    const listed = lists.update(documents, claimed);
    if (listed.findings.length > 0) return undefined;
    const touched = new Set([...before.targets(), ...after.targets(), ...listed.touched]);
    const contradictions = exclusiveFindings(
      this.#catalog,
      documents,
      (by) => fieldOfClaimant(this.#catalog, now.index, by),
      touched,
    );
    return contradictions.length === 0 ? touched : undefined;
  }

  #ask(
    refs: readonly ResourceRef[],
    { kinds, index }: Side,
    ask: (kind: Kind<object>, resource: Resource<object>) => void,
  ): void {
    index.watched(this.#next.declared.looks.desiring.look, () => {
      for (const ref of refs) {
        const kind = kindOf(kinds, ref);
        const resource = kind && index.get<object>(kind, ref.slice(ref.indexOf("/") + 1));
        if (kind !== undefined && resource !== undefined) ask(kind, resource);
      }
    });
  }
}

function kindOf(kinds: Catalog["kinds"], ref: ResourceRef): Kind<object> | undefined {
  const name = ref.slice(0, ref.indexOf("/"));
  const kind = kinds.find((one) => one.name === name);
  return kind === undefined ? undefined : asKindOfObjects(kind);
}
