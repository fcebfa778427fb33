// `plumb history`: the journal of applies.

import { isTrouble } from "../../ports/trouble.ts";
import { abandonedEntries } from "../../records/abandoned.ts";
import { listEntries, readEntry } from "../../records/journal.ts";
import type { HistoryArguments } from "../arguments/history.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { isHolderGone, type Holder } from "../holder.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { unconfirmedResults, withResults } from "../unconfirmed-results.ts";
import { entryJson, entryText, historyJson, historyText } from "../views/history.ts";

export async function runHistory(
  given: HistoryArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async ({ store, keys }) => {
    const { palette } = settings;
    const isGone = (holder: Holder): boolean => isHolderGone(holder, ports);
    if (given.entry === undefined) {
      const entries = await listEntries(store, keys, given.limit);
      if (isTrouble(entries)) return reportTrouble(entries, settings, ports);
      const gone = await abandonedEntries(store, keys, entries, isGone);
      if (isTrouble(gone)) return reportTrouble(gone, settings, ports);
      const results = await unconfirmedResults({ store, keys }, entries, gone);
      if (isTrouble(results)) return reportTrouble(results, settings, ports);
      const shown = withResults(entries, results);
      const list = {
        text: () => historyText(shown, without(gone, results)),
        json: () => historyJson(shown, without(gone, results)),
      };
      printResult(list, settings, ports);
      return exitCode.ok;
    }
    const record = await readEntry(store, keys, given.entry);
    if (isTrouble(record)) return reportTrouble(record, settings, ports);
    if (record === undefined) {
      const message = `no apply of ${given.entry} is in the journal; plumb history lists those that are`;
      return complain(message, exitCode.error, settings, ports);
    }
    const gone = await abandonedEntries(store, keys, [record.entry], isGone);
    if (isTrouble(gone)) return reportTrouble(gone, settings, ports);
    const results = await unconfirmedResults({ store, keys }, [record.entry], gone);
    if (isTrouble(results)) return reportTrouble(results, settings, ports);
    const [entry = record.entry] = withResults([record.entry], results);
    const told = { ...record, entry };
    const shown = {
      text: () => entryText(told, without(gone, results), palette),
      json: () => entryJson(told, without(gone, results)),
    };
    printResult(shown, settings, ports);
    return exitCode.ok;
  });
}

/** Of those whose agents tell how it stands, nobody need guess. */
function without(
  gone: ReadonlySet<string>,
  told: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  return new Set([...gone].filter((id) => !told.has(id)));
}
