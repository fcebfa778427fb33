// "Did you mean …?" must help with slips and keep still about anything else.

import { expect, test } from "vitest";
import { closest } from "../../src/model/suggest.ts";

test.each([
  ["tenant-bleu", ["tenant-red", "tenant-blue"], "tenant-blue"],
  ["n1", ["n01", "n02"], "n01"],
  ["leaf-a3", ["leaf-a2", "leaf-a10", "leaf-a1"], "leaf-a1"],
  ["Z1A", ["z1a"], "z1a"],
  ["db", ["web", "mail"], undefined],
  ["r", ["p"], undefined],
  ["n", [], undefined],
])("%s among %j means %s", (word, candidates, meant) => {
  expect(closest(word, candidates)).toBe(meant);
});
