// What the doctor makes of stores, agents and clocks that are not well, without any of them.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { accessChecks } from "../../src/cli/doctor/access.ts";
import type { Check } from "../../src/cli/doctor/check.ts";
import { embeddedChecks } from "../../src/cli/doctor/embedded.ts";
import { etcdChecks, isUsable } from "../../src/cli/doctor/etcd.ts";
import { clockChecks, holderClockChecks } from "../../src/cli/doctor/clocks.ts";
import type { Presence } from "../../src/model/agent.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Agent } from "../../src/ports/agent.ts";
import type { EtcdHealth, MemberHealth, MemberStatus } from "../../src/ports/store-health.ts";
import type { EtcdPlace } from "../../src/ports/store-place.ts";
import { closeFabric } from "../../src/records/closed.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { campaign } from "../../src/records/leader.ts";
import { readLiveHead } from "../../src/records/live.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import {
  decodeLook,
  encodeObservation,
  encodePresence,
  encodeRefusal,
} from "../../src/records/messages/said.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { createWorld, deadPid, type World } from "../scenarios/world.ts";

const keys = storeKeys("default");
const text = ({ state, area, says, help = "" }: Check): string =>
  `${state} ${area}: ${says} (${help})`;

const well: MemberStatus = {
  type: "answers",
  version: "3.5.9",
  isLeader: false,
  hasLeader: true,
  isLearner: false,
  fileBytes: 20 * 2 ** 20,
  usedBytes: 19 * 2 ** 20,
  index: 100_000,
  appliedIndex: 100_000,
  alarms: [],
};

function member(i: number, status: Partial<MemberStatus> | string = {}): MemberHealth {
  return {
    endpoint: `etcd${i}:2379`,
    name: `m${i}`,
    isNamed: true,
    status:
      typeof status === "string" ? { type: "silent", reason: status } : { ...well, ...status },
  };
}

function cluster(...members: MemberHealth[]): EtcdHealth {
  return { type: "etcd", members, voters: members.length, auth: "on" };
}

const three = (last: Partial<MemberStatus>): EtcdHealth =>
  cluster(member(1, { isLeader: true }), member(2), member(3, last));

