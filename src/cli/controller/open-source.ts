// The source that a watching command was told of: a git repository, or files and folders.

import { digestOfText } from "../../model/digest.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { RepositoryArguments } from "../arguments/repository.ts";
import type {
  ClosableSource,
  CommandPorts,
  RepositoryCredentials,
  WatchedRepository,
} from "../command-ports.ts";
import type { Settings } from "../settings.ts";

/** Whoever opens it closes it. `note` is told what a person should know, a sentence at a time. */
export async function openSource(
  repository: RepositoryArguments | undefined,
  settings: Settings,
  ports: CommandPorts,
  note: (sentence: string) => void,
): Promise<ClosableSource | Trouble> {
  if (repository === undefined) return await openFiles(settings, ports, note);
  const opened = await ports.openRepository(watchedRepository(repository, settings));
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

function watchedRepository(
  given: RepositoryArguments,
  { files, stateFolder }: Settings,
): WatchedRepository {
  const { url, ref, path, pollMs } = given;
  const resolved = (file: string | undefined): string | undefined =>
    file === undefined ? undefined : files.resolve(file);
  const ssh = resolved(given.allowedSignersFile);
  const gpg = resolved(given.gpgKeyringFile);
  const signatures = {
    ...(ssh === undefined ? {} : { allowedSignersFile: ssh }),
    ...(gpg === undefined ? {} : { gpgKeyringFile: gpg }),
  };
  const credentials = credentialsOf(given, resolved);
  return {
    url,
    ref,
    pollMs,
    folder: files.resolve(`${stateFolder}/git/${digestOfText(url).slice(0, 16)}`),
    ...(path === undefined ? {} : { path }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(ssh === undefined && gpg === undefined ? {} : { signatures }),
  };
}

function credentialsOf(
  { username, passwordFile, passwordEnv, sshKeyFile, knownHostsFile }: RepositoryArguments,
  resolved: (file: string | undefined) => string | undefined,
): RepositoryCredentials | undefined {
  const key = resolved(sshKeyFile);
  const hosts = resolved(knownHostsFile);
  if (key !== undefined) {
    return { sshKeyFile: key, ...(hosts === undefined ? {} : { knownHostsFile: hosts }) };
  }
  const file = resolved(passwordFile);
  if ((username ?? file ?? passwordEnv) === undefined) return undefined;
  return {
    ...(username === undefined ? {} : { username }),
    ...(file === undefined ? {} : { passwordFile: file }),
    ...(passwordEnv === undefined ? {} : { passwordEnv }),
  };
}
