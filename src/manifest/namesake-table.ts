// Resources by kind and name, where several may have the same: which of them counts, and what is to
// be said of the others. It is told of every resource that comes and goes, and keeps what it said.

import type { Diagnostic } from "../model/diagnostic.ts";
import { refOf, type Resource, type ResourceRef } from "../model/resource.ts";
import { compareSources, findDuplicates } from "./find-duplicates.ts";
import { createLocator } from "./locate-finding.ts";

/** Nearly every kind and name stands but once, and 100,000 sets of one would be a burden. */
type Namesakes = Resource | Set<Resource>;

export class NamesakeTable {
  readonly #byRef: Map<ResourceRef, Namesakes> = new Map();
  /** Kinds and names that stand several times, with what was said of them where that still holds. */
  readonly #doubled: Map<ResourceRef, readonly Diagnostic[] | undefined> = new Map();

  add(resource: Resource): void {
    const ref = refOf(resource);
    const same = this.#byRef.get(ref);
    if (same === undefined) {
      this.#byRef.set(ref, resource);
      return;
    }
    if (same instanceof Set) same.add(resource);
    else this.#byRef.set(ref, new Set([same, resource]));
    this.#doubled.set(ref, undefined);
  }

  /** The very object that was added. */
  remove(resource: Resource): void {
    const ref = refOf(resource);
    const same = this.#byRef.get(ref);
    if (!(same instanceof Set)) {
      this.#byRef.delete(ref);
      return;
    }
    same.delete(resource);
    const [only] = same;
    if (same.size > 1 || only === undefined) {
      this.#doubled.set(ref, undefined);
    } else {
      this.#byRef.set(ref, only);
      this.#doubled.delete(ref);
    }
  }

  /** The one that counts: the first by file and place. */
  first(ref: ResourceRef): Resource | undefined {
    const same = this.#byRef.get(ref);
    if (!(same instanceof Set)) return same;
    return [...same].reduce((first, one) => (compareSources(one, first) < 0 ? one : first));
  }

  /**
   * Every duplicate at its line, unsorted. What was said before holds as long as nobody of the same
   * kind and name came or went: all resources of a file go when its text does, and take their lines along.
   */
  diagnostics(textOf: (file: string) => string | undefined): readonly Diagnostic[] {
    const locator = createLocator(textOf);
    for (const [ref, said] of this.#doubled) {
      const same = this.#byRef.get(ref);
      if (said !== undefined || !(same instanceof Set)) continue;
      const findings = findDuplicates(same);
      this.#doubled.set(
        ref,
        findings.map((finding) => locator.locateFinding(finding)),
      );
    }
    return [...this.#doubled.values()].flatMap((said) => said ?? []);
  }
}
