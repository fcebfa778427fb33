// `plumb state`: what the store holds, for people who want to see it or begin with something in it.

import { closest } from "../../model/suggest.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { listState, showState } from "../../records/state.ts";
import type { StateArguments } from "../arguments/state.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { importAllocations } from "./import-allocations.ts";
import { exportState } from "./state-export.ts";
import { importState } from "./state-import.ts";
import { publishSnapshot } from "./state-snapshot.ts";
import { migrateState, reopenState } from "./state-migrate.ts";
import { stateListJson, stateListText, stateRecordJson, stateRecordText } from "../views/state.ts";

export async function runState(
  given: StateArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  switch (given.action) {
    case "import-allocations":
      return importAllocations(given.file, settings, ports);
    case "snapshot":
      return publishSnapshot(given, settings, ports);
    case "export":
      return exportState(given, settings, ports);
    case "import":
      return importState(given, settings, ports);
    case "migrate":
      return migrateState(given, settings, ports);
    case "reopen":
      return reopenState(given.isApproved, settings, ports);
    case "list":
    case "show":
      return lookInto(given, settings, ports);
  }
}

async function lookInto(
  given: Extract<StateArguments, { readonly action: "list" | "show" }>,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async ({ store, keys }) => {
    if (given.action === "list") {
      const items = await listState(store, keys, given.prefix);
      if (isTrouble(items)) return reportTrouble(items, settings, ports);
      const list = { text: () => stateListText(items), json: () => stateListJson(items) };
      printResult(list, settings, ports);
      return exitCode.ok;
    }
    const { key } = given;
    const value = await showState(store, keys, key);
    if (isTrouble(value)) return reportTrouble(value, settings, ports);
    if (value === undefined) {
      const all = await listState(store, keys, "");
      const meant = isTrouble(all)
        ? undefined
        : closest(
            key,
            all.map((item) => item.key),
          );
      const hint = meant === undefined ? "plumb state list names them" : `did you mean ${meant}?`;
      return complain(`the store has no key ${key}; ${hint}`, exitCode.error, settings, ports);
    }
    const record = { text: () => stateRecordText(value), json: () => stateRecordJson(key, value) };
    printResult(record, settings, ports);
    return exitCode.ok;
  });
}
