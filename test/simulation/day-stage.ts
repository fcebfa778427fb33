// What a day is played on: switches in a store in memory, a repository, and two controllers that take
// turns. Everything that anybody waits for is counted.

import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { createUnderstanding } from "../../src/cli/understanding.ts";
import { catalogOf } from "../../src/cli/catalog.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { simShow } from "../../src/drivers/sim/edit.ts";
import type { ControllerStatus } from "../../src/model/controller-status.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { noTracer } from "../../src/ports/tracer.ts";
import { controlFabric } from "../../src/reconcile/controller.ts";
import { whileLeading } from "../../src/reconcile/lead.ts";
import { readStatus } from "../../src/records/controller/status.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { value } from "../contract/store-steps.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { DayRepository } from "./day-repository.ts";

/** What somebody waits for, or holds open. */
export interface Waits {
  sleepers: number;
  watches: number;
}

export interface Controller {
  /** Lets it finish what it does, and give the lead back. */
  stop(): Promise<void>;
}

export interface DayStage {
  readonly clock: Clock;
  readonly store: MemoryStore;
  readonly keys: StoreKeys;
  readonly repository: DayRepository;
  readonly waits: Waits;
  /** How often which event was told, by whoever led. */
  readonly told: Map<string, number>;
  start(pid: number): Controller;
  live(targets: readonly TargetName[]): Promise<Record<TargetName, JsonObject>>;
  status(): Promise<ControllerStatus>;
}

export function createDayStage(startMs: number): DayStage {
  const waits: Waits = { sleepers: 0, watches: 0 };
  const clock = counting(createVirtualClock(startMs), waits);
  const store = createMemoryStore(clock);
  const watched = countingWatches(store, waits);
  const keys = storeKeys("day");
  const repository = new DayRepository();
  const told = new Map<string, number>();
  const parts = { clock, store: watched, keys, repository, told };
  return {
    clock,
    store,
    keys,
    repository,
    waits,
    told,
    start: (pid) => start(parts, pid),
    async live(targets) {
      const documents: Record<TargetName, JsonObject> = {};
      for (const target of targets) {
        documents[target] = value(await simShow({ store, keys, target })).document;
      }
      return documents;
    },
    async status() {
      const status = value(await readStatus(store, keys));
      if (status === undefined) throw new Error("there is no status");
      return status;
    },
  };
}

type Parts = Pick<DayStage, "clock" | "keys" | "repository" | "told"> & { readonly store: Store };

function start({ clock, store, keys, repository, told }: Parts, pid: number): Controller {
  const holder = { owner: "ada", host: "bench", pid, command: "plumb watch" };
  const random = (): number => 0.5;
  const drivers = createDrivers({ store, keys, clock });
  const source = repository.open();
  const common = { store, keys, clock, random };
  const ports = {
    ...common,
    catalog: catalogOf(drivers.values()),
    agent: createLocalAgent({ drivers, store, keys, clock }),
    source,
    tracer: noTracer,
  };
  const noCache = { textCache: () => ({ get: () => undefined, put: () => undefined }) };
  const options = {
    holder,
    parallelism: 4,
    everyMs: 300_000,
    debounceMs: 1_000,
    isAutoApproved: true,
    abort: new AbortController().signal,
    onApplyEvent: () => undefined,
    onMeasure: () => undefined,
  };
  const count = (type: string): void => void told.set(type, (told.get(type) ?? 0) + 1);
  const stop = new AbortController();
  const ended = whileLeading(
    common,
    { holder, ttlMs: 15_000 },
    async ({ leadership: { fence, record }, lost }, signal) => {
      const understanding = createUnderstanding(
        { files: noCache, stateFolder: "state" },
        { mayBeEmpty: false, places: ["."] },
      );
      const lead = { term: record.term, fence, lost };
      const tell = ({ type }: { readonly type: string }): void => count(type);
      await controlFabric({ ...ports, understanding }, options, lead, tell, signal);
    },
    ({ type }) => count(type),
    stop.signal,
  );
  return {
    async stop() {
      stop.abort();
      await ended;
    },
  };
}

function counting(clock: Clock, waits: Waits): Clock {
  return {
    now: () => clock.now(),
    async sleep(ms, signal) {
      waits.sleepers += 1;
      await clock.sleep(ms, signal);
      waits.sleepers -= 1;
    },
  };
}

function countingWatches(store: Store, waits: Waits): Store {
  return {
    ...store,
    async *watch(prefix, fromRevision, signal) {
      waits.watches += 1;
      try {
        yield* store.watch(prefix, fromRevision, signal);
      } finally {
        waits.watches -= 1;
      }
    },
  };
}
