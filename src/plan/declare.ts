// The first step of planning: what the resources declare by themselves (targets, pools, policy) and
// what is wrong with them. It needs nothing live, so a mistake is found before anything is read.

import type { Pool } from "../model/allocation.ts";
import type { Finding } from "../model/diagnostic.ts";
import type { AnyKind, Kind } from "../model/kind.ts";
import { defaultPolicy, type Policy } from "../model/policy.ts";
import type { Resource } from "../model/resource.ts";
import { ResourceIndex } from "../model/resource-index.ts";
import { compareNames } from "../model/sort.ts";
import {
  targetTypeOf,
  type DeclaredTarget,
  type DriverTraits,
  type TargetName,
} from "../model/target.ts";
import type { Catalog } from "./catalog.ts";

export interface Declaration {
  readonly index: ResourceIndex;
  readonly findings: readonly Finding[];
  readonly targets: ReadonlyMap<TargetName, DeclaredTarget>;
  readonly policy: Policy;
  readonly pools: readonly Pool[];
}

export function declare(catalog: Catalog, resources: Iterable<Resource>): Declaration {
  return declareIndexed(catalog, new ResourceIndex(resources));
}

export function declareIndexed(catalog: Catalog, index: ResourceIndex): Declaration {
  const findings = eachResource(catalog, index, (kind, resource) => kind.check(resource, index));
  const targets = eachResource(catalog, index, (kind, one) => kind.targets?.(one, index) ?? []);
  const parts = eachResource(catalog, index, (kind, one) => [kind.policy?.(one) ?? {}]);
  const policy = parts.reduce<Policy>((merged, part) => ({ ...merged, ...part }), defaultPolicy);
  const sorted = [...targets].sort((a, b) => compareNames(a.target, b.target));
  return {
    index,
    findings: [...findings, ...driverFindings(catalog, targets)],
    targets: new Map(sorted.map((target) => [target.target, target])),
    policy,
    pools: [
      { name: "vni", ranges: policy.vniRanges },
      ...eachResource(catalog, index, (kind, one) => kind.pools?.(one, index) ?? []),
    ],
  };
}

/** Asks every kind about each of its resources, kinds in list order, resources in name order. */
export function eachResource<T>(
  catalog: Catalog,
  index: ResourceIndex,
  ask: (kind: Kind<object>, resource: Resource<object>) => readonly T[],
): T[] {
  const answers: T[] = [];
  for (const anyKind of catalog.kinds) {
    const kind = asKindOfObjects(anyKind);
    for (const resource of index.all<object>(kind)) {
      for (const answer of ask(kind, resource)) answers.push(answer);
    }
  }
  return answers;
}

/** The index hands a kind only its own resources, which the schema has checked. */
export function asKindOfObjects(kind: AnyKind): Kind<object> {
  return kind as unknown as Kind<object>;
}

function driverFindings(catalog: Catalog, targets: readonly DeclaredTarget[]): Finding[] {
  return targets.flatMap((target) => {
    const driver = catalog.drivers.get(target.driver);
    return driver === undefined || !canDrive(driver, target)
      ? unknownDriver(catalog, target)
      : unmetNeeds(driver, target);
  });
}

function canDrive({ drives }: DriverTraits, { target }: DeclaredTarget): boolean {
  return drives === undefined || drives.includes(targetTypeOf(target));
}

function unknownDriver(catalog: Catalog, declared: DeclaredTarget): Finding[] {
  const { target, resource, settingsIn = "/spec" } = declared;
  const fit = [...catalog.drivers.values()].filter((driver) => canDrive(driver, declared));
  const known = fit.map(({ name }) => name).sort(compareNames);
  return [
    {
      code: "reference/unknown-driver",
      severity: "error",
      at: { resource, field: `${settingsIn}/driver` },
      label: `no driver of this name for a ${targetTypeOf(target)}`,
      help: `use one of the drivers that this build has: ${known.join(", ")}`,
    },
  ];
}

/** The settings of a connection are fields of the resource. */
function unmetNeeds(
  { name, needs = [] }: DriverTraits,
  { connection, resource, settingsIn = "/spec" }: DeclaredTarget,
): Finding[] {
  const place = settingsIn.slice(1).replaceAll("/", ".");
  return needs
    .filter((need) => connection[need] === undefined)
    .map((need) => ({
      code: "fabric/driver-needs",
      severity: "error",
      at: { resource, field: `${settingsIn}/driver` },
      label: `driver ${name} needs ${place}.${need}`,
      help: `add it; "plumb explain ${resource.kind}.${place}.${need}" says what it may be`,
    }));
}
