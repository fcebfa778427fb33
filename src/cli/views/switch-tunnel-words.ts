// How people speak of the tunnels of a VNI: to which addresses of other switches they lead.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import type { Difference } from "../../reconcile/drift.ts";
import { driftOf, setDrift, sidesOf, signedKeys, someOf, type Words } from "./word-parts.ts";

export function tunnelsSubject(vni: string): string {
  return `tunnels of vni ${vni}`;
}

export function tunnelsDetail(value: Json): string {
  const addresses = addressesIn(value);
  return addresses.length === 0 ? "to nobody" : `to ${someOf(addresses)}`;
}

/** One line, also where a list first grows and then loses what is not needed any more. */
export function describeTunnels(vni: string, operations: readonly Operation[]): Words {
  const subject = tunnelsSubject(vni);
  const { before } = sidesOf(operations);
  const { after } = sidesOf(operations.slice(-1));
  if (before === undefined || after === undefined) {
    return { subject, detail: tunnelsDetail(after ?? before ?? null) };
  }
  const [old, fresh] = [addressesIn(before), addressesIn(after)];
  const signs = signedKeys(
    fresh.filter((one) => !old.includes(one)),
    old.filter((one) => !fresh.includes(one)),
  );
  return { subject, detail: `to ${signs}` };
}

export function tunnelsDrift({ live, expected }: Difference): string {
  if (live === undefined || expected === undefined) {
    return driftOf({ live, expected }, tunnelsDetail);
  }
  const pieces = setDrift("addresses", addressesIn(live), addressesIn(expected));
  return pieces.length > 0 ? pieces.join("; ") : driftOf({ live, expected }, JSON.stringify);
}

function addressesIn(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}
