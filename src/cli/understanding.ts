// Understands the manifests of who watches them, again and again: all of them are held, and only files
// that changed are parsed. Where they come from, and what becomes of them, is decided elsewhere.

import { ManifestSet } from "../manifest/manifest-set.ts";
import type { ChangedReading, WholeReading } from "../ports/source.ts";
import type { Understanding, UnderstoodFiles } from "../reconcile/understanding.ts";
import { withEmptiness, type EmptinessOptions } from "./empty-manifests.ts";
import { withFindings } from "./manifests.ts";
import type { Settings } from "./settings.ts";

/** Where parse results are kept. */
export interface UnderstandingSettings extends Pick<Settings, "stateFolder"> {
  readonly files: Pick<Settings["files"], "textCache">;
}

/**
 * Holds nothing at first. Parse results are kept where the state is, as commands do. A source without
 * any resource is an error, unless that is meant.
 */
export function createUnderstanding(
  { files, stateFolder }: UnderstandingSettings,
  emptiness: EmptinessOptions,
): Understanding {
  const cache = files.textCache(`${stateFolder}/cache`);
  const set = new ManifestSet();
  let revision: string | undefined;
  return {
    async take(reading) {
      if (reading.type === "changed" && reading.since !== revision) {
        throw new Error(`changes since ${reading.since} do not follow on ${revision ?? "nothing"}`);
      }
      revision = reading.revision;
      const toKeep = takeInto(set, reading, (key) => cache.get(key));
      for (const [key, text] of toKeep) cache.put(key, text);
      return understoodOf(set, emptiness);
    },
    pending: () => set.pending(),
    settle() {
      set.settle();
    },
    locate: withFindings,
  };
}

function takeInto(
  set: ManifestSet,
  reading: WholeReading | ChangedReading,
  kept: (key: string) => string | undefined,
): ReadonlyMap<string, string> {
  if (reading.type === "whole") {
    return set.takeWhole(reading.tree.files, reading.tree.diagnostics, kept);
  }
  return set.takeChanges(reading.put, reading.removed, reading.diagnostics, kept);
}

function understoodOf(set: ManifestSet, emptiness: EmptinessOptions): UnderstoodFiles {
  const { texts, fileCount, resourceCount } = set;
  const diagnostics = withEmptiness(set.diagnostics, resourceCount, emptiness);
  return { diagnostics, texts, fileCount, resourceCount };
}
