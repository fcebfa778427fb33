// From operations of a plan to one transaction: which rows are to be other ones, and which must still be
// as they were read. Pure: nothing is sent. All sections are looked at together, because a port joins
// its port channel and loses its own VLANs in one step.

import type { JsonObject } from "../../../model/json.ts";
import type { SwitchView } from "../view.ts";
import { clearAbandoned } from "./abandoned.ts";
import { writeInterfaces } from "./interfaces.ts";
import { writeLedger } from "./ledger.ts";
import { membershipOf } from "./members.ts";
import { freshNames } from "./names.ts";
import { partsOf, type Change, type Parts } from "./parts.ts";
import { writePortChannels } from "./port-channels.ts";
import { rowChanges, type RowOperations } from "./row-changes.ts";
import { writeTunnels } from "./tunnels.ts";
import type { Proof, Writing } from "./writing.ts";

export interface SwitchState {
  readonly view: SwitchView;
  /** The document of the view. */
  readonly document: JsonObject;
  /** The address that tunnels of this switch come from. */
  readonly vtepAddress: string | undefined;
}

export interface PlannedChanges {
  /** Operation id → why it cannot be done. Where there are any, nothing is to be sent. */
  readonly refusals: ReadonlyMap<string, string>;
  /** No operations where everything is as wanted. */
  readonly rows: RowOperations;
  readonly proofs: readonly Proof[];
  readonly parts: Parts["sections"];
}

export function planChanges(
  { view, document, vtepAddress }: SwitchState,
  changes: readonly Change[],
): PlannedChanges {
  const { sections, refusals: unfit } = partsOf(document, changes);
  const refusals = new Map(unfit);
  const rows = rowChanges();
  const writing: Writing = {
    view,
    document,
    parts: sections,
    rows,
    names: freshNames(view.names),
    vtepAddress,
    proofs: [],
    refuse(owners, reason) {
      for (const owner of owners) if (!refusals.has(owner)) refusals.set(owner, reason);
    },
  };
  writeLedger(writing);
  writeTunnels(writing);
  const membership = membershipOf(writing);
  writePortChannels(writing, membership);
  writeInterfaces(writing, membership);
  clearAbandoned(writing);
  return {
    refusals,
    rows: rows.end(view.root.uuid),
    proofs: writing.proofs,
    parts: sections,
  };
}
