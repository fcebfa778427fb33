// Which resources differ from those of the last plan. Changes add up until a plan is made of them, and
// one that is taken back is none.

import { equalJson, type Json } from "../../model/json.ts";
import type { Resource } from "../../model/resource.ts";
import type { ChangedResources, ResourceIndex } from "../../model/resource-index.ts";

type ResourceName = Pick<Resource, "kind" | "name">;

export class PendingChanges {
  readonly #base: ResourceIndex;
  readonly #changed: Map<string, Map<string, Resource | undefined>> = new Map();

  /** No changes to the resources of an index. */
  constructor(base: ResourceIndex) {
    this.#base = base;
  }

  put(resource: Resource): void {
    const { kind, name } = resource;
    const former = this.#base.get({ name: kind }, name);
    if (former !== undefined && isSame(former as Resource, resource)) this.#drop(kind, name);
    else this.#set(kind, name, resource);
  }

  remove({ kind, name }: ResourceName): void {
    if (this.#base.get({ name: kind }, name) === undefined) this.#drop(kind, name);
    else this.#set(kind, name, undefined);
  }

  /** Lets these be all resources. Of two with one kind and name the first counts. */
  replaceAll(resources: Iterable<Resource>): void {
    this.#changed.clear();
    const named = new Map<string, Set<string>>();
    for (const resource of resources) {
      const names = named.get(resource.kind) ?? new Set<string>();
      named.set(resource.kind, names);
      if (names.has(resource.name)) continue;
      names.add(resource.name);
      this.put(resource);
    }
    for (const kind of this.#base.kinds()) {
      for (const { name } of this.#base.all({ name: kind })) {
        if (named.get(kind)?.has(name) !== true) this.#set(kind, name, undefined);
      }
    }
  }

  changed(): ChangedResources {
    return this.#changed;
  }

  #set(kind: string, name: string, resource: Resource | undefined): void {
    const names = this.#changed.get(kind) ?? new Map<string, Resource | undefined>();
    this.#changed.set(kind, names.set(name, resource));
  }

  #drop(kind: string, name: string): void {
    const names = this.#changed.get(kind);
    names?.delete(name);
    if (names?.size === 0) this.#changed.delete(kind);
  }
}

/** A resource that was read again without having changed; its place in its file counts. */
function isSame(left: Resource, right: Resource): boolean {
  return left === right || equalJson(asJson(left), asJson(right));
}

function asJson(resource: Resource): Json {
  return resource as unknown as Json;
}
