// Which of the things that happen people are told, and in which words: every test is a story of events,
// with the notices that come of each. "→" is what forges are told of a commit.

import { describe, expect, test } from "vitest";
import { commitOf, stateOfPlan } from "../../src/cli/controller/commit-state.ts";
import { noticesOf, type Told } from "../../src/cli/controller/notices.ts";
import type { RunOver } from "../../src/cli/controller/run-over.ts";
import type { WatchEvent } from "../../src/cli/views/watch.ts";
import {
  applied,
  at,
  broken,
  drifted,
  leadLost,
  leading,
  over,
  planned,
  planOf,
  refused,
  settled,
  troubled,
  waiting,
} from "./events.ts";

/** The notices of each event: "type: title → commit state"; what is for forges alone has no title. */
function story(...events: readonly (WatchEvent | RunOver)[]): string[][] {
  let told: Told = {};
  return events.map((event) => {
    const telling = noticesOf(event, told, "production");
    told = telling.told;
    return telling.notices.map(({ type, title, commit, isOnlyState }) => {
      if (isOnlyState) return `→ ${commit!.commit.slice(0, 3)} ${commit!.state}`;
      const state = commit === undefined ? "" : ` → ${commit.commit.slice(0, 3)} ${commit.state}`;
      return `${type}: ${title}${state}`;
    });
  });
}

function textOf(event: WatchEvent): string {
  return noticesOf(event, {}, "production").notices[0]!.text;
}

const add = "add switch/a /vlans/1";
const remove = "remove switch/b /vlans/2";

describe("a plan", () => {
  test("that is applied and then settled is told, and success once", () => {
    const done = applied("a", { [add]: "done", [remove]: "done" });
    expect(story(done, settled("a"), settled("a"), done, settled("a"))).toEqual([
      ["applied: Applied plan 3f9c1e2a: 1 added, 0 changed, 1 removed → aaa success"],
      ["settled: In sync: 2 targets"],
      [],
      ["applied: Applied plan 3f9c1e2a: 1 added, 0 changed, 1 removed"],
      [],
    ]);
  });

  test("that waits is told once, and each other one", () => {
    const first = planned("a", { operations: [add] });
    const second = planned("a", { digest: "77777777", operations: [add, remove] });
    expect(story(first, first, second, { ...first, awaits: "nothing" })).toEqual([
      ["planned: Plan 3f9c1e2a awaits approval: 1 to add, 0 to change, 0 to remove → aaa pending"],
      [],
      ["planned: Plan 77777777 awaits approval: 1 to add, 0 to change, 1 to remove → aaa pending"],
      ["planned: Plan 3f9c1e2a is not applied: 1 to add, 0 to change, 0 to remove → aaa pending"],
    ]);
  });

  test("that fails is told until something else fails, and that it is over", () => {
    const failing = applied("a", { [add]: "done", [remove]: "refused" }, "partly");
    const { awaits: _, ...later } = planned("a", { operations: [remove] });
    const waits = settled("a", { held: ["backing-off"] });
    expect(
      story(
        failing,
        failing,
        waits,
        later,
        failing,
        applied("a", { [remove]: "refused" }, "failed"),
        settled("a"),
      ),
    ).toEqual([
      ["failed: Plan 3f9c1e2a was applied in part: 1 of 2 operations → aaa failure"],
      [],
      [],
      [],
      [],
      ["failed: Plan 3f9c1e2a could not be applied: none of 1 operation was done → aaa failure"],
      ["recovered: In sync: 2 targets", "settled: In sync: 2 targets → aaa success"],
    ]);
    expect(story(failing, settled("b", { held: ["outside-window"] }), later, failing)).toEqual([
      ["failed: Plan 3f9c1e2a was applied in part: 1 of 2 operations → aaa failure"],
      ["settled: Nothing can be done: 1 held back → bbb pending"],
      [],
      [],
    ]);
    expect(textOf(failing)).toBe("switch/b /vlans/2: refused: the switch said no");
  });

  test("says why it waits, each reason once", () => {
    const now = planOf({ held: ["outside-window", "outside-window"] });
    expect(textOf({ ...planned("a", { operations: [add, remove] }), now })).toBe(
      "it is outside-window\nswitch/a: 1 operation\nswitch/b: 1 operation",
    );
  });

  test("that is waited for again and again is told to forges alone", () => {
    const waits = planned("a", { operations: [add] });
    expect(story(waits, broken("a"), waits)[2]).toEqual(["→ aaa pending"]);
  });

  test("that was undone says so", () => {
    expect(story(applied("a", { [add]: "refused" }, "rolled-back"))).toEqual([
      ["failed: Plan 3f9c1e2a failed, and 2 operations were undone → aaa failure"],
    ]);
  });

  test.each(["stale", "fenced", "interrupted"] as const)("that ended %s is no news", (type) => {
    expect(story(applied("a", { [add]: "skipped" }, type))).toEqual([[]]);
  });
});

