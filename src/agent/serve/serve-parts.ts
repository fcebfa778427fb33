// What a serving agent is made of. Everything that it does to the world goes through these.

import type { AgentEvent } from "../../model/agent-event.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Driver } from "../../ports/driver.ts";
import type { Store } from "../../ports/store.ts";
import type { StoreKeys } from "../../records/keys.ts";

export interface ServeParts {
  /** Shared with writers and other agents. */
  readonly store: Store;
  /** The agent's own, which answers whether or not the shared one does. */
  readonly journal: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  readonly drivers: ReadonlyMap<string, Driver>;
  readonly identity: AgentIdentity;
  /** What it serves: "switch/leaf-a1"; or "switch/*" and "*", for whatever is asked of it. */
  readonly targets: readonly string[];
  /** How often each target is looked at without being asked. */
  readonly observeEveryMs: number;
  /** How long its presences outlive it. */
  readonly leaseTtlMs: number;
  /** From 0 to 1, for pauses that differ between agents. */
  readonly random: () => number;
  /** Of this host. False for a process of this very id that was there before. */
  readonly isProcessAlive: (pid: number) => boolean;
  readonly onEvent: (event: AgentEvent) => void;
  /** Milliseconds of a clock that nobody sets; default: that of the process. */
  readonly monotonic?: () => number;
}

export interface AgentIdentity {
  readonly agent: string;
  readonly instance: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
}
