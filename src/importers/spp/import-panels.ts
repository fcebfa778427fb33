// Turns what keys say of hosts with soft patch panels into manifests that describe it, so that a plan
// with them would change nothing on the hosts. Pure: documents in, texts out. It describes all that it
// can, asks what that would change, takes that back, and lists every item that is left over.

import { hosts } from "../../kinds/host/name.ts";
import { checkSchema } from "../../manifest/check-schema.ts";
import { escapeSegment, segmentsOf } from "../../model/pointer.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import { ResourceIndex } from "../../model/resource-index.ts";
import type { TargetName } from "../../model/target.ts";
import { patchPanelTargetName, plugsBucket } from "../../targets/patchpanel/paths.ts";
import { asResource, documentOf, filesOf, type DescribedResource } from "../manifest-files.ts";
import { describePanels, type PanelDescription, type PanelsToDescribe } from "./describe-panels.ts";
import { nicsOf, portCount, type SeenPanel } from "./live-panel.ts";

export interface PanelImportSource extends Omit<PanelsToDescribe, "given"> {
  /** The resources of the manifests that are there. */
  readonly given: readonly Resource[];
  readonly schema: string;
  /** What given and described resources together would change, and what they leave out. */
  fit(described: readonly Resource[], panels: ReadonlyMap<TargetName, SeenPanel>): PanelFit;
}

/** As far as an import of patch panels asks. */
export interface PanelFit {
  /** What the given resources lack once these things are described, in words. */
  readonly fault?: string;
  readonly misfits: readonly { readonly resource: ResourceRef; readonly path: string }[];
  readonly mistakes: readonly { readonly resource: ResourceRef; readonly words: string }[];
  readonly uncovered: readonly { readonly target: TargetName; readonly path: string }[];
}

export interface LeftOverItem {
  /** "patchpanel/node001 /plugs/p1", or a resource that needs a look. */
  readonly path: string;
  readonly why: string;
}

export interface PanelImport {
  readonly files: ReadonlyMap<string, string>;
  readonly leftOver: readonly LeftOverItem[];
  readonly notes: readonly string[];
  /** For each host, in words. */
  readonly told: readonly string[];
  /** With driver spp-keys a plan of what is described would change nothing of it. */
  readonly isSettled: boolean;
}

/** Or a fault of the given resources, because of which nothing can be described. */
export function importPanels(source: PanelImportSource): PanelImport | { readonly fault: string } {
  const given = new ResourceIndex(source.given);
  const takenBack = new Map<ResourceRef, string>();
  // Each round takes back at least one resource, and never the same again.
  for (;;) {
    const description = describePanels({ ...source, given, driver: driverOfKeys }, takenBack);
    const panels = panelsByTarget(source.panels, description);
    const { hosts: described, networks, bindings } = description;
    const all = [...described, ...networks, ...bindings];
    const refused = all.flatMap(refusedBySchema);
    const fit = refused.length > 0 ? unasked : source.fit(all.map(asResource), panels);
    if (fit.fault !== undefined) return { fault: fit.fault };
    const refs = new Set(all.map(refOf));
    const wrong = [
      ...refused,
      ...fit.misfits.map(({ resource }) => [resource, otherwise] as const),
      ...fit.mistakes.map(({ resource, words }) => [resource, words] as const),
      ...unplugged(fit, bindings),
    ].flatMap(([ref, why]) => guiltyOf(ref, bindings).map((one) => [one, why] as const));
    const fresh = wrong.filter(([ref]) => refs.has(ref) && !takenBack.has(ref));
    if (fresh.length === 0) {
      return result({ ...source, given }, { description, panels, fit, takenBack });
    }
    for (const [ref, why] of fresh) if (!takenBack.has(ref)) takenBack.set(ref, why);
  }
}

/** Keys can tell whether this driver would change something; other drivers look at the host as well. */
const driverOfKeys = "spp-keys";

/** Bindings that are described, and whose ports nothing wants: others have a word about their vhosts. */
function unplugged(
  { uncovered }: PanelFit,
  bindings: PanelDescription["bindings"],
): (readonly [ResourceRef, string])[] {
  const items = new Set(uncovered.map(({ target, path }) => `${target} ${path}`));
  return bindings
    .filter(({ host, port }) =>
      items.has(`${patchPanelTargetName(host)} ${plugsBucket}/${escapeSegment(port)}`),
    )
    .map((one) => [refOf(one), noVhost] as const);
}

