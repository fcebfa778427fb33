// What is drift and what is declared, and what restraints do to both: with books on shelves.

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Restraints } from "../../src/model/restraint.ts";
import { book, box, linesOf, planned, toyPlan, type ToyState } from "../support/toy.ts";

const restraint = { reason: "outside-window" as const, detail: "not now", help: "later" };

const maps = { subject: "maps" };
const shelves = { "1": maps };
const owned = { a: { "/shelves/1": [maps], "/books/atlas": [{ shelf: 1 }] } };

/** A plan for the atlas where the books in the box are these. */
function planFor(books: JsonObject, state: ToyState = {}, spec = {}): Plan {
  const resources = [box("a", spec), book("atlas", { box: "a", subject: "maps" })];
  return planned(toyPlan(resources, { owned, live: { a: { shelves, books } }, ...state }));
}

/** "drift replace:box/a/books/atlas/shelf". */
function marked({ operations, held }: Plan): string[] {
  const mark = (drift: true | undefined): string => (drift === true ? "drift" : "declared");
  return [
    ...operations.map(({ id, drift }) => `${mark(drift)} ${id}`),
    ...held.map(({ path, drift, reason }) => `${mark(drift)} held ${reason} ${path}`),
  ];
}

describe("drift", () => {
  test("is an item of ours that is gone", () => {
    expect(marked(planFor({}))).toEqual(["drift add:box/a/books/atlas"]);
  });

  test("is an item of ours that somebody changed", () => {
    expect(marked(planFor({ atlas: { shelf: 1, colour: "red" } }))).toEqual([
      "drift remove:box/a/books/atlas/colour",
    ]);
  });

  test("is one of both values that a crash left as ours, where live is neither", () => {
    const either = { a: { ...owned.a, "/books/atlas": [{ shelf: 9 }, { shelf: 1 }] } };
    expect(marked(planFor({ atlas: { shelf: 5 } }, { owned: either }))).toEqual([
      "drift replace:box/a/books/atlas/shelf",
    ]);
  });

  test("is not an item in the midst of a change of ours", () => {
    const either = { a: { ...owned.a, "/books/atlas": [{ shelf: 9 }, { shelf: 1 }] } };
    expect(marked(planFor({ atlas: { shelf: 9 } }, { owned: either }))).toEqual([
      "declared replace:box/a/books/atlas/shelf",
    ]);
  });

  test("is not an item that a crash kept from ever being seen", () => {
    const unseen = { a: { ...owned.a, "/books/atlas": [{ shelf: 1 }, { shelf: 1 }] } };
    expect(marked(planFor({}, { owned: unseen }))).toEqual(["declared add:box/a/books/atlas"]);
    expect(marked(planFor({ atlas: { shelf: 5 } }, { owned: unseen }))).toEqual([
      "declared replace:box/a/books/atlas/shelf",
    ]);
  });

  test("is not what the manifests want otherwise than it was applied, whatever is live", () => {
    const other = { a: { ...owned.a, "/books/atlas": [{ shelf: 1, colour: "blue" }] } };
    expect(marked(planFor({}, { owned: other }))).toEqual(["declared add:box/a/books/atlas"]);
    expect(marked(planFor({ atlas: { shelf: 5 } }, { owned: other }))).toEqual([
      "declared replace:box/a/books/atlas/shelf",
    ]);
  });

  test("is not what goes because nobody wants it any more", () => {
    const more = { a: { ...owned.a, "/books/globe": [{ shelf: 1 }] } };
    const live = { atlas: { shelf: 1 }, globe: { shelf: 1 } };
    expect(marked(planFor(live, { owned: more }))).toEqual(["declared remove:box/a/books/globe"]);
  });

  test("is not what was never applied", () => {
    expect(marked(planFor({}, { owned: {} }))).toEqual(["declared add:box/a/books/atlas"]);
  });
});

describe("an extra item where everything is ours", () => {
  const live = { atlas: { shelf: 1 }, comic: { shelf: 1 } };

  test("is declared to go by who widens the ownership", () => {
    expect(marked(planFor(live, {}, { ownership: "exclusive" }))).toEqual([
      "declared remove:box/a/books/comic",
    ]);
  });

  test("is drift once the target was written under that ownership", () => {
    expect(marked(planFor(live, { ownership: "exclusive" }, { ownership: "exclusive" }))).toEqual([
      "drift remove:box/a/books/comic",
    ]);
  });

  test("is left alone where not everything is ours", () => {
    expect(marked(planFor(live, { ownership: "exclusive" }))).toEqual([]);
  });
});

