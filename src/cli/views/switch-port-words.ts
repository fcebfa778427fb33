// How people speak of the ports of a switch: interfaces with what they carry, and port channels.

import type { Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import type { Difference } from "../../reconcile/drift.ts";
import { isJsonObject } from "../../model/json.ts";
import { numberRanges } from "./numbers.ts";
import {
  changedFields,
  driftOf,
  field,
  keysOf,
  sidesOf,
  signedKeys,
  withinThing,
  word,
  type Words,
} from "./word-parts.ts";
import { isShould } from "./target-words.ts";

export function describePortChannel(id: string, operations: readonly Operation[]): Words {
  const subject = `port channel ${id}`;
  const sides = sidesOf(operations);
  const { before, after } = sides;
  if (before === undefined || after === undefined) {
    return { subject, detail: portChannelDetail(after ?? before ?? null) };
  }
  return {
    subject,
    detail: changedFields(sides, [
      { field: "members", called: "members", isSet: true },
      { field: "lacp", called: "lacp" },
      { field: "speed", called: "speed" },
    ]),
  };
}

export function portChannelDetail(value: Json): string {
  const speed = field(value, "speed");
  const pieces = [...keysOf(value, "members"), `lacp ${field(value, "lacp") ?? "off"}`];
  return [...pieces, ...(speed === undefined ? [] : [`speed ${speed}`])].join(", ");
}

export function describeInterface(name: string, operations: readonly Operation[]): Words {
  const added: number[] = [];
  const removed: number[] = [];
  const native: string[] = [];
  const translations: string[] = [];
  const others: string[] = [];
  for (const operation of operations) {
    const [part, key] = withinThing(operation.path);
    if (part === "trunkVlans" && key !== undefined) {
      (operation.action === "remove" ? removed : added).push(Number(key));
    } else if (part === "nativeVlan") native.push(changePiece("native", operation, word));
    else if (part === "translations" && key !== undefined)
      translations.push(translationPiece(key, operation));
    else if (part === "speed") others.push(changePiece("speed", operation, word));
    else if (part === "allVlans") others.push(allVlansPiece(operation));
    else if (part !== undefined) others.push(changePiece(part, operation, JSON.stringify));
  }
  const trunk = signedKeys(rangesOf(added), rangesOf(removed));
  const trunks = trunk === "" ? [] : [`trunk ${trunk}`];
  const pieces = [...trunks, ...native, ...translations, ...others];
  const [first] = operations;
  const bare = field(first?.value ?? first?.previous, "type") ?? "";
  return { subject: name, detail: pieces.length === 0 ? bare : pieces.join(", ") };
}

/** Nobody asks for it; it goes, or an undo brings it back. */
function allVlansPiece({ action }: Operation): string {
  return action === "remove" ? "no longer every vlan" : everyVlan;
}

const everyVlan = "carries every vlan, listed or not";

/** All ranges as one word: a list of numbers is never cut short. */
function rangesOf(vlans: readonly number[]): string[] {
  return vlans.length === 0 ? [] : [numberRanges(vlans)];
}

function changePiece(
  called: string,
  { action, value, previous }: Operation,
  show: (value: Json) => string,
): string {
  const after = value === undefined ? "none" : show(value);
  if (action === "add") return `${called} ${after}`;
  const before = previous === undefined ? "none" : show(previous);
  return `${called} ${before} -> ${action === "remove" ? "none" : after}`;
}

function translationPiece(hostVlan: string, { action, value, previous, item }: Operation): string {
  const before = field(item?.previous ?? previous, "vlan") ?? "";
  const after = field(item?.value ?? value, "vlan") ?? "";
  if (action === "add" && item === undefined) return `host vlan ${hostVlan} -> ${after}`;
  if (action === "remove" && item === undefined) return `host vlan ${hostVlan} -> none`;
  return `host vlan ${hostVlan} -> ${after} (was ${before})`;
}

/** All that differs on one interface. */
export function interfaceDrift(differences: readonly Difference[]): string {
  const trunks = { missing: [] as number[], changed: [] as number[], extra: [] as number[] };
  const pieces: string[] = [];
  for (const { path, type, live, expected } of differences) {
    const [part, key] = withinThing(path);
    if (part === "trunkVlans") trunks[type].push(Number(key));
    else if (part === undefined) {
      pieces.push(live === undefined ? "is missing" : driftOf({ live, expected }, labelDetail));
    } else if (part === "translations") {
      pieces.push(`host vlan ${key ?? ""} ${driftOf({ live, expected }, translatedTo)}`);
    } else if (part === "speed") pieces.push(`speed ${driftOf({ live, expected }, word)}`);
    else if (part === "allVlans") pieces.push(`${everyVlan}, and nothing declares it`);
    else pieces.push(`${part === "nativeVlan" ? "native" : part} ${isShould(live, expected)}`);
  }
  if (trunks.missing.length > 0) pieces.unshift(`trunk ${numberRanges(trunks.missing)} is missing`);
  if (trunks.extra.length > 0)
    pieces.push(`trunk ${numberRanges(trunks.extra)} is there, and nothing declares it`);
  return pieces.join("; ");
}

function translatedTo(value: Json): string {
  return `vlan ${field(value, "vlan") ?? ""}`;
}

function labelDetail(value: Json): string {
  return field(value, "type") ?? (isJsonObject(value) ? "" : word(value));
}

/** What one item of an interface says. */
export function interfaceItemDetail(part: string | undefined, key: string, value: Json): string {
  switch (part) {
    case undefined:
      return labelDetail(value);
    case "trunkVlans":
      return `trunk ${key}`;
    case "nativeVlan":
      return `native ${word(value)}`;
    case "translations":
      return `host vlan ${key} -> ${field(value, "vlan") ?? ""}`;
    case "speed":
      return `speed ${word(value)}`;
    case "allVlans":
      return everyVlan;
    default:
      return `${part} ${JSON.stringify(value)}`;
  }
}
