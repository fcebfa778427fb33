// Processes that want to lead, on a cluster of three: the leader is killed, paused, told to go, and the
// cluster loses its own. Nobody ever writes but who leads.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { storeKeys } from "../../src/records/keys.ts";
import type { Store } from "../../src/ports/store.ts";
import { historyOf, violations, type Fact } from "../reconcile/lead-history.ts";
import { compileProgram, type Program, type RunningProgram } from "../support/compiled.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { pause } from "./waiting.ts";

const keys = storeKeys("test");
const leaseMs = 3_000;

describeWithEtcd("of processes that want to lead", () => {
  let program: Program;
  let etcd: Etcd;
  let stores: EtcdStores;
  let store: Store;
  let running: RunningProgram[] = [];
  beforeAll(() => {
    program = compileProgram("test/support/leader-process.ts");
  });
  afterAll(() => {
    program.remove();
  });
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    stores = createEtcdStores(etcd);
    store = await stores.open();
  });
  afterEach(async () => {
    // Who is paused is killed all the same.
    for (const one of running) await one.kill();
    running = [];
    await stores.close();
    await etcd.remove();
  });

  function start(name: string): RunningProgram {
    const one = program.start(etcd.endpoints.join(","), name, String(leaseMs));
    running.push(one);
    return one;
  }

  async function until(one: RunningProgram, wanted: RegExp): Promise<string> {
    for (let line = await one.line(); line !== undefined; line = await one.line()) {
      if (wanted.test(line)) return line;
    }
    throw new Error(`${wanted} was never said`);
  }

  /** One that leads and writes, and one that waits. */
  async function startTwo(): Promise<[leader: RunningProgram, standby: RunningProgram]> {
    const leader = start("first");
    expect(await until(leader, /^leads/)).toBe("leads 1");
    const standby = start("second");
    await until(standby, /^waiting/);
    await pause(500);
    return [leader, standby];
  }

  async function killed(one: RunningProgram): Promise<void> {
    await one.kill();
    running = running.filter((other) => other !== one);
  }

  /** What was written, once all who still run were killed. */
  async function history(): Promise<Fact[]> {
    for (const one of running) await killed(one);
    const facts = await historyOf(store, keys, () => pause(500));
    expect(facts.length).toBeGreaterThan(20);
    expect(violations(facts)).toEqual([]);
    return facts;
  }
  const termsWritten = (facts: readonly Fact[]): number[] => [
    ...new Set(facts.flatMap((fact) => (fact.type === "wrote" ? [fact.term] : []))),
  ];

  test("the one that waits leads within the lease and two seconds after kill -9 of the leader", async () => {
    const [leader, standby] = await startTwo();
    const killedAtMs = performance.now();
    await killed(leader);
    expect(await until(standby, /^leads/)).toBe("leads 2");
    expect(performance.now() - killedAtMs).toBeLessThan(leaseMs + 2_000);
    await pause(500);
    expect(termsWritten(await history())).toEqual([1, 2]);
  });

  test("the one that waits leads at once when the leader resigns", async () => {
    const [leader, standby] = await startTwo();
    const askedAtMs = performance.now();
    process.kill(leader.pid, "SIGTERM");
    expect(await until(standby, /^leads/)).toBe("leads 2");
    // The record is gone at once; otherwise it would take the rest of the lease.
    expect(performance.now() - askedAtMs).toBeLessThan(leaseMs / 2);
    await until(leader, /^resigned/);
    await history();
  });

  test("one that was paused for longer than its lease changes nothing when it wakes, and steps back", async () => {
    const [leader, standby] = await startTwo();
    process.kill(leader.pid, "SIGSTOP");
    expect(await until(standby, /^leads/)).toBe("leads 2");
    await pause(1_000);
    process.kill(leader.pid, "SIGCONT");
    // It tried to write with the old fence, and to take the lock under it.
    expect(await until(leader, /^woke/)).toMatch(/^woke (fenced|trouble) not locked$/);
    await until(leader, /^waiting/);
    await pause(500);
    expect(termsWritten(await history())).toEqual([1, 2]);
  });

  test("one goes on to lead, or another does, when the cluster loses its own leader", async () => {
    await startTwo();
    const before = await etcd.revision();
    await (await etcd.leader()).kill();
    await pause(leaseMs * 2 + 4_000);
    expect(await etcd.revision()).toBeGreaterThan(before + 50);
    await history();
  });
});
