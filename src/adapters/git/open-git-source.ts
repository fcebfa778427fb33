// Opens a git repository as a source of manifests. Nothing is ever checked out: names and contents are
// read from git's own objects, so no link, hook, filter or submodule of the repository comes to
// anything. Decision 0050 says why it is as it is.

import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Source } from "../../ports/source.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { type GitAddress, readAddress } from "./address.ts";
import { isMirrorTrouble } from "./fault.ts";
import { createManifests } from "./manifests.ts";
import { openMirror } from "./mirror.ts";
import { createPolling } from "./polling.ts";
import { createReader } from "./reader.ts";
import { type GitReference, isHash, readFolder, readReference } from "./reference.ts";
import { createRepository, type Repository } from "./repository.ts";
import { createRunGit, gitEnvironment } from "./run-git.ts";
import type { GitSourcePorts, GitSourceSettings } from "./settings.ts";
import { readSigners } from "./signers.ts";
import { claimSlot, type Slot } from "./slot.ts";

export interface GitSource extends Source {
  /** One sentence each, for whoever chose the settings. */
  readonly warnings: readonly string[];
  /** Ends what is under way, and every process. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

const doing = "opening the git repository";

/** Looks at the settings and makes the mirror; the server is not asked yet. */
export async function openGitSource(
  settings: GitSourceSettings,
  ports: GitSourcePorts,
): Promise<GitSource | Trouble> {
  const address = readAddress(settings.url);
  if (typeof address === "string") return trouble(doing, address, "never");
  const folder = readFolder(settings.path ?? ".");
  if (folder === undefined) {
    return trouble(doing, "the path of the manifests must lie inside the repository", "never");
  }
  const wrong = wrongIn(settings);
  if (wrong !== undefined) return trouble(doing, wrong, "never");
  let slot: Slot | undefined;
  try {
    const mirrors = resolve(settings.folder);
    await mkdir(mirrors, { recursive: true, mode: 0o700 });
    slot = await claimSlot(mirrors, ports.clock.now());
    if (slot === undefined) return trouble(doing, `all mirrors in ${mirrors} are in use`, "later");
    const opened = await openIn(slot, { settings, ports, address, folder });
    if (isTrouble(opened)) await slot.release();
    return opened;
  } catch (error) {
    await slot?.release();
    return fileTrouble(doing, error);
  }
}

function wrongIn({ signatures, depth, pollMs }: GitSourceSettings): string | undefined {
  if (signatures?.allowedSignersFile === undefined && signatures?.gpgKeyringFile === undefined) {
    if (signatures !== undefined) return "signatures are asked for, and nobody is allowed to sign";
  }
  if (depth !== undefined && !(Number.isSafeInteger(depth) && depth > 0)) {
    return "the depth of the history is no number of commits";
  }
  return pollMs > 0 ? undefined : "the server cannot be asked without a pause";
}

interface Given {
  readonly settings: GitSourceSettings;
  readonly ports: GitSourcePorts;
  readonly address: GitAddress;
  readonly folder: string;
}

async function openIn(slot: Slot, given: Given): Promise<GitSource | Trouble> {
  const { settings, ports } = given;
  const stop = new AbortController();
  const { allowedSignersFile } = settings.signatures ?? {};
  const silenceMsMax = settings.limits?.silenceMsMax ?? 30_000;
  const mirror = await openMirror({ folder: slot.folder, allowedSignersFile, silenceMsMax });
  const environment = gitEnvironment(ports.environment, mirror);
  const git = createRunGit({
    folder: slot.folder,
    environment,
    silenceMsMax,
    stepMsMax: settings.limits?.stepMsMax ?? 600_000,
    signal: stop.signal,
  });
  const reference = await readReference(settings.ref, git);
  if (typeof reference === "string") {
    return trouble(
      doing,
      `${JSON.stringify(settings.ref)} cannot be followed: ${reference}`,
      "never",
    );
  }
  const repository = createRepository({
    git,
    environment,
    mirror,
    slot,
    reference,
    settings,
    ports,
    url: given.address.url,
  });
  return createSource(repository, { ...given, slot, stop, reference, environment });
}

interface Opened extends Given {
  readonly slot: Slot;
  readonly stop: AbortController;
  readonly reference: GitReference;
  readonly environment: Readonly<Record<string, string>>;
}

function createSource(repository: Repository, opened: Opened): GitSource {
  const { settings, ports, address, folder, slot, stop, reference, environment } = opened;
  const { contents } = repository;
  const { signatures, limits } = settings;
  const filesMax = limits?.filesMax ?? 100_000;
  const totalBytesMax = limits?.totalBytesMax ?? 128 * 1024 * 1024;
  const polling = createPolling({
    ...ports,
    pollMs: settings.pollMs,
    signal: stop.signal,
    look: async () => {
      const listing = await repository.list();
      return isTrouble(listing) ? "trouble" : listing.text;
    },
  });
  const reader = createReader({
    repository,
    reference,
    folder,
    url: address.url,
    manifests: createManifests({ contents, folder, filesMax, totalBytesMax }),
    signers:
      signatures === undefined
        ? undefined
        : async () => await readSigners(signatures, slot.folder, environment),
    seen: ({ text }) => {
      polling.seen(text);
    },
  });
  const alone = createTurns();
  const attempt = async <T>(work: () => Promise<T>): Promise<T | Trouble> =>
    await alone(async () => await onGoodMirror(work, repository, slot));

  return {
    warnings: address.warning === undefined ? [] : [address.warning],
    read: async (known) => await attempt(async () => await reader.read(known)),
    readAt: async (revision) => await attempt(async () => await reader.readAt(revision)),
    keep: async (revision) =>
      await attempt(async () => {
        const brought = isHash(revision) ? await repository.bring(revision) : false;
        if (isTrouble(brought)) return brought;
        if (brought) return await repository.keep(revision);
        return trouble("keeping a commit", `nobody has ${revision} any more`, "never");
      }),
    approvals: () => reader.approvals(),
    changes: (signal) => polling.changes(signal),
    stir: () => {
      polling.stir();
    },
    async close() {
      stop.abort();
      contents.close();
      await alone(async () => {
        // A reading that was under way may have asked once more.
        contents.close();
        await slot.release();
      });
    },
  };
}

/** One after another, for they share a mirror. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return await turn;
  };
}

/** Once more on a new mirror where this one turns out to be damaged. */
async function onGoodMirror<T>(
  work: () => Promise<T>,
  repository: Repository,
  slot: Slot,
): Promise<T | Trouble> {
  try {
    await slot.touch();
    const result = await work();
    if (!isObject(result) || !isMirrorTrouble(result)) return result;
    repository.contents.close();
    await repository.remake();
    return await work();
  } catch (error) {
    return fileTrouble("working with the mirror of the git repository", error);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Only the file system throws here; anything else is a bug, and stays one. */
function fileTrouble(during: string, error: unknown): Trouble {
  if (error instanceof Error && "code" in error) {
    return trouble(during, error.message, "later");
  }
  throw error;
}
