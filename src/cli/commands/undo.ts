// `plumb undo`: the inverse of an apply, as a plan like any other.

import { isQuiet } from "../../model/plan.ts";
import { undoPlan } from "../../apply/undo.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { observeTargets } from "../../reconcile/observe.ts";
import { listEntries, readEntry, type JournalRecord } from "../../records/journal.ts";
import { carryOut, refuseUnasked } from "../applying.ts";
import type { UndoArguments } from "../arguments/undo.ts";
import { refuseLocalAgents } from "../confirming.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { unconfirmedResults, withResults } from "../unconfirmed-results.ts";
import { didSomething, undoCandidates } from "../undoable.ts";

export async function runUndo(
  given: UndoArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { confirmWithinMs } = given;
  const refused =
    refuseUnasked(given, settings, ports) ?? refuseLocalAgents(confirmWithinMs, settings, ports);
  if (refused !== undefined) return refused;
  return withExistingState(settings, ports, async (connection) => {
    const record = await recordOf(given.entry, connection);
    if (isTrouble(record)) return reportTrouble(record, settings, ports);
    if (record === undefined) {
      const message =
        given.entry === undefined
          ? "there is nothing to undo: no apply in the journal changed anything that was not taken back since"
          : `no apply of ${given.entry} is in the journal; plumb history lists those that are`;
      return complain(message, exitCode.error, settings, ports);
    }
    const { isApproved } = given;
    const parallelism = given.parallelism ?? connection.parallelism;
    const targets = new Map(record.targets.map((one) => [one.target, one.settings]));
    const { live } = await observeTargets(connection.agent, targets, parallelism, () => undefined);
    const plan = undoPlan(record, live);
    const undoes = record.entry.id;
    const confirmed = confirmWithinMs === undefined ? {} : { confirmWithinMs };
    const carrying = { plan, parallelism, isRolledBackOnFailure: false, undoes, ...confirmed };
    const question = "Take these changes back?";
    const code = await carryOut(carrying, { isApproved, question }, connection, settings, ports);
    if (code === exitCode.ok && !isQuiet(plan)) tellManifests(settings, ports);
    return code;
  });
}

async function recordOf(
  entry: string | undefined,
  { store, keys }: Connection,
): Promise<JournalRecord | undefined | Trouble> {
  if (entry !== undefined) return readEntry(store, keys, entry);
  const entries = await listEntries(store, keys, Number.POSITIVE_INFINITY);
  if (isTrouble(entries)) return entries;
  // What agents have undone by themselves is taken back already, whether or not the journal says so.
  const results = await unconfirmedResults({ store, keys }, entries, new Set());
  if (isTrouble(results)) return results;
  for (const { id } of undoCandidates(withResults(entries, results))) {
    const record = await readEntry(store, keys, id);
    if (isTrouble(record)) return record;
    if (record !== undefined && didSomething(record)) return record;
  }
  return undefined;
}

function tellManifests({ errPalette }: Settings, { terminal }: CommandPorts): void {
  const hint = "an undo leaves the manifests as they are; plumb plan shows what they say otherwise";
  terminal.err(`${errPalette.yellow("note")}: ${hint}\n`);
}
