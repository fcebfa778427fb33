// The agent process of the bench: 200 exact targets, each with a device of its own, and a journal. It
// prints a line when it serves all of them, and one whenever it takes a change set.
//
// Arguments: the etcd's endpoint, and a folder for an embedded store of the journal and of simulated
// devices; without it the journal is in memory, and the devices are documents that answer at once.

import { randomUUID } from "node:crypto";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { serveAgent } from "../../src/agent/serve/serve-agent.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { patchInPlace } from "../../src/drivers/sim/patch.ts";
import type { AgentEvent } from "../../src/model/agent-event.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { etcdPlace } from "../support/etcd-stores.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { benchFabric, benchTargets, orThrow } from "./agents-plan.ts";

const [endpoint = "", folder] = process.argv.slice(2);
const keys = storeKeys(benchFabric);
const store = orThrow(
  await openEtcdStore(etcdPlace([endpoint]), { clock: systemClock, environment: {} }),
);
const journal =
  folder === undefined
    ? createMemoryStore(systemClock)
    : orThrow(await openEmbeddedStore(folder, systemClock));
const drivers =
  folder === undefined
    ? new Map([["sim", promptDriver()]])
    : createDrivers({ store: journal, keys, clock: systemClock });

const stop = new AbortController();
process.once("SIGTERM", () => {
  stop.abort();
});
await serveAgent(
  {
    store,
    journal,
    keys,
    clock: systemClock,
    drivers,
    identity: {
      agent: "bench",
      instance: randomUUID(),
      host: "bench",
      pid: process.pid,
      version: "0",
    },
    targets: benchTargets,
    observeEveryMs: 3_600_000,
    leaseTtlMs: 10_000,
    random: Math.random,
    isProcessAlive: () => true,
    onEvent: createTeller(),
  },
  stop.signal,
);
await store.close();

/** Tells that all is served, and when a change set was taken: its id and milliseconds since the epoch. */
function createTeller(): (event: AgentEvent) => void {
  let missing = benchTargets.length + 1;
  return (event) => {
    if (event.type === "presence-gained" || event.type === "following") {
      missing -= 1;
      if (missing === 0) process.stdout.write("serving\n");
    }
    if (event.type === "disconnected") process.stderr.write(`${event.reason}\n`);
    if (event.type === "change-set-taken") {
      const now = performance.timeOrigin + performance.now();
      process.stdout.write(`${event.changeSet} ${now}\n`);
    }
  };
}

/** A driver of devices that answer at once and forget everything with the process. */
function promptDriver(): Driver {
  const devices = new Map<TargetName, { document: JsonObject; changes: number }>();
  const deviceOf = (target: TargetName): { document: JsonObject; changes: number } => {
    const known = devices.get(target);
    if (known !== undefined) return known;
    const device = { document: structuredClone(switchTarget.emptyDocument), changes: 0 };
    devices.set(target, device);
    return device;
  };
  return {
    name: "sim",
    features: new Set(),
    observe(target, _settings, known) {
      const { document, changes } = deviceOf(target);
      const token = `${process.pid}.${changes}`;
      return Promise.resolve(
        token === known
          ? { type: "unchanged" }
          : { type: "document", document: structuredClone(document), token },
      );
    },
    apply(operation) {
      const device = deviceOf(operation.target);
      device.changes += 1;
      const refusal = patchInPlace(device.document, operation);
      return Promise.resolve(
        refusal === undefined ? { type: "accepted" } : { type: "refused", reason: refusal },
      );
    },
  };
}
