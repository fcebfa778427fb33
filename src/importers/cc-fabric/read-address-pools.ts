// The VRFs with the address pools that subnets come from. The driver's configuration has the VRFs and
// their address scopes; which pools there are the bindings say.

import type { AddressPoolLine } from "./binding-lines.ts";
import { complainOfLine, noteLine, type BindingsReading } from "./bindings-reading.ts";
import type { ReadGlobals, ReadVrf } from "./read-globals.ts";
import { presentFields } from "../manifest-files.ts";
import type { ImportedResource, Origin } from "./resources.ts";

export interface ReadVrfs {
  readonly resources: readonly ImportedResource[];
  /** Address pool → the name of its Vrf; undefined for a pool that belongs to none. */
  readonly vrfOfPool: ReadonlyMap<string, string | undefined>;
}

export function readAddressPools(
  bindings: BindingsReading | undefined,
  globals: ReadGlobals,
): ReadVrfs {
  const byVrf = new Map<string, AddressPoolLine[]>();
  const vrfOfPool = new Map<string, string | undefined>();
  const lines = new Map<string, number>();
  for (const line of bindings?.addressPools ?? []) {
    if (bindings === undefined) continue;
    const earlier = lines.get(line.name);
    const vrf = vrfOf(line, globals.vrfs);
    if (earlier !== undefined) {
      complainOfLine(bindings, line.number, `line ${earlier} describes this pool already`);
    } else if (typeof vrf === "string") complainOfLine(bindings, line.number, vrf);
    else {
      lines.set(line.name, line.number);
      vrfOfPool.set(line.name, vrf?.resource.name);
      if (vrf === undefined) {
        const why = "a pool without a VRF is no part of the fabric, for the driver as well";
        noteLine(bindings, line.number, why);
      } else byVrf.set(vrf.original, [...(byVrf.get(vrf.original) ?? []), line]);
    }
  }
  const resources = globals.vrfs.map(({ original, resource }) =>
    withPools(resource, byVrf.get(original) ?? [], globals),
  );
  return { resources, vrfOfPool };
}

/** The pool's VRF, undefined where it has none, or what is wrong with its name. */
function vrfOf(
  { vrf: named, addressScope }: AddressPoolLine,
  vrfs: readonly ReadVrf[],
): ReadVrf | string | undefined {
  if (named !== undefined) {
    return vrfs.find(({ original }) => original === named) ?? `there is no VRF "${named}"`;
  }
  // The driver takes the first of several VRFs that list a scope.
  return vrfs.find(({ addressScopes }) => addressScopes.includes(addressScope ?? ""));
}

function withPools(
  vrf: ImportedResource,
  lines: readonly AddressPoolLine[],
  { zoneNames }: ReadGlobals,
): ImportedResource {
  if (lines.length === 0) return vrf;
  const addressPools = lines.map(({ name, prefixes, zone }) =>
    presentFields({
      name,
      prefixes: [...prefixes],
      availabilityZone: zone === undefined ? undefined : zoneNames.nameFor(zone.toLowerCase()),
    }),
  );
  const ofPools = lines.map(({ number }, i): [string, Origin] => [
    `/spec/addressPools/${i}`,
    { line: number },
  ]);
  const parts = new Map([...(vrf.parts ?? []), ...ofPools]);
  return { ...vrf, spec: { ...vrf.spec, addressPools }, parts };
}
