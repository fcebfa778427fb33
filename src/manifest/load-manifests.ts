// All manifests of a run to all their resources. Pure: texts and kept results come in, and what is
// worth keeping for the next run goes out.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { decodeText } from "./decode-text.ts";
import { createLocator } from "./locate-finding.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { readKeptManifest, type KeptText } from "./kept-manifest.ts";
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
export function loadManifests(files: readonly ManifestFile[], kept: KeptText): LoadedManifests {
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
    const manifest = readKeptManifest(file, decoded.text, kept);
    append(resources, manifest.resources);
    append(diagnostics, manifest.diagnostics);
    if (manifest.toKeep !== undefined) toKeep.set(...manifest.toKeep);
  }
  const locator = createLocator((file) => texts.get(file));
  append(
    diagnostics,
    findDuplicates(resources).map((finding) => locator.locateFinding(finding)),
  );
  return { resources, diagnostics: sortDiagnostics(diagnostics), texts, toKeep };
}

/** Spreading a large list into `push` would overflow the stack. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}
