// `plumb state migrate`: the state moves to another store. The old one keeps it and is closed, so that
// nobody goes on writing there; which of the two is in force never depends on what was cut short: the
// old one is closed before the first record is written, and the new one opens with the last.

import { placeText, type StorePlace } from "../../ports/store-place.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { hasState, stateRecords } from "../../records/archive/state-records.ts";
import { closedText, closeFabric, readClosed, reopenFabric } from "../../records/closed.ts";
import { storeKeys } from "../../records/keys.ts";
import type { MigrateArguments } from "../arguments/state.ts";
import type { CommandPorts } from "../command-ports.ts";
import { mayHaveState, withoutState } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { fillFabric, refuseAgents, withLockedFabric, type LockedFabric } from "../filling.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import { placeOf, type Settings } from "../settings.ts";
import {
  alreadyMovedText,
  migratedJson,
  migratedText,
  placeFlag,
  reopenedJson,
  reopenedText,
  unaskedText,
} from "../views/state-moved.ts";

export async function migrateState(
  given: MigrateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const to = placeOf(given.to, settings);
  if (placeText(to) === placeText(settings.store)) {
    const message = "--to names the store that the state is in already; name another one";
    return complain(message, exitCode.usage, settings, ports);
  }
  if (given.isReplaced && !given.isApproved && !ports.terminal.canAsk) {
    return complain(unaskedText, exitCode.usage, settings, ports);
  }
  return withSource(settings, ports, (source) => moveFrom(source, to, given, settings, ports));
}

/** Opens a fabric again whose state moved elsewhere. */
export async function reopenState(
  isApproved: boolean,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (!isApproved && !ports.terminal.canAsk) {
    return complain(unaskedText, exitCode.usage, settings, ports);
  }
  return withSource(settings, ports, async ({ store, keys, place, kept }) => {
    const closed = await readClosed(store, keys);
    if (isTrouble(closed)) return reportTrouble(closed, settings, ports);
    if (closed?.type !== "moved") {
      const what =
        closed === undefined
          ? `the state of the fabric ${keys.fabric} in ${place} did not move: there is nothing to undo`
          : closedText(keys, closed);
      return complain(what, exitCode.error, settings, ports);
    }
    const question = `What was applied since with --store ${closed.to} is not known here, and is not undone by this.\nUse ${place} again, and ${closed.to} no more? Only "yes" will do it: `;
    if (!isApproved && !(await ports.terminal.ask(question))) {
      return complain("not approved; nothing was changed", exitCode.error, settings, ports);
    }
    const opened = await reopenFabric(store, keys, kept.lock.fence);
    if (isTrouble(opened)) return reportTrouble(opened, settings, ports);
    if (opened.type === "fenced") return complain(lostText, exitCode.locked, settings, ports);
    const view = { place, to: closed.to, fabric: keys.fabric };
    printResult(
      { text: () => reopenedText(view), json: () => reopenedJson(view) },
      settings,
      ports,
    );
    return exitCode.ok;
  });
}

const lostText = "the lock was lost on the way; run this again";

async function withSource(
  settings: Settings,
  ports: CommandPorts,
  use: (source: LockedFabric) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (!(await mayHaveState(settings, ports))) return withoutState(settings, ports);
  const store = await ports.openStore(settings.store);
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  const keys = storeKeys(settings.fabric);
  try {
    // Before the lock is taken: it would leave a number behind where there is nothing.
    const isThere = await hasState(store, keys);
    if (isTrouble(isThere)) return reportTrouble(isThere, settings, ports);
    if (!isThere) return withoutState(settings, ports);
    const fabric = { store, keys, place: placeFlag(settings.store) };
    return await withLockedFabric(fabric, settings, ports, use);
  } finally {
    await store.close();
  }
}

async function moveFrom(
  source: LockedFabric,
  to: StorePlace,
  given: MigrateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { store: old, keys } = source;
  const place = placeFlag(to);
  const closed = await readClosed(old, keys);
  if (isTrouble(closed)) return reportTrouble(closed, settings, ports);
  // One that moves there is a move that was cut short, or one that is done.
  if (closed !== undefined && (closed.type !== "moved" || closed.to !== place)) {
    return complain(closedText(keys, closed), exitCode.error, settings, ports);
  }
  const refused = await refuseAgents(source, settings, ports);
  if (refused !== undefined) return refused;
  const store = await ports.openStore(to);
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  try {
    const isDone = closed !== undefined && (await isOpenWithState({ ...source, store }));
    if (isTrouble(isDone)) return reportTrouble(isDone, settings, ports);
    if (isDone) {
      const message = alreadyMovedText(source.place, place, settings.fabric);
      return complain(message, exitCode.error, settings, ports);
    }
    return await withLockedFabric({ store, keys, place }, settings, ports, (target) =>
      copyAndClose(source, target, given, settings, ports),
    );
  } finally {
    await store.close();
  }
}

async function isOpenWithState({ store, keys }: LockedFabric): Promise<boolean | Trouble> {
  const closed = await readClosed(store, keys);
  if (isTrouble(closed)) return closed;
  return closed === undefined && (await hasState(store, keys));
}

async function copyAndClose(
  { store: old, keys, place: from, kept }: LockedFabric,
  target: LockedFabric,
  given: MigrateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { place: to } = target;
  const { fence } = kept.lock;
  const mark = { type: "moved", to, sinceMs: ports.clock.now() } as const;
  const filling = {
    from,
    source: () => stateRecords(old, keys),
    closeSource: () => closeFabric(old, keys, mark, fence),
  };
  const before = await readClosed(old, keys);
  if (isTrouble(before)) return reportTrouble(before, settings, ports);
  const filled = await fillFabric(target, filling, given, settings, ports);
  if (filled.type === "unfilled") {
    // The new one is closed, so that the old one may be in force as it was.
    if (!filled.mayBeOpen && before === undefined) await reopenFabric(old, keys, fence);
    return filled.code;
  }
  const view = { ...filled, from, to, fabric: keys.fabric };
  printResult({ text: () => migratedText(view), json: () => migratedJson(view) }, settings, ports);
  return exitCode.ok;
}
