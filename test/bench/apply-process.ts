// The writer of the agents' bench, in a process of its own: applies plans through agents, and does with
// the client alone what is measured beside it. It prints the times of each round as JSON.
//
// Arguments: the etcd's endpoint, and the number of rounds.

import { Etcd3 } from "etcd3";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { createRemoteAgent } from "../../src/agent/remote/remote-agent.ts";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { Agent } from "../../src/ports/agent.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { etcdPlace } from "../support/etcd-stores.ts";
import { benchFabric, benchPlan, benchSeed, benchTargets, orThrow } from "./agents-plan.ts";

const [endpoint = "", rounds = "4"] = process.argv.slice(2);
const keys = storeKeys(benchFabric);
const clock = systemClock;
const store = orThrow(await openEtcdStore(etcdPlace([endpoint]), { clock, environment: {} }));
const remote = createRemoteAgent({ store, keys, clock });
const raw = new Etcd3({ hosts: `http://${endpoint}` });

/** By change set, in milliseconds since the epoch. */
const submittedMs: Record<string, number> = {};
const agent: Agent = {
  ...remote,
  submit(changeSet, ...rest) {
    submittedMs[changeSet.id] = performance.timeOrigin + performance.now();
    return remote.submit(changeSet, ...rest);
  },
};

async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function apply(plan: Plan): Promise<void> {
  const holder = { owner: "bench", host: "bench", pid: process.pid, command: "bench" };
  const ports = { store, keys, clock, agent };
  const options = { holder, parallelism: benchTargets.length };
  const { signal } = new AbortController();
  const report = await applyPlan(plan, ports, options, () => undefined, signal);
  if (report.type !== "applied") throw new Error(JSON.stringify(report).slice(0, 2000));
}

/** The operations, each under a key of its own, in fenced transactions of 100, 8 at a time. */
async function writeRaw(operations: readonly Operation[]): Promise<void> {
  const fence = { key: Buffer.from("/raw-lock"), target: "Create", result: "Greater" } as const;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < operations.length) {
      const batch = operations.slice(next, (next += 100));
      const success = batch.map((operation) => ({
        request_put: {
          key: Buffer.from(`/raw/${operation.target}${operation.path}`),
          value: Buffer.from(JSON.stringify(operation)),
        },
      }));
      const { succeeded } = await raw.kv.txn({
        compare: [{ ...fence, create_revision: 0 }],
        success,
      });
      if (!succeeded) throw new Error("the raw lock is gone");
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

await raw.put("/raw-lock").value("");
await apply(benchSeed());
for (let round = 0; round < Number(rounds); round += 1) {
  const plan = benchPlan(round % 2 === 0 ? "add" : "remove", round >> 1);
  const before = await timed(() => writeRaw(plan.operations));
  const applied = await timed(() => apply(plan));
  const after = await timed(() => writeRaw(plan.operations));
  process.stdout.write(`${JSON.stringify({ rawMs: (before + after) / 2, appliedMs: applied })}\n`);
}
// One change set of one operation after the other: how soon an agent takes it that has nothing to do.
const idle = benchPlan("add", 60);
const firsts = benchTargets.map((target) => idle.operations.find((one) => one.target === target));
for (const first of firsts) {
  if (first !== undefined) await apply({ ...idle, operations: [first] });
}
process.stdout.write(`${JSON.stringify({ submittedMs })}\n`);
await remote.close();
raw.close();
await store.close();
