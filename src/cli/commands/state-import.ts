// `plumb state import`: a file that an export wrote becomes the state of a fabric.

import { placeText } from "../../ports/store-place.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { storeKeys } from "../../records/keys.ts";
import { archiveRecords, checkArchive } from "../archive-file.ts";
import type { ImportArguments } from "../arguments/state.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { fillFabric, withLockedFabric } from "../filling.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import {
  importedStateJson,
  importedStateText,
  otherFabricText,
  problemText,
  unaskedText,
} from "../views/state-moved.ts";

export async function importState(
  given: ImportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { files, fabric } = settings;
  const { file } = given;
  const header = await checkArchive(files, file);
  if ("type" in header) {
    if (isTrouble(header)) return reportTrouble(header, settings, ports);
    return complain(problemText(file, header), exitCode.error, settings, ports);
  }
  if (header.fabric !== fabric && !given.isRenamed) {
    const message = otherFabricText(file, header.fabric, fabric);
    return complain(message, exitCode.error, settings, ports);
  }
  if (given.isReplaced && !given.isApproved && !ports.terminal.canAsk) {
    return complain(unaskedText, exitCode.usage, settings, ports);
  }
  const store = await ports.openStore(settings.store);
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  const place = placeText(settings.store);
  const keys = storeKeys(fabric);
  try {
    return await withLockedFabric({ store, keys, place }, settings, ports, async (locked) => {
      const filling = { from: file, source: () => archiveRecords(files, file) };
      const filled = await fillFabric(locked, filling, given, settings, ports);
      if (filled.type === "unfilled") return filled.code;
      const view = { ...filled, fabric, file, place };
      const result = { text: () => importedStateText(view), json: () => importedStateJson(view) };
      printResult(result, settings, ports);
      return exitCode.ok;
    });
  } finally {
    await store.close();
  }
}