describe("of an etcd", () => {
  test.each<[string, EtcdHealth, RegExp]>([
    ["an old version", three({ version: "3.3.27" }), /^problem .*m3 .* is etcd 3\.3\.27 .*3\.4/],
    ["several versions", three({ version: "3.6.1" }), /^warning .*versions: 3\.5\.9, 3\.6\.1/],
    ["no space", three({ alarms: ["NOSPACE"] }), /^problem .*over its quota.*alarm disarm/],
    ["damage", three({ alarms: ["CORRUPT"] }), /^problem .*differs.*hashkv/],
    ["an alarm of another day", three({ alarms: ["FIRE"] }), /^problem .*has raised FIRE/],
    ["a member behind", three({ index: 90_000 }), /^warning .*m3 .* is 10000 entries behind/],
    ["a slow disk", three({ appliedIndex: 90_000 }), /^warning .*m3 .* is 10000 entries behind/],
    ["a member that is cut off", three({ hasLeader: false }), /^warning .*m3 .*is cut off/],
    [
      "a file near its quota",
      three({ fileBytes: 1.7 * 2 ** 30, usedBytes: 1.6 * 2 ** 30 }),
      /^warning .*m3 .* has 1\.7 GiB of the usual 2\.0 GiB .*raise --quota/,
    ],
    [
      "a file with much room in it",
      three({ fileBytes: 2 ** 30, usedBytes: 2 ** 20, quotaBytes: 8 * 2 ** 30 }),
      /^warning .*1\.0 GiB of 8\.0 GiB .*only 1\.0 MiB are in use: etcdctl defrag/,
    ],
    [
      "history without end",
      { ...three({}), keptRevisions: 1_000_000 },
      /^warning .*more than 1,000,000 old revisions .*--auto-compaction-retention/,
    ],
    [
      "one of five that is gone",
      cluster(member(1), member(2), member(3), member(4), member(5, "nothing listens there")),
      /^warning .*m5 .* does not answer: nothing listens there .*until then 1 more may go/,
    ],
  ])("%s is told, with what to do", (_, health, line) => {
    const lines = etcdChecks(health).map(text);
    expect(lines.filter((one) => !one.startsWith("ok"))).toEqual([expect.stringMatching(line)]);
    expect(isUsable(health)).toBe(true);
  });

  test("too few members are one problem, and nothing else is made of it", () => {
    const health = cluster(member(1, { hasLeader: false }), member(2, "gone"), member(3, "hangs"));
    expect(isUsable(health)).toBe(false);
    expect(etcdChecks(health).map(text)[0]).toBe(
      "problem store: 2 of 3 members do not answer, and etcd works only with more than half of them: m2 (etcd2:2379): gone; m3 (etcd3:2379): hangs (start them; nothing is lost, and plumb goes on by itself)",
    );
    const undecided = cluster(member(1, { hasLeader: false }));
    expect(etcdChecks(undecided).map(text)[0]).toContain("no leader is known to m1");
  });

  test("passwords in the clear, and certificates that end, are told", () => {
    const place: EtcdPlace = { type: "etcd", endpoints: ["a:1"], isSecure: false, access: {} };
    const lines = (days: number): string[] => {
      const certificate = { name: "plumb", expiresAtMs: days * 86_400_000 };
      return accessChecks({ ...cluster(), certificate }, place, 0).map(text);
    };
    expect(lines(-1)[1]).toMatch(/^problem .*\(plumb\) ended on 1969-12-31/);
    expect(lines(3)[1]).toMatch(/^warning .*ends on 1970-01-04, in 3 d .*renew/);
    expect(lines(90)[1]).toMatch(/^ok /);
    expect(lines(90)[0]).toMatch(/^warning .*a:1: spoken to without TLS/);
    const here = { ...place, endpoints: ["127.0.0.1:1", "localhost:2", "[::1]:3"] };
    expect(accessChecks(cluster(), here, 0).map(({ state }) => state)).toEqual(["ok", "ok"]);
  });
});

test.each([
  [{ fileBytes: 2000, damage: "it was cut short" }, /^problem .*it was cut short/],
  [{ fileBytes: 2000, freeBytes: 2 ** 20 }, /^problem .*1\.0 MiB are free/],
  [{ fileBytes: 2000, freeBytes: 100 * 2 ** 20 }, /^warning .*100 MiB are free/],
])("of an embedded store, %j is told", (health, line) => {
  const lines = embeddedChecks({ type: "embedded", ...health }, "/state").map(text);
  expect(lines.filter((one) => !one.startsWith("ok"))).toEqual([expect.stringMatching(line)]);
});

test.each([
  [1_000, undefined],
  [3_000, "warning"],
  [60_000, "problem"],
])("a lock that was taken %i ms from now is %s", (aheadMs, state) => {
  const checks = holderClockChecks({ host: "far", sinceMs: 5_000 + aheadMs }, 5_000);
  expect(checks[0]?.state).toBe(state);
});

