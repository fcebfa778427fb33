// A server that is stopped, killed, paused and started again: nothing is sent twice, nothing old is taken
// for new, and nobody waits for ever.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { OvsdbOperation } from "../../src/ports/ovsdb.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { addPort, closeAll, good, mark, named, open, rowsOf, said } from "./opened.ts";

describeWithOvs("a session whose server", () => {
  let ovs: OpenVSwitch;
  beforeEach(async () => {
    ovs = await startOpenVSwitch({ datapath: "none" });
    ovs.vsctl("--no-wait", "add-br", "br0");
  });
  afterEach(async () => {
    await closeAll();
    await ovs.remove();
  });
  const here = () => ({ endpoint: ovs.endpoint });
  const bridgeOf = (tables: Parameters<typeof named>[0]): unknown =>
    named(tables, "Bridge", "br0")?.["external_ids"];

  test("was started again has a new copy, and does not mention it", async () => {
    const session = await open(here());
    const before = good(await session.tables());
    await ovs.database.stop();
    await ovs.database.start();
    ovs.vsctl("--no-wait", "set", "bridge", "br0", "external-ids:after=1");
    const after = good(await session.tables());
    expect(bridgeOf(after)).toEqual(new Map([["after", "1"]]));
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  test("is not there says so, and is found once it is", async () => {
    await ovs.database.stop();
    const session = await open(here());
    const words = {
      type: "trouble",
      doing: "connecting to an OVSDB server",
      reason: `${ovs.endpoint}: there is no such socket: is ovsdb-server running?`,
      retry: "soon",
    };
    expect(await session.tables()).toEqual(words);
    expect(await session.transact([])).toEqual(words);
    expect(await session.lock("any", 1_000)).toEqual(words);
    expect(await session.until(() => true, 100)).toEqual(words);
    for await (const _ of session.changes(new AbortController().signal)) expect.unreachable();
    const waiting = session.until((tables) => tables.rows("Bridge").size > 0, 60_000);
    await ovs.database.start();
    good(await waiting);
  });

  test("was killed and left its socket behind says that nobody listens", async () => {
    const session = await open(here());
    good(await session.tables());
    await ovs.database.kill();
    expect(await session.tables()).toMatchObject({
      reason: `${ovs.endpoint}: nobody listens there`,
      retry: "soon",
    });
  });

  test("goes away ends what told of changes, and what waits goes on with the next", async () => {
    const session = await open(here());
    let told = 0;
    const telling = (async () => {
      for await (const _ of session.changes(new AbortController().signal)) told += 1;
    })();
    await expect.poll(() => told).toBe(1);
    const waiting = session.until(
      (tables) =>
        bridgeOf(tables) instanceof Map && (bridgeOf(tables) as Map<string, string>).has("after"),
      60_000,
    );
    await ovs.database.stop();
    await telling;
    await ovs.database.start();
    ovs.vsctl("--no-wait", "set", "bridge", "br0", "external-ids:after=1");
    good(await waiting);
  });

  test("gives no lock back that went with it", async () => {
    const session = await open(here());
    expect(await session.lock("mine", 0)).toBe(true);
    await ovs.database.stop();
    await ovs.database.start();
    good(await session.tables());
    const assert: OvsdbOperation = { op: "assert", lock: "mine" };
    expect(said(await session.transact([assert]))).toMatch(/^refused 0: not owner/);
    expect(await session.lock("mine", 0)).toBe(true);
    expect(said(await session.transact([assert]))).toMatch(/^committed/);
  });

  test("goes away leaves nobody in line for a lock", async () => {
    const [holder, waiter] = [await open(here()), await open(here())];
    expect(await holder.lock("mine", 0)).toBe(true);
    expect(await waiter.lock("mine", 0)).toBe(false);
    const waiting = waiter.lock("mine", 600_000);
    good(await waiter.tables());
    await ovs.database.stop();
    expect(await waiting).toHaveProperty("type", "trouble");
  });

  test("hangs is given up, and what was sent is lost", async () => {
    const session = await open(here(), { limits: { silenceMs: 400 } });
    good(await session.tables());
    ovs.database.pause();
    const silent = `${ovs.endpoint}: it has said nothing for 0.4 s`;
    const [tables, answer, lock] = await Promise.all([
      session.tables(),
      session.transact([mark({ late: "1" })]),
      session.lock("mine", 0),
    ]);
    expect(tables).toMatchObject({ type: "trouble", reason: silent, retry: "soon" });
    expect(said(answer)).toBe(`lost: ${silent}`);
    expect(lock).toMatchObject({ type: "trouble", reason: silent });
    ovs.database.resume();
    // It was in the pipe: lost is not the same as not done.
    good(await session.until((now) => bridgeOf(now) instanceof Map, 60_000));
  });

  test("hangs is noticed though nobody asks, so that whoever watches begins anew", async () => {
    const session = await open(here(), { limits: { silenceMs: 400 } });
    const telling = (async () => {
      for await (const _ of session.changes(new AbortController().signal));
    })();
    good(await session.tables());
    ovs.database.pause();
    await telling;
    ovs.database.resume();
    good(await session.tables());
  });

  test("has nothing to say for long is left alone", async () => {
    const session = await open(here(), { limits: { silenceMs: 100 } });
    const { sequence } = good(await session.tables());
    await new Promise((done) => setTimeout(done, 500));
    expect(good(await session.tables()).sequence).toBe(sequence);
  });

  test("is killed in the middle of transactions has done each whole or not at all", async () => {
    const session = await open(here());
    good(await session.tables());
    const sent = Array.from({ length: 400 }, async (_, i) => {
      const name = `k${String(i)}`;
      return { name, answer: await session.transact(addPort(name)) };
    });
    await sent[20];
    await ovs.database.kill();
    const answers = await Promise.all(sent);
    await ovs.database.start();
    const tables = await session.tables();
    const ports = new Set(rowsOf(tables, "Port").map((row) => row["name"]));
    const interfaces = new Set(rowsOf(tables, "Interface").map((row) => row["name"]));
    expect(ports).toEqual(interfaces);
    for (const { name, answer } of answers) {
      expect(["committed", "lost", "trouble"]).toContain(answer.type);
      // What was answered is there, and what was never sent is not.
      if (answer.type === "committed") expect(ports).toContain(name);
      if (answer.type === "trouble") expect(ports).not.toContain(name);
    }
  });
});
