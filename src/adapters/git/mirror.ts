// The bare repository that stands for the server's: made by hand, as git would otherwise copy hooks
// from a template, and with a configuration that is written anew whenever it is opened. It holds one
// ref for what is followed, one for what is kept, and those of approvals.

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { askpassScript } from "./credentials.ts";

export const sourceRef = "refs/plumbline/source";
export const keptRef = "refs/plumbline/kept";
export const approvalsPrefix = "refs/plumbline/approve/";

export interface Mirror {
  readonly repository: string;
  /** An empty folder. */
  readonly home: string;
  readonly askpass: string;
  /** Takes away the repository with all that is in it, and makes it anew. */
  remake(): Promise<void>;
}

export interface MirrorOptions {
  readonly folder: string;
  readonly allowedSignersFile: string | undefined;
  /** So long a server may say nothing. */
  readonly silenceMsMax: number;
}

/** Throws what the file system throws. */
export async function openMirror(options: MirrorOptions): Promise<Mirror> {
  const { folder } = options;
  const repository = join(folder, "mirror.git");
  const home = join(folder, "home");
  const askpass = join(folder, "askpass.sh");
  const make = async (): Promise<void> => {
    await rm(home, { recursive: true, force: true });
    for (const path of [home, join(repository, "objects"), join(repository, "refs")]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
    }
    const verifier = join(folder, "ssh-keygen.sh");
    await writeFile(askpass, askpassScript, { mode: 0o700 });
    await writeFile(verifier, todaysKeys, { mode: 0o700 });
    await writeFile(join(repository, "HEAD"), "ref: refs/plumbline/none\n");
    const config = configText(options, verifier);
    await writeFile(join(repository, "config"), config);
  };
  try {
    await make();
    await removeLocks(repository);
  } catch {
    // Something else lies where folders and files should: no mirror that anybody could go on with.
    await rm(repository, { recursive: true, force: true });
    await make();
  }
  return {
    repository,
    home,
    askpass,
    async remake() {
      await rm(repository, { recursive: true, force: true });
      await make();
    },
  };
}

/** Of a git that was killed. No other process writes here. */
async function removeLocks(repository: string): Promise<void> {
  const names = await readdir(repository, { recursive: true });
  const left = names.filter(
    (name) => name.endsWith(".lock") || /(?:^|\/)tmp_(?:pack|idx|obj|rev)_/.test(name),
  );
  for (const name of left) await rm(join(repository, name), { force: true });
}

/** Git asks whether a key was good when the commit says it was made; whoever signs writes that date. */
const todaysKeys = `#!/bin/sh
for word do
  shift
  case "$word" in
    -Overify-time=*) ;;
    *) set -- "$@" "$word" ;;
  esac
done
exec ssh-keygen "$@"
`;

function configText({ allowedSignersFile, silenceMsMax }: MirrorOptions, verifier: string): string {
  // Git's own helper for http outlives a git that is ended; by this it ends itself.
  const silenceSeconds = Math.max(1, Math.ceil(silenceMsMax / 1000));
  const signers =
    allowedSignersFile === undefined ? "" : `\tallowedSignersFile = ${value(allowedSignersFile)}\n`;
  return `[core]
\trepositoryformatversion = 0
\tbare = true
\thooksPath = ${devNull}
\tattributesFile = ${devNull}
[protocol]
\tallow = never
[protocol "https"]
\tallow = always
[protocol "http"]
\tallow = always
[protocol "ssh"]
\tallow = always
[protocol "file"]
\tallow = always
[http]
\tfollowRedirects = false
\tlowSpeedLimit = 1
\tlowSpeedTime = ${silenceSeconds}
[submodule]
\trecurse = false
[fetch]
\trecurseSubmodules = false
\twriteCommitGraph = false
[gc]
\tauto = 0
[maintenance]
\tauto = false
[gpg]
\tprogram = gpg
[gpg "x509"]
\tprogram = false
[gpg "ssh"]
\tprogram = ${value(verifier)}
${signers}`;
}

function value(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`;
}
