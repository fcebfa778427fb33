// `plumb lock`: who holds the lock, and the way to take it from a holder that hangs. It ends no process.

import { isTrouble } from "../../ports/trouble.ts";
import { breakLock, readLock, type LockRecord } from "../../records/lock.ts";
import type { LockArguments } from "../arguments/lock.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { isHolderGone } from "../holder.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { breakQuestion, brokenJson, brokenText, lockJson, lockText } from "../views/lock.ts";

export async function runLock(
  given: LockArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (given.action === "break") return breakIt(given, settings, ports);
  return withExistingState(settings, ports, async ({ store, keys }) => {
    const record = await readLock(store, keys);
    if (isTrouble(record)) return reportTrouble(record, settings, ports);
    const holding = record && { record, isGone: isHolderGone(record, ports) };
    const shown = {
      text: () => lockText(holding, ports.clock.now(), settings.palette),
      json: () => lockJson(holding),
    };
    printResult(shown, settings, ports);
    return exitCode.ok;
  });
}

async function breakIt(
  given: Extract<LockArguments, { action: "break" }>,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (!given.isApproved && !ports.terminal.canAsk) {
    const message = "there is no terminal to ask on; add --auto-approve, or look with plumb lock";
    return complain(message, exitCode.usage, settings, ports);
  }
  return withExistingState(settings, ports, async (connection) => {
    const record = await holdingWith(given.id, connection, settings, ports);
    if (typeof record === "number") return record;
    const question = breakQuestion(record, ports.clock.now());
    const ask = `${question} Only "yes" will do it: `;
    if (!given.isApproved && !(await ports.terminal.ask(ask))) {
      return complain("not approved; nothing was done", exitCode.error, settings, ports);
    }
    const { store, keys } = connection;
    const isBroken = await breakLock(store, keys, given.id);
    if (isTrouble(isBroken)) return reportTrouble(isBroken, settings, ports);
    if (!isBroken) {
      const message = `${given.id} was given back in the meantime; nothing was done`;
      return complain(message, exitCode.error, settings, ports);
    }
    printResult(
      { text: () => brokenText(record), json: () => brokenJson(record) },
      settings,
      ports,
    );
    return exitCode.ok;
  });
}

/** The holding that is meant, or the exit code once it was told why there is none. */
async function holdingWith(
  id: string,
  { store, keys }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<LockRecord | ExitCode> {
  const record = await readLock(store, keys);
  if (isTrouble(record)) return reportTrouble(record, settings, ports);
  if (record?.id === id) return record;
  const found = record === undefined ? "the lock is free" : `${record.id} does; see plumb lock`;
  return complain(`${id} does not hold the lock: ${found}`, exitCode.error, settings, ports);
}
