// Texts that are longer than a transaction: whole or not there, whoever writes at the same time and
// wherever a writer dies; and nothing is left of those that were replaced.

import { beforeEach, describe, expect, test } from "vitest";
import type { Compare, Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { deleteText, getText, putText, type TextPlace } from "../../src/records/long-text.ts";
import { put, value } from "../contract/store-steps.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";

let store: MemoryStore;
let place: TextPlace;
beforeEach(() => {
  store = createMemoryStore(createFakeClock());
  place = { store, key: "/t", pieces: "/pieces/t/" };
});

const long = (letter: string): string => letter.repeat(2_500_000);

async function write(text: string, on: Store = store, compares: Compare[] = []): Promise<string> {
  const written = await putText({ ...place, store: on }, text, compares, [
    put("/besides", text[0]!),
  ]);
  return isTrouble(written) ? written.reason : written.type;
}

async function read(): Promise<string | undefined> {
  return value(await getText(place))?.text;
}

function pieces(): number {
  return [...store.dump().keys()].filter((key) => key.startsWith("/pieces/")).length;
}

describe("a text", () => {
  test("that is short lies under its key as it is", async () => {
    expect(await write("short")).toBe("committed");
    expect([...store.dump()]).toEqual([
      ["/t", "short"],
      ["/besides", "s"],
    ]);
  });

  test.each([
    ["letters", "m".repeat(3_000_000)],
    ["letters of two bytes", "ä".repeat(500_000)],
    ["letters of three bytes", "你".repeat(700_000)],
    ["pairs of characters", "🙂".repeat(600_000)],
    ["pairs that a cut would part", `x${"🙂".repeat(600_000)}`],
  ])("of many %s comes back as it was", async (_, text) => {
    expect(await write(text)).toBe("committed");
    expect((await read()) === text).toBe(true);
    expect(store.dump().get("/t")!.length).toBeLessThan(200);
    expect(store.dump().get("/besides")).toBe(text[0]);
  });

  test("leaves nothing when it is replaced or deleted", async () => {
    await write(long("a"));
    const many = pieces();
    await write(long("b"));
    expect(pieces()).toBe(many);
    await write("short");
    expect(pieces()).toBe(0);
    await write(long("c"));
    value(await deleteText(place, [], []));
    expect(await read()).toBeUndefined();
    expect(pieces()).toBe(0);
  });

  test("that is short costs one write and no look, and where it was long it takes the pieces away", async () => {
    let looks = 0;
    const counted: Store = {
      ...store,
      range: (prefix, options) => {
        looks += 1;
        return store.range(prefix, options);
      },
    };
    await write("short", counted);
    await write("other", counted);
    expect(looks).toBe(0);
    // Somebody else writes a long text, and this process meets it.
    await write(long("a"));
    value(await getText({ ...place, store: counted }));
    await write("short", counted);
    expect(pieces()).toBe(0);
    expect(looks).toBeGreaterThan(0);
  });

  test("leaves pieces to the next long one, or to whoever deletes it, where nobody met it as long", async () => {
    const stranger = (): Store => ({ ...store });
    await write(long("a"), stranger());
    await write("short", stranger());
    expect(await read()).toBe("short");
    expect(pieces()).toBeGreaterThan(0);
    await write(long("b"), stranger());
    expect(pieces()).toBe(Math.ceil(2_500_000 / (256 * 1024)));
    await write("short", stranger());
    value(await deleteText({ ...place, store: stranger() }, [], []));
    expect(pieces()).toBe(0);
  });

  test("is refused to whoever's comparisons do not hold, with their names", async () => {
    await write(long("a"));
    const fence: Compare = { key: "/lock", is: "present" };
    const refused = await putText(place, long("b"), [fence], []);
    expect(refused).toMatchObject({ type: "refused", failed: [fence] });
    expect((await read()) === long("a")).toBe(true);
    expect(await putText(place, "short", [fence], [])).toMatchObject({ type: "refused" });
    expect(await deleteText(place, [fence], [])).toMatchObject({ type: "refused" });
    expect((await read()) === long("a")).toBe(true);
  });

  test("that is too long for its pieces is trouble for ever", async () => {
    const answer = await putText(place, "x".repeat(27_000_000), [], []);
    expect(answer).toMatchObject({ type: "trouble", retry: "never" });
    expect(store.dump().size).toBe(0);
  });

  test("whose pieces were lost is trouble, and no half text", async () => {
    await write(long("a"));
    const [piece = ""] = [...store.dump().keys()].filter((key) => key.startsWith("/pieces/"));
    value(await store.transact([], [{ type: "delete", key: piece }]));
    expect(await getText(place)).toMatchObject({ type: "trouble", retry: "soon" });
  });
});

describe("a writer", () => {
  /** A store on which `interrupt` runs before the n-th transaction. */
  function interrupted(n: number, interrupt: () => Promise<boolean>): Store {
    let count = 0;
    return {
      ...store,
      async transact(compares, writes) {
        count += 1;
        const isDead = count === n && (await interrupt());
        if (isDead) count = Number.NEGATIVE_INFINITY;
        return count < 0 ? trouble("writing", "dead", "never") : store.transact(compares, writes);
      },
    };
  }

  const steps = Array.from({ length: 14 }, (_, i) => i + 1);

  test.each(steps)("that dies before its write %i leaves one text or the other", async (step) => {
    await write(long("a"));
    await write(
      long("b"),
      interrupted(step, () => Promise.resolve(true)),
    );
    const found = await read();
    expect(found === long("a") || found === long("b")).toBe(true);
    await write(long("c"));
    expect((await read()) === long("c")).toBe(true);
    expect(pieces()).toBe(Math.ceil(2_500_000 / (256 * 1024)));
  });

  test.each(steps)("that meets another before its write %i spoils nothing", async (step) => {
    for (const [mine, theirs] of [
      [long("m"), long("t")],
      [long("m"), "short"],
      ["short", long("t")],
      [long("m"), long("m")],
    ] as const) {
      await write(long("a"));
      const meet = async (): Promise<boolean> => {
        expect(await write(theirs)).toBe("committed");
        return false;
      };
      expect(await write(mine, interrupted(step, meet))).toBe("committed");
      const found = await read();
      expect(found === mine || found === theirs).toBe(true);
      await write("end");
      expect(pieces()).toBe(0);
    }
  });
});
