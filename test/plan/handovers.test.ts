// What moves from one target to another goes from the old one after it is on the new one.

import { expect, test } from "vitest";
import { book, box, linesOf, planned, toyPlan } from "../support/toy.ts";

const maps = { shelves: { "1": { subject: "maps" } }, books: { atlas: { shelf: 1 } } };
const ours = { "/shelves/1": [{ subject: "maps" }], "/books/atlas": [{ shelf: 1 }] };
const byAtlas = { ownedBy: "Book/atlas" };

test("the old place is cleared after the new one is filled", () => {
  const resources = [box("a"), box("b"), book("atlas", { box: "b", subject: "maps" })];
  const state = { owned: { a: ours }, live: { a: maps }, ...byAtlas };
  expect(linesOf(planned(toyPlan(resources, state)))).toEqual([
    "add:box/b/shelves/1",
    "add:box/b/books/atlas after add:box/b/shelves/1",
    "remove:box/a/books/atlas after add:box/b/books/atlas",
    "remove:box/a/shelves/1 after remove:box/a/books/atlas, add:box/b/shelves/1",
  ]);
});

test("nothing is cleared while the new place cannot be seen", () => {
  const resources = [box("a"), box("b"), book("atlas", { box: "b", subject: "maps" })];
  const state = {
    owned: { a: ours },
    live: { a: maps, b: undefined },
    ...byAtlas,
  };
  const plan = planned(toyPlan(resources, state));
  expect(linesOf(plan)).toEqual([
    "held target-unknown box/a/books/atlas",
    "held target-unknown box/a/shelves/1",
    "held target-unknown box/b",
  ]);
});

test("what merely goes waits for nobody elsewhere", () => {
  const resources = [box("a"), box("b"), book("globe", { box: "b", subject: "maps" })];
  const state = { owned: { a: ours }, live: { a: maps }, ...byAtlas };
  expect(linesOf(planned(toyPlan(resources, state)))).toContain("remove:box/a/books/atlas");
});
