// All manifests of a source, held in memory for who understands them again and again. It says what
// `loadManifests` says of the same files, at the cost of those that changed. It reads and plans nothing.

import type { Diagnostic } from "../model/diagnostic.ts";
import { equalJson, type Json } from "../model/json.ts";
import { refOf, type Resource, type ResourceRef } from "../model/resource.ts";
import { parseResources, printResources } from "./cached-resources.ts";
import { decodeText } from "./decode-text.ts";
import { readKeptManifest, type KeptManifest, type KeptText } from "./kept-manifest.ts";
import type { ManifestFile } from "./load-manifests.ts";
import { NamesakeTable } from "./namesake-table.ts";
import { sortDiagnostics } from "./sort-diagnostics.ts";

interface HeldManifest {
  /** Absent where the bytes are no text. */
  readonly text?: string;
  readonly resources: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is different between two moments; of two resources with one kind and name the first counts. */
export interface ChangedManifests {
  readonly put: readonly Resource[];
  readonly removed: readonly Pick<Resource, "kind" | "name">[];
}

export class ManifestSet {
  readonly #held: Map<string, HeldManifest> = new Map();
  readonly #texts: Map<string, string> = new Map();
  /** Files with problems of their own. */
  readonly #flawed: Map<string, readonly Diagnostic[]> = new Map();
  readonly #namesakes: NamesakeTable = new NamesakeTable();
  /** What stood, when it was settled, under each kind and name that was touched since. */
  readonly #former: Map<ResourceRef, Resource | undefined> = new Map();
  /** What whoever found the files says of them. */
  #found: readonly Diagnostic[] = [];
  #resourceCount = 0;
  #diagnostics: readonly Diagnostic[] | undefined;

  /**
   * These are all files; their names differ. Answers with what is worth keeping, as `loadManifests`
   * does in `toKeep`; `diagnostics` is what the finder of the files has to say.
   */
  takeWhole(
    files: readonly ManifestFile[],
    diagnostics: readonly Diagnostic[],
    kept: KeptText,
  ): ReadonlyMap<string, string> {
    const names = new Set(files.map(({ file }) => file));
    const removed = [...this.#held.keys()].filter((name) => !names.has(name));
    return this.takeChanges(files, removed, diagnostics, kept);
  }

  /** The same where some files were written and some are gone; the rest is as it was. */
  takeChanges(
    put: readonly ManifestFile[],
    removed: readonly string[],
    diagnostics: readonly Diagnostic[],
    kept: KeptText,
  ): ReadonlyMap<string, string> {
    this.#found = diagnostics;
    this.#diagnostics = undefined;
    const toKeep = new Map<string, string>();
    for (const file of removed) this.#replace(file, undefined);
    for (const { file, bytes } of put) {
      const decoded = decodeText(file, bytes);
      if (decoded.type === "refused") {
        this.#replace(file, { resources: [], diagnostics: [decoded.diagnostic] });
        continue;
      }
      const { text } = decoded;
      if (this.#texts.get(file) === text) continue;
      const manifest = readKeptManifest(file, text, kept);
      if (manifest.toKeep !== undefined) toKeep.set(...manifest.toKeep);
      const { diagnostics: problems } = manifest;
      this.#replace(file, { text, resources: detached(file, manifest), diagnostics: problems });
    }
    return toKeep;
  }

  /** Sorted; duplicates of kind and name are among them, what kinds check is not. */
  get diagnostics(): readonly Diagnostic[] {
    this.#diagnostics ??= sortDiagnostics([
      ...this.#found,
      ...[...this.#flawed.values()].flat(),
      ...this.#namesakes.diagnostics((file) => this.#texts.get(file)),
    ]);
    return this.#diagnostics;
  }

  /** File → text, always as it is at the moment. */
  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  get fileCount(): number {
    return this.#held.size;
  }

  get resourceCount(): number {
    return this.#resourceCount;
  }

  /** What is different from when it was settled last; before that, everything is new. */
  pending(): ChangedManifests {
    const put: Resource[] = [];
    const removed: Resource[] = [];
    for (const [ref, former] of this.#former) {
      const resource = this.#namesakes.first(ref);
      if (resource === undefined) {
        if (former !== undefined) removed.push(former);
      } else if (former === undefined || !isSame(former, resource)) put.push(resource);
    }
    return { put, removed };
  }

  /** From here on this is what changes count against. */
  settle(): void {
    this.#former.clear();
  }

  #replace(file: string, manifest: HeldManifest | undefined): void {
    const before = this.#held.get(file);
    for (const resource of before?.resources ?? []) {
      this.#touch(resource);
      this.#namesakes.remove(resource);
    }
    for (const resource of manifest?.resources ?? []) {
      this.#touch(resource);
      this.#namesakes.add(resource);
    }
    this.#resourceCount += (manifest?.resources.length ?? 0) - (before?.resources.length ?? 0);
    setOrDelete(this.#held, file, manifest);
    setOrDelete(this.#texts, file, manifest?.text);
    const isFlawed = manifest !== undefined && manifest.diagnostics.length > 0;
    setOrDelete(this.#flawed, file, isFlawed ? manifest.diagnostics : undefined);
  }

  #touch(resource: Resource): void {
    const ref = refOf(resource);
    if (!this.#former.has(ref)) this.#former.set(ref, this.#namesakes.first(ref));
  }
}

/**
 * The resources in strings of their own. A part of a text keeps all of it in memory, and one resource
 * that stays would keep the version of its file from which it was parsed. What was kept has been
 * written and parsed already.
 */
function detached(
  file: string,
  { resources, diagnostics, toKeep }: KeptManifest,
): readonly Resource[] {
  if (diagnostics.length === 0 && toKeep === undefined) return resources;
  return parseResources(file, toKeep?.[1] ?? printResources(resources)) ?? resources;
}

/** Its place in its file counts: lines are shown. */
function isSame(left: Resource, right: Resource): boolean {
  return left === right || equalJson(left as unknown as Json, right as unknown as Json);
}

function setOrDelete<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
