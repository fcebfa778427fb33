// Fills a fabric with the state of a file or of another store, under its lock. A mark stands there from
// before the first record is written until the last is proven, and keeps everybody else away: whatever
// cuts it short, nobody takes a part for the whole, and whoever runs it again goes on from there.

import { keepLock, type KeptLock } from "../apply/keep-lock.ts";
import { withRetries } from "../apply/retry.ts";
import type { Store, Write } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { mirrorRecords, type Mirrored } from "../records/archive/mirror.ts";
import { presentAgents } from "../records/archive/present-agents.ts";
import { countState, type StateRecords } from "../records/archive/state-records.ts";
import { closeFabric, openFilled, readClosed } from "../records/closed.ts";
import { writeFenced, type FencedWrite } from "../records/fence.ts";
import type { StoreKeys } from "../records/keys.ts";
import { acquireLockOfClosed } from "../records/lock.ts";
import type { FillingArguments } from "./arguments/state.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { createRecordProgress } from "./record-progress.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";
import { heldText } from "./views/lock.ts";
import { agentsText, restlessText, thereText, unfinishedText } from "./views/state-moved.ts";

export interface LockedFabric {
  readonly store: Store;
  readonly keys: StoreKeys;
  /** For people: the store. */
  readonly place: string;
  readonly kept: KeptLock;
}

export interface Filling {
  /** For people: the file or the store that the records come from. */
  readonly from: string;
  /** Records in the order of their keys; read more than once. */
  readonly source: () => StateRecords;
  /** Closes the source: behind the mark, and once more before the fabric opens, should it have been lost. */
  readonly closeSource?: () => Promise<FencedWrite | Trouble>;
}

export type Filled =
  | {
      readonly type: "filled";
      readonly records: number;
      readonly generation: number;
    }
  /** It was said why. The fabric stays closed, unless nobody knows. */
  | { readonly type: "unfilled"; readonly code: ExitCode; readonly mayBeOpen: boolean };

/** As for an apply: short enough to wait for where the holder died on another machine. */
const lockMs = 15_000;

/** Takes the lock of a fabric, closed or not, for `use`, and gives it back whatever becomes of `use`. */
export async function withLockedFabric(
  fabric: Omit<LockedFabric, "kept">,
  settings: Settings,
  ports: CommandPorts,
  use: (fabric: LockedFabric) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { clock, identity } = ports;
  const holder = { ...identity, command: settings.commandLine };
  const held = { ...fabric, clock };
  const kept = await keepLock(held, holder, lockMs, undefined, acquireLockOfClosed);
  if (isTrouble(kept)) return reportTrouble(kept, settings, ports);
  if (!("lock" in kept)) {
    return complain(heldText(kept.by, clock.now()), exitCode.locked, settings, ports);
  }
  try {
    return await use({ ...fabric, kept });
  } finally {
    // A lock that cannot be released ends by itself.
    await kept.release();
  }
}

/** Says why an agent at work stands in the way; undefined where none does. */
export async function refuseAgents(
  { store, keys, place }: LockedFabric,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const targets = await presentAgents(store, keys);
  if (isTrouble(targets)) return reportTrouble(targets, settings, ports);
  if (targets.length === 0) return undefined;
  return complain(agentsText(place, targets), exitCode.error, settings, ports);
}

