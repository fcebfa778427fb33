// The manifests of a run, read and understood, with a way back from findings to lines.

import type { Diagnostic, Finding } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { loadManifests } from "../manifest/load-manifests.ts";
import { createLocator } from "../manifest/locate-finding.ts";
import { sortDiagnostics } from "../manifest/sort-diagnostics.ts";
import { readTree } from "./manifest-tree.ts";
import type { ManifestTree } from "../ports/files.ts";
import type { Diagnosed } from "./report.ts";
import type { Settings } from "./settings.ts";

export interface Manifests extends Diagnosed {
  readonly fileCount: number;
  readonly resources: readonly Resource[];
}

/** `tree` is what was read of them already. */
export async function readManifests(settings: Settings, tree?: ManifestTree): Promise<Manifests> {
  return await understandManifests(tree ?? (await readTree(settings)), settings, false);
}

/** Parse results are kept where the state is; only with `makesState` is its folder made for them. */
export async function understandManifests(
  tree: ManifestTree,
  { files, stateFolder }: Settings,
  makesState: boolean,
): Promise<Manifests> {
  const cache = files.textCache(`${stateFolder}/cache`);
  const loaded = loadManifests(tree.files, (key) => cache.get(key));
  if (makesState || (await files.list(stateFolder)) !== undefined) {
    for (const [key, text] of loaded.toKeep) cache.put(key, text);
  }
  return {
    resources: loaded.resources,
    diagnostics: sortDiagnostics([...tree.diagnostics, ...loaded.diagnostics]),
    texts: loaded.texts,
    fileCount: tree.files.length,
  };
}

/** The same manifests with what was found later, every finding at its line. */
export function withFindings<T extends Diagnosed>(manifests: T, findings: readonly Finding[]): T {
  if (findings.length === 0) return manifests;
  const locator = createLocator((file) => manifests.texts.get(file));
  const located: Diagnostic[] = findings.map((finding) => locator.locateFinding(finding));
  return { ...manifests, diagnostics: sortDiagnostics([...manifests.diagnostics, ...located]) };
}
