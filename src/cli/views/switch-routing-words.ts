// How people speak of what a switch routes: gateways, EVPN instances, and what VRFs announce.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import type { Difference } from "../../reconcile/drift.ts";
import {
  changedFields,
  driftOf,
  field,
  keysOf,
  setDrift,
  sidesOf,
  signedKeys,
  someOf,
  withinThing,
  type FieldWord,
  type Words,
} from "./word-parts.ts";

/** A thing that is one item, with a detail for its value and names for its fields. */
interface RoutedThing {
  readonly subject: (vlan: string) => string;
  readonly detail: (value: Json) => string;
  readonly fields: readonly FieldWord[];
}

const gateway: RoutedThing = {
  subject: (vlan) => `gateway of vlan ${vlan}`,
  detail(value) {
    const addresses = [field(value, "primary") ?? "", ...keysOf(value, "secondaries")];
    const relays = keysOf(value, "dhcpRelays");
    const relayed = relays.length === 0 ? "" : `, dhcp relays ${someOf(relays)}`;
    return `${someOf(addresses)} in vrf ${field(value, "vrf") ?? ""}${relayed}`;
  },
  fields: [
    { field: "vrf", called: "vrf" },
    { field: "primary", called: "primary" },
    { field: "secondaries", called: "secondaries", isSet: true },
    { field: "dhcpRelays", called: "dhcp relays", isSet: true },
  ],
};

const evpn: RoutedThing = {
  subject: (vlan) => `evpn vlan ${vlan}`,
  detail(value) {
    const remote = keysOf(value, "remoteImports").length + keysOf(value, "remoteExports").length;
    return `rd ${field(value, "rd") ?? ""}${remote === 0 ? "" : ", with remote sites"}`;
  },
  fields: [
    { field: "rd", called: "rd" },
    { field: "rdAllDomains", called: "rd for all domains" },
    { field: "imports", called: "imports", isSet: true },
    { field: "exports", called: "exports", isSet: true },
    { field: "remoteImports", called: "remote imports", isSet: true },
    { field: "remoteExports", called: "remote exports", isSet: true },
  ],
};

/** By the bucket that the things stand in. */
export const routedThings: ReadonlyMap<string, RoutedThing> = new Map([
  ["gateways", gateway],
  ["evpn", evpn],
]);

export function describeRouted(
  thing: RoutedThing,
  vlan: string,
  operations: readonly Operation[],
): Words {
  const subject = thing.subject(vlan);
  const sides = sidesOf(operations);
  const whole = sides.before === undefined || sides.after === undefined;
  const value = sides.after ?? sides.before ?? null;
  return { subject, detail: whole ? thing.detail(value) : changedFields(sides, thing.fields) };
}

/** What differs in one thing: its values where only these tell, else field by field. */
export function routedDrift(thing: RoutedThing, { live, expected }: Difference): string {
  if (live === undefined || expected === undefined) {
    return driftOf({ live, expected }, thing.detail);
  }
  const pieces = thing.fields.flatMap(({ field: name, called, isSet }) => {
    if (isSet === true) return setDrift(called, keysOf(live, name), keysOf(expected, name));
    const [is, should] = [field(live, name), field(expected, name)];
    return is === should ? [] : [`${called} is ${is ?? "none"}, should be ${should ?? "none"}`];
  });
  return pieces.length > 0 ? pieces.join("; ") : driftOf({ live, expected }, JSON.stringify);
}

const vrfParts: readonly (readonly [part: string, called: string])[] = [
  ["prefixes", "prefixes"],
  ["aggregates", "aggregates"],
];

/** One line for a VRF, whatever the number of its prefixes. */
export function describeVrf(name: string, operations: readonly Operation[]): Words {
  const pieces = vrfParts.flatMap(([part, called]) => {
    const own = operations.filter(({ path }) => withinThing(path)[0] === part);
    const added = new Set<string>();
    const gone = new Set<string>();
    const changed = new Set<string>();
    for (const operation of own) {
      const { before, after } = sidesOf([operation]);
      const prefix = withinThing(operation.path)[1] ?? "";
      if (after === undefined) gone.add(prefix);
      else if (before === undefined) added.add(`${prefix}${marksIn(after)}`);
      else changed.add(`${prefix} ${markWords(before)} -> ${markWords(after)}`);
    }
    const signs = signedKeys([...added], [...gone]);
    return [...(signs === "" ? [] : [`${called} ${signs}`]), ...changed];
  });
  return { subject: `vrf ${name}`, detail: pieces.join(", ") };
}

/** All that differs in one VRF. */
export function vrfDrift(differences: readonly Difference[]): string {
  const missing: string[] = [];
  const extra: string[] = [];
  const pieces: string[] = [];
  for (const { path, live, expected } of differences) {
    const [part, prefix = ""] = withinThing(path);
    if (part === undefined) pieces.push(driftOf({ live, expected }, () => ""));
    else if (live === undefined) missing.push(prefix);
    else if (expected === undefined) extra.push(prefix);
    else pieces.push(`${prefix} ${driftOf({ live, expected }, markWords)}`);
  }
  if (missing.length > 0) pieces.unshift(`lacks ${someOf(missing)}`);
  if (extra.length > 0) pieces.push(`also has ${someOf(extra)}, which nothing declares`);
  return pieces.join("; ");
}

/** What one item of a VRF says. */
export function vrfItemDetail(part: string | undefined, prefix: string, value: Json): string {
  if (part === undefined) return "";
  return `${part === "aggregates" ? "aggregate" : "prefix"} ${prefix}${marksIn(value)}`;
}

function marksIn(value: Json): string {
  const words = marksOf(value);
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}

function markWords(value: Json): string {
  const marks = marksOf(value);
  return marks.length === 0 ? "without marks" : marks.join(" and ");
}

function marksOf(value: Json): string[] {
  if (!isJsonObject(value)) return [];
  return [
    ...(value["announced"] === true ? ["announced"] : []),
    ...(value["azLocal"] === true ? ["within its zone"] : []),
  ];
}