describe("manifests that cannot be used", () => {
  test("are told once, and that they can be used again once a run told nothing of them", () => {
    expect(
      story(
        settled("a"),
        broken("b", "a", 2),
        settled("a"),
        { ...over, hasProblem: true },
        broken("b", "a", 2),
        { ...over, hasProblem: true },
        { ...over, isTroubled: true },
        // Taken back.
        settled("a"),
        over,
        over,
      ),
    ).toEqual([
      ["settled: In sync: 2 targets → aaa success"],
      ["broken: 2 errors in the manifests → bbb failure"],
      [],
      [],
      [],
      [],
      [],
      [],
      ["recovered: The manifests can be used again"],
      [],
    ]);
  });

  test("say where the errors are, some of them, and what stays in force", () => {
    expect(
      textOf(broken("b", "a", 12))
        .split("\n")
        .slice(-4),
    ).toEqual([
      "a.yaml:9: there is no such field",
      "a.yaml:10: there is no such field",
      "and 2 more",
      "main@aaaaaaa stays in force.",
    ]);
    expect(textOf(broken("b"))).toBe("a.yaml:1: there is no such field\nNothing is in force.");
  });

  test("may be refused", () => {
    expect(story(refused("b", "a"), refused("b", "a"), over)).toEqual([
      ["refused: the commit bbbbbbb bears no signature → bbb failure"],
      [],
      ["recovered: The manifests can be used again"],
    ]);
  });
});

test("drift is told when there is more of it, and when it is over", () => {
  const [one, two] = ["switch/a /vlans/1", "switch/b /vlans/2"];
  expect(
    story(
      drifted([one!, 1]),
      drifted([one!, 1]),
      drifted([one!, 1], [two!, 2]),
      drifted([two!, 2]),
      drifted(),
      drifted(),
    ),
  ).toEqual([
    ["drifted: Drift: 1 item on 1 target"],
    [],
    ["drifted: Drift: 2 items on 2 targets"],
    [],
    ["recovered: No drift any more"],
    [],
  ]);
});

test("trouble is told once, and over when a run was without, or there is a lead", () => {
  const troubledRun = { ...over, isTroubled: true };
  const lead = { ...troubled("nothing listens there"), type: "lead-trouble" as const };
  expect(
    // What is in force is kept meanwhile, and that is no sign of anything.
    story(troubled(), settled("a"), troubledRun, troubled(), settled("a"), troubledRun, over),
  ).toEqual([
    ["trouble: reading the repository: no route to host"],
    ["settled: In sync: 2 targets → aaa success"],
    [],
    [],
    [],
    [],
    ["recovered: What was in the way is over"],
  ]);
  expect(story(lead, lead, waiting, leading)).toEqual([
    ["trouble: reading the repository: nothing listens there"],
    [],
    ["recovered: What was in the way is over"],
    [],
  ]);
});

test("who leads anew tells how it finds things", () => {
  const state = "settled: In sync: 2 targets → aaa success";
  expect(story(settled("a"), leadLost, leading, settled("a"))).toEqual([[state], [], [], [state]]);
});

test("somebody's stop and go is told once each", () => {
  const stop = { type: "suspended", by: "ada@host", because: "a move" } as const;
  expect(story(stop, stop, settled("a"), { type: "resumed" }, { type: "resumed" })).toEqual([
    ["suspended: Suspended by ada@host"],
    [],
    ["settled: In sync: 2 targets → aaa success"],
    ["resumed: Resumed"],
    [],
  ]);
  expect(textOf(stop)).toBe("a move");
});

test("names that would do something are shown only", () => {
  const { title } = noticesOf({ type: "suspended", by: "\u001B[2Ja\u202Eb\nc" }, {}, "production")
    .notices[0]!;
  expect(title).toBe("Suspended by \uFFFD[2Ja\uFFFDb\uFFFDc");
});

test("forges remember a few commits", () => {
  const digits = "0123456789abcdef".split("");
  let told: Told = {};
  for (const digit of digits) told = noticesOf(settled(digit), told, "production").told;
  expect([...told.states!.keys()].map((commit) => commit[0])).toEqual("89abcdef".split(""));
});

describe("what forges are told", () => {
  test.each([
    [{}, "success"],
    [{ held: ["admin-state-down"] }, "success"],
    [{ held: ["outside-window", "admin-state-down"] }, "pending"],
    [{ held: ["outside-window", "conflict"] }, "failure"],
    [{ held: ["over-deletion-budget"] }, "failure"],
    [{ unknown: ["switch/c"] }, "pending"],
  ] as const)("of a commit whose plan is %j: %s", (parts, state) => {
    expect(stateOfPlan(planOf(parts))).toBe(state);
  });

  test("is about commits, not about the digests of folders", () => {
    const { revision } = at("a");
    expect(commitOf(at("a"))).toBe(revision);
    expect(commitOf({ revision: "a".repeat(64), label: "aaaaaaa" })).toBe("a".repeat(64));
    for (const label of [undefined, "", "main", "main@", "main@bbbbbbb", "main@aa"]) {
      expect(commitOf({ revision, ...(label === undefined ? {} : { label }) })).toBe(undefined);
    }
    expect(commitOf({ revision: "7", label: "main@7" })).toBe(undefined);
  });
});
