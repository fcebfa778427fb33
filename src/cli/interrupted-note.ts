// Tells a person who looks at pending changes or at drift that the last apply did not come to its end,
// which explains what they see.

import { shortDigest } from "../model/plan.ts";
import { isTrouble } from "../ports/trouble.ts";
import { abandonedEntries } from "../records/abandoned.ts";
import { listEntries, type JournalEntry } from "../records/journal.ts";
import { isUnconfirmed } from "../records/unconfirmed.ts";
import type { CommandPorts } from "./command-ports.ts";
import type { Connection } from "./connection.ts";
import { isHolderGone, type Holder } from "./holder.ts";
import type { Settings } from "./settings.ts";
import { unconfirmedResults } from "./unconfirmed-results.ts";

/** One line on standard error, or none. A journal that cannot be read is not this command's business. */
export async function tellInterruption(
  { store, keys }: Connection,
  { errPalette }: Settings,
  ports: CommandPorts,
): Promise<void> {
  const note = (text: string): void => {
    ports.terminal.err(`${errPalette.yellow("note")}: ${text}\n`);
  };
  const isGone = (holder: Holder): boolean => isHolderGone(holder, ports);
  const entries = await listEntries(store, keys, 1);
  const last = isTrouble(entries) ? undefined : entries[0];
  if (last === undefined) return;
  const abandoned = await abandonedEntries(store, keys, [last], isGone);
  if (isTrouble(abandoned)) return;
  if (isUnconfirmed(last)) {
    await tellUnconfirmed(last, abandoned, { store, keys }, note);
    return;
  }
  const isAbandoned = abandoned.has(last.id);
  if (!isAbandoned && last.result !== "interrupted") return;
  const why = isAbandoned ? " (its process is gone)" : "";
  note(
    `the last apply, ${shortDigest(last.digest)}, was interrupted${why}; plumb apply goes on from what is live`,
  );
}

async function tellUnconfirmed(
  last: JournalEntry,
  gone: ReadonlySet<string>,
  connection: Pick<Connection, "store" | "keys">,
  note: (text: string) => void,
): Promise<void> {
  const results = await unconfirmedResults(connection, [last], gone);
  const result = isTrouble(results) ? undefined : results.get(last.id);
  const short = shortDigest(last.digest);
  if (result === "unconfirmed") {
    note(
      `the last apply, ${short}, is undone by its agents unless it is confirmed: plumb confirm ${short}`,
    );
  } else if (result === "undone-by-agents" || result === "partly") {
    note(`the last apply, ${short}, was undone by its agents, because nobody confirmed it in time`);
  }
}
