// Make before break for the lists of those that carry the same. An address leaves a list after its target
// carries the thing no longer, and a target loses its own list together with the thing. What joins, and
// who waits for that, is in list-growth.ts.

import { segmentsOf, valueAt } from "../model/pointer.ts";
import { sortedNames } from "../model/sort.ts";
import { targetTypeOf, type CarrierRule, type TargetName } from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { Change } from "./change.ts";
import { settingsOf } from "./concerned.ts";
import type { Desire } from "./desire.ts";
import type { PlanInput } from "./input.ts";
import { pathOfRef } from "./item-types.ts";
import { leaving } from "./split-lists.ts";

interface Planned {
  readonly catalog: Catalog;
  readonly input: PlanInput;
  readonly wanted: Desire;
}

/** Adds the waits of lists that lose something, and holds those that would lose it too early. */
export function linkLists(changes: readonly Change[], planned: Planned): void {
  const losing = listsAmong(changes, planned.catalog).filter((one) => leaving(one).length > 0);
  if (losing.length === 0) return;
  const ruleOf = ruleNamer(planned.catalog);
  const linker = new ListLinker(changes, planned);
  for (const list of losing) {
    const rule = ruleOf(list.target);
    if (rule !== undefined) linker.link(list, rule);
  }
}

/** The changes of lists. All changes of a plan are looked at, which must cost next to nothing. */
export function listsAmong(changes: readonly Change[], catalog: Catalog): readonly Change[] {
  const rules = [...catalog.targetTypes.values()].flatMap(({ carriers }) => carriers ?? []);
  const buckets = new Set(rules.map(({ lists }) => lists));
  const ruleOf = ruleNamer(catalog);
  return changes.filter(
    ({ shape, target }) => buckets.has(shape.bucket) && shape.bucket === ruleOf(target)?.lists,
  );
}

/** The rule of a target's type. */
export function ruleNamer({
  targetTypes,
}: Catalog): (target: TargetName) => CarrierRule | undefined {
  return (target) => targetTypes.get(targetTypeOf(target))?.carriers;
}

class ListLinker {
  readonly #planned: Planned;
  /** By target and path, "switch/leaf-a1/vnis/5000". */
  readonly #removals: Map<string, Change> = new Map();
  readonly #targetsAt: Map<string, TargetName[]> = new Map();

  constructor(changes: readonly Change[], planned: Planned) {
    this.#planned = planned;
    const ruleOf = ruleNamer(planned.catalog);
    for (const change of changes) {
      const isCarried = change.shape.bucket === ruleOf(change.target)?.carried;
      if (isCarried && change.action === "remove") {
        this.#removals.set(change.target + change.path, change);
      }
    }
    const { declaration, owned } = planned.input;
    for (const target of sortedNames(new Set([...declaration.targets.keys(), ...owned.keys()]))) {
      const settings = settingsOf(planned.input, target);
      const address = settings && ruleOf(target)?.addressOf(settings);
      if (address === undefined) continue;
      this.#targetsAt.set(address, [...(this.#targetsAt.get(address) ?? []), target]);
    }
  }

  link(list: Change, rule: CarrierRule): void {
    if (this.#isWanted(list.target, rule, list.key)) this.#afterOthers(list, rule);
    else this.#withItsOwn(list, rule);
  }

  /** Others leave the list, each only once it carries the thing no longer. */
  #afterOthers(list: Change, rule: CarrierRule): void {
    const path = pathOfRef({ bucket: rule.carried, key: list.key });
    for (const address of leaving(list)) {
      for (const target of this.#targetsAt.get(address) ?? []) {
        if (target === list.target || this.#isWanted(target, rule, list.key)) continue;
        const removal = this.#removals.get(target + path);
        if (removal !== undefined) list.waitFor(removal);
        else if (this.#isLive(target, path)) {
          list.hold ??= {
            reason: "waiting",
            detail: `${target} still has ${path}, which this plan does not remove`,
            help: `see why ${target} keeps it, or plan with a wider scope`,
          };
        }
      }
    }
  }

  /** The target itself carries the thing no longer: where it waits for others with that, so does its list. */
  #withItsOwn(list: Change, rule: CarrierRule): void {
    const path = pathOfRef({ bucket: rule.carried, key: list.key });
    const removal = this.#removals.get(list.target + path);
    if (removal === undefined) return;
    for (const awaited of removal.waits) {
      if (awaited.target !== list.target) list.waitFor(awaited);
    }
    if (removal.hold === undefined) return;
    list.hold ??= {
      reason: "waiting",
      detail: `it goes with ${path}, which is held back`,
      help: `see why ${path} is held back`,
    };
  }

  #isWanted(target: TargetName, { carried }: CarrierRule, key: string): boolean {
    return this.#planned.wanted.documents.itemAt(target, carried, key) !== undefined;
  }

  #isLive(target: TargetName, path: string): boolean {
    const view = this.#planned.input.live.get(target);
    return view?.type === "known" && valueAt(view.document, segmentsOf(path)) !== undefined;
  }
}
