// `plumb state import-allocations`: choices that another tool has made go into the store, so that the
// first plan keeps them. Nothing that the store has is changed.

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { commitAllocations, type AllocationCommit } from "../../records/allocations.ts";
import { acquireLock, isLock, type LockHeld } from "../../records/lock.ts";
import type { Allocation } from "../../model/allocation.ts";
import { readAllocationsFile } from "../allocations-file.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { heldText } from "../views/lock.ts";
import { importedJson, importedText, movedText } from "../views/state.ts";

/** Long enough for any file; nothing renews the lock meanwhile. */
const lockMs = 60_000;

export async function importAllocations(
  file: string,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const text = await settings.files.readText(file);
  if (isTrouble(text)) return reportTrouble(text, settings, ports);
  const allocations = text === undefined ? "there is no such file" : readAllocationsFile(text);
  if (typeof allocations === "string") {
    return complain(`reading ${file}: ${allocations}`, exitCode.error, settings, ports);
  }
  return withConnection(settings, ports, async (connection) => {
    const result = await commitLocked(allocations, connection, settings, ports);
    if (isTrouble(result)) return reportTrouble(result, settings, ports);
    if (result.type === "held") {
      const message = heldText(result.by, ports.clock.now());
      return complain(message, exitCode.locked, settings, ports);
    }
    if (result.type === "fenced") {
      const message = "the lock was lost on the way; run this again";
      return complain(message, exitCode.locked, settings, ports);
    }
    if (result.type === "moved") {
      return complain(movedText(result.allocations), exitCode.error, settings, ports);
    }
    const count = allocations.length;
    const done = { text: () => importedText(count), json: () => importedJson(count) };
    printResult(done, settings, ports);
    return exitCode.ok;
  });
}

async function commitLocked(
  added: readonly Allocation[],
  { store, keys }: Connection,
  { commandLine }: Settings,
  { clock, identity }: CommandPorts,
): Promise<AllocationCommit | LockHeld | Trouble> {
  const holder = { ...identity, command: commandLine };
  const lock = await acquireLock(store, clock, keys, holder, lockMs);
  if (!isLock(lock)) return lock;
  const result = await commitAllocations(store, keys, { added, released: [] }, lock.fence);
  const left = await lock.release();
  return left ?? result;
}
