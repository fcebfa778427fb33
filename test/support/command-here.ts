// The command without a process of its own: what main.ts gives it, with a few things chosen by the
// test. What looks after servers and their users, and what only a long life needs, is left out.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { hasStore } from "../../src/adapters/embedded/has-store.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openEtcdStore, spread } from "../../src/adapters/etcd/etcd-store.ts";
import { readManifestTree } from "../../src/adapters/files/read-manifest-tree.ts";
import { createTextCache } from "../../src/adapters/files/text-cache.ts";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { isProcessAlive } from "../../src/adapters/process/alive.ts";
import { createFiles } from "../../src/adapters/process/files.ts";
import { identityOf, onInterrupt } from "../../src/adapters/process/identity.ts";
import { openWorktree } from "../../src/adapters/worktree/open-worktree.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Terminal } from "../../src/ports/terminal.ts";
import { isTrouble } from "../../src/ports/trouble.ts";

export interface CommandMeans {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** What is done to the store once it is open; default: nothing. */
  readonly wrap?: (store: Store) => Store;
}

/** Answers the exit code. */
export async function runCommand(words: readonly string[], means: CommandMeans): Promise<number> {
  const { folder, environment, terminal, wrap = (store) => store } = means;
  const reading = {
    readManifests: (inner: string, paths: readonly string[], skip: readonly string[]) =>
      readManifestTree(paths, { folder: inner, skip, readInput: () => terminal.readInput() }),
    textCache: (inner: string) => createTextCache({ folder: inner }),
  };
  const files = createFiles(folder, reading);
  const ports = {
    terminal,
    files,
    packageFiles: files,
    clock: systemClock,
    environment,
    identity: identityOf(process),
    buildDigest: () => undefined,
    hasStore,
    async openStore(place) {
      const surroundings = { clock: systemClock, environment };
      const store =
        place.type === "embedded"
          ? await openEmbeddedStore(place.folder, systemClock)
          : await openEtcdStore({ ...place, endpoints: spread(place.endpoints) }, surroundings);
      return isTrouble(store) ? store : wrap(store);
    },
    openOvsdb: (place) => openOvsdb(place, { environment }),
    openSppCtl: createOpenSppCtl(),
    openWorktree,
    isProcessAlive,
    onInterrupt: (listener) => onInterrupt(process, listener),
  } as CommandPorts;
  return await run(words, ports);
}

/** Answers what the command said, too: all of it, and its results alone. */
export async function runHere(
  words: readonly string[],
  means: Pick<CommandMeans, "folder" | "environment">,
): Promise<{ readonly code: number; readonly text: string; readonly out: string }> {
  let text = "";
  let out = "";
  const say = (more: string): void => void (text += more);
  const terminal: Terminal = {
    out: (more) => {
      out += more;
      say(more);
    },
    err: say,
    width: 100,
    isOutShown: false,
    isErrShown: false,
    canAsk: false,
    ask: () => Promise.resolve(false),
    readInput: () => Promise.reject(new Error("there is no input")),
  };
  const code = await runCommand(words, { ...means, terminal });
  return { code, text, out };
}
