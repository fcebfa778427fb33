// What a plan would write down without sending anything, in words: items that become ours, items of ours
// that are needed by other resources than before, and items that are ours no longer.

import { equalJson } from "../../model/json.ts";
import type { OwnedDocument } from "../../model/owned.ts";
import type { Adoption, Plan } from "../../model/plan.ts";
import { segmentsOf, splitPointer, valueAt } from "../../model/pointer.ts";
import type { LiveView, TargetName } from "../../model/target.ts";
import { counted } from "./numbers.ts";

/** What tells the cases apart; a plan from a file comes without it. */
export interface RecordSources {
  readonly owned: ReadonlyMap<TargetName, OwnedDocument>;
  readonly live: ReadonlyMap<TargetName, LiveView>;
}

/** One line for each case that there is. */
export function recordedLines(
  { adoptions, forgotten }: Plan,
  sources: RecordSources | undefined,
): string[] {
  const anew = adoptions.filter((one) => isOursAlready(one, sources));
  const staying = forgotten.filter((one) => isLive(one, sources));
  const lines: [count: number, words: string][] = [
    [adoptions.length - anew.length, "already as wanted: recorded as ours, nothing is sent"],
    [anew.length, "needed by other resources than before: recorded, nothing is sent"],
    [forgotten.length - staying.length, "gone already: no longer recorded as ours"],
    [staying.length, "no longer needed and left as they are: no longer recorded as ours"],
  ];
  return lines.flatMap(([count, words]) =>
    count === 0 ? [] : [`${counted(count, "item")} ${inNumber(count, words)}`],
  );
}

function inNumber(count: number, words: string): string {
  return count === 1 ? words.replace("left as they are", "left as it is") : words;
}

/** True where the record has the value already, so that only the resources behind it are others. */
function isOursAlready(
  { target, path, value }: Adoption,
  sources: RecordSources | undefined,
): boolean {
  const { bucket, key } = splitPointer(path);
  const owned = sources?.owned.get(target)?.items.get(bucket)?.get(key);
  return owned?.values.length === 1 && equalJson(owned.values[0], value);
}

function isLive(
  { target, path }: Plan["forgotten"][number],
  sources: RecordSources | undefined,
): boolean {
  const view = sources?.live.get(target);
  return view?.type === "known" && valueAt(view.document, segmentsOf(path)) !== undefined;
}
