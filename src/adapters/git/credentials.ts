// How git gets a login: by variables of its own process and a script that prints them when it is asked.
// Nothing of it stands on a command line, in a configuration or in a message. Files and variables are
// read anew for each command, so that they can be exchanged.

import { readFile } from "node:fs/promises";
import type { RepositoryCredentials } from "../../ports/repository.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { Environment } from "./settings.ts";

export interface GitLogin {
  readonly environment: Readonly<Record<string, string>>;
  /** What no message may show. */
  readonly secrets: readonly string[];
}

/** Prints what git asks for. It holds no secret itself. */
export const askpassScript: string = `#!/bin/sh
case "$1" in
  Username*) printf '%s\\n' "$PLUMB_GIT_USERNAME" ;;
  *) printf '%s\\n' "$PLUMB_GIT_PASSWORD" ;;
esac
`;

const doing = "reading the login of a git server";

/** `askpass` is the path of the script. */
export async function readLogin(
  credentials: RepositoryCredentials | undefined,
  askpass: string,
  outside: Environment,
): Promise<GitLogin | Trouble> {
  if (credentials !== undefined && "sshKeyFile" in credentials) {
    return { environment: sshEnvironment(credentials), secrets: [] };
  }
  const common = sshEnvironment(undefined);
  if (credentials === undefined) return { environment: common, secrets: [] };
  const password = await readPassword(credentials, outside);
  if (isTrouble(password)) return password;
  const environment = {
    ...common,
    GIT_ASKPASS: askpass,
    // Servers that take a token take any name with it, but not an empty one.
    PLUMB_GIT_USERNAME: credentials.username ?? "git",
    PLUMB_GIT_PASSWORD: password,
  };
  return { environment, secrets: [password] };
}

type Password = Exclude<RepositoryCredentials, { readonly sshKeyFile: string }>;

async function readPassword(
  credentials: Password,
  outside: Environment,
): Promise<string | Trouble> {
  const { passwordFile, passwordEnv } = credentials;
  if ((passwordFile === undefined) === (passwordEnv === undefined)) {
    return trouble(doing, "it names neither or both of a file and a variable", "never");
  }
  const name = passwordFile ?? `the variable ${passwordEnv ?? ""}`;
  const text =
    passwordFile === undefined
      ? (outside[passwordEnv ?? ""] ?? "")
      : await readSecret(passwordFile);
  if (isTrouble(text)) return text;
  const line = text.replace(/\r?\n$/, "");
  if (line === "") return trouble(doing, `${name} is empty`, "later");
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(line))
    return trouble(doing, `${name} holds more than a line`, "later");
  return line;
}

async function readSecret(path: string): Promise<string | Trouble> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return trouble(doing, `${path} cannot be read (${code})`, "later");
  }
}

/** Git hands the command to a shell, which is why paths are quoted; ssh expands "%". */
function sshEnvironment(
  credentials: Extract<RepositoryCredentials, { readonly sshKeyFile: string }> | undefined,
): Record<string, string> {
  const words = ["ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes"];
  if (credentials !== undefined) {
    words.push("-o", "IdentitiesOnly=yes", "-o", sshPath("IdentityFile", credentials.sshKeyFile));
    const { knownHostsFile } = credentials;
    if (knownHostsFile !== undefined)
      words.push("-o", sshPath("UserKnownHostsFile", knownHostsFile));
  }
  return { GIT_SSH_COMMAND: words.map(quoted).join(" "), GIT_SSH_VARIANT: "ssh" };
}

function sshPath(option: string, path: string): string {
  return `${option}="${path.replaceAll("%", "%%").replaceAll(/["\\]/g, "\\$&")}"`;
}

function quoted(word: string): string {
  return /^[\w=./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
