// Options that name a git repository as the source of manifests. Secrets are named by where they are.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import { isUsageProblem } from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";
import type { OptionValues } from "./values.ts";

export interface RepositoryArguments {
  readonly url: string;
  /** A branch, "refs/tags/NAME" or a whole commit hash. */
  readonly ref: string;
  /** A folder in it; absent for all of it. */
  readonly path?: string;
  readonly pollMs: number;
  readonly username?: string;
  readonly passwordFile?: string;
  readonly passwordEnv?: string;
  readonly sshKeyFile?: string;
  readonly knownHostsFile?: string;
  readonly allowedSignersFile?: string;
  readonly gpgKeyringFile?: string;
}

const poll: DurationOption = {
  long: "poll",
  otherwise: "1m",
  leastMs: 1_000,
  mostMs: 24 * 3_600_000,
};

export const repositoryOptions: readonly OptionDeclaration[] = [
  {
    long: "repository",
    type: "text",
    value: "URL",
    help: "take the manifests from this git repository, in place of --filename",
  },
  {
    long: "ref",
    type: "text",
    value: "REF",
    help: "the branch, refs/tags/NAME or whole commit to follow (default: main)",
  },
  {
    long: "path",
    type: "text",
    value: "DIR",
    help: "the folder of the manifests in the repository",
  },
  {
    long: "poll",
    type: "text",
    value: "TIME",
    help: "ask the repository this often (default: 1m)",
  },
  {
    long: "git-user",
    type: "text",
    value: "NAME",
    help: "who logs in to the repository over http",
  },
  {
    long: "git-password-file",
    type: "text",
    value: "FILE",
    help: "where the password or token is; PLUMB_GIT_PASSWORD has it otherwise",
  },
  {
    long: "ssh-key",
    type: "text",
    value: "FILE",
    help: "the private key for a repository over ssh",
  },
  { long: "known-hosts", type: "text", value: "FILE", help: "the keys of servers over ssh" },
  {
    long: "allowed-signers",
    type: "text",
    value: "FILE",
    help: "take only commits that one of these ssh keys signed (as ssh-keygen has them)",
  },
  {
    long: "gpg-keyring",
    type: "text",
    value: "FILE",
    help: "take only commits that one of these OpenPGP keys signed (as gpg --export has them)",
  },
];

/** The variable that holds a password; its value never stands on a command line. */
const passwordVariable = "PLUMB_GIT_PASSWORD";

/** Undefined where no repository is named. */
export function readRepository(
  values: OptionValues,
): RepositoryArguments | undefined | UsageProblem {
  const url = values.text("repository");
  if (url === undefined) return withoutRepository(values);
  if (values.list("filename").length > 0) {
    return usageProblem("give --repository or --filename, not both; --path names the folder in it");
  }
  const pollMs = readDuration(values, poll);
  if (isUsageProblem(pollMs)) return pollMs;
  const passwordFile = values.text("git-password-file");
  const sshKeyFile = values.text("ssh-key");
  const username = values.text("git-user");
  if (sshKeyFile !== undefined && (username ?? passwordFile) !== undefined) {
    return usageProblem("--ssh-key is for ssh, --git-user and --git-password-file are for http");
  }
  const password =
    passwordFile !== undefined
      ? { passwordFile }
      : username === undefined
        ? {}
        : { passwordEnv: passwordVariable };
  return {
    url,
    ref: values.text("ref") ?? "main",
    pollMs,
    ...password,
    ...given("path", values.text("path")),
    ...given("username", username),
    ...given("sshKeyFile", sshKeyFile),
    ...given("knownHostsFile", values.text("known-hosts")),
    ...given("allowedSignersFile", values.text("allowed-signers")),
    ...given("gpgKeyringFile", values.text("gpg-keyring")),
  };
}

function withoutRepository(values: OptionValues): UsageProblem | undefined {
  const [alone] = repositoryOptions
    .map(({ long }) => long)
    .filter((long) => values.text(long) !== undefined);
  if (alone === undefined) return undefined;
  return usageProblem(`--${alone} says how --repository is read; name the repository too`);
}

function given<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
