// The stored form of what is ours on a target: claimants once, items by bucket and key as
// [values, claimants' places].

import type { Claimant } from "../model/claim.ts";
import type { Json } from "../model/json.ts";
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

export function decodeOwned(key: string, text: string): OwnedDocument | Trouble {
  const record = decodeRecord<OwnedRecord>(key, text);
  if (isTrouble(record)) return record;
  const items = new Map<string, Map<string, OwnedItem>>();
  for (const [bucket, inBucket] of Object.entries(record.items)) {
    const decoded = new Map<string, OwnedItem>();
    for (const [name, [values, places]] of Object.entries(inBucket)) {
      const claims = claimantsAt(record.claimants, places);
      if (claims === undefined) {
        return trouble(`reading the record ${key}`, `${bucket}/${name} names no claimant`, "never");
      }
      decoded.set(name, { values, claims });
    }
    items.set(bucket, decoded);
  }
  return { settings: record.settings, items };
}