export async function fillFabric(
  fabric: LockedFabric,
  filling: Filling,
  given: FillingArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<Filled> {
  const unfilled = (code: ExitCode, mayBeOpen = false): Filled => {
    return { type: "unfilled", code, mayBeOpen };
  };
  const refused =
    (await refuseAgents(fabric, settings, ports)) ??
    (await refuseWhatIsThere(fabric, given, settings, ports));
  if (refused !== undefined) return unfilled(refused);
  const { store, keys, place, kept } = fabric;
  const spoken = { from: filling.from, place };
  const { fence, generation: own } = kept.lock;
  const mark = { type: "importing", from: filling.from, sinceMs: ports.clock.now() } as const;
  const marked = await closeFabric(store, keys, mark, fence);
  const closed = isWritten(marked) ? await filling.closeSource?.() : marked;
  if (closed !== undefined && !isWritten(closed)) {
    return unfilled(complainUnwritten(closed, spoken, settings, ports));
  }
  const mirrored = await mirror(fabric, filling, ports);
  if (isTrouble(mirrored) || mirrored.type !== "equal") {
    return unfilled(complainUnwritten(mirrored, spoken, settings, ports));
  }
  const stillClosed = await filling.closeSource?.();
  if (stillClosed !== undefined && !isWritten(stillClosed)) {
    return unfilled(complainUnwritten(stillClosed, spoken, settings, ports));
  }
  const generation = Math.max(own, mirrored.generation) + 1;
  const opened = await withRetries(ports.clock, kept.lost, () =>
    openFilled(store, keys, generation, fence),
  );
  if (!isWritten(opened)) {
    return unfilled(complainUnwritten(opened, spoken, settings, ports), true);
  }
  return { type: "filled", records: mirrored.records, generation };
}

/** What is there must be nothing, a part of an earlier import, or given up by a person. */
async function refuseWhatIsThere(
  { store, keys, place }: LockedFabric,
  { isReplaced, isApproved }: FillingArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const closed = await readClosed(store, keys);
  if (isTrouble(closed)) return reportTrouble(closed, settings, ports);
  if (closed?.type === "importing") return undefined;
  const counts = await countState(store, keys);
  if (isTrouble(counts)) return reportTrouble(counts, settings, ports);
  if (counts.size === 0) return undefined;
  const there = thereText(place, keys.fabric, counts, closed);
  if (!isReplaced) {
    const help = "nothing was written; --replace takes away what is there first";
    return complain(`${there}\n  ${help}`, exitCode.error, settings, ports);
  }
  if (isApproved) return undefined;
  const question = `${there}\nReplace all of it? Only "yes" will do it: `;
  if (await ports.terminal.ask(question)) return undefined;
  return complain("not approved; nothing was written", exitCode.error, settings, ports);
}

async function mirror(
  { store, keys, kept }: LockedFabric,
  { source, from }: Filling,
  ports: CommandPorts,
): Promise<Mirrored | Trouble> {
  const interrupted = new AbortController();
  const stopListening = ports.onInterrupt(() => {
    interrupted.abort();
  });
  const progress = createRecordProgress(ports);
  const signal = AbortSignal.any([interrupted.signal, kept.lost]);
  try {
    const mirrored = await mirrorRecords(source, {
      store,
      keys,
      signal,
      // The same records once more do no harm, so that a lost reply may be asked for again.
      write: (writes: readonly Write[]) =>
        withRetries(ports.clock, signal, () => writeFenced(store, kept.lock.fence, writes)),
      onRecord: (done, round) => {
        progress.tell(`${round === 0 ? "copying" : "comparing"} ${from}`, done);
      },
    });
    const isLost = mirrored.type === "stopped" && !interrupted.signal.aborted;
    return isLost ? { type: "fenced" } : mirrored;
  } finally {
    progress.end();
    stopListening();
  }
}

type Unwritten =
  | Exclude<FencedWrite, { readonly type: "written" }>
  | Exclude<Mirrored, { readonly type: "equal" }>
  | Trouble;

function isWritten<Written extends { readonly type: string }>(
  result: Written,
): result is Extract<Written, { readonly type: "written" }> {
  return result.type === "written";
}

function complainUnwritten(
  why: Unwritten,
  { from, place }: { readonly from: string; readonly place: string },
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  const [reason, code] = isTrouble(why)
    ? ([`${why.doing}: ${why.reason}`, exitCode.error] as const)
    : unwrittenReason(why.type, from);
  return complain(unfinishedText(reason, place), code, settings, ports);
}

function unwrittenReason(
  why: Exclude<Unwritten["type"], "trouble">,
  from: string,
): readonly [reason: string, code: ExitCode] {
  switch (why) {
    case "fenced":
      return ["the lock was lost", exitCode.locked];
    case "restless":
      return [restlessText(from), exitCode.error];
    case "stopped":
      return ["interrupted", exitCode.interrupted];
  }
}
