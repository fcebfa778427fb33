// A toy fabric with targets of three types: what a trip carries stands in boxes, then on carts, then in
// vans. All have items of the same names, which must not be taken for one another.

import type { Json, JsonObject } from "../../src/model/json.ts";
import type { AnyKind, Kind } from "../../src/model/kind.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import type { TargetType } from "../../src/model/target.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import { boxSettings, boxTarget, toyResource } from "./toy.ts";

export interface TripSpec {
  /** Names of targets: "box/a", "cart/b". */
  readonly on: readonly string[];
  readonly shelf: number;
  readonly colour?: string;
  /** Only one book of a target may have it. */
  readonly seal?: string;
}

function likeBox(name: string): TargetType {
  return { ...boxTarget, name, itemTypes: boxTarget.itemTypes.map((type) => ({ ...type })) };
}

/** "Place/box-a" declares the target "box/a". */
const placeKind: Kind<JsonObject> = {
  name: "Place",
  check: () => [],
  targets: (resource) => {
    const target = resource.name.replace("-", "/");
    return [{ ...boxSettings(""), pools: {}, target, resource, within: [refOf(resource)] }];
  },
};

const tripKind: Kind<TripSpec> = {
  name: "Trip",
  check: () => [],
  claims(resource, _index, _allocated, sink) {
    const { file, line, column } = resource.source;
    const by = { resource: refOf(resource), file, line, column, through: [] };
    for (const { target, bucket, key, value } of itemsOf(resource.name, resource.spec)) {
      sink.claim(target, bucket, key, value, by);
    }
  },
};

interface Item {
  readonly target: string;
  readonly bucket: string;
  readonly key: string;
  readonly value: Json;
}

/** Everything that a trip claims. */
export function itemsOf(name: string, { on, shelf, colour, seal }: TripSpec): Item[] {
  const parts = {
    ...(colour === undefined ? {} : { colour }),
    ...(seal === undefined ? {} : { seal }),
  };
  return on.flatMap((target) => [
    { target, bucket: "/shelves", key: String(shelf), value: { subject: "all" } },
    { target, bucket: "/books", key: name, value: { shelf, ...parts } },
  ]);
}

export const tripCatalog: Catalog = {
  kinds: [placeKind, tripKind] as unknown as readonly AnyKind[],
  targetTypes: new Map([
    ["box", boxTarget],
    ["cart", likeBox("cart")],
    ["van", likeBox("van")],
  ]),
  drivers: new Map([["toy", { name: "toy", features: new Set(["seals"]) }]]),
};

/** "box/a" */
export function place(target: string): Resource {
  return toyResource("Place", target.replace("/", "-"), {});
}

export function trip(name: string, spec: TripSpec): Resource {
  return toyResource("Trip", name, spec);
}
