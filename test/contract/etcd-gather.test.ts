// What goes to etcd together, and what must not: without a server.

import { describe, expect, test } from "vitest";
import { gather, type Gathering } from "../../src/adapters/etcd/gather.ts";
import {
  failedIn,
  fitTogether,
  unionOf,
  type Transaction,
} from "../../src/adapters/etcd/joint-transaction.ts";
import type { Compare } from "../../src/ports/store.ts";
import { absent, put, remove } from "./store-steps.ts";

const fence: Compare = { key: "/lock", is: "createRevision", revision: 7 };
const write = (key: string, ...compares: Compare[]): Transaction => ({
  compares,
  writes: [put(key, "v")],
});
const many = (count: number, one: (i: number) => Transaction): Transaction[] =>
  Array.from({ length: count }, (_, i) => one(i));

describe("of transactions that wait, one request takes", () => {
  const cases: { name: string; queue: Transaction[]; taken: number[] }[] = [
    {
      name: "those under one lock, however many compare it",
      queue: many(3, (i) => write(`/${i}`, fence)),
      taken: [0, 1, 2],
    },
    {
      name: "no second one that writes the same key",
      queue: [write("/a"), write("/a"), write("/b")],
      taken: [0, 2],
    },
    {
      name: "none that deletes what another writes",
      queue: [write("/a"), { compares: [], writes: [remove("/a")] }],
      taken: [0],
    },
    {
      name: "none that looks at what an earlier one writes",
      queue: [write("/a"), write("/b", absent("/a"))],
      taken: [0],
    },
    {
      name: "none that writes what an earlier one looks at",
      queue: [write("/b", absent("/a")), write("/a")],
      taken: [0],
    },
    {
      name: "one that looks at what it writes itself",
      queue: [write("/a", absent("/a")), write("/b", absent("/b"))],
      taken: [0, 1],
    },
    {
      name: "as many writes as fit",
      queue: many(3, (i) => ({
        compares: [],
        writes: Array.from({ length: 60 }, (_, j) => put(`/${i}/${j}`, "")),
      })),
      taken: [0, 1],
    },
    {
      name: "as many comparisons as fit",
      queue: many(3, (i) => ({
        compares: Array.from({ length: 60 }, (_, j) => absent(`/${i}/${j}`)),
        writes: [],
      })),
      taken: [0, 1],
    },
    {
      name: "as many bytes as fit, and smaller ones behind",
      queue: [
        { compares: [], writes: [put("/a", "x".repeat(700_000))] },
        { compares: [], writes: [put("/b", "x".repeat(700_000))] },
        write("/c"),
      ],
      taken: [0, 2],
    },
    {
      name: "one that is as large as can be",
      queue: [{ compares: [], writes: [put("/a", "x".repeat(2 ** 20 - 2))] }, write("/b")],
      taken: [0],
    },
  ];

  test.each(cases)("$name", ({ queue, taken }) => {
    const fits = fitTogether();
    expect(queue.flatMap((one, i) => (fits(one) ? [i] : []))).toEqual(taken);
  });

  test("and compares once what all of them compare", () => {
    const { compares, writes } = unionOf(many(100, (i) => write(`/${i}`, { ...fence })));
    expect(compares).toEqual([fence]);
    expect(writes.length).toBe(100);
  });

  test("and lets each find its own comparisons among those that failed", () => {
    const [own, other] = [absent("/a"), absent("/b")];
    expect(failedIn(write("/x", own, fence), [absent("/a"), other])).toEqual([own]);
    expect(failedIn(write("/x", fence), [own])).toEqual([]);
  });
});

describe("questions", () => {
  interface Asked {
    readonly questions: readonly string[];
    answer(answers?: readonly string[]): void;
    fail(error: Error): void;
  }

  /** Room for three questions in a request. */
  function inHand(): { asked: Asked[]; gathering: Gathering<string, string> } {
    const asked: Asked[] = [];
    const gathering: Gathering<string, string> = {
      begin() {
        let count = 0;
        return () => ++count <= 3;
      },
      ask: (questions) =>
        new Promise((resolve, reject) => {
          const answer = (answers: readonly string[] = questions): void => resolve(answers);
          asked.push({ questions, answer, fail: reject });
        }),
    };
    return { asked, gathering };
  }

  /** What was answered may bring the next question a turn later. */
  async function turn(): Promise<void> {
    for (let i = 0; i < 3; i += 1) await new Promise((done) => setImmediate(done));
  }

  test("go at once when they come alone, and together while others are under way", async () => {
    const { asked, gathering } = inHand();
    const ask = gather(gathering, 1);
    const first = ask("a");
    await turn();
    const rest = ["b", "c", "d", "e"].map((one) => ask(one));
    await turn();
    expect(asked.map(({ questions }) => questions)).toEqual([["a"]]);
    asked[0]?.answer();
    expect(await first).toBe("a");
    await turn();
    expect(asked.slice(1).map(({ questions }) => questions)).toEqual([["b", "c", "d"], ["e"]]);
    for (const one of asked.slice(1)) one.answer();
    expect(await Promise.all(rest)).toEqual(["b", "c", "d", "e"]);
  });

  test("that are to be asked again come before those that came later", async () => {
    const { asked, gathering } = inHand();
    const ask = gather(gathering, 1);
    const answers = ["a", "b", "c"].map((one) => ask(one));
    await turn();
    answers.push(ask("d"));
    asked[0]?.answer(["A", "again", "again"]);
    await turn();
    expect(asked[1]?.questions).toEqual(["b", "c", "d"]);
    asked[1]?.answer(["B", "C", "D"]);
    expect(await Promise.all(answers)).toEqual(["A", "B", "C", "D"]);
  });

  test("do not wait behind a request that hangs", async () => {
    const { asked, gathering } = inHand();
    const ask = gather(gathering, 1);
    void ask("hangs");
    await turn();
    const next = ask("next");
    while (asked.length < 2) await new Promise((done) => setTimeout(done, 50));
    asked[1]?.answer();
    expect(await next).toBe("next");
    asked[0]?.answer();
    await turn();
    // Its place was given up before, and is not given back twice.
    const later = ["x", "y"].map((one) => ask(one));
    await turn();
    expect(asked.length).toBe(3);
    asked[2]?.answer();
    expect(await Promise.all(later)).toEqual(["x", "y"]);
  });

  test("all fail with a bug in whoever asks, and the next ones do not", async () => {
    const { asked, gathering } = inHand();
    const ask = gather(gathering, 1);
    const answers = Promise.allSettled([ask("a"), ask("b")]);
    await turn();
    asked[0]?.fail(new Error("a bug"));
    expect((await answers).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const next = ask("c");
    await turn();
    asked[1]?.answer();
    expect(await next).toBe("c");
  });
});
