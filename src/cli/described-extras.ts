// What nobody declares on switches where everything is ours, described as an import of the switch would:
// resources in new files beside the manifests. They are taken only where a plan then does nothing new.

import type { DriftPatch, Effects, LeftDeviation } from "../importers/patch/adopt-drift.ts";
import { importSwitches } from "../importers/switch/import-switches.ts";
import type { SwitchPlace } from "../importers/switch/live-switch.ts";
import { pairOfSwitch } from "../kinds/switch/lookup.ts";
import { vlanPoolOf } from "../kinds/switch-pair/lookup.ts";
import { readManifest } from "../manifest/read-manifest.ts";
import { digestOf } from "../model/digest.ts";
import type { Json, JsonObject } from "../model/json.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { Resource } from "../model/resource.ts";
import { ResourceIndex } from "../model/resource-index.ts";
import { targetTypeOf, type LiveView, type TargetName } from "../model/target.ts";
import type { Catalog } from "../plan/catalog.ts";
import { bucketShape, itemPath, itemView, liveBuckets } from "../plan/item-types.ts";
import type { PlanSources } from "../reconcile/plan-run.ts";
import { fitOf } from "./imported-fit.ts";
import type { Settings } from "./settings.ts";

interface Ground {
  /** The manifests as they were read. */
  readonly texts: ReadonlyMap<string, string>;
  readonly sources: PlanSources;
  readonly catalog: Catalog;
  readonly settings: Settings;
  readonly effectsOf: (resources: readonly Resource[]) => Effects;
}

/** The patch with what else can be said. */
export function describeExtras(patch: DriftPatch, ground: Ground): DriftPatch {
  const extras = patch.left.filter(({ type }) => type === "extra");
  const described = describe(extras, patch, ground);
  if (described.size === 0) return patch;
  const more = [...described].flatMap(([file, text]) => readManifest(file, text).resources);
  const resources = [...patch.resources, ...more];
  const [before, after] = [ground.effectsOf(patch.resources), ground.effectsOf(resources)];
  if (before.type === "refused" || after.type === "refused") return patch;
  const known = new Set(before.effects.map(({ key }) => key));
  const open = new Set(after.effects.map(({ key }) => key));
  const isNew = after.effects.some(({ key }) => !known.has(key));
  const gone = before.effects.filter(({ key }) => !open.has(key)).map(itemOf);
  const asked = new Set(extras.map(itemOf));
  if (isNew || gone.length === 0 || gone.some((item) => !asked.has(item))) return patch;
  const done = new Set(gone);
  const [file = ""] = described.keys();
  const adopted = extras
    .filter((one) => done.has(itemOf(one)))
    .map((one) => ({ ...one, words: "describes it as it is", file }));
  return {
    texts: new Map([...patch.texts, ...described]),
    resources,
    adopted: [...patch.adopted, ...adopted],
    left: patch.left.filter((one) => !done.has(itemOf(one))),
  };
}

function itemOf({ target, path }: Pick<LeftDeviation, "target" | "path">): string {
  return `${target}${path}`;
}

/** New files by name. */
function describe(
  extras: readonly LeftDeviation[],
  { resources }: DriftPatch,
  { texts, sources, catalog, settings }: Ground,
): Map<string, string> {
  const index = new ResourceIndex(resources);
  const live = new Map(sources.live);
  const switches: (SwitchPlace & { document: JsonObject })[] = [];
  for (const target of new Set(extras.map((one) => one.target))) {
    const place = placeOf(target, index);
    const document = acceptedDocument(target, extras, sources, catalog);
    if (place === undefined || document === undefined) continue;
    live.set(target, { type: "known", document, digest: digestOf(document) });
    switches.push({ ...place, document });
  }
  if (switches.length === 0) return new Map();
  const { allocations } = sources;
  const imported = switches.map(({ target }) => target);
  const input = { catalog, given: resources, live, allocations, imported };
  const fit = (described: readonly Resource[]): ReturnType<typeof fitOf> => fitOf(input, described);
  const made = importSwitches({ switches, given: resources, added: [], schema: "", fit });
  if ("fault" in made) return new Map();
  const folder = freeFolder(texts, settings);
  return new Map(
    [...made.files].map(([path, text]) => [`${folder}/${path}`, withoutModeline(text)]),
  );
}

function placeOf(target: TargetName, index: ResourceIndex): SwitchPlace | undefined {
  if (targetTypeOf(target) !== "switch") return undefined;
  const name = target.slice("switch/".length);
  const pair = pairOfSwitch(name, index);
  if (pair === undefined) return undefined;
  return { name, target, pair: pair.name, vlanPool: vlanPoolOf(pair) };
}

/** The live document without what is neither ours nor to become so. */
function acceptedDocument(
  target: TargetName,
  extras: readonly LeftDeviation[],
  { live, owned }: PlanSources,
  { targetTypes }: Catalog,
): JsonObject | undefined {
  const type = targetTypes.get(targetTypeOf(target));
  const view: LiveView | undefined = live.get(target);
  if (type === undefined || view?.type !== "known") return undefined;
  const wanted = new Set(extras.filter((one) => one.target === target).map(({ path }) => path));
  const ours = owned.get(target)?.items;
  const document = structuredClone(view.document);
  for (const { bucket, container } of liveBuckets(type, view.document)) {
    const shape = bucketShape(type, bucket);
    const kept = valueAt(document, segmentsOf(bucket)) as Record<string, Json> | undefined;
    for (const [key, value] of Object.entries(container)) {
      const typed = shape.typeOf(key);
      if (typed === undefined || ours?.get(bucket)?.has(key) === true) continue;
      if (wanted.has(itemPath(shape, key))) continue;
      if (typed.type.permanent(itemView(shape, typed, key, value))) continue;
      if (kept !== undefined) delete kept[key];
    }
  }
  return document;
}

/** A folder for new files that is read with the other manifests. */
function freeFolder(texts: ReadonlyMap<string, string>, { manifests }: Settings): string {
  const names = [...texts.keys()];
  const [first = "."] = manifests.filter((path) => path !== "-");
  const around = first.replace(/\/+$/, "");
  const isFile = names.includes(around);
  const parent = isFile ? around.replace(/\/?[^/]*$/, "") : around;
  const base = parent === "" || parent === "." ? "" : `${parent}/`;
  for (let n = 1; ; n += 1) {
    const folder = `${base}adopted${n === 1 ? "" : `-${n}`}`;
    if (!names.some((name) => name.startsWith(`${folder}/`))) return folder;
  }
}

/** Where the schemas of an editor lie is said where the manifests of people say it. */
function withoutModeline(text: string): string {
  return text.replace(/^# yaml-language-server:.*\n/, "");
}
