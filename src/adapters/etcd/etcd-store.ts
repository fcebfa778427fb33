// The store port on an etcd cluster, for several machines. It retries nothing that may have been
// written, keeps no copy of anything, and puts nothing before the keys that it is given.

import type { Etcd3 } from "etcd3";
import type { Clock } from "../../ports/clock.ts";
import { placeText, type EtcdPlace } from "../../ports/store-place.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { Environment } from "./client-options.ts";
import { connectMembers } from "./connect.ts";
import { takeLease } from "./leases.ts";
import type { CallOptions, Members } from "./members.ts";
import { createReader } from "./read.ts";
import { defaultWatchTimes, watchKeys, type WatchTimes } from "./watch.ts";
import { createWriteQueue } from "./write-queue.ts";

export interface EtcdTimes extends WatchTimes {
  /** The longest that any call takes. */
  readonly callMs: number;
}

export interface EtcdSurroundings {
  readonly clock: Clock;
  /** Where references to passwords are looked up. */
  readonly environment: Environment;
  readonly times?: Partial<EtcdTimes>;
}

const defaultTimes: EtcdTimes = { ...defaultWatchTimes, callMs: 6_000 };

/** Opens the store, and answers only once a member has answered, or with why none does. */
export async function openEtcdStore(
  place: EtcdPlace,
  { clock, environment, times: given }: EtcdSurroundings,
): Promise<Store | Trouble> {
  const times = { ...defaultTimes, ...given };
  const connected = await connectMembers(place, { clock, environment, callMs: times.callMs });
  if (isTrouble(connected)) return connected;
  const { members } = connected;
  const store = storeOn(members, clock, times, connected.close);
  const greeting = await members.read(`opening the store ${placeText(place)}`, greet);
  if (!isTrouble(greeting)) return store;
  await store.close();
  return greeting;
}

/** A cluster's members in an order by chance, so that clients spread over them. */
export function spread(endpoints: readonly string[]): string[] {
  const start = Math.floor(Math.random() * endpoints.length);
  return [...endpoints.slice(start), ...endpoints.slice(0, start)];
}

/** Any read proves that the cluster works and knows this user; what a user may read is another matter. */
async function greet(client: Etcd3, options: CallOptions): Promise<"hello"> {
  try {
    await client.kv.range({ key: Buffer.from("/plumbline/"), limit: 1, keys_only: true }, options);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("permission denied"))) throw error;
  }
  return "hello";
}

function storeOn(members: Members, clock: Clock, times: WatchTimes, close: () => void): Store {
  const reader = createReader(members);
  const transact = createWriteQueue(members);
  const closing = new AbortController();
  const closed = trouble("using the store", "it is closed", "never");
  const whileOpen = async <T>(work: () => Promise<T>): Promise<T | Trouble> =>
    closing.signal.aborted ? closed : await work();

  return {
    get: (key) => whileOpen(() => reader.get(key)),
    range: (prefix, options = {}) => whileOpen(() => reader.page(prefix, options)),
    transact: (compares, writes) => whileOpen(() => transact(compares, writes)),
    async *watch(prefix, fromRevision, signal) {
      const either = AbortSignal.any([signal, closing.signal]);
      yield* watchKeys(members, prefix, fromRevision, { clock, times, signal: either });
      if (closing.signal.aborted && !signal.aborted) yield { type: "trouble", trouble: closed };
    },
    lease: (ttlMs) => whileOpen(() => takeLease(members, ttlMs)),
    close() {
      if (!closing.signal.aborted) {
        closing.abort();
        close();
      }
      return Promise.resolve();
    },
  };
}
