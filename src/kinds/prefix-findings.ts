// Findings about addresses and prefixes, as several kinds word them: misspelt ones, host bits where
// none belong, and two that have addresses in common.

import type { FieldOf, Finding } from "../model/diagnostic.ts";
import {
  containsPrefix,
  hasHostBits,
  parseAddress,
  parsePrefix,
  standsFor,
  subnetOf,
  type Prefix,
} from "./addresses.ts";

/** Empty where the text is an address of either family. */
export function checkAddress(written: string, at: FieldOf): Finding[] {
  return parseAddress(written) === undefined ? [misspelt(at, "an address", "192.0.2.1")] : [];
}

/** Empty where the text is a prefix without host bits. */
export function checkPrefix(written: string, at: FieldOf): Finding[] {
  const prefix = parsePrefix(written);
  if (prefix === undefined) return [misspelt(at, "a prefix", "192.0.2.0/24")];
  if (!hasHostBits(prefix)) return [];
  return [
    {
      code: "fabric/host-bits",
      severity: "error",
      at,
      label: `the prefix of length ${prefix.length} around it is ${subnetOf(written)}`,
      help: `write ${subnetOf(written)}, or the length that you mean`,
    },
  ];
}

/** Empty where the text is the address of a gateway with its length: an address, not the subnet's. */
export function checkGatewayAddress(written: string, at: FieldOf): Finding[] {
  const prefix = parsePrefix(written);
  if (prefix === undefined) return [misspelt(at, "an address with its length", "192.0.2.1/24")];
  const meaning = standsFor(prefix);
  if (meaning === undefined) return [];
  return [
    {
      code: "fabric/network-address",
      severity: "error",
      at,
      label:
        meaning === "subnet"
          ? "this is the subnet itself, not an address in it"
          : "this is the subnet's broadcast address",
      help: "write the gateway's address with the subnet's length, such as 192.0.2.1/24",
    },
  ];
}

function misspelt(at: FieldOf, what: string, example: string): Finding {
  return {
    code: "fabric/address",
    severity: "error",
    at,
    label: `not ${what}`,
    help: `write ${what}, such as ${example}, without leading zeros`,
  };
}

/** A prefix with the place where it is written. */
export interface PlacedPrefix {
  readonly prefix: Prefix;
  readonly at: FieldOf;
}

/** Every prefix that lies within another, with the widest that it lies in. Two equal ones as well. */
export function overlappingPrefixes(
  prefixes: readonly PlacedPrefix[],
): readonly { readonly inner: PlacedPrefix; readonly outer: PlacedPrefix }[] {
  const sorted = prefixes
    .map((one) => ({ one, key: sortKey(one.prefix) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const found: { inner: PlacedPrefix; outer: PlacedPrefix }[] = [];
  let outer: PlacedPrefix | undefined = undefined as PlacedPrefix | undefined;
  for (const { one } of sorted) {
    if (outer !== undefined && containsPrefix(outer.prefix, one.prefix)) {
      found.push({ inner: one, outer });
    } else outer = one;
  }
  return found;
}

/** Says that two prefixes have addresses in common. */
export function overlapFinding({
  inner,
  outer,
}: {
  inner: PlacedPrefix;
  outer: PlacedPrefix;
}): Finding {
  const there = outer.at.resource.name;
  return {
    code: "fabric/overlapping-prefixes",
    severity: "error",
    at: inner.at,
    label: `${inner.prefix.text} lies in ${outer.prefix.text}`,
    related: [{ ...outer.at, text: `${outer.prefix.text} of ${there} is here` }],
    help: "let every address belong to one of them only",
  };
}

/** By family, then by first address; of those that begin alike the widest first. */
function sortKey({ address, length }: Prefix): string {
  const bytes = address.toByteArray().map((byte) => byte.toString(16).padStart(2, "0"));
  return `${address.kind()} ${bytes.join("")} ${String(length).padStart(3, "0")}`;
}
