// Names that become parts of etcd keys, between slashes. What agents make of a key depends on that.

import type { FieldOf, Finding } from "../../model/diagnostic.ts";

/** Says that a name would make a key that somebody else reads differently; empty where it would not. */
export function checkKeyName(name: string, at: FieldOf): readonly Finding[] {
  const label = faultOf(name);
  if (label === undefined) return [];
  return [
    {
      code: "host/key-name",
      severity: "error",
      at,
      label,
      help: "write the name without slashes and blanks, as the host's agent and neutron know it",
    },
  ];
}

function faultOf(name: string): string | undefined {
  if (name === "") return "is empty";
  if (name.includes("/")) return "has a slash, which ends a name in a key";
  return /[\s\p{Cc}]/u.test(name) ? "has a blank" : undefined;
}
