// Locks between sessions of one server: one holds it, the others wait, are told, or take it by force.

import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../../src/adapters/ovsdb/limits.ts";
import { Peer } from "../../src/adapters/ovsdb/peer.ts";
import type { OvsdbOperation } from "../../src/ports/ovsdb.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { closeAll, mark, open, said } from "./opened.ts";

describeWithOvs("a lock", () => {
  let ovs: OpenVSwitch;
  beforeAll(async () => {
    ovs = await startOpenVSwitch({ datapath: "none" });
    ovs.vsctl("--no-wait", "add-br", "br0");
  });
  afterAll(async () => {
    await closeAll();
    await ovs.remove();
  });
  const sessions = async () => {
    const { endpoint } = ovs;
    return [await open({ endpoint }), await open({ endpoint })] as const;
  };
  const asserted = (lock: string): OvsdbOperation[] => [{ op: "assert", lock }, mark({ by: lock })];

  test("is held by one session, which alone may write under it", async () => {
    const [one, other] = await sessions();
    expect(await one.lock("single", 0)).toBe(true);
    expect(await one.lock("single", 0)).toBe(true);
    expect(await other.lock("single", 20)).toBe(false);
    expect(said(await one.transact(asserted("single")))).toMatch(/^committed/);
    expect(said(await other.transact(asserted("single")))).toMatch(/^refused 0: not owner: /);
  });

  test("comes to whoever waits for it once it is given back", async () => {
    const [one, other] = await sessions();
    expect(await one.lock("passed", 0)).toBe(true);
    const waiting = [other.lock("passed", 20_000), other.lock("passed", 20_000)];
    await other.tables();
    await one.unlock("passed");
    expect(await Promise.all(waiting)).toEqual([true, true]);
    expect(await one.lock("passed", 0)).toBe(false);
    expect(said(await other.transact(asserted("passed")))).toMatch(/^committed/);
  });

  test("does not come to whoever has stopped waiting", async () => {
    const [one, other] = await sessions();
    const third = await open({ endpoint: ovs.endpoint });
    expect(await one.lock("awaited", 0)).toBe(true);
    expect(await other.lock("awaited", 10)).toBe(false);
    await one.unlock("awaited");
    expect(await third.lock("awaited", 0)).toBe(true);
  });

  test("goes with the connection of its holder", async () => {
    const [one, other] = await sessions();
    expect(await one.lock("kept", 0)).toBe(true);
    const waiting = other.lock("kept", 20_000);
    await one.close();
    expect(await waiting).toBe(true);
  });

  test("that was stolen lets nothing be written, and can be had again", async () => {
    const [one] = await sessions();
    expect(await one.lock("stolen", 0)).toBe(true);
    const silent = { onNotification: () => undefined, onEnd: () => undefined };
    const thief = new Peer(
      connect({ path: ovs.endpoint.slice("unix:".length) }),
      defaultLimits,
      silent,
    );
    expect(await thief.call("steal", ["stolen"])).toMatchObject({ result: { locked: true } });
    expect(said(await one.transact(asserted("stolen")))).toMatch(/^refused 0: not owner: /);
    const again = one.lock("stolen", 20_000);
    await one.tables();
    await thief.close();
    expect(await again).toBe(true);
    expect(said(await one.transact(asserted("stolen")))).toMatch(/^committed/);
  });

  test("may be asked for and given back in any order without being held by mistake", async () => {
    const [one, other] = await sessions();
    for (let i = 0; i < 100; i += 1) {
      const held = await Promise.all([one.lock("hot", i % 3), other.lock("hot", i % 2)]);
      const writes = await Promise.all([one, other].map((each) => each.transact(asserted("hot"))));
      const isWritten = writes.map((answer) => answer.type === "committed");
      expect(isWritten.filter(Boolean).length).toBeLessThan(2);
      // Whoever was told that it has the lock has it still: nobody else takes it by force.
      expect(held.map((each, at) => each !== true || isWritten[at])).toEqual([true, true]);
      await (i % 2 === 0 ? one : other).unlock("hot");
      if (i % 5 === 0) await Promise.all([one.unlock("hot"), other.unlock("hot")]);
    }
  });

  test("needs a name that the server takes", async () => {
    const [one] = await sessions();
    expect(await one.lock("plumbline-br0", 0)).toMatchObject({
      type: "trouble",
      doing: "taking the lock plumbline-br0",
      reason: expect.stringContaining(`${ovs.endpoint}: `),
    });
  });
});
