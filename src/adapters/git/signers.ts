// Who may sign, made ready for git: a GnuPG home of its own with the allowed keys and no others. SSH's
// file is read by ssh-keygen itself. Keys are made ready anew when a file has other bytes.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AllowedSigners } from "../../ports/repository.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";

export interface Signers {
  /** For git. */
  readonly environment: Readonly<Record<string, string>>;
  /** Equal texts stand for equal keys. */
  readonly digest: string;
}

const doing = "reading the keys of those who may sign";

export async function readSigners(
  allowed: AllowedSigners,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Signers | Trouble> {
  const { allowedSignersFile, gpgKeyringFile } = allowed;
  const hash = createHash("sha256");
  for (const file of [allowedSignersFile, gpgKeyringFile]) {
    const bytes = file === undefined ? Buffer.alloc(0) : await readKeys(file);
    if (!Buffer.isBuffer(bytes)) return bytes;
    if (file !== undefined && bytes.length === 0)
      return trouble(doing, `${file} is empty`, "later");
    hash.update(createHash("sha256").update(bytes).digest());
  }
  const digest = hash.digest("hex");
  const home = join(folder, "gnupg");
  const made = await makeHome(home, digest, { gpgKeyringFile, environment });
  return made ?? { environment: { GNUPGHOME: home }, digest };
}

async function readKeys(file: string): Promise<Buffer | Trouble> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return trouble(doing, `${file} cannot be read (${code})`, "later");
  }
}

interface HomeOptions {
  readonly gpgKeyringFile: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

async function makeHome(
  home: string,
  digest: string,
  { gpgKeyringFile, environment }: HomeOptions,
): Promise<Trouble | undefined> {
  const mark = join(home, "made-from");
  if ((await readFile(mark, "utf8").catch(() => "")) === digest) return undefined;
  try {
    await rm(home, { recursive: true, force: true });
    await mkdir(home, { mode: 0o700 });
    // Its presence keeps GnuPG from handing the keys to a process of its own.
    await writeFile(join(home, "common.conf"), "");
  } catch (error) {
    return trouble(doing, error instanceof Error ? error.message : String(error), "later");
  }
  if (gpgKeyringFile !== undefined) {
    const said = await importKeys(home, gpgKeyringFile, environment);
    if (said !== undefined) return trouble(doing, `${gpgKeyringFile}: ${said}`, "later");
  }
  await writeFile(mark, digest);
  return undefined;
}

/** Text says what went wrong. */
async function importKeys(
  home: string,
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const words = ["--homedir", home, "--batch", "--no-tty", "--no-autostart", "--status-fd", "1"];
  const child = spawn("gpg", [...words, "--import", "--", file], {
    env: environment,
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 60_000,
  });
  let status = "";
  child.stdout.on("data", (chunk: Buffer) => {
    status += chunk.toString();
  });
  return await new Promise((resolve) => {
    child.once("error", () => {
      resolve("there is no gpg on this machine");
    });
    child.once("close", () => {
      const count = /^\[GNUPG:\] IMPORT_RES (\d+)/m.exec(status)?.[1] ?? "0";
      resolve(count === "0" ? "gpg finds no public key in it" : undefined);
    });
  });
}
