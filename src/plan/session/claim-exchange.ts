// Exchanges the claims of some resources in documents that are merged already. Claims that stay are not
// touched, and those that are put in stand where they would have stood from the beginning.

import type { Claimant, ClaimSink } from "../../model/claim.ts";
import { equalJson, type Json } from "../../model/json.ts";
import type { TargetName } from "../../model/target.ts";
import type { Declined, DesiredDocuments } from "../desired.ts";
import { placeAfter, type ResourceOrder } from "./resource-order.ts";

interface Claim {
  readonly target: TargetName;
  readonly bucket: string;
  readonly key: string;
  readonly value: Json;
  readonly by: Claimant;
}

/** The claims of some resources, in the order in which they are made. */
export class ClaimList implements ClaimSink {
  readonly claims: Claim[] = [];
  readonly declined: Declined[] = [];

  claim(target: TargetName, bucket: string, key: string, value: Json, by: Claimant): void {
    this.claims.push({ target, bucket, key, value, by });
  }

  decline(by: Claimant, reason: Declined["reason"], detail: string): void {
    this.declined.push({ by, reason, detail });
  }

  targets(): Set<TargetName> {
    return new Set(this.claims.map(({ target }) => target));
  }
}

/**
 * Takes the claims `before` away and makes those of `after`, which come from the same resources. False
 * where a new claim contradicts another: then everything is as it was.
 */
export function exchangeClaims(
  documents: DesiredDocuments,
  before: ClaimList,
  after: ClaimList,
  order: ResourceOrder,
): boolean {
  for (const claim of before.claims) retract(documents, claim);
  const conflict = after.claims.findIndex((claim) => !put(documents, claim, order));
  if (conflict >= 0) {
    for (const claim of after.claims.slice(0, conflict)) retract(documents, claim);
    for (const claim of before.claims) put(documents, claim, order);
    return false;
  }
  exchangeDeclined(documents, before, after, order);
  return true;
}

/** Takes away whatever the claim's resource claims of the item. */
function retract(documents: DesiredDocuments, { target, bucket, key, by }: Claim): void {
  const item = documents.itemAt(target, bucket, key);
  if (item === undefined) return;
  const claims = item.claims.filter((one) => one.resource !== by.resource);
  if (claims.length === item.claims.length) return;
  const { value } = item;
  documents.setItem(target, bucket, key, claims.length === 0 ? undefined : { value, claims });
}

/** False where the item has another value. */
function put(documents: DesiredDocuments, claim: Claim, order: ResourceOrder): boolean {
  const { target, bucket, key, value, by } = claim;
  const item = documents.itemAt(target, bucket, key);
  if (item === undefined) {
    documents.setItem(target, bucket, key, { value, claims: [by] });
    return true;
  }
  if (item.value !== value && !equalJson(item.value, value)) return false;
  const place = placeAfter(item.claims, (one) => one.resource, by.resource, order);
  if (item.claims[place - 1] === by) return true;
  documents.setItem(target, bucket, key, {
    value: item.value,
    claims: item.claims.toSpliced(place, 0, by),
  });
  return true;
}

function exchangeDeclined(
  documents: DesiredDocuments,
  before: ClaimList,
  after: ClaimList,
  order: ResourceOrder,
): void {
  if (before.declined.length + after.declined.length === 0) return;
  const gone = new Set(before.declined.map(({ by }) => by.resource));
  const { declined } = documents;
  const left = declined.filter(({ by }) => !gone.has(by.resource));
  for (const one of after.declined) {
    const place = placeAfter(left, ({ by }) => by.resource, one.by.resource, order);
    left.splice(place, 0, one);
  }
  declined.splice(0, declined.length, ...left);
}
