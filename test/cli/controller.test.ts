// The commands that people tell a controller something with: what they put down, what they refuse, and
// what they say where nobody is there to hear it.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import type { Leadership } from "../../src/records/leader.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { commit, put } from "../contract/store-steps.ts";
import * as stage from "../reconcile/status-stage.ts";
import { createKeptWorld, keys, type KeptWorld } from "./kept-world.ts";

const { settled, planned, looked } = stage;
const whole = stage.change.digest;
const short = whole.slice(0, 8);

let world: KeptWorld;
beforeEach(() => {
  world = createKeptWorld();
});
afterEach(() => {
  world.end();
});

describe("plumb suspend and resume", () => {
  test("put down who, why and for how long, and take it away", async () => {
    await world.keeping([settled("a")]);
    expect(await world.plumb("suspend --for 2h --because 'ticket 12'")).toEqual([
      "Suspended for 2 h: the controller changes nothing, and goes on looking.",
      "(exit 0)",
    ]);
    const now = world.clock.now();
    expect((await world.told()).suspension).toEqual({
      by: "alice",
      host: "desk",
      sinceMs: now,
      untilMs: now + 2 * 3_600_000,
      because: "ticket 12",
    });
    expect(await world.plumb("suspend")).toEqual([
      "Suspended until plumb resume: the controller changes nothing, and goes on looking.",
      "  it was suspended already, by alice@desk 0 s ago, for another 2 h: ticket 12",
      "(exit 0)",
    ]);
    expect(await world.plumb("resume")).toEqual([
      "Resumed. It was suspended by alice@desk 0 s ago, until plumb resume",
      "(exit 0)",
    ]);
    expect(await world.plumb("resume")).toEqual([
      "It was not suspended; nothing was done.",
      "(exit 0)",
    ]);
    for (const line of ["suspend --for 1h", "resume", "resume"])
      await world.plumbJson("control", line);
  });

  test("work where no controller runs, and say so", async () => {
    expect(await world.plumb("suspend")).toEqual([
      "Suspended until plumb resume: the controller changes nothing, and goes on looking.",
      expect.stringMatching(
        /^ {2}nobody keeps the fabric default in .* now: it takes effect once plumb watch runs there$/,
      ),
      "(exit 0)",
    ]);
    expect((await world.told()).suspension).toMatchObject({ by: "alice" });
  });

  test.each([
    ["suspend --for never", '--for takes a time such as 250ms, 30s, 5m or 2h, not "never"'],
    ["suspend --for 9999h", "--for takes a time from 1s to 720h, not 9999h"],
    [`suspend --because ${"x".repeat(501)}`, "--because takes at most 500 characters, not 501"],
    ["approve 3f9c", 'approve takes a plan\'s digest, or its first 8 digits or more, not "3f9c"'],
    ["approve ../../lock", "approve takes a plan's digest"],
    ["reconcile --timeout 0s", "--timeout takes a time from 1s to 24h, not 0s"],
  ])("plumb %s is refused", async (line, message) => {
    const said = await world.plumb(line);
    expect(said[0]).toContain(message);
    expect(said.at(-1)).toBe("(exit 64)");
  });
});

describe("plumb approve", () => {
  test("consents to the plan that waits, by its beginning, and puts the whole digest down", async () => {
    await world.keeping([planned("a", "approval")]);
    expect(await world.plumb(`approve ${short} --because 'ticket 12'`)).toEqual([
      `Approved ${short}.`,
      `  plumb status shows when it is applied; plumb approve ${short} --withdraw takes it back`,
      "(exit 0)",
    ]);
    expect((await world.told()).approvals).toEqual([
      { digest: whole, by: "alice", host: "desk", atMs: world.clock.now(), because: "ticket 12" },
    ]);
    expect((await world.plumb("status")).join("\n")).toContain("; approved by alice@desk");
    expect(await world.plumb(`approve ${short} --withdraw`)).toEqual([
      `Took the consent of alice@desk to ${short} back. What is being applied goes on.`,
      "(exit 0)",
    ]);
    expect((await world.told()).approvals).toEqual([]);
    for (const more of ["", " --withdraw"])
      await world.plumbJson("control", `approve ${whole}${more}`);
  });

  test("names the plan that waits where it is another", async () => {
    await world.keeping([planned("a", "approval")]);
    expect(await world.plumb("approve ffffffff")).toEqual([
      `! error: ffffffff is not the plan that waits: that is ${short}; nothing was done`,
      `!   look at it with plumb plan; plumb approve ${short} consents to it`,
      "(exit 5)",
    ]);
    expect(await world.plumb(`approve ${"f".repeat(64)}`)).toContain("(exit 5)");
    expect((await world.told()).approvals).toEqual([]);
  });

  test("does not where nothing waits, or nothing would come of it", async () => {
    await world.keeping([settled("a")]);
    expect((await world.plumb(`approve ${whole}`))[0]).toBe(
      "! error: no plan waits for consent; nothing was done",
    );
    expect((await world.told()).approvals).toEqual([]);
  });

  test("does not where the controller only tells", async () => {
    await world.keeping([planned("a", "nothing")]);
    expect((await world.plumb(`approve ${short}`))[0]).toMatch(
      /^! error: the controller only tells/,
    );
    expect((await world.told()).approvals).toEqual([]);
  });

  test("takes a whole digest where no controller runs, and no beginning of one", async () => {
    expect((await world.plumb(`approve ${short}`)).at(-1)).toBe("(exit 5)");
    expect(await world.plumb(`approve ${whole}`)).toEqual([
      `Approved ${short}.`,
      expect.stringMatching(/^ {2}nobody keeps the fabric/),
      "(exit 0)",
    ]);
    expect((await world.told()).approvals).toMatchObject([{ digest: whole }]);
    expect(await world.plumb("approve ffffffff --withdraw")).toEqual([
      "! error: nobody has consented to ffffffff; nothing was done",
      "(exit 1)",
    ]);
  });
});