const noVhost = "a plan could not give it the vhost that it has: something else there names it too";
const otherwise = "described in a manifest it would change";

/** What no manifest may say cannot be asked about either. */
const unasked: PanelFit = { misfits: [], mistakes: [], uncovered: [] };

function refusedBySchema(one: DescribedResource): (readonly [ResourceRef, string])[] {
  const [problem] = checkSchema(documentOf(one));
  if (problem === undefined) return [];
  return [[refOf(one), `${problem.field.join(".")}: ${problem.label}`]];
}

/** A network that is wrong goes with the bindings that need it. */
function guiltyOf(ref: ResourceRef, bindings: PanelDescription["bindings"]): ResourceRef[] {
  if (!ref.startsWith("Network/")) return [ref];
  const name = ref.slice("Network/".length);
  return bindings.filter(({ spec }) => spec["network"] === name).map(refOf);
}

function panelsByTarget(
  panels: readonly SeenPanel[],
  { hostNames }: PanelDescription,
): ReadonlyMap<TargetName, SeenPanel> {
  return new Map(
    panels.map((one) => [patchPanelTargetName(hostNames.get(one.keyName) ?? ""), one]),
  );
}

interface Settled {
  readonly description: PanelDescription;
  readonly panels: ReadonlyMap<TargetName, SeenPanel>;
  readonly fit: PanelFit;
  readonly takenBack: ReadonlyMap<ResourceRef, string>;
}

function result(
  source: PanelsToDescribe & { readonly schema: string },
  settled: Settled,
): PanelImport {
  const { description, panels, fit, takenBack } = settled;
  const { networks, bindings } = description;
  const files = new Map<string, readonly DescribedResource[]>();
  const add = (file: string, resources: readonly DescribedResource[]): void => {
    if (resources.length > 0) files.set(file, resources);
  };
  add("hosts", describePanels(source, takenBack).hosts);
  add("networks", networks);
  for (const host of new Set(bindings.map((one) => one.host))) {
    const own = bindings.filter((one) => one.host === host);
    add(`bindings/${host}`, own);
  }
  const items = fit.uncovered.map(({ target, path }): LeftOverItem => {
    return { path: `${target} ${path}`, why: whyOf(panels.get(target), path, settled) };
  });
  const told = [...panels].map(([target, panel]) => toldOf(target, panel, bindings));
  const refused = [...takenBack].flatMap(([path, why]): LeftOverItem[] =>
    path.startsWith(`${hosts.name}/`) ? [{ path, why }] : [],
  );
  const leftOver = [...refused, ...items];
  return {
    files: filesOf(files, source.schema),
    leftOver,
    notes: notesOf(networks),
    told,
    isSettled: fit.misfits.length + fit.mistakes.length === 0,
  };
}

function whyOf(panel: SeenPanel | undefined, path: string, settled: Settled): string {
  const { description, takenBack } = settled;
  if (panel === undefined) return unknown;
  const host = description.hostNames.get(panel.keyName) ?? "";
  if (takenBack.has(refOf({ kind: hosts.name, name: host }))) return `its Host is not described`;
  const [section, key = ""] = segmentsOf(path);
  if (section === "vhosts")
    return "it is taken, and nothing else names the port: being bound, or leaked";
  if (section !== "plugs") return unknown;
  const live = panel.reasons.get(key);
  const own = description.reasons.get(`${panel.keyName} ${key}`);
  return live ?? own ?? unknown;
}

const unknown = "nothing in a manifest describes this; it stays as it is";

function toldOf(
  target: TargetName,
  panel: SeenPanel,
  bindings: PanelDescription["bindings"],
): string {
  const host = target.slice(target.indexOf("/") + 1);
  const own = bindings.filter((one) => one.host === host).length;
  const nics = nicsOf(panel).length;
  const ports = portCount(panel);
  const told = `Host ${host}: ${nics === 1 ? "1 NIC" : `${nics} NICs`}`;
  return ports === 0 ? `${told}, no port` : `${told}, ${own} of ${ports} ports described`;
}

function notesOf(networks: readonly DescribedResource[]): string[] {
  if (networks.length === 0) return [];
  const [first] = networks;
  const more = networks.length === 1 ? "" : ` and ${networks.length - 1} more`;
  return [
    `Network ${first?.name ?? ""}${more}: keys know the VLAN alone; write the id and the VNI that the fabric has, before a plan chooses a VNI`,
  ];
}
