// An agent as a process of its own whose every word to its devices is written down, and which can be
// told to die at any boundary, to have a clock that is wrong, or to be wrong in some way itself.
// `agent-process OPTIONS`, a JSON object. It prints a line for each presence that it gains or loses.

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { isProcessAlive } from "../../src/adapters/process/alive.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openEtcdStore, spread } from "../../src/adapters/etcd/etcd-store.ts";
import { serveAgent } from "../../src/agent/serve/serve-agent.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createFate, type FateOptions } from "./fate.ts";
import { historyIn } from "./history.ts";
import { notedDevices, notedDriver, notedJournal, notedStore, type Noted } from "./noted.ts";
import { leaseMs } from "./terms.ts";
import { plantInAgent, type AgentPlant } from "./planted.ts";

export interface AgentOptions extends FateOptions {
  readonly name: string;
  readonly endpoints: readonly string[];
  readonly fabric: string;
  readonly targets: readonly string[];
  /** Of its journal. */
  readonly folder: string;
  /** Where the devices are, which are nobody's own. */
  readonly devices: string;
  readonly history: string;
  /** Holds how many milliseconds the devices take for their answer to an operation. */
  readonly slowness: string;
  /** How far its clock goes ahead. */
  readonly skewMs?: number;
  /** What is wrong with it. */
  readonly plant?: AgentPlant;
}

const options = JSON.parse(process.argv[2] ?? "{}") as AgentOptions;
const keys = storeKeys(options.fabric);
const note = historyIn(options.history);
const skewMs = options.skewMs ?? 0;
const clock: Clock = {
  now: () => systemClock.now() + skewMs,
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
};
const fate = createFate(options, (what) => {
  note({ type: "fault", what: `agent ${options.name} ${what}` });
});
process.noDeprecation = true;

const place = { type: "etcd", endpoints: spread(options.endpoints), isSecure: false } as const;
const shared = right(
  await openEtcdStore({ ...place, access: {} }, { clock: systemClock, environment: {} }),
);
const own = right(await openEmbeddedStore(options.folder, systemClock));
const noted: Noted = {
  keys,
  note,
  fate,
  current: new Map(),
  inFlight: new Map(),
  answersAfterMs: () => Number(readFileSync(options.slowness, "utf8")),
};
const world = right(await openEmbeddedStore(options.devices, systemClock));
const devices = notedDevices(world, noted);
const drivers = new Map(
  [...createDrivers({ store: devices, keys, clock })].map(([name, driver]) => [
    name,
    notedDriver(driver, noted),
  ]),
);
const planted = await plantInAgent(options.plant, {
  store: shared,
  drivers,
  devices,
  keys,
  history: options.history,
  inFlight: noted.inFlight,
});

const stop = new AbortController();
process.once("SIGTERM", () => {
  stop.abort();
});
await serveAgent(
  {
    store: notedStore(planted.store, noted),
    journal: notedJournal(own, noted),
    keys,
    clock,
    drivers: planted.drivers,
    identity: {
      agent: options.name,
      instance: randomUUID(),
      host: hostname(),
      pid: process.pid,
      version: "0",
    },
    targets: options.targets,
    observeEveryMs: 5_000,
    leaseTtlMs: leaseMs,
    random: Math.random,
    isProcessAlive,
    onEvent(event) {
      if (event.type === "presence-gained") process.stdout.write(`+${event.target}\n`);
      else if (event.type === "presence-lost") process.stdout.write(`-${event.target}\n`);
    },
  },
  stop.signal,
);
await own.close();
await world.close();
await shared.close();

function right<T extends object>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}
