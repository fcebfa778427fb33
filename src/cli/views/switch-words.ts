// How people speak of what is on a switch. Nothing is decided by these words.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { Difference } from "../../reconcile/drift.ts";
import { isShould, type TargetWords } from "./target-words.ts";
import { numberRanges } from "./numbers.ts";

interface Words {
  readonly subject: string;
  readonly detail: string;
}

export const switchWords: TargetWords = {
  thingOf,
  describe(operations) {
    const [bucket = "", key = ""] = segmentsOf(operations[0]?.path ?? "");
    switch (bucket) {
      case "vlans":
        return describeVlan(key, operations);
      case "vnis":
        return describeVni(key, operations);
      case "portChannels":
        return describePortChannel(key, operations);
      default:
        return describeInterface(key, operations);
    }
  },
  describeDrift,
  label: labelItem,
};

function field(value: Json | undefined, name: string): string | undefined {
  const found = isJsonObject(value) ? value[name] : undefined;
  return found === undefined ? undefined : word(found);
}

/** A scalar as it is, without quotes. */
function word(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** Before and after of one field, whether the operations are about the field or the whole thing. */
function beforeAfter(
  operations: readonly Operation[],
  name: string,
): { before: string | undefined; after: string | undefined } {
  let before: string | undefined;
  let after: string | undefined;
  for (const { item, previous, value } of operations) {
    before ??= field(item?.previous ?? previous, name);
    after ??= field(item?.value ?? value, name);
  }
  return { before, after };
}

/** The first two segments of a path: what an interface carries is part of the interface. */
function thingOf(path: string): string {
  const end = path.indexOf("/", path.indexOf("/", 1) + 1);
  return end === -1 ? path : path.slice(0, end);
}

function describeVlan(id: string, operations: readonly Operation[]): Words {
  const { before, after } = beforeAfter(operations, "name");
  const isRenamed = before !== undefined && after !== undefined && before !== after;
  const detail = isRenamed ? `"${before}" -> "${after}"` : `"${after ?? before ?? ""}"`;
  return { subject: `vlan ${id}`, detail };
}

function describeVni(vni: string, operations: readonly Operation[]): Words {
  const { before, after } = beforeAfter(operations, "vlan");
  if (before === undefined || after === undefined || before === after) {
    return { subject: `vni ${vni} -> vlan ${after ?? before ?? ""}`, detail: "" };
  }
  return { subject: `vni ${vni}`, detail: `vlan ${before} -> ${after}` };
}

function describePortChannel(id: string, operations: readonly Operation[]): Words {
  const subject = `port channel ${id}`;
  const [first] = operations;
  if (first?.item === undefined) {
    return { subject, detail: portChannelDetail(first?.value ?? first?.previous) };
  }
  const before = memberNames(first.item.previous);
  const after = memberNames(first.item.value);
  const pieces: string[] = [];
  const added = after.filter((name) => !before.includes(name));
  const gone = before.filter((name) => !after.includes(name));
  if (added.length > 0) pieces.push(`members + ${added.join(", ")}`);
  if (gone.length > 0) pieces.push(`members - ${gone.join(", ")}`);
  const lacp = beforeAfter(operations, "lacp");
  if (lacp.before !== lacp.after)
    pieces.push(`lacp ${lacp.before ?? "none"} -> ${lacp.after ?? "none"}`);
  return { subject, detail: pieces.join(", ") };
}

function portChannelDetail(value: Json | undefined): string {
  return `${memberNames(value).join(", ")}, lacp ${field(value, "lacp") ?? "off"}`;
}

function memberNames(value: Json | undefined): string[] {
  const members = isJsonObject(value) ? value["members"] : undefined;
  return isJsonObject(members) ? Object.keys(members) : [];
}

function describeInterface(name: string, operations: readonly Operation[]): Words {
  const added: number[] = [];
  const removed: number[] = [];
  const native: string[] = [];
  const translations: string[] = [];
  const others: string[] = [];
  for (const operation of operations) {
    const [part, key] = withinThing(operation.path);
    if (part === "trunkVlans" && key !== undefined) {
      (operation.action === "remove" ? removed : added).push(Number(key));
    } else if (part === "nativeVlan") native.push(nativePiece(operation));
    else if (part === "translations" && key !== undefined)
      translations.push(translationPiece(key, operation));
    else if (part !== undefined) others.push(plainPiece(part, operation));
  }
  const trunk: string[] = [];
  if (added.length > 0) trunk.push(`+ ${numberRanges(added)}`);
  if (removed.length > 0) trunk.push(`- ${numberRanges(removed)}`);
  const trunks = trunk.length === 0 ? [] : [`trunk ${trunk.join(", ")}`];
  const pieces = [...trunks, ...native, ...translations, ...others];
  const [first] = operations;
  const bare = field(first?.value ?? first?.previous, "type") ?? "";
  return { subject: name, detail: pieces.length === 0 ? bare : pieces.join(", ") };
}

/** What follows the thing in a path; most paths of a large plan are looked at here. */
function withinThing(path: string): readonly string[] {
  return segmentsOf(path.slice(thingOf(path).length));
}

function nativePiece({ action, value, previous }: Operation): string {
  if (action === "add") return `native ${word(value)}`;
  return `native ${word(previous)} -> ${action === "remove" ? "none" : word(value)}`;
}

function translationPiece(hostVlan: string, { action, value, previous, item }: Operation): string {
  const before = field(item?.previous ?? previous, "vlan") ?? "";
  const after = field(item?.value ?? value, "vlan") ?? "";
  if (action === "add" && item === undefined) return `host vlan ${hostVlan} -> ${after}`;
  if (action === "remove" && item === undefined) return `host vlan ${hostVlan} -> none`;
  return `host vlan ${hostVlan} -> ${after} (was ${before})`;
}

function plainPiece(part: string, { action, value, previous }: Operation): string {
  if (action === "add") return `${part} ${JSON.stringify(value)}`;
  const after = action === "remove" ? "none" : JSON.stringify(value);
  return `${part} ${JSON.stringify(previous)} -> ${after}`;
}

function describeDrift(differences: readonly Difference[]): Words {
  const [first] = differences;
  if (first === undefined) return { subject: "", detail: "" };
  const { subject } = labelItem(first.path, first.expected ?? first.live ?? null);
  const trunks = { missing: [] as number[], changed: [] as number[], extra: [] as number[] };
  const pieces: string[] = [];
  for (const { path, type, live, expected } of differences) {
    const [bucket, , part, key] = segmentsOf(path);
    if (part === "trunkVlans") trunks[type].push(Number(key));
    else if (part === undefined) pieces.push(wholeDrift(bucket ?? "", { live, expected }));
    else {
      const name =
        part === "nativeVlan"
          ? "native"
          : part === "translations"
            ? `host vlan ${key ?? ""}`
            : part;
      pieces.push(`${name} ${isShould(live, expected)}`);
    }
  }
  if (trunks.missing.length > 0) pieces.unshift(`trunk ${numberRanges(trunks.missing)} is missing`);
  if (trunks.extra.length > 0)
    pieces.push(`trunk ${numberRanges(trunks.extra)} is there, and nothing declares it`);
  return { subject, detail: pieces.join("; ") };
}

function wholeDrift(
  bucket: string,
  { live, expected }: { live: Json | undefined; expected: Json | undefined },
): string {
  if (bucket === "interfaces") return live === undefined ? "is missing" : isShould(live, expected);
  return isShould(live, expected);
}

function labelItem(path: string, value: Json): Words {
  const [bucket, key = "", part, last] = segmentsOf(path);
  if (bucket === "vlans")
    return { subject: `vlan ${key}`, detail: `"${field(value, "name") ?? ""}"` };
  if (bucket === "vnis")
    return { subject: `vni ${key}`, detail: `vlan ${field(value, "vlan") ?? ""}` };
  if (bucket === "portChannels") {
    return { subject: `port channel ${key}`, detail: portChannelDetail(value) };
  }
  if (part === "trunkVlans") return { subject: key, detail: `trunk ${last ?? ""}` };
  if (part === "nativeVlan") return { subject: key, detail: `native ${word(value)}` };
  if (part === "translations") {
    return { subject: key, detail: `host vlan ${last ?? ""} -> ${field(value, "vlan") ?? ""}` };
  }
  if (part !== undefined) return { subject: key, detail: `${part} ${JSON.stringify(value)}` };
  return { subject: key, detail: field(value, "type") ?? "" };
}
