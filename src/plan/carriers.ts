// What targets that carry the same must know of each other: for every VNI, at which addresses the other
// switches are that carry it. No resource claims these lists; they follow from what all claims add up to.
// Here is who carries what, and when a list is made again; what stands in it is in carrier-list.ts.

import type { Finding } from "../model/diagnostic.ts";
import { sortedNames } from "../model/sort.ts";
import type { CarrierRule, DeclaredTarget, TargetName } from "../model/target.ts";
import {
  carriersAmong,
  listFor,
  othersOf,
  unreachableAmong,
  type Carried,
  type Carrier,
} from "./carrier-list.ts";
import type { Catalog } from "./catalog.ts";
import type { DesiredDocuments, DesiredItem } from "./desired.ts";

/** Where an item stands that some resource claims. */
interface Claimed {
  readonly target: TargetName;
  readonly bucket: string;
  readonly key: string;
}

interface ListsMade {
  /** Targets of which another list is desired. */
  readonly touched: ReadonlySet<TargetName>;
  /** What is wrong with the carriers that were looked at. */
  readonly findings: readonly Finding[];
}

/** Keeps the lists in desired documents, as long as the declared targets stay the same. */
export class CarrierLists {
  /** Empty where no target has anything to tell: then nothing is looked at. */
  readonly #carriers: ReadonlyMap<TargetName, Carrier>;
  readonly #byKey: Map<CarrierRule, Map<string, Set<TargetName>>> = new Map();

  constructor(catalog: Catalog, targets: Iterable<DeclaredTarget>) {
    this.#carriers = carriersAmong(catalog, targets);
  }

  /** Puts all lists into documents that have none. */
  fill(documents: DesiredDocuments): ListsMade {
    const claimed: Claimed[] = [];
    for (const [target, { rule }] of this.#carriers) {
      const bucket = rule.carried;
      const keys = documents.itemsOf(target).get(bucket)?.keys() ?? [];
      for (const key of keys) claimed.push({ target, bucket, key });
    }
    return this.update(documents, claimed);
  }

  /** Makes the lists right after some items are claimed otherwise. Any items will do. */
  update(documents: DesiredDocuments, claimed: Iterable<Claimed>): ListsMade {
    const touched = new Set<TargetName>();
    const faults = new Map<TargetName, Finding>();
    for (const [rule, keys] of this.#take(documents, claimed, touched)) {
      for (const key of keys) {
        const carried = this.#carried(documents, rule, key);
        const others = othersOf(carried);
        for (const carrier of carried.by) {
          const list = listFor(carrier, carried, others);
          setList(documents, { rule, key, target: carrier.declared.target }, list, touched);
        }
        for (const [target, fault] of unreachableAmong(carried)) {
          if (!faults.has(target)) faults.set(target, fault);
        }
      }
    }
    const findings = sortedNames(faults.keys()).flatMap((one) => faults.get(one) ?? []);
    return { touched, findings };
  }

  /** Takes in who carries what; says of what the lists may be others. */
  #take(
    documents: DesiredDocuments,
    claimed: Iterable<Claimed>,
    touched: Set<TargetName>,
  ): Map<CarrierRule, Set<string>> {
    const taken = new Map<CarrierRule, Set<string>>();
    if (this.#carriers.size === 0) return taken;
    for (const { target, bucket, key } of claimed) {
      const rule = this.#carriers.get(target)?.rule;
      if (rule === undefined || bucket !== rule.carried) continue;
      const byKey = entryOf(this.#byKey, rule, () => new Map<string, Set<TargetName>>());
      const targets = entryOf(byKey, key, () => new Set<TargetName>());
      if (documents.itemAt(target, bucket, key) === undefined) {
        targets.delete(target);
        setList(documents, { rule, key, target }, undefined, touched);
      } else targets.add(target);
      entryOf(taken, rule, () => new Set<string>()).add(key);
    }
    return taken;
  }

  #carried(documents: DesiredDocuments, rule: CarrierRule, key: string): Carried {
    const byKey = this.#byKey.get(rule);
    const targets = byKey?.get(key);
    if (targets?.size === 0) byKey?.delete(key);
    const by = sortedNames(targets ?? []).flatMap((one) => this.#carriers.get(one) ?? []);
    return { rule, key, by, documents };
  }
}

function setList(
  documents: DesiredDocuments,
  { rule, key, target }: { rule: CarrierRule; key: string; target: TargetName },
  list: DesiredItem | undefined,
  touched: Set<TargetName>,
): void {
  const former = documents.itemAt(target, rule.lists, key);
  if (list === undefined && former === undefined) return;
  documents.setItem(target, rule.lists, key, list);
  touched.add(target);
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
