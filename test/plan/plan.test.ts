import { describe, expect, test } from "vitest";
import { book, box, linesOf, planned, toyPlan, toyResource } from "../support/toy.ts";

const shelf1 = { shelves: { "1": { subject: "maps" } }, books: {} };

describe("adding and removing", () => {
  test("a shelf is made once, before every book on it", () => {
    const books = [
      book("atlas", { box: "a", subject: "maps" }),
      book("globe", { box: "a", subject: "maps" }),
    ];
    expect(linesOf(planned(toyPlan([box("a"), ...books])))).toEqual([
      "add:box/a/shelves/1",
      "add:box/a/books/atlas after add:box/a/shelves/1",
      "add:box/a/books/globe after add:box/a/shelves/1",
    ]);
  });

  test("a shelf goes after the last book that stood on it", () => {
    const owned = {
      a: { "/shelves/1": [{ subject: "maps" }], "/books/atlas": [{ shelf: 1 }] },
    };
    const live = { a: { ...shelf1, books: { atlas: { shelf: 1 } } } };
    expect(linesOf(planned(toyPlan([box("a")], { owned, live })))).toEqual([
      "remove:box/a/books/atlas",
      "remove:box/a/shelves/1 after remove:box/a/books/atlas",
    ]);
  });

  test("an item stays as long as anyone claims it", () => {
    const owned = {
      a: {
        "/shelves/1": [{ subject: "maps" }],
        "/books/atlas": [{ shelf: 1 }],
        "/books/globe": [{ shelf: 1 }],
      },
    };
    const live = { a: { ...shelf1, books: { atlas: { shelf: 1 }, globe: { shelf: 1 } } } };
    const kept = [box("a"), book("globe", { box: "a", subject: "maps" })];
    expect(linesOf(planned(toyPlan(kept, { owned, live })))).toEqual(["remove:box/a/books/atlas"]);
  });

  test("only the field that differs is replaced, and the whole item is recorded", () => {
    const owned = {
      a: { "/shelves/1": [{ subject: "maps" }], "/books/atlas": [{ shelf: 1, colour: "red" }] },
    };
    const live = { a: { ...shelf1, books: { atlas: { shelf: 1, colour: "red" } } } };
    const resources = [box("a"), book("atlas", { box: "a", subject: "maps", colour: "blue" })];
    const { operations } = planned(toyPlan(resources, { owned, live }));
    expect(operations).toMatchObject([
      {
        id: "replace:box/a/books/atlas/colour",
        value: "blue",
        previous: "red",
        item: { path: "/books/atlas", value: { shelf: 1, colour: "blue" } },
      },
    ]);
  });

  test("a target that the manifests no longer declare is emptied of what is ours", () => {
    const owned = { old: { "/shelves/1": [{ subject: "maps" }] } };
    const live = { old: { ...shelf1, books: { foreign: { shelf: 2 } } } };
    expect(linesOf(planned(toyPlan([], { owned, live })))).toEqual(["remove:box/old/shelves/1"]);
  });
});

describe("who needs an item", () => {
  const live = { a: { ...shelf1, books: { atlas: { shelf: 1 } } } };
  const owned = { a: { "/shelves/1": [{ subject: "maps" }], "/books/atlas": [{ shelf: 1 }] } };

  test("is recorded anew when it changed, without sending anything", () => {
    const resources = [box("a"), book("atlas", { box: "a", subject: "maps" })];
    // The toys' owned records name nobody, as a record of before the resource existed would.
    const plan = planned(toyPlan(resources, { owned, live }));
    expect(plan.operations).toEqual([]);
    expect(plan.adoptions.map((one) => `${one.path} for ${one.claims[0]?.resource}`)).toEqual([
      "/books/atlas for Book/atlas",
      "/shelves/1 for Book/atlas",
    ]);
  });
});

test("a record that a crash left with two values is settled by the live one", () => {
  const resources = [box("a"), book("atlas", { box: "a", subject: "maps", colour: "red" })];
  const red = { shelf: 1, colour: "red" };
  const owned = { a: { "/books/atlas": [{ shelf: 1 }, red] } };
  const live = { a: { ...shelf1, books: { atlas: red } } };
  const plan = planned(toyPlan(resources, { owned, live }));
  expect(plan.operations).toEqual([]);
  expect(plan.adoptions).toMatchObject([{ path: "/books/atlas", value: red }, {}]);
});