describe("plumb reconcile", () => {
  /** Grants a wish as soon as it hears of it. */
  async function listening(led: Leadership, events: StatusEvent[], signal: AbortSignal) {
    const kept = await world.statusOf(led);
    for (;;) {
      await new Promise(setImmediate);
      if (signal.aborted) return;
      const { wish } = await world.told();
      if (wish === undefined) continue;
      for (const event of [...events, { ...looked, wish: wish.id } as StatusEvent])
        kept.tell(event);
      await kept.publish();
    }
  }

  test("asks, and waits for nobody unless it is told to", async () => {
    await world.keeping([settled("a"), looked]);
    expect(await world.plumb("reconcile")).toEqual([
      "Asked the controller of bob@desk to look at everything; plumb status shows what it finds.",
      "(exit 0)",
    ]);
    expect((await world.told()).wish).toMatchObject({ by: "alice@desk" });
    expect((await world.plumb("status")).join("\n")).toContain(
      "asked      to look at everything, by alice@desk 0 s ago",
    );
    await world.plumbJson("control", "reconcile");
  });

  test.each<[StatusEvent[], string, number]>([
    [
      [settled("a")],
      "The controller has looked. In sync: everything is live as the manifests say.",
      0,
    ],
    [
      [planned("a")],
      `The controller has looked. Changes wait: plan ${short} (1 to add, 0 to change, 0 to remove) waits for its time.`,
      2,
    ],
  ])("waits until it has looked, and tells what it found", async (events, line, exit) => {
    const led = await world.keeping([settled("a"), looked]);
    const end = new AbortController();
    const listener = listening(led, events, end.signal);
    expect(await world.plumb("reconcile --wait")).toEqual([line, `(exit ${exit})`]);
    expect((await world.plumbJson("control", "reconcile --wait"))["isGranted"]).toBe(true);
    end.abort();
    await listener;
  });

  test("waits for the end of what it does about what it found", async () => {
    const led = await world.keeping([settled("a"), looked]);
    const kept = await world.statusOf(led);
    const applying = (async () => {
      let wish = (await world.told()).wish;
      for (; wish === undefined; wish = (await world.told()).wish) await new Promise(setImmediate);
      for (const event of [stage.applied("a"), { ...looked, wish: wish.id } as StatusEvent])
        kept.tell(event);
      await kept.publish();
      for (let ticks = 0; ticks < 10; ticks += 1) await new Promise(setImmediate);
      for (const event of [settled("a"), looked]) kept.tell(event);
      await kept.publish();
    })();
    expect(await world.plumb("reconcile --wait")).toEqual([
      "The controller has looked. In sync: everything is live as the manifests say.",
      "(exit 0)",
    ]);
    await applying;
  });

  test("says what is under way when that does not end in time", async () => {
    const led = await world.keeping([settled("a"), looked]);
    const end = new AbortController();
    const listener = listening(led, [stage.applied("a")], end.signal);
    expect((await world.plumb("reconcile --wait --timeout 5s")).slice(-2)).toEqual([
      "The controller has looked. Under way: a plan was applied, and is looked at.",
      "(exit 2)",
    ]);
    end.abort();
    await listener;
  });

  test("says so when nothing comes of it in time", async () => {
    await world.keeping([settled("a"), looked]);
    expect(await world.plumb("reconcile --wait --timeout 25s")).toEqual([
      "! waiting for the controller for 10 s",
      "! waiting for the controller for 20 s",
      "! error: the controller has not looked within 25s; it is still asked to, and plumb status says what it is at",
      "(exit 1)",
    ]);
  });

  test("waits for nobody who is not there, and still leaves the wish", async () => {
    const said = await world.plumb("reconcile --wait");
    expect(said[0]).toMatch(/^! error: nobody keeps the fabric default in /);
    expect(said.at(-1)).toBe("(exit 1)");
    expect((await world.told()).wish).toMatchObject({ by: "alice@desk" });
  });

  test("is content when a later wish than its own was granted", async () => {
    const led = await world.keeping([settled("a"), looked]);
    const other = { version: 1, id: "other", by: "eve", atMs: 1 };
    const end = new AbortController();
    const overwriting = (async () => {
      for (;;) {
        await new Promise(setImmediate);
        if ((await world.told()).wish !== undefined) break;
      }
      await commit(world.store, put(keys.wish, JSON.stringify(other)));
      await listening(led, [], end.signal);
    })();
    expect((await world.plumb("reconcile --wait")).at(-1)).toBe("(exit 0)");
    end.abort();
    await overwriting;
  });
});

test.each(["status", "resume", "reconcile", "approve 3f9c1e2a"])(
  "plumb %s makes no state where there is none, and says so",
  async (line) => {
    const code = await run(line.split(" "), world.ports);
    expect([code, world.taken()[0]]).toEqual([
      1,
      expect.stringMatching(/^! error: there is no state in .*: nothing was planned or applied/),
    ]);
  },
);
