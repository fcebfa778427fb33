// The source that a watching command was told of: a git repository, or files and folders.

import type { WatchedRepository } from "../../ports/repository.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { ClosableSource, CommandPorts } from "../command-ports.ts";
import type { Settings } from "../settings.ts";

/** Whoever opens it closes it. `note` is told what a person should know, a sentence at a time. */
export async function openSource(
  repository: WatchedRepository | undefined,
  settings: Settings,
  ports: CommandPorts,
  note: (sentence: string) => void,
): Promise<ClosableSource | Trouble> {
  if (repository === undefined) return await openFiles(settings, ports, note);
  const opened = await ports.openRepository(repository);
  if (!isTrouble(opened)) for (const warning of opened.warnings ?? []) note(warning);
  return opened;
}

async function openFiles(
  { files, manifests, stateFolder }: Settings,
  ports: CommandPorts,
  note: (sentence: string) => void,
): Promise<ClosableSource> {
  const source = await ports.watchFiles({
    folder: files.resolve("."),
    paths: manifests,
    // Nothing in the folder of the state is a manifest.
    skip: [stateFolder],
    onPolling: (reason) => note(`manifests are looked at every few seconds, because ${reason}`),
  });
  return { ...source, close: () => Promise.resolve() };
}
