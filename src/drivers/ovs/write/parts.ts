// Operations as the parts of the document that they change, each as it was and as it is to be. Only what
// has to do with the document is judged here; what the rows allow is judged where they are written.

import { copyJson, isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import type { Operation } from "../../../model/operation.ts";
import { segmentsOf, valueAt } from "../../../model/pointer.ts";
import { unwritable } from "./unwritable.ts";

/** Something of the document that has rows of its own: /vlans/5, /interfaces/et1. */
export interface Part {
  readonly key: string;
  readonly before: Json | undefined;
  after: Json | undefined;
  /** Ids of the operations that change it, in their order. */
  readonly operations: string[];
  /** Beside each: where within the part; nothing for one about the whole. */
  readonly places: (readonly string[])[];
}

export type Section = "vlans" | "vnis" | "remoteVteps" | "portChannels" | "interfaces";

/** What a change is made of: the same as in an operation of a plan. */
export type Change = Pick<Operation, "id" | "path" | "value">;

export interface Parts {
  readonly sections: Readonly<Record<Section, ReadonlyMap<string, Part>>>;
  /** Operation id → why it cannot be done. */
  readonly refusals: ReadonlyMap<string, string>;
}

const nouns: Readonly<Record<Section, string>> = {
  vlans: "VLAN",
  vnis: "VNI",
  remoteVteps: "list of other switches of VNI",
  portChannels: "port channel",
  interfaces: "interface",
};

/** One that is done already changes its part to what it is. */
export function partsOf(document: JsonObject, changes: readonly Change[]): Parts {
  const sections = {
    vlans: new Map<string, Part>(),
    vnis: new Map<string, Part>(),
    remoteVteps: new Map<string, Part>(),
    portChannels: new Map<string, Part>(),
    interfaces: new Map<string, Part>(),
  };
  const refusals = new Map<string, string>();
  for (const change of changes) {
    const [section, key, ...within] = segmentsOf(change.path);
    if (section === undefined || !isSection(section) || key === undefined) {
      if (isGone(document, change)) continue;
      refusals.set(change.id, `${change.path}: Open vSwitch holds nothing of the kind`);
      continue;
    }
    let part = sections[section].get(key);
    if (part === undefined && within.length > 0 && isGone(document, change)) continue;
    if (part === undefined) {
      const before = valueAt(document, [section, key]);
      part = {
        key,
        before,
        after: before === undefined ? undefined : copyJson(before),
        operations: [],
        places: [],
      };
      sections[section].set(key, part);
    }
    const reason =
      unwritable([section, key, ...within], change.value) ??
      advanced(section, part, within, change.value);
    if (reason === undefined) {
      part.operations.push(change.id);
      part.places.push(within);
    } else refusals.set(change.id, `${change.path}: ${reason}`);
  }
  return { sections, refusals };
}

/** There is nothing to take away, and no rows to be asked about it. */
function isGone(document: JsonObject, { path, value }: Change): boolean {
  return value === undefined && valueAt(document, segmentsOf(path)) === undefined;
}

function isSection(name: string): name is Section {
  return Object.hasOwn(nouns, name);
}

/** Carries out the change on the part; answers why it does not fit. */
function advanced(
  section: Section,
  part: Part,
  within: readonly string[],
  value: Json | undefined,
): string | undefined {
  const own = value === undefined ? undefined : copyJson(value);
  const key = within.at(-1);
  if (key === undefined) {
    part.after = own;
    return undefined;
  }
  // A list that holds nothing is no list, so its first address brings it.
  if (section === "remoteVteps" && own !== undefined) part.after ??= {};
  const parent = valueAt(part.after, within.slice(0, -1));
  if (isJsonObject(parent)) {
    const fields = parent as Record<string, Json>;
    if (own === undefined) delete fields[key];
    else fields[key] = own;
    return undefined;
  }
  if (own === undefined) return undefined;
  if (part.after === undefined) return `there is no ${nouns[section]} ${part.key}`;
  return "what it belongs to is not there";
}