describe("what is held back, and why", () => {
  test("an item that is not ours is left alone, and so is everything that would stand on it", () => {
    const live = { a: { shelves: { "1": { subject: "poems" } }, books: {} } };
    const resources = [box("a"), book("atlas", { box: "a", subject: "maps", pin: 1 })];
    expect(linesOf(planned(toyPlan(resources, { live })))).toEqual([
      "held not-owned box/a/shelves/1",
      "held waiting box/a/books/atlas",
    ]);
    const adopted = planned(toyPlan(resources, { live, options: { adopt: true } }));
    expect(linesOf(adopted)).toEqual([
      "replace:box/a/shelves/1/subject",
      "add:box/a/books/atlas after replace:box/a/shelves/1/subject",
    ]);
  });

  test("a removal waits while something foreign still stands on the item", () => {
    const owned = { a: { "/shelves/1": [{ subject: "maps" }] } };
    const live = { a: { ...shelf1, books: { guest: { shelf: 1 } } } };
    expect(linesOf(planned(toyPlan([box("a")], { owned, live })))).toEqual([
      "held not-owned box/a/shelves/1",
    ]);
  });

  test("an unknown target is neither changed nor taken for empty", () => {
    const owned = { a: { "/shelves/1": [{ subject: "maps" }] } };
    const plan = planned(toyPlan([box("a")], { owned, live: { a: undefined } }));
    expect(linesOf(plan)).toEqual(["held target-unknown box/a"]);
    expect(plan.targets).toMatchObject([{ target: "box/a", state: "unknown" }]);
  });

  test("a feature that the driver lacks is named", () => {
    const resources = [box("a"), book("atlas", { box: "a", subject: "maps", seal: "wax" })];
    expect(planned(toyPlan(resources)).held).toEqual([]);
    expect(planned(toyPlan(resources, { features: [] })).held).toMatchObject([
      {
        reason: "capability-missing",
        path: "/books/atlas",
        detail: "driver toy has no sealed books",
      },
    ]);
  });

  test("a limit counts what is live until it is removed", () => {
    const live = { a: { shelves: { "7": { subject: "old" } }, books: {} } };
    const resources = [
      box("a", { shelfLimit: 2 }),
      book("atlas", { box: "a", subject: "maps" }),
      book("iliad", { box: "a", subject: "poems" }),
    ];
    expect(linesOf(planned(toyPlan(resources, { live })))).toEqual([
      "add:box/a/shelves/1",
      "add:box/a/books/atlas after add:box/a/shelves/1",
      "held limit-reached box/a/shelves/2",
      "held waiting box/a/books/iliad",
      "held not-owned box/a/shelves/7",
    ]);
  });

  test("over the deletion budget nothing is removed, and everything else goes on", () => {
    const items = Object.fromEntries(
      [2, 3, 4].map((n) => [`/shelves/${n}`, [{ subject: `s${n}` }]]),
    );
    const live = {
      a: {
        shelves: { "2": { subject: "s2" }, "3": { subject: "s3" }, "4": { subject: "s4" } },
        books: {},
      },
    };
    const resources = [box("a"), book("atlas", { box: "a", subject: "maps" })];
    const state = { owned: { a: items }, live, options: { allowDeletes: 2 } };
    expect(linesOf(planned(toyPlan(resources, state)))).toEqual([
      "add:box/a/shelves/1",
      "add:box/a/books/atlas after add:box/a/shelves/1",
      "held over-deletion-budget box/a/shelves/2",
      "held over-deletion-budget box/a/shelves/3",
      "held over-deletion-budget box/a/shelves/4",
    ]);
    const allowed = planned(toyPlan(resources, { ...state, options: { allowDeletes: 3 } }));
    expect(allowed.operations).toHaveLength(5);
  });

  test("an exhausted pool names its size and holders, and the rest converges", () => {
    const many = Array.from({ length: 10 }, (_, i) =>
      book(`b${i}`, { box: "a", subject: `s${i}` }),
    );
    const plan = planned(toyPlan([box("a"), ...many]));
    expect(plan.operations).toHaveLength(18);
    expect(plan.held.map((one) => one.detail)).toEqual([
      "shelf/a has no value left for s9: its 9 values are taken, by s0, s1, s2, s3, s4 and 4 more",
    ]);
  });
});

