// The stored form of what is ours on a target: claimants once, items by bucket and key as
// [values, claimants' places].

import type { Claimant } from "../model/claim.ts";
import { isJsonObject, type Json } from "../model/json.ts";
import type { OwnedDocument, OwnedItem } from "../model/owned.ts";
import type { TargetSettings } from "../model/target.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import { claimantsAt, createClaimantTable } from "./claimant-table.ts";
import { decodeRecord, encodeRecord } from "./wire.ts";

type WireItem = readonly [values: readonly Json[], claims: readonly number[]];

interface OwnedRecord {
  readonly settings: TargetSettings;
  readonly claimants: readonly Claimant[];
  readonly items: Readonly<Record<string, Readonly<Record<string, WireItem>>>>;
}

export function encodeOwned(owned: OwnedDocument): string {
  const table = createClaimantTable();
  const wireItem = ({ values, claims }: OwnedItem): WireItem => [values, table.placesOf(claims)];
  const items = Object.fromEntries(
    [...owned.items].map(([bucket, inBucket]) => [
      bucket,
      Object.fromEntries([...inBucket].map(([key, item]) => [key, wireItem(item)])),
    ]),
  );
  const record: OwnedRecord = { settings: owned.settings, claimants: table.claimants, items };
  return encodeRecord(record);
}

/** The values of most items: they are there, and that is all that can be said of them. */
const presence: readonly Json[] = [{}];

function isPresence(values: readonly Json[]): boolean {
  const [value] = values;
  return values.length === 1 && isJsonObject(value) && Object.keys(value).length === 0;
}

export function decodeOwned(key: string, text: string): OwnedDocument | Trouble {
  const record = decodeRecord<OwnedRecord>(key, text);
  if (isTrouble(record)) return record;
  // A record has thousands of items, and a fabric a thousand records: what is equal is one object.
  const alone = record.claimants.map((claimant): readonly Claimant[] => [claimant]);
  const claimsAt = (places: readonly number[]): readonly Claimant[] | undefined =>
    places.length === 1 ? alone[places[0] ?? -1] : claimantsAt(record.claimants, places);
  const items = new Map<string, Map<string, OwnedItem>>();
  for (const [bucket, inBucket] of Object.entries(record.items)) {
    const decoded = new Map<string, OwnedItem>();
    for (const [name, [values, places]] of Object.entries(inBucket)) {
      const claims = claimsAt(places);
      if (claims === undefined) {
        return trouble(`reading the record ${key}`, `${bucket}/${name} names no claimant`, "never");
      }
      decoded.set(name, { values: isPresence(values) ? presence : values, claims });
    }
    items.set(bucket, decoded);
  }
  return { settings: record.settings, items };
}
