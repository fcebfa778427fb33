// `plumb status`: what people and scripts are told of a controller, of one that is gone, and of none.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { commit, put } from "../contract/store-steps.ts";
import * as stage from "../reconcile/status-stage.ts";
import { deadPid } from "../scenarios/world.ts";
import { createKeptWorld, keys, type KeptWorld } from "./kept-world.ts";

const { read, settled, planned, applied, broken, drifted, looked, unknown, holding, failing } =
  stage;

let world: KeptWorld;
beforeEach(() => {
  world = createKeptWorld();
});
afterEach(() => {
  world.end();
});

describe("plumb status", () => {
  test("says how a fabric in sync is kept", async () => {
    await world.keeping([read("a", "ada"), applied("a"), settled("a"), looked]);
    expect((await world.plumb("status")).join("\n")).toMatchInlineSnapshot(`
      "In sync: everything is live as the manifests say.
      bob@desk (process 12) keeps it for 4 min, term 1.
      It looked 1 min ago.

        Ready           True   2 min  InSync           everything is live as the manifests say
        Reconciling     False  2 min  NothingToDo      nothing is to be done that may be
        Stalled         False  3 min  NothingInTheWay  it goes on without anybody's help
        SourceVerified  True   4 min  Signed           signed by ada
        Drifted         False  3 min  NoDrift          nobody changed what was applied

      newest     main@a, signed by ada
      in force   main@a for 3 min

      Last runs
        222726ba  applied  2026-01-31 14:03:11  1.2 s  1 of 1  main@a
      (exit 0)"
    `);
  });

  test("shows the plan that waits, drift, what is unknown and who suspended it", async () => {
    await world.keeping([
      read("a"),
      settled("a"),
      drifted(undefined, "accepted until 2026-02-01"),
      settled("a", unknown("switch/b")),
      planned("b", "approval"),
      looked,
    ]);
    await world.plumb("suspend --for 2h --because 'ticket 12'");
    expect((await world.plumb("status")).join("\n")).toMatchInlineSnapshot(`
      "Changes wait: plan 222726ba (1 to add, 0 to change, 0 to remove) waits for somebody's consent.
      bob@desk (process 12) keeps it for 6 min, term 1.
      It looked 1 min ago.

        Ready           False    4 min  AwaitingApproval
        Reconciling     False    5 min  AwaitingApproval
        Stalled         False    5 min  NothingInTheWay   it goes on without anybody's help
        SourceVerified  Unknown  6 min  NotAsked          no signatures are asked for
        Drifted         True     4 min  Drift

      newest     main@b
      in force   main@a for 5 min
      waiting    plan 222726ba for 2 min: 1 to add, 0 to change, 0 to remove; plumb approve 222726ba lets it be applied
      suspended  by alice@desk 0 s ago, for another 2 h: ticket 12

      Drift: 2 items
        switch/a  /vlans/0  for 20484 d  blue.yaml:1
        switch/a  /vlans/1  for 20484 d  blue.yaml:1  left: accepted until 2026-02-01

      Last runs
        222726ba  planned  2026-01-31 14:06:11    1 operation  main@b
      (exit 2)"
    `);
  });

  test("shows what is wrong with the newest manifests and what is kept", async () => {
    await world.keeping([
      read("a"),
      settled("a"),
      read("b"),
      broken("b", "a"),
      settled("a"),
      looked,
    ]);
    expect((await world.plumb("status")).join("\n")).toMatchInlineSnapshot(`
      "The newest manifests have errors: blue.yaml:3: this binding names a network that does not exist: there is no Network blu; main@a is kept in force.
      bob@desk (process 12) keeps it for 6 min, term 1.
      It looked 1 min ago.

        Ready           False    3 min  ManifestsBroken
        Reconciling     False    5 min  NothingToDo      nothing is to be done that may be
        Stalled         True     3 min  ManifestsBroken
        SourceVerified  Unknown  6 min  NotAsked         no signatures are asked for
        Drifted         False    5 min  NoDrift          nobody changed what was applied

      newest     main@b
      in force   main@a for 5 min
      not used   blue.yaml:3: this binding names a network that does not exist: there is no Network blu
      (exit 3)"
    `);
  });

  const exits: [string, StatusEvent[], number][] = [
    ["in sync", [settled("a")], 0],
    ["nothing looked at", [], 8],
    ["manifests broken", [broken("b", "a"), settled("a")], 3],
    ["source refused", [stage.refused("b", "not-signed")], 3],
    ["trouble", [failing("later")], 1],
    ["a failed apply", [applied("a", "full")], 1],
    ["a plan that waits", [planned("a", "approval")], 2],
    ["changes held back", [settled("a", holding("over-deletion-budget"))], 2],
    ["drift", [settled("a"), drifted(undefined)], 2],
    ["a target unknown", [settled("a", unknown("switch/b"))], 8],
    ["drift and a target unknown", [settled("a", unknown("switch/b")), drifted("so")], 2],
  ];
  test.each(exits)("tells scripts of %s", async (_, events, exit) => {
    await world.keeping(events);
    expect((await world.plumb("status")).at(-1)).toBe(`(exit ${exit})`);
    await world.plumbJson("status", "status");
  });

  test("says that nobody keeps it, and whose word what it shows is", async () => {
    const led = await world.keeping([read("a"), settled("a"), looked]);
    await led.resign();
    world.clock.pass(3_600_000);
    const [headline, ...rest] = await world.plumb("status");
    expect(headline).toBe("Last said: In sync: everything is live as the manifests say.");
    expect(rest.slice(0, 2)).toEqual([
      expect.stringMatching(/^Nobody keeps the fabric default in .*; plumb watch does\.$/),
      "What follows is the word of a former controller (term 1, looked 1 h ago): nobody has looked since.",
    ]);
    expect(rest.at(-1)).toBe("(exit 1)");
    await world.lead();
    const next = await world.plumb("status");
    expect(next[2]).toContain("the present one has not said anything yet");
    expect(next.at(-1)).toBe("(exit 8)");
    expect((await world.plumbJson("status", "status"))["isCurrent"]).toBe(false);
  });

  test("says that the process of who leads is gone", async () => {
    await world.keeping([settled("a"), looked], await world.lead(deadPid));
    const said = await world.plumb("status");
    expect(said[1]).toMatch(/; that process is gone, and its lead ends with its lease\.$/);
    expect(said.at(-1)).toBe("(exit 1)");
  });

  test("shows who leads where what lies there cannot be read", async () => {
    await world.lead();
    await commit(
      world.store,
      put(keys.controllerStatus, '{"version":9}'),
      put(keys.suspension, "?"),
    );
    expect(await world.plumb("status")).toEqual([
      "No controller has said anything yet.",
      "bob@desk (process 12) keeps it for 0 s, term 1.",
      "What it says of itself cannot be read: it has version 9, and this build reads version 1.",
      "",
      expect.stringMatching(/^suspended {2}by somebody, until plumb resume: reading the record/),
      "(exit 1)",
    ]);
    await world.plumbJson("status", "status");
  });

  test("lets nothing through that a terminal obeys", async () => {
    const name = { revision: "\u001b[2Jx", label: "\u001b]0;x\u0007" };
    await world.keeping([
      {
        type: "trouble",
        trouble: { type: "trouble", doing: "\u001b[2J", reason: "\n", retry: "never" },
      },
      { type: "read", ...name, signedBy: "\u202e" },
    ]);
    await world.plumb("suspend --because '\u001b[31m'");
    expect((await world.plumb("status")).join("")).toMatch(/^[^\p{Cc}\u202e]*$/u);
  });
});
