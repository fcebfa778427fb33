// Keys to sign commits with, made for the test alone: GnuPG in a home of its own, and ssh-keygen.

import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";

const isContinuousIntegration = /^(?:1|true)$/.test(process.env["CI"] ?? "");
const hasPrograms = [
  ["gpg", "--version"],
  ["ssh-keygen", "-?"],
].every(([program = "", word = ""]) => spawnSync(program, [word]).error === undefined);

/** Suites that need gpg and ssh-keygen. Where they are missing they are passed over, and in CI they fail. */
export const describeWithKeys: typeof describe =
  hasPrograms || isContinuousIntegration ? describe : (describe.skip as typeof describe);

export interface GitKeys {
  /** Public keys of all that were made with `gpg`, but those that were left out. */
  readonly keyring: string;
  /** One line for each SSH key that is allowed. */
  readonly allowedSigners: string;
  /** Makes a key; answers the options of git that sign with it. `expires` as gpg takes it, "0" for never. */
  gpg(
    address: string,
    options?: { expires?: string; leaveOut?: boolean; madeAt?: string },
  ): string[];
  /** Revokes a key and writes the keyring anew. */
  revoke(address: string): void;
  /** `options` as in the allowed signers file. */
  ssh(address: string, options?: { options?: string; leaveOut?: boolean }): string[];
  /** For git that signs. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

export function createGitKeys(folder: string): GitKeys {
  const home = join(folder, "gnupg");
  mkdirSync(home, { mode: 0o700, recursive: true });
  const keyring = join(folder, "keyring.asc");
  const allowedSigners = join(folder, "allowed-signers");
  writeFileSync(allowedSigners, "# who may sign\n");
  writeFileSync(keyring, "");
  const environment = { GNUPGHOME: home };
  const env = { ...process.env, ...environment };
  const gpg = (...words: string[]): string =>
    execFileSync("gpg", ["--batch", "--quiet", "--no-tty", ...words], {
      env,
      stdio: ["ignore", "pipe", "ignore"],
    }).toString();
  const left: string[] = [];
  const exportKeys = (): void => {
    const all = gpg("--list-keys", "--with-colons").match(/(?<=^fpr:{9})[0-9A-F]+/gm) ?? [];
    const allowed = all.filter((one) => !left.includes(one));
    if (allowed.length > 0) writeFileSync(keyring, gpg("--armor", "--export", ...allowed));
  };
  const fingerprint = (address: string): string =>
    /(?<=^fpr:{9})[0-9A-F]+/m.exec(
      gpg("--list-keys", "--with-colons", `=<${address}>`, address),
    )?.[0] ?? "";

  return {
    keyring,
    allowedSigners,
    environment,
    gpg(address, { expires = "0", leaveOut = false, madeAt } = {}) {
      const time = madeAt === undefined ? [] : ["--faked-system-time", madeAt];
      const words = ["--passphrase", "", "--quick-generate-key", `Ada <${address}>`];
      gpg(...time, ...words, "ed25519", "sign", expires);
      const found = gpg("--list-keys", "--with-colons", address);
      const id = /(?<=^fpr:{9})[0-9A-F]+/m.exec(found)?.[0] ?? "";
      if (leaveOut) left.push(id);
      exportKeys();
      return ["-c", "gpg.format=openpgp", "-c", `user.signingKey=${id}!`];
    },
    revoke(address) {
      const id = fingerprint(address);
      const made = readFileSync(join(home, "openpgp-revocs.d", `${id}.rev`), "utf8");
      const file = join(folder, "revoke.asc");
      writeFileSync(file, made.replace(":-----BEGIN", "-----BEGIN"));
      gpg("--import", file);
      exportKeys();
    },
    ssh(address, { options = "", leaveOut = false } = {}) {
      const file = join(folder, `ssh-${address}`);
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", address, "-f", file]);
      const key = readFileSync(`${file}.pub`, "utf8");
      const words = options === "" ? "" : `${options} `;
      if (!leaveOut) appendFileSync(allowedSigners, `${address} ${words}${key}`);
      return ["-c", "gpg.format=ssh", "-c", `user.signingKey=${file}.pub`];
    },
    close() {
      // The agent that gpg started by itself.
      spawnSync("gpgconf", ["--kill", "all"], { env });
    },
  };
}