describe("names that only one item may have", () => {
  const sealed = (title: string, seal: string) => book(title, { box: "a", subject: "maps", seal });
  const owned = {
    a: {
      "/shelves/1": [{ subject: "maps" }],
      "/books/atlas": [{ shelf: 1, seal: "lion" }],
      "/books/globe": [{ shelf: 1, seal: "swan" }],
    },
  };
  const live = {
    a: {
      ...shelf1,
      books: { atlas: { shelf: 1, seal: "lion" }, globe: { shelf: 1, seal: "swan" } },
    },
  };

  test("are taken only after they were given up", () => {
    const resources = [box("a"), sealed("atlas", "swan"), sealed("globe", "bear")];
    expect(linesOf(planned(toyPlan(resources, { owned, live })))).toEqual([
      "replace:box/a/books/globe/seal",
      "replace:box/a/books/atlas/seal after replace:box/a/books/globe/seal",
    ]);
  });

  test("are traded by letting go of all of them first", () => {
    const resources = [box("a"), sealed("atlas", "swan"), sealed("globe", "lion")];
    const lines = linesOf(planned(toyPlan(resources, { owned, live })));
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "remove:box/a/books/atlas",
      "remove:box/a/books/globe",
      "add:box/a/books/atlas",
      "add:box/a/books/globe",
    ]);
  });

  test("are a conflict when two resources want them at once", () => {
    const result = toyPlan([box("a"), sealed("atlas", "lion"), sealed("globe", "lion")]);
    expect(result.type).toBe("invalid");
    expect(result.findings.map((one) => one.code)).toEqual(["conflict/exclusive"]);
  });

  test("are not taken from a foreign item that stays", () => {
    const foreign = { a: { ...shelf1, books: { guest: { shelf: 1, seal: "lion" } } } };
    const resources = [box("a"), sealed("atlas", "lion")];
    expect(linesOf(planned(toyPlan(resources, { live: foreign })))).toContain(
      "held conflict box/a/books/atlas",
    );
  });
});

describe("scopes and targets", () => {
  const resources = [
    box("a"),
    box("b"),
    book("atlas", { box: "a", subject: "maps" }),
    book("globe", { box: "a", subject: "maps" }),
    book("iliad", { box: "b", subject: "poems" }),
  ];

  test("--target plans for one target only", () => {
    const plan = planned(toyPlan(resources, { options: { targets: ["box/b"] } }));
    expect(plan.operations.map((one) => one.target)).toEqual(["box/b", "box/b"]);
  });

  test("--exclude leaves one target out", () => {
    const plan = planned(toyPlan(resources, { options: { exclude: ["box/a"] } }));
    expect(plan.targets.map((one) => one.target)).toEqual(["box/b"]);
  });

  test("--scope takes what a resource claims, with what this needs", () => {
    const plan = planned(toyPlan(resources, { options: { scopes: ["Book/globe"] } }));
    expect(linesOf(plan)).toEqual([
      "add:box/a/shelves/1",
      "add:box/a/books/globe after add:box/a/shelves/1",
    ]);
  });

  test("a scope removes nothing outside itself", () => {
    const owned = { a: { "/shelves/5": [{ subject: "old" }] } };
    const live = { a: { shelves: { "5": { subject: "old" } }, books: {} } };
    const plan = planned(toyPlan(resources, { owned, live, options: { scopes: ["Book/globe"] } }));
    expect(plan.operations.filter((one) => one.action === "remove")).toEqual([]);
  });
});

describe("disruptions", () => {
  const state = (boxes: readonly string[]) => {
    const items = {
      "/shelves/1": [{ subject: "maps" }],
      "/books/atlas": [{ shelf: 1, colour: "red" }],
    };
    const document = { ...shelf1, books: { atlas: { shelf: 1, colour: "red" } } };
    return {
      owned: Object.fromEntries(boxes.map((name) => [name, items])),
      live: Object.fromEntries(boxes.map((name) => [name, document])),
    };
  };
  const repainted = book("atlas", { box: "a", copyIn: "b", subject: "maps", colour: "blue" });

  test("of one resource on two targets follow each other", () => {
    const plan = planned(toyPlan([box("a"), box("b"), repainted], state(["a", "b"])));
    expect(linesOf(plan)).toEqual([
      "replace:box/a/books/atlas/colour",
      "replace:box/b/books/atlas/colour after replace:box/a/books/atlas/colour",
    ]);
    expect(plan.operations[0]?.disrupts).toEqual(["readers of atlas"]);
  });

  test("are held back where the policy wants consent that nobody gave", () => {
    const policy = toyResource("Rules", "rules", {});
    const resources = [box("a"), box("b"), repainted, policy];
    const held = planned(toyPlan(resources, state(["a", "b"])));
    expect(linesOf(held)).toEqual([
      "held would-disrupt box/a/books/atlas",
      "held would-disrupt box/b/books/atlas",
    ]);
    const options = { allowDisruption: true };
    const agreed = planned(toyPlan(resources, { ...state(["a", "b"]), options }));
    expect(agreed.operations).toHaveLength(2);
  });
});
