// Planning again and again in one process. A session gives the very plans that `makePlan` gives, and
// keeps what it worked out for the next one, so that a plan costs about as much as there is change.
// It reads nothing: documents that did not change are handed in as the same values, or with the same
// digest, and records that did not change as the same values.

import { hasErrors } from "../../model/diagnostic.ts";
import { equalJson, type Json } from "../../model/json.ts";
import type { Resource } from "../../model/resource.ts";
import { ResourceIndex } from "../../model/resource-index.ts";
import type { TargetName } from "../../model/target.ts";
import { storedByPool, type StoredByPool } from "../allocate.ts";
import type { Catalog } from "../catalog.ts";
import type { Declaration } from "../declare.ts";
import { desire, isNumber } from "../desire.ts";
import type { PlanInput, PlanOptions } from "../input.ts";
import { makePlan, planDesire, type PlanResult } from "../plan.ts";
import { declareAgain, declareWhole, type Declared } from "./declared.ts";
import { desireAgain, type KeptDesire } from "./desire-again.ts";
import { LiveNumberTable } from "./live-numbers.ts";
import { watchedCatalog } from "./looks.ts";
import { PendingChanges } from "./pending-changes.ts";
import { RequestTable } from "./request-table.ts";
import { resourceOrder, type ResourceOrder } from "./resource-order.ts";
import { TargetPlans } from "./target-plans.ts";

export interface ResourceChanges {
  /** New resources, and those that take the place of others of their kind and name. */
  readonly put: readonly Resource[];
  readonly removed: readonly Pick<Resource, "kind" | "name">[];
}

/** What the last plan was made from, and what was worked out for it. */
interface Kept extends KeptDesire {
  readonly numbers: LiveNumberTable;
  readonly targets: TargetPlans;
}

