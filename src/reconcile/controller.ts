// A controller at work: the loop, with its status kept in the store, for as long as it leads. People's
// old words are tidied away on the way.

import type { Clock } from "../ports/clock.ts";
import type { StoreKeys } from "../records/keys.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import { tidyControl } from "../records/controller/tidy-control.ts";
import type { Fence } from "../records/fence.ts";
import { reconcileLoop, type LoopOptions } from "./loop.ts";
import type { RunPorts } from "./running.ts";
import { keepStatus, type StatusKeeper } from "./status-keeper.ts";
import type { StatusEvent } from "./status-event.ts";

export type ControllerOptions = Omit<LoopOptions, "onRunEnd">;

/** What leading is, to who leads. */
export interface Lead {
  readonly term: number;
  readonly fence: Fence;
  readonly lost: AbortSignal;
}

/** A store that cannot be read is asked again this often. */
const pauseMs = 1_000;
const tidyEveryMs = 3_600_000;

/** `onEvent` hears of every run, also where it says the same as the one before. */
export async function controlFabric(
  ports: RunPorts,
  options: ControllerOptions,
  lead: Lead,
  onEvent: (event: StatusEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const status = await keepStatusPatiently(ports, lead, onEvent, signal);
  if (status === undefined) return;
  const tidy = createTidying(ports, lead, status);
  const tell = (event: StatusEvent): void => {
    status.tell(event);
    onEvent(event);
    // An apply may take a while, and people look meanwhile.
    if (event.type === "applying") void status.publish();
  };
  const onRunEnd = async (): Promise<void> => {
    if (lead.lost.aborted) return;
    // A status that cannot be written is written after the next run.
    await status.publish();
    await tidy();
  };
  await reconcileLoop(ports, { ...options, onRunEnd }, lead, tell, signal);
}

/** Undefined where the signal aborts before the status of the former leader is read. */
async function keepStatusPatiently(
  { store, keys, clock }: StatusPorts,
  lead: Lead,
  onEvent: (event: StatusEvent) => void,
  signal: AbortSignal,
): Promise<StatusKeeper | undefined> {
  while (!signal.aborted) {
    const status = await keepStatus({ store, keys, clock }, lead);
    if (!isTrouble(status)) return status;
    onEvent({ type: "trouble", trouble: status });
    await clock.sleep(pauseMs, signal);
  }
  return undefined;
}

interface StatusPorts {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

function createTidying(
  { store, keys, clock }: StatusPorts,
  { fence }: Lead,
  status: StatusKeeper,
): () => Promise<void> {
  let dueAtMs = 0;
  return async () => {
    const nowMs = clock.now();
    if (nowMs < dueAtMs) return;
    dueAtMs = nowMs + tidyEveryMs;
    const waiting = status.current().plan?.digest;
    // Nothing depends on it; it is tried again in an hour.
    await tidyControl(store, keys, { nowMs, ...(waiting === undefined ? {} : { waiting }) }, fence);
  };
}
