import { describe, expect, test } from "vitest";
import { LayeredMap } from "../../src/model/layered-map.ts";
import type { Resource } from "../../src/model/resource.ts";
import { ResourceIndex, type Look } from "../../src/model/resource-index.ts";
import { toyResource } from "../support/toy.ts";

const books = { name: "Book" };
const shelves = { name: "Shelf" };

function book(name: string, shelf: string): Resource {
  return toyResource("Book", name, { shelf });
}

/** A book stands on its own shelf, or where another book stands. */
const shelfOf = (
  { spec }: Resource<{ shelf?: string; beside?: string }>,
  index: ResourceIndex,
): string | undefined => {
  if (spec.beside === undefined) return spec.shelf;
  return index.get<{ shelf?: string }>(books, spec.beside)?.spec.shelf;
};

function changes(...all: (readonly [name: string, after: Resource | undefined])[]) {
  return new Map([["Book", new Map(all)]]);
}

const names = (list: readonly { readonly name: string }[]): string[] =>
  list.map(({ name }) => name);

describe("an index that is made from another", () => {
  const index = new ResourceIndex([
    book("b1", "upper"),
    book("b2", "upper"),
    book("b10", "lower"),
    toyResource("Shelf", "upper", {}),
  ]);

  test("has the changed resources, and leaves the other index as it is", () => {
    const next = index.with(changes(["b1", undefined], ["b3", book("b3", "lower")]));
    expect(names(next.all(books))).toEqual(["b2", "b3", "b10"]);
    expect(next.get(books, "b1")).toBeUndefined();
    expect(names(index.all(books))).toEqual(["b1", "b2", "b10"]);
  });

  test("keeps what was derived from other kinds only", () => {
    let counted = 0;
    const countShelves = (from: ResourceIndex): number => {
      counted += 1;
      return from.all(shelves).length;
    };
    const countBooks = (from: ResourceIndex): number => from.all(books).length;
    expect([index.derive(countShelves), index.derive(countBooks)]).toEqual([1, 3]);
    const next = index.with(changes(["b1", undefined]));
    expect([next.derive(countShelves), next.derive(countBooks)]).toEqual([1, 2]);
    expect(counted).toBe(1);
  });

  test("does not keep what looked at nothing, which is the memory of one index", () => {
    const memory = (): string[] => [];
    index.derive(memory).push("said");
    expect(index.with(changes(["b1", undefined])).derive(memory)).toEqual([]);
  });

  test("groups resources, and keeps the lists of groups that did not change", () => {
    const upper = index.group(books, shelfOf, "upper");
    expect(names(upper)).toEqual(["b1", "b2"]);
    const next = index.with(changes(["b10", book("b10", "floor")], ["b0", book("b0", "lower")]));
    expect(next.group(books, shelfOf, "upper")).toBe(upper);
    expect(names(next.group(books, shelfOf, "lower"))).toEqual(["b0"]);
    expect(names(next.group(books, shelfOf, "floor"))).toEqual(["b10"]);
    expect(next.group(books, shelfOf, "attic")).toEqual([]);
    expect(next.regrouped("Book").get(shelfOf)).toEqual(new Set(["lower", "floor"]));
    const moved = next.with(changes(["b1", book("b1", "lower")], ["b2", undefined]));
    expect(moved.group(books, shelfOf, "upper")).toEqual([]);
    expect(names(moved.group(books, shelfOf, "lower"))).toEqual(["b0", "b1"]);
  });

  test("regroups those that stand where a changed one stands", () => {
    const beside = toyResource("Book", "b3", { beside: "b2" });
    const first = index.with(changes(["b3", beside]));
    expect(names(first.group(books, shelfOf, "upper"))).toEqual(["b1", "b2", "b3"]);
    const next = first.with(changes(["b2", book("b2", "lower")]));
    expect(names(next.group(books, shelfOf, "upper"))).toEqual(["b1"]);
    expect(names(next.group(books, shelfOf, "lower"))).toEqual(["b2", "b3", "b10"]);
    const gone = next.with(changes(["b2", undefined]));
    expect(names(gone.group(books, shelfOf, "lower"))).toEqual(["b10"]);
  });

  test("says what is looked up, and repeats it for what was derived before", () => {
    const heads = (from: ResourceIndex): unknown => [from.all(shelves), from.get(books, "b1")];
    index.derive(heads);
    const seen: Parameters<Look>[] = [];
    index.watched(
      (...look) => seen.push(look),
      () => {
        index.get(books, "b7");
        index.group(books, shelfOf, "upper");
        index.derive(heads);
      },
    );
    expect(seen).toEqual([["Book", "b7"], ["Book", "upper", shelfOf], ["Shelf"], ["Book"]]);
  });
});

test("a layered map holds what was put into it, however many changes there were", () => {
  let map = new LayeredMap<number>(new Map([["kept", 0]]));
  const truth = new Map([["kept", 0]]);
  for (let i = 1; i <= 2000; i += 1) {
    const key = `k${i % 700}`;
    const value = i % 3 === 0 ? undefined : i;
    map = map.with(new Map([[key, value]]));
    if (value === undefined) truth.delete(key);
    else truth.set(key, value);
  }
  expect(new Set(map.values())).toEqual(new Set(truth.values()));
  for (const [key, value] of truth) expect(map.get(key)).toBe(value);
});
