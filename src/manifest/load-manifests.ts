// All manifests of a run to all their resources. Pure: texts and kept results come in, and what is
// worth keeping for the next run goes out.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { cacheKeyOf, parseResources, printResources } from "./cached-resources.ts";
import { decodeText } from "./decode-text.ts";
import { createLocator } from "./locate-finding.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { readManifest } from "./read-manifest.ts";
import { sortDiagnostics } from "./sort-diagnostics.ts";

export interface ManifestFile {
  /** The name to show. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface LoadedManifests {
  readonly resources: readonly Resource[];
  /** Sorted; duplicates of kind and name are among them, what kinds check is not. */
  readonly diagnostics: readonly Diagnostic[];
  /** File → text, for excerpts and for locating what is found later. */
  readonly texts: ReadonlyMap<string, string>;
  /** Key → text: what the cache did not have. Only files without any problem. */
  readonly toKeep: ReadonlyMap<string, string>;
}

/** `kept` answers with what `toKeep` held for a key in an earlier run. */
export function loadManifests(
  files: readonly ManifestFile[],
  kept: (key: string) => string | undefined,
): LoadedManifests {
  const resources: Resource[] = [];
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const toKeep = new Map<string, string>();
  for (const { file, bytes } of files) {
    const decoded = decodeText(file, bytes);
    if (decoded.type === "refused") {
      diagnostics.push(decoded.diagnostic);
      continue;
    }
    texts.set(file, decoded.text);
    const key = cacheKeyOf(file, decoded.text);
    const known = knownResources(file, kept(key));
    const manifest = known ?? readManifest(file, decoded.text);
    append(resources, manifest.resources);
    append(diagnostics, manifest.diagnostics);
    if (known === undefined && manifest.diagnostics.length === 0) {
      toKeep.set(key, printResources(manifest.resources));
    }
  }
  const locator = createLocator((file) => texts.get(file));
  append(
    diagnostics,
    findDuplicates(resources).map((finding) => locator.locateFinding(finding)),
  );
  return { resources, diagnostics: sortDiagnostics(diagnostics), texts, toKeep };
}

function knownResources(
  file: string,
  kept: string | undefined,
): { resources: readonly Resource[]; diagnostics: readonly Diagnostic[] } | undefined {
  const resources = kept === undefined ? undefined : parseResources(file, kept);
  return resources === undefined ? undefined : { resources, diagnostics: [] };
}

/** Spreading a large list into `push` would overflow the stack. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
