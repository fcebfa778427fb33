// `plumb state export`: everything of the fabric as one file, of one moment.

import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { writeArchive, type ArchiveWritten } from "../../records/archive/write-archive.ts";
import type { ExportArguments } from "../arguments/state.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { packageVersion } from "../package-version.ts";
import { createRecordProgress } from "../record-progress.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { changedText, exportedJson, exportedText } from "../views/state-moved.ts";

type Written = ArchiveWritten | { readonly type: "changed" } | Trouble;
type Write = (text: string) => Promise<Trouble | undefined>;

/** Somebody who writes is done at some time, or writes all the time. */
const attemptsMax = 5;

export async function exportState(
  { file }: ExportArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (file === undefined && settings.output === "json") {
    const message = "-o json needs --out FILE: the standard output gets the state itself";
    return complain(message, exitCode.usage, settings, ports);
  }
  return withExistingState(settings, ports, async (connection) => {
    const plumbline = await packageVersion(ports);
    const writeTo = (write: Write): Promise<Written> =>
      writeAll(write, plumbline, connection, ports);
    const written = await (file === undefined
      ? writeTo((text) => {
          ports.terminal.out(text);
          return Promise.resolve(undefined);
        })
      : writeFile(file, writeTo, settings));
    if (isTrouble(written)) return reportTrouble(written, settings, ports);
    if (written.type === "changed") {
      return complain(changedText(file, attemptsMax), exitCode.error, settings, ports);
    }
    const { fabric } = settings;
    const view = { ...written, fabric, ...(file === undefined ? {} : { file }) };
    if (file === undefined) ports.terminal.err(exportedText(view));
    else {
      const result = { text: () => exportedText(view), json: () => exportedJson(view) };
      printResult(result, settings, ports);
    }
    return exitCode.ok;
  });
}

async function writeAll(
  write: Write,
  plumbline: string,
  { store, keys }: Connection,
  ports: CommandPorts,
): Promise<Written> {
  const progress = createRecordProgress(ports);
  const onRecord = (done: number, of: number): void => {
    progress.tell("exporting", done, of);
  };
  const written = await writeArchive({ store, keys, plumbline, write, onRecord });
  progress.end();
  return written;
}

/** A file can be thrown away and begun again; the standard output cannot. */
async function writeFile(
  file: string,
  writeTo: (write: Write) => Promise<Written>,
  { files }: Settings,
): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    const draft = await files.draft(file);
    if (isTrouble(draft)) return draft;
    const written = await writeTo((text) => draft.write(text));
    const isWritten = !isTrouble(written) && written.type === "written";
    const unfinished = isWritten ? await draft.finish() : undefined;
    if (isWritten && unfinished === undefined) return written;
    await draft.discard();
    if (unfinished !== undefined) return unfinished;
    if (isTrouble(written) || attempt === attemptsMax) return written;
  }
}
