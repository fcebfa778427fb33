// Turns what is live on switches into manifests that describe it, so that together with the manifests
// that are there nothing would change. Pure: documents in, texts out. It describes as much as it can,
// asks what that would change, takes that back, and lists every item that is left over.

import { hostGroups } from "../../kinds/host-group/name.ts";
import { networks as networkKind } from "../../kinds/network/name.ts";
import { portBindings } from "../../kinds/port-binding/name.ts";
import type { JsonObject } from "../../model/json.ts";
import { refOf, type Resource } from "../../model/resource.ts";
import { ResourceIndex, type KindName } from "../../model/resource-index.ts";
import { compareNames } from "../../model/sort.ts";
import { createResourceNames, type ResourceNames } from "../resource-names.ts";
import { asResource, filesOf, type DescribedResource } from "../manifest-files.ts";
import { describeGroup, describeNetwork, describeVrf } from "./describe.ts";
import { draftGroups, givenHosts, type PortReasons } from "./groups.ts";
import { leftOverOf, type LeftOver, type Placed, type Uncovered } from "./leftovers.ts";
import { readLiveSwitch, type LiveSwitch, type SwitchPlace } from "./live-switch.ts";
import { draftNetworks, type NetworkDrafts } from "./networks.ts";
import { VrfDrafts } from "./routing.ts";
import {
  nothingTakenBack,
  takeBack,
  type Misfit,
  type Mistake,
  type TakenBack,
} from "./taken-back.ts";

export interface SwitchImportSource {
  readonly switches: readonly (SwitchPlace & { readonly document: JsonObject })[];
  /** The resources that are there, those of the switches and their pools among them. */
  readonly given: readonly Resource[];
  /** Of these, what is to be written as well: the manifests do not declare it. */
  readonly added: readonly DescribedResource[];
  /** The combined schema, as a URL or as a path from the folder that the files go into. */
  readonly schema: string;
  /** What given and described resources together would change, and what they leave out. */
  fit(described: readonly Resource[]): Fit;
}

export interface Fit {
  /** What the given resources lack once these things are described, in words: that is for a person to say. */
  readonly fault?: string;
  readonly misfits: readonly Misfit[];
  readonly mistakes: readonly Mistake[];
  /** Networks that a plan would place on a transit or border gateway on which they are not. */
  readonly placed: readonly Placed[];
  /** Live items of the switches that nothing describes. */
  readonly uncovered: readonly Uncovered[];
  readonly coveredCount: number;
}

export interface SwitchImport {
  /** Path in the folder → text. */
  readonly files: ReadonlyMap<string, string>;
  readonly leftOver: readonly LeftOver[];
  /** Live items that manifests describe. */
  readonly coveredCount: number;
  /** A plan of what is described, and of the manifests that it stands on, would change nothing of it. */
  readonly isSettled: boolean;
}

/** More than there are kinds of things that can be taken back one after the other. */
const roundsMax = 20;

/** Or a fault of the given resources, because of which nothing can be described. */
export function importSwitches(
  source: SwitchImportSource,
): SwitchImport | { readonly fault: string } {
  const given = new ResourceIndex(source.given);
  const switches = [...source.switches]
    .sort((a, b) => compareNames(a.target, b.target))
    .map(({ document, ...place }) => readLiveSwitch(place, document));
  let takenBack = nothingTakenBack;
  for (let round = 1; ; round += 1) {
    const description = describe(switches, given, takenBack);
    const fit = source.fit([...description.files.values()].flat().map(asResource));
    if (fit.fault !== undefined) return { fault: fit.fault };
    const isFitting = fit.misfits.length + fit.mistakes.length === 0;
    if (isFitting || round === roundsMax) {
      const { files, reasons } = description;
      const leftOver = leftOverOf({ ...fit, ...description, switches, takenBack, reasons });
      const switchFile = source.added.length > 0 ? [["switches", source.added] as const] : [];
      const texts = filesOf(new Map([...switchFile, ...files]), source.schema);
      const isSettled = isFitting && fit.placed.length === 0;
      return { files: texts, leftOver, coveredCount: fit.coveredCount, isSettled };
    }
    takenBack = takeBack(takenBack, fit.misfits, fit.mistakes);
  }
}

interface Description {
  readonly files: ReadonlyMap<string, readonly DescribedResource[]>;
  readonly networks: NetworkDrafts;
  readonly reasons: PortReasons;
  /** VRFs whose numbers nobody knows. */
  readonly vrfs: readonly DescribedResource[];
}

function describe(
  switches: readonly LiveSwitch[],
  given: ResourceIndex,
  takenBack: TakenBack,
): Description {
  const vrfs = new VrfDrafts(given);
  const names = namesBeside(given, networkKind);
  const networks = draftNetworks(switches, { given, takenBack, vrfs, names });
  const { groups, reasons } = draftGroups(switches, networks, given);
  const context = {
    groups: namesBeside(given, hostGroups, givenHosts(given)),
    bindings: namesBeside(given, portBindings),
    vrfs,
    takenBack,
  };
  const files = new Map<string, DescribedResource[]>([["vrfs", []]]);
  const added = networks.networks.filter(({ isGiven }) => !isGiven);
  files.set("networks", added.map(describeNetwork));
  for (const draft of groups) {
    const described = describeGroup(draft, context);
    append(files, `groups/${draft.pair}`, described.groups);
    append(files, `bindings/${draft.pair}`, described.bindings);
  }
  files.set("vrfs", vrfs.added().map(describeVrf));
  return { files: kept(files, takenBack), networks, reasons, vrfs: files.get("vrfs") ?? [] };
}

/** Without what was taken back, and what needs it. */
function kept(
  files: ReadonlyMap<string, readonly DescribedResource[]>,
  { resources }: TakenBack,
): Map<string, readonly DescribedResource[]> {
  const isGone = (kind: string, name: unknown): boolean =>
    typeof name === "string" && resources.has(refOf({ kind, name }));
  const left = [...files].map(([file, described]) => {
    const some = described.filter(
      ({ kind, name, spec }) =>
        !isGone(kind, name) &&
        !(kind === "PortBinding" && isGone("Network", spec["network"])) &&
        !(kind === "PortBinding" && isGone("HostGroup", spec["host"])),
    );
    return [file, some] as const;
  });
  return new Map(left.filter(([, described]) => described.length > 0));
}

function append(
  files: Map<string, DescribedResource[]>,
  file: string,
  described: readonly DescribedResource[],
): void {
  const list = files.get(file) ?? [];
  list.push(...described);
  files.set(file, list);
}

/** Names that no resource of the manifests has. */
function namesBeside(
  given: ResourceIndex,
  kind: KindName<object>,
  others: readonly string[] = [],
): ResourceNames {
  return createResourceNames([...given.all(kind).map(({ name }) => name), ...others]);
}
