// Findings that several kinds word in the same way: a name that nothing bears, and a value that two
// resources have where each needs its own.

import type { DiagnosticCode } from "../model/diagnostic-codes.ts";
import type { FieldOf, Finding } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import type { KindName, ResourceIndex } from "../model/resource-index.ts";
import { suggestion } from "./suggestions.ts";

/** Says that `wanted` names no resource of a kind, and which one was probably meant. */
export function unknownReference<Spec extends object>(
  index: ResourceIndex,
  kind: KindName<Spec>,
  code: DiagnosticCode,
  wanted: string,
  at: FieldOf,
): Finding {
  const close = suggestion(index, kind.name, wanted, () => index.all(kind).map((one) => one.name));
  const meant = close === undefined ? undefined : index.get(kind, close);
  const base = `no ${kind.name} of this name`;
  return {
    code,
    severity: "error",
    at,
    label: close === undefined ? base : `${base}; did you mean "${close}"?`,
    related:
      meant === undefined
        ? []
        : [{ resource: meant, field: "/metadata/name", text: `${meant.name} is declared here` }],
    help: `fix the name, or add ${withArticle(kind.name)} "${wanted}"`,
  };
}

/** "a Network", "an AvailabilityZone". */
function withArticle(noun: string): string {
  return `${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** For each value, the first resource by name that has it. */
export function firstHolders<Spec extends object, Value>(
  resources: readonly Resource<Spec>[],
  valueOf: (resource: Resource<Spec>) => Value | undefined,
): Map<Value, Resource<Spec>> {
  const holders = new Map<Value, Resource<Spec>>();
  for (const resource of resources) {
    const value = valueOf(resource);
    if (value !== undefined && !holders.has(value)) holders.set(value, resource);
  }
  return holders;
}

/** Says that another resource has the value already; empty where this one is its first holder. */
export function takenValue<Spec extends object, Value>(
  resource: Resource<Spec>,
  value: Value | undefined,
  holders: ReadonlyMap<Value, Resource<Spec>>,
  words: { code: DiagnosticCode; field: (of: Resource<Spec>) => string; what: string },
): readonly Finding[] {
  const holder = value === undefined ? undefined : holders.get(value);
  if (holder === undefined || holder.name === resource.name) return [];
  return [
    {
      code: words.code,
      severity: "error",
      at: { resource, field: words.field(resource) },
      label: `${words.what} ${String(value)} belongs to ${holder.name}`,
      related: [
        { resource: holder, field: words.field(holder), text: `${holder.name} has it here` },
      ],
      help: `give one of the two another ${words.what}`,
    },
  ];
}
