// "Resource R needs item P of target T to have value V." Claims are all that a resource can say;
// an item exists as long as at least one claim holds it.

import type { Json } from "./json.ts";
import type { ResourceRef } from "./resource.ts";
import type { TargetName } from "./target.ts";

/** Who makes a claim, and which line says so. One object may serve many claims. */
export interface Claimant {
  readonly resource: ResourceRef;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The resources that led from the claiming one to the item; scopes and blame read them. */
  readonly through: readonly ResourceRef[];
}

/** Where kinds put their claims. */
export interface ClaimSink {
  /**
   * Claims that the item `key` of `bucket` has `value`.
   * `bucket` is the JSON pointer of the item's parent ("/vlans"); `key` is not escaped.
   */
  claim(target: TargetName, bucket: string, key: string, value: Json, by: Claimant): void;
  /** Says that a resource claims nothing, and why: "its adminState is down". */
  decline(by: Claimant, reason: "admin-state-down", detail: string): void;
}