export class PlanningSession {
  readonly #catalog: Catalog;
  readonly #order: ResourceOrder;
  #pending: PendingChanges;
  /** The resources of the last plan. */
  #index: ResourceIndex;
  #declared: Declared | undefined;
  /** Undefined as long as there was no plan. */
  #kept: Kept | undefined;
  /** The last plan that was asked for. */
  #last: { readonly input: PlanInput; readonly result: PlanResult } | undefined;
  /** Pools in which something else is live than in the last plan. */
  #stirred: ReadonlySet<string> = new Set();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    this.#order = resourceOrder(catalog);
    this.#index = new ResourceIndex([]);
    this.#pending = new PendingChanges(this.#index);
  }

  /** What `declare` says of these resources. They are all that there are. */
  declareAll(resources: Iterable<Resource>): Declaration {
    this.#pending.replaceAll(resources);
    return this.#declare();
  }

  /** What `declare` says of the resources that it was told of before, with these changes. */
  declareChanges({ put, removed }: ResourceChanges): Declaration {
    for (const resource of removed) this.#pending.remove(resource);
    for (const resource of put) this.#pending.put(resource);
    return this.#declare();
  }

  /** Takes back all changes that it was told of and that no plan was made of. */
  dropChanges(): void {
    this.#pending = new PendingChanges(this.#index);
  }

  /**
   * What `makePlan` says; it costs little where the declaration is the last one of this session. An
   * input that is invalid changes nothing of what is kept.
   */
  plan(input: PlanInput): PlanResult {
    const declared = this.#declared;
    if (declared?.declaration !== input.declaration) return makePlan(this.#catalog, input);
    const { findings } = declared.declaration;
    if (hasErrors(findings)) return { type: "invalid", findings };
    const kept = this.#kept;
    const same = kept && this.#sameAgain(kept, declared, input);
    if (same !== undefined) return same;
    // Should a bug throw on the way, the next plan starts from nothing.
    this.#kept = undefined;
    const result =
      (kept && this.#planAgain(kept, declared, input)) ?? this.#planWhole(declared, input);
    this.#kept ??= kept;
    this.#last = { input, result };
    return result;
  }

  /** The last plan, where it was made from these very values. */
  #sameAgain(kept: Kept, { changed }: Declared, input: PlanInput): PlanResult | undefined {
    const last = this.#last;
    if (last?.input !== kept.input || changed?.size !== 0 || this.#stirred.size > 0)
      return undefined;
    const { live, owned, allocations, options } = last.input;
    const isSame =
      live === input.live && owned === input.owned && allocations === input.allocations;
    return isSame && equalJson(asJson(options), asJson(input.options)) ? last.result : undefined;
  }

  #declare(): Declaration {
    const changed = this.#pending.changed();
    const index = this.#index.with(changed);
    const names = new Map([...changed].map(([kind, ones]) => [kind, new Set(ones.keys())]));
    const again = this.#kept && declareAgain(this.#catalog, this.#kept.declared, index, names);
    this.#declared = again ?? declareWhole(this.#catalog, index);
    return this.#declared.declaration;
  }

  /** Undefined where everything must be asked again. */
  #planAgain(kept: Kept, declared: Declared, input: PlanInput): PlanResult | undefined {
    if (declared.changed === undefined) return undefined;
    const stored = storedIn(input, kept);
    const live = kept.numbers.update(this.#catalog, input);
    this.#stirred = new Set([...this.#stirred, ...live]);
    const pools = [...this.#stirred, ...changedPools(kept.stored, stored)];
    const next = { declared, input, stored, use: kept.numbers.use(), pools };
    const again = desireAgain(this.#catalog, this.#order, kept, next);
    if (again.type === "too-much") return undefined;
    if (again.type === "invalid") return makePlan(this.#catalog, input);
    const { touched, desire: wanted } = again;
    const isAlike = isSameOptions(kept.input.options, input.options);
    const targets = isAlike ? kept.targets : new TargetPlans();
    const now = { ...kept, declared, input, stored, desire: wanted, targets };
    this.#keep(now);
    return this.#planDesire(now, touched);
  }

  #planWhole(declared: Declared, input: PlanInput): PlanResult {
    const { looks, declaration } = declared;
    const numbers = new LiveNumberTable();
    numbers.update(this.#catalog, input);
    const asked = watchedCatalog(this.#catalog, looks.desiring);
    const use = numbers.use();
    const result = declaration.index.watched(looks.desiring.look, () => desire(asked, input, use));
    if (result.type === "invalid") return result;
    const now = {
      declared,
      input,
      desire: result.desire,
      stored: storedIn(input),
      places: result.requests.places,
      requests: new RequestTable(result.requests.numbers, this.#order),
      numbers,
      targets: new TargetPlans(),
    };
    this.#keep(now);
    return this.#planDesire(now, []);
  }

  /** From here on this is what changes count against. */
  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#stirred = new Set();
    this.#declared = { ...kept.declared, changed: new Map() };
    this.#index = kept.declared.declaration.index;
    this.#pending = new PendingChanges(this.#index);
  }

  #planDesire(kept: Kept, touched: Iterable<TargetName>): PlanResult {
    const { input, targets } = kept;
    const planOne = targets.planner(this.#catalog, input, kept.desire, touched);
    const plan = planDesire(this.#catalog, input, kept.desire, planOne);
    const { findings } = input.declaration;
    return { type: "planned", plan, findings: [...findings, ...kept.desire.allocation.findings] };
  }
}

function storedIn(input: PlanInput, kept?: Kept): StoredByPool {
  if (kept?.input.allocations === input.allocations) return kept.stored;
  return storedByPool(input.allocations.filter(isNumber));
}

/** Pools of which something else is stored. */
function changedPools(before: StoredByPool, after: StoredByPool): string[] {
  if (before === after) return [];
  return [...new Set([...before.keys(), ...after.keys()])].filter((pool) => {
    const former = before.get(pool);
    const keys = after.get(pool);
    if (former === undefined || keys === undefined || former.size !== keys.size) return true;
    return [...keys].some(([key, value]) => former.get(key) !== value);
  });
}

/** Restraints only hold changes, and what is kept of targets are those without any. */
function isSameOptions(left: PlanOptions, right: PlanOptions): boolean {
  return left === right || equalJson(unrestrained(left), unrestrained(right));
}

function unrestrained(options: PlanOptions): Json {
  return asJson({ ...options, restraints: {} });
}

function asJson(options: PlanOptions): Json {
  return options as unknown as Json;
}
