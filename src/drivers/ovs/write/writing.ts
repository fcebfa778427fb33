// What the writers of the single sections share while one transaction comes together: what there is, what
// is wanted, the rows so far, and who was refused. It does nothing by itself.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import type { NamedUuid, Uuid } from "../../../ports/ovsdb.ts";
import type { PortView, SwitchView } from "../view.ts";
import type { FreshNames } from "./names.ts";
import type { Part, Parts, Section } from "./parts.ts";
import type { Owners, RowChanges } from "./row-changes.ts";

export interface Writing {
  readonly view: SwitchView;
  readonly document: JsonObject;
  readonly parts: Parts["sections"];
  readonly rows: RowChanges;
  readonly names: FreshNames;
  /** The address that tunnels of this switch come from. */
  readonly vtepAddress: string | undefined;
  /** Interfaces that the switch must prove to have, each with the parts that go where it has not. */
  readonly proofs: Proof[];
  /** None of what the operations want is done. */
  refuse(owners: Owners, reason: string): void;
}

export interface Proof {
  /** The row that is looked at after the switch has taken the change. */
  readonly interface: Uuid | NamedUuid;
  readonly section: Section;
  readonly part: Part;
  /** Where within the part it is, if it is not the whole. */
  readonly place?: readonly string[];
}

/** A port that is there, or one that the transaction inserts. */
export interface PlacedPort {
  readonly uuid: Uuid | NamedUuid;
  /** Undefined for one that is inserted. */
  readonly view: PortView | undefined;
  /** How the bridge of its translation knows it (interfaceMark). */
  readonly name: string;
  readonly part: Part;
  readonly owners: Owners;
}

/** An item of the document as it is to be. */
export function itemAfter(
  { document, parts }: Pick<Writing, "document" | "parts">,
  section: Section,
  key: string,
): Json | undefined {
  const part = parts[section].get(key);
  if (part !== undefined) return part.after;
  const items = document[section];
  return isJsonObject(items) && Object.hasOwn(items, key) ? items[key] : undefined;
}
