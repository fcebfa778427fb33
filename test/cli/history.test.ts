// What `plumb history` says of an apply by a controller: which manifests it was of, and whose consent
// it had, where that is known.

import { afterEach, beforeEach, expect, test } from "vitest";
import { openEntry, type JournalOpening } from "../../src/records/journal.ts";
import { value } from "../contract/store-steps.ts";
import { createKeptWorld, keys, type KeptWorld } from "./kept-world.ts";

let world: KeptWorld;
beforeEach(() => {
  world = createKeptWorld();
});
afterEach(() => {
  world.end();
});

const opening: JournalOpening = {
  generation: 1,
  digest: "3f9c1e2a".repeat(8),
  command: "plumb watch",
  owner: "bob",
  host: "shelf",
  startedAtMs: Date.UTC(2026, 0, 31),
};

test("of those that have none it says nothing", async () => {
  value(await openEntry(world.store, keys, opening, []));
  const consented = { manifests: "main@4be1f07", approvedBy: "ada@desk" };
  value(await openEntry(world.store, keys, { ...opening, ...consented, generation: 2 }, []));
  expect(await world.plumb("history")).toEqual([
    "3f9c1e2a  interrupted (its process is gone)  2026-01-31 00:00:00    bob@shelf  plumb watch  manifests main@4be1f07, approved by ada@desk",
    "3f9c1e2a  interrupted                        2026-01-31 00:00:00    bob@shelf  plumb watch",
    "(exit 0)",
  ]);
  expect((await world.plumb("history 3f9c1e2a")).slice(1, 4)).toEqual([
    "2026-01-31 00:00:00 by bob@shelf: plumb watch",
    "manifests main@4be1f07",
    "approved by ada@desk",
  ]);
  const output = await world.plumbJson("history", "history");
  expect(output["entries"]).toMatchObject([{ approvedBy: "ada@desk" }, {}]);
});
