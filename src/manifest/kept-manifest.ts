// The resources of a manifest's text, from what was kept of it or by parsing it.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Resource } from "../model/resource.ts";
import { cacheKeyOf, parseResources, printResources } from "./cached-resources.ts";
import { readManifest } from "./read-manifest.ts";

/** Answers with what was to be kept under a key in an earlier run. */
export type KeptText = (key: string) => string | undefined;

export interface KeptManifest {
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is worth keeping, where nobody had it: only of texts without any problem. */
  readonly toKeep?: readonly [key: string, text: string];
}

export function readKeptManifest(file: string, text: string, kept: KeptText): KeptManifest {
  const key = cacheKeyOf(file, text);
  const known = kept(key);
  const resources = known === undefined ? undefined : parseResources(file, known);
  if (resources !== undefined) return { resources, diagnostics: [] };
  const manifest = readManifest(file, text);
  if (manifest.diagnostics.length > 0) return manifest;
  return { ...manifest, toKeep: [key, printResources(manifest.resources)] };
}