describe("a restraint", () => {
  const resources = [
    box("a"),
    book("atlas", { box: "a", subject: "maps" }),
    book("fern", { box: "a", subject: "plants" }),
  ];

  function planUnder(restraints: Restraints): Plan {
    return planned(
      toyPlan(resources, {
        owned,
        live: { a: { shelves, books: {} } },
        allocations: [{ pool: "shelf/a", key: "maps", value: 1 }],
        options: { restraints },
      }),
    );
  }

  test("of changes lets drift be healed, and gives no numbers away", () => {
    const plan = planUnder({ changes: restraint });
    expect(marked(plan)).toEqual([
      "drift add:box/a/books/atlas",
      "declared held outside-window /shelves/2",
      "declared held outside-window /books/fern",
    ]);
    expect(plan.allocations).toEqual({ added: [], released: [] });
    expect(plan.allocated).toEqual([{ pool: "shelf/a", key: "maps", value: 1 }]);
    expect(plan.adoptions).toEqual([]);
  });

  test("of drift lets changes be made", () => {
    expect(marked(planUnder({ drift: restraint }))).toEqual([
      "declared add:box/a/shelves/2",
      "declared add:box/a/books/fern",
      "drift held outside-window /books/atlas",
    ]);
  });

  test("of some drift concerns a path, or all below it, and nothing that only begins alike", () => {
    const held = (path?: string): string[] => {
      const place = { target: "box/a", ...(path === undefined ? {} : { path }) };
      return marked(planUnder({ changes: restraint, leftDrift: [{ ...restraint, ...place }] }));
    };
    const all = "drift held outside-window /books/atlas";
    expect(held("/books/atlas")).toContain(all);
    expect(held("/books/*")).toContain(all);
    expect(held()).toContain(all);
    for (const path of ["/books", "/books/atl", "/book/*", "/books/atlas/*"]) {
      expect(held(path)).not.toContain(all);
    }
  });

  test("of a target holds everything there, and what is only recorded", () => {
    const plan = planUnder({ targets: { "box/a": restraint } });
    expect(plan.operations).toEqual([]);
    expect(plan.adoptions).toEqual([]);
    expect(plan.targets).toMatchObject([{ target: "box/a", state: "held-back" }]);
  });

  test("of changes also holds what drifted where another device may answer", () => {
    const healed = (connection: JsonObject, restraints: Restraints): string[] =>
      marked(planFor({}, { connection, options: { restraints } }));
    const elsewhere = { endpoint: "tcp:192.0.2.12:6640" };
    const done = ["drift add:box/a/books/atlas"];
    const held = ["drift held outside-window /books/atlas"];
    expect(healed({}, { changes: restraint })).toEqual(done);
    expect(healed(elsewhere, { changes: restraint })).toEqual(held);
    expect(healed(elsewhere, { drift: restraint })).toEqual(held);
    expect(healed(elsewhere, {})).toEqual(done);
  });

  test("holds what waits for what it holds", () => {
    const plan = planned(
      toyPlan(resources, {
        owned,
        live: { a: { shelves: {}, books: {} } },
        options: {
          restraints: { leftDrift: [{ ...restraint, target: "box/a", path: "/shelves/1" }] },
        },
      }),
    );
    expect(marked(plan)).toContain("drift held waiting /books/atlas");
    expect(plan.operations.map(({ id }) => id)).not.toContain("add:box/a/books/atlas");
  });

  test("takes no room on a device from what it does not hold", () => {
    const state = {
      owned: { a: { "/shelves/2": [{ subject: "plants" }], "/books/fern": [{ shelf: 2 }] } },
      live: { a: { shelves: {}, books: {} } },
      allocations: [
        { pool: "shelf/a", key: "maps", value: 1 },
        { pool: "shelf/a", key: "plants", value: 2 },
      ],
    };
    const [, ...books] = resources;
    const full = [box("a", { shelfLimit: 1 }), ...books];
    const options = { restraints: { changes: restraint } };
    expect(linesOf(planned(toyPlan(full, { ...state, options }))).slice(0, 2)).toEqual([
      "add:box/a/shelves/2",
      "add:box/a/books/fern after add:box/a/shelves/2",
    ]);
  });
});

test("the same operations have another digest where they are drift", () => {
  const drifted = planFor({});
  const declared = planFor({}, { owned: { a: { "/shelves/1": [maps] } } });
  const withoutMark = (plan: Plan): unknown =>
    plan.operations.map(({ drift: _drift, ...one }) => one);
  expect(withoutMark(drifted)).toEqual(withoutMark(declared));
  expect(drifted.digest).not.toBe(declared.digest);
});
