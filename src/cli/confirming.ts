// What a command does about an apply that its agents undo unless it is confirmed: refuses it where nobody
// would, and asks a person at once whether to keep it.

import { confirmApply } from "../apply/confirm.ts";
import type { ApplyReport } from "../apply/result.ts";
import type { CommandPorts } from "./command-ports.ts";
import { tellConfirmed } from "./commands/confirm.ts";
import type { Connection } from "./connection.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { complain } from "./report.ts";
import type { Settings } from "./settings.ts";

/** Agents inside the command end with it, and would undo nothing. */
export function refuseLocalAgents(
  confirmWithinMs: number | undefined,
  settings: Settings,
  ports: CommandPorts,
): ExitCode | undefined {
  if (confirmWithinMs === undefined || settings.agents === "remote") return undefined;
  const message =
    "--confirm-within needs agents that are processes of their own: those inside this command end with it, and nobody would be left to undo anything\n  run plumb agent for the targets and add --agents remote, or leave --confirm-within out (--rollback undoes what fails)";
  return complain(message, exitCode.usage, settings, ports);
}

/** A person who is there is asked until the time is over; undefined where nothing was confirmed. */
export async function askToConfirm(
  { entry, confirmWithinMs }: ApplyReport,
  { store, keys }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const { terminal, clock, identity } = ports;
  const mayAsk = terminal.canAsk && settings.output === "text";
  if (confirmWithinMs === undefined || entry === undefined || !mayAsk) return undefined;
  const over = new AbortController();
  const answered = new AbortController();
  void clock.sleep(confirmWithinMs, answered.signal).then(() => over.abort());
  const isWanted = await terminal.ask('\nKeep it? Only "yes" confirms it: ', over.signal);
  answered.abort();
  if (!isWanted) {
    const said = over.signal.aborted ? "\nThe time is over" : "Not confirmed";
    terminal.err(`${said}: the agents undo it.\n`);
    return undefined;
  }
  const holder = { ...identity, command: settings.commandLine };
  const result = await confirmApply({ store, keys, clock }, entry, { holder });
  return tellConfirmed(result, entry, settings, ports);
}
