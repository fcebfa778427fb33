// The order in which resources are asked: kinds as they are listed, resources by name. Whatever is put
// in afterwards must stand where it would have stood from the beginning.

import type { ResourceRef } from "../../model/resource.ts";
import { compareNames } from "../../model/sort.ts";
import type { Catalog } from "../catalog.ts";

export interface ResourceOrder {
  /** Negative where the first is asked before the second. */
  compare(left: ResourceRef, right: ResourceRef): number;
}

export function resourceOrder({ kinds }: Pick<Catalog, "kinds">): ResourceOrder {
  const ranks = new Map(kinds.map(({ name }, rank) => [name, rank]));
  const rankOf = (kind: string): number => ranks.get(kind) ?? ranks.size;
  return {
    compare(left, right) {
      if (left === right) return 0;
      const cutLeft = left.indexOf("/");
      const cutRight = right.indexOf("/");
      const byKind = rankOf(left.slice(0, cutLeft)) - rankOf(right.slice(0, cutRight));
      if (byKind !== 0) return byKind;
      return compareNames(left.slice(cutLeft + 1), right.slice(cutRight + 1));
    },
  };
}

/** Where something of a resource belongs in a list that is in order: behind all up to its own. */
export function placeAfter<T>(
  list: readonly T[],
  refOf: (one: T) => ResourceRef,
  ref: ResourceRef,
  order: ResourceOrder,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && order.compare(refOf(one), ref) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
