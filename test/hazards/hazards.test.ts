// Every hazard that the requirements list has a test of its own here, whatever becomes of the files.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const letters = "abcdefghijklmnopqrs".split("");

test("every hazard from a to s has a test that begins with its letter", () => {
  const texts = readdirSync(import.meta.dirname).map((file) =>
    readFileSync(join(import.meta.dirname, file), "utf8"),
  );
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/"([a-s])\. /g)].map((m) => m[1])),
  );
  expect(letters.filter((letter) => !named.has(letter))).toEqual([]);
});
