// What stands in the list of one carrier: the addresses of all others that carry the same. Needed by
// whoever needs what is carried, on any of the targets. Who carries what is found out in carriers.ts.

import type { Claimant } from "../model/claim.ts";
import type { Finding } from "../model/diagnostic.ts";
import type { JsonObject } from "../model/json.ts";
import { sortedNames } from "../model/sort.ts";
import {
  targetTypeOf,
  type CarrierRule,
  type DeclaredTarget,
  type TargetName,
} from "../model/target.ts";
import type { Catalog } from "./catalog.ts";
import type { DesiredDocuments, DesiredItem } from "./desired.ts";

/** A declared target that may carry what others carry as well. */
export interface Carrier {
  readonly declared: DeclaredTarget;
  readonly rule: CarrierRule;
  readonly address: string | undefined;
  /** Its driver keeps lists. */
  readonly isListing: boolean;
  /** Its driver cannot do without an address. */
  readonly needsAddress: boolean;
}

/** One thing, such as a VNI, with all that carry it, sorted by target. */
export interface Carried {
  readonly rule: CarrierRule;
  readonly key: string;
  readonly by: readonly Carrier[];
  readonly documents: DesiredDocuments;
}

/** Empty where nobody has an address, and nobody's driver needs one. */
export function carriersAmong(
  catalog: Catalog,
  targets: Iterable<DeclaredTarget>,
): Map<TargetName, Carrier> {
  const carriers = new Map<TargetName, Carrier>();
  let isAnyTold = false;
  for (const declared of targets) {
    const rule = catalog.targetTypes.get(targetTypeOf(declared.target))?.carriers;
    if (rule === undefined) continue;
    const driver = catalog.drivers.get(declared.driver);
    const address = rule.addressOf(declared);
    const isListing = driver?.features.has(rule.feature) === true;
    const needsAddress = driver?.needsAddress === true;
    isAnyTold ||= address !== undefined || needsAddress;
    carriers.set(declared.target, { declared, rule, address, isListing, needsAddress });
  }
  return isAnyTold ? carriers : new Map();
}

/** What the carriers of one thing have in common: all their addresses, and all claims on it. */
interface Others {
  /** Sorted, each once. */
  readonly addresses: readonly string[];
  readonly claims: readonly Claimant[];
  /** Own address → the list of those who have it; carriers without one have `undefined`. */
  readonly values: Map<string | undefined, JsonObject>;
}

export function othersOf({ rule, key, by, documents }: Carried): Others {
  const addresses = sortedNames(new Set(by.flatMap(({ address }) => address ?? [])));
  const claims = new Set<Claimant>();
  for (const { declared } of by) {
    const item = documents.itemAt(declared.target, rule.carried, key);
    for (const claimant of item?.claims ?? []) claims.add(claimant);
  }
  return { addresses, claims: [...claims], values: new Map() };
}

/** Undefined where the carrier keeps no list, or where there is nobody else. */
export function listFor(
  carrier: Carrier,
  carried: Carried,
  { addresses, claims, values }: Others,
): DesiredItem | undefined {
  const isAlone = addresses.every((one) => one === carrier.address);
  if (isAlone || !keepsList(carrier, carried)) return undefined;
  let value = values.get(carrier.address);
  if (value === undefined) {
    const others = addresses.filter((one) => one !== carrier.address);
    value = Object.fromEntries(others.map((one) => [one, {}]));
    values.set(carrier.address, value);
  }
  return { value, claims };
}

function keepsList({ declared, isListing }: Carrier, { rule, key, documents }: Carried): boolean {
  if (!isListing) return false;
  const { target } = declared;
  const item = documents.itemAt(target, rule.carried, key);
  if (item === undefined) return false;
  const instead = rule.insteadOf(item.value);
  return documents.itemAt(target, instead.bucket, instead.key) === undefined;
}

/** Carriers without the address that a list, their own or another one's, needs. */
export function unreachableAmong(carried: Carried): Map<TargetName, Finding> {
  const { by } = carried;
  const faults = new Map<TargetName, Finding>();
  if (by.length < 2 || !by.some((one) => keepsList(one, carried))) return faults;
  const isAnyAddressed = by.some(({ address }) => address !== undefined);
  for (const carrier of by) {
    const { declared, address, isListing, needsAddress } = carrier;
    if (address !== undefined || !isListing || !(isAnyAddressed || needsAddress)) continue;
    faults.set(declared.target, unreachable(carrier, carried));
  }
  return faults;
}

function unreachable({ declared, rule }: Carrier, { key, by }: Carried): Finding {
  const words = rule.unreachable;
  const others = by.flatMap((one) => (one.declared === declared ? [] : one.declared.target));
  return {
    code: words.code,
    severity: "error",
    at: { resource: declared.resource, field: words.field },
    label: words.label(key, others),
    help: words.help,
  };
}
