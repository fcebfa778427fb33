// Refuses to use a fabric that is being filled, or whose state moved elsewhere.

import type { Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import { closedText, readClosed } from "../records/closed.ts";
import { storeKeys } from "../records/keys.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";

/** Undefined for a fabric that is open, also where there is nothing of it. */
export async function refuseClosed(
  store: Store,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const keys = storeKeys(settings.fabric);
  const closed = await readClosed(store, keys);
  if (closed === undefined) return undefined;
  if (isTrouble(closed)) return reportTrouble(closed, settings, ports);
  return complain(closedText(keys, closed), exitCode.error, settings, ports);
}