describe("of agents that are processes of their own", () => {
  let world: World;
  const [leaf1, leaf2] = ["switch/leaf-a1", "switch/leaf-a2"];
  beforeEach(async () => {
    world = createWorld({ PLUMB_AGENTS: "remote" });
    await run(["init"], world.ports);
    await run(["plan", "--agents", "local"], world.ports);
    world.taken();
  });
  afterEach(() => {
    world.end();
  });

  async function doctor(): Promise<{ code: number; lines: string[] }> {
    const code = await run(["doctor", "-o", "json"], world.ports);
    const { checks } = JSON.parse(world.taken().join("\n")) as { checks: Check[] };
    return { code, lines: checks.map(text) };
  }

  async function putPresence(name: string, presence: Partial<Presence> = {}): Promise<void> {
    const whole: Presence = {
      agent: "a1",
      instance: "i1",
      host: "rack1",
      pid: 7,
      version: "0.1.0",
      drivers: ["sim"],
      sinceMs: world.clock.now() - 120_000,
      ...presence,
    };
    await world.store.transact(
      [],
      [{ type: "put", key: keys.presence(name), value: encodePresence(whole) }],
    );
  }

  type Said = { type: "unknown"; reason: string } | { type: "known"; digest: string };

  /** While every look is answered, as by agents whose clocks are off. */
  async function doctorWhile(
    said: Said,
    offMs: number = 0,
  ): Promise<{ code: number; lines: string[] }> {
    const stop = new AbortController();
    const answering = (async () => {
      for await (const event of world.store.watch(keys.looks, 1, stop.signal)) {
        if (event.type !== "put") continue;
        const look = decodeLook(event.entry);
        if (isTrouble(look)) throw new Error(look.reason);
        const observedAtMs = world.clock.now() + offMs;
        const value = encodeObservation({ ...said, look: look.id, observedAtMs });
        const key = keys.observation(look.target);
        await world.store.transact([], [{ type: "put", key, value }]);
      }
    })();
    const found = await doctor();
    stop.abort();
    await answering;
    return found;
  }

  const dark: Said = { type: "unknown", reason: "dark" };

  test("targets without one are a problem each", async () => {
    const value = encodeObservation({
      type: "unknown",
      reason: "",
      observedAtMs: world.clock.now() - 240_000,
    });
    await world.store.transact([], [{ type: "put", key: keys.observation(leaf2), value }]);
    const { code, lines } = await doctor();
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^problem agents: no agent serves switch\/leaf-a1 \(plumb agent --target/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringContaining("no agent serves switch/leaf-a2; it was last seen 4 min ago"),
    );
  });

  test("who serves what is told, by a pattern too; other versions, dead processes and drivers that lack", async () => {
    await putPresence(leaf1, { version: "9.9.9", drivers: ["ovs"] });
    await putPresence("switch/*", { agent: "all", instance: "i2", host: "desk", pid: deadPid });
    const { lines } = await doctorWhile(dark);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^warning agents: a1 .* serves switch\/leaf-a1 for 2 min, version 9\.9\.9 \(this build is version 0/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^problem agents: a1 .* has no driver "sim", which switch\/leaf-a1 needs/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^warning agents: all .* serves switch\/leaf-a2 .*its process is gone/),
    );
  });

  test("what one refused lately is told, and what cannot be read is a problem and no stack", async () => {
    await putPresence("*/*");
    const atMs = world.clock.now() - 60_000;
    const refusal = { changeSet: "c", reason: "it is for \u001B[2Janother", atMs };
    const value = encodeRefusal(refusal);
    await world.store.transact([], [{ type: "put", key: keys.refusal(leaf1), value }]);
    expect((await doctorWhile(dark)).lines).toContainEqual(
      expect.stringMatching(
        /^warning agents: the agent of switch\/leaf-a1 refused a message 1 min ago: it is for \uFFFD\[2Janother/,
      ),
    );
    for (const key of [keys.presence(leaf1), keys.lock, keys.liveHead(leaf1)]) {
      await world.store.transact([], [{ type: "put", key, value: '{"version":7}' }]);
    }
    const { code, lines } = await doctorWhile(dark);
    expect(code).toBe(1);
    expect(lines.filter((one) => one.startsWith("problem")).length).toBeGreaterThanOrEqual(3);
    expect(lines).toContainEqual(expect.stringContaining("use the newest plumb"));
  });

  test("a target that its agent cannot see is told", async () => {
    await putPresence("*/*");
    const { lines } = await doctorWhile(dark);
    expect(lines).toContainEqual(expect.stringMatching(/^warning agents: a1 cannot see .*dark/));
  });

  test.each([
    [1_000, /^ok clocks: the clock of 1 agent goes with ours/],
    [9_000, /^warning clocks: the clock of a1 is 9\.0 s ahead of ours \(.*rack1 and here/],
    [-60_000, /^problem clocks: the clock of a1 is 1 min behind ours/],
  ])("a clock that is %i ms off is told", async (offMs, line) => {
    await run(["apply", "-y", "--agents", "local"], world.ports);
    world.taken();
    await putPresence("*/*");
    const head = await readLiveHead(world.store, keys, leaf1);
    if (head === undefined || isTrouble(head)) throw new Error("nothing is live");
    const { lines } = await doctorWhile({ type: "known", digest: head.digest }, offMs);
    expect(lines).toContainEqual(expect.stringMatching(line));
  });

  test("one that does not answer is not waited for", async () => {
    const agent = { observe: () => new Promise<never>(() => undefined) } as unknown as Agent;
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const settings = new Map([[leaf1, { driver: "sim" } as TargetSettings]]);
    const presence = { agent: "a1", host: "rack1" } as Presence;
    const serving = [{ presence, targets: [leaf1] }];
    const checks = await clockChecks(serving, { agent, clock, settings, waitMs: 3_500 });
    expect(checks.map(text)).toEqual([
      expect.stringContaining("a1 did not look at switch/leaf-a1 within 3.5 s"),
    ]);
  });
});

describe("of the fabric in the store", () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld();
    await run(["init"], world.ports);
    await run(["plan"], world.ports);
    world.taken();
  });
  afterEach(() => {
    world.end();
  });

  test("a lock whose holder is dead, or that is held for hours, is told", async () => {
    const { store, clock, ports } = world;
    const holder = { owner: "bob", host: "shelf", pid: 12, command: "plumb apply" };
    const long = await acquireLock(store, clock, keys, holder, 86_400_000);
    if (!isLock(long)) throw new Error("the lock is not free");
    clock.pass(7_200_000);
    await run(["doctor"], ports);
    expect(world.taken().join("\n")).toMatch(
      /warning {2}lock {5}bob@shelf \(process 12\) holds it for 2 h \(lock-1\): plumb apply\n.*plumb lock break lock-1/,
    );
    await long.release();
    await acquireLock(store, clock, keys, { ...holder, host: "desk", pid: deadPid }, 60_000);
    await run(["doctor"], ports);
    expect(world.taken().join("\n")).toMatch(/warning {2}lock .*\n.*its process is gone/);
  });

  test("who leads is told, and that a fabric is closed", async () => {
    const { store, clock, ports } = world;
    const holder = { owner: "bob", host: "desk", pid: deadPid, command: "plumb watch" };
    await campaign(store, clock, keys, holder, 60_000);
    const closed = { type: "moved", to: "etcd://a:1", sinceMs: clock.now() } as const;
    await closeFabric(store, keys, closed, []);
    expect(await run(["doctor"], ports)).toBe(1);
    const said = world.taken().join("\n");
    expect(said).toMatch(
      /problem {2}records {2}the state of the fabric default moved .*\n.*use --store/,
    );
    expect(said).toMatch(
      /warning {2}lock {5}bob@desk .* leads for 0 s: plumb watch\n.*another may lead/,
    );
  });

  test("trouble with the store itself is a line, and the exit code is 1", async () => {
    const failing = trouble("reading caFile for etcd", "/nowhere cannot be read", "later");
    const ports = { ...world.ports, examineStore: () => Promise.resolve(failing) };
    expect(await run(["doctor"], ports)).toBe(1);
    expect(world.taken().join("\n")).toContain(
      "problem  access   reading caFile for etcd: /nowhere",
    );
    const closed = trouble("opening the store", "the disk is full", "later");
    const full = { ...world.ports, openStore: () => Promise.resolve(closed) };
    expect(await run(["doctor"], full)).toBe(1);
    expect(world.taken().join("\n")).toContain("opening the store: the disk is full");
  });
});
