// Options that name a git repository as the source of manifests. Secrets are named by where they are.

import { durationText } from "../../model/duration.ts";
import type { SecretReference } from "../../ports/store-place.ts";
import {
  isUsageProblem,
  usageProblem,
  type OptionDeclaration,
  type UsageProblem,
} from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";
import type { OptionValues } from "./values.ts";

/** What is said of a repository; the rest may stand in the project file. Paths are as they were given. */
export interface RepositoryArguments {
  readonly url?: string;
  /** A branch, "refs/tags/NAME" or a whole commit hash. */
  readonly ref?: string;
  /** A folder in it; absent for all of it. */
  readonly path?: string;
  readonly pollMs?: number;
  readonly username?: string;
  readonly password?: SecretReference;
  readonly sshKeyFile?: string;
  readonly knownHostsFile?: string;
  readonly allowedSignersFile?: string;
  readonly gpgKeyringFile?: string;
}

export const usualPollMs = 60_000;
/** In milliseconds. */
export const pollRange: Pick<DurationOption, "leastMs" | "mostMs"> = {
  leastMs: 1_000,
  mostMs: 24 * 3_600_000,
};

const poll: DurationOption = {
  long: "poll",
  otherwise: durationText(usualPollMs),
  ...pollRange,
};

export const repositoryOptions: readonly OptionDeclaration[] = [
  {
    long: "repository",
    type: "text",
    value: "URL",
    help: "take the manifests from this git repository; wins over plumbline.yaml",
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

const optionOf: Readonly<Record<keyof RepositoryArguments, string>> = {
  url: "repository",
  ref: "ref",
  path: "path",
  pollMs: "poll",
  username: "git-user",
  password: "git-password-file",
  sshKeyFile: "ssh-key",
  knownHostsFile: "known-hosts",
  allowedSignersFile: "allowed-signers",
  gpgKeyringFile: "gpg-keyring",
};

export function readRepository(values: OptionValues): RepositoryArguments | UsageProblem {
  const isPollGiven = values.text(optionOf.pollMs) !== undefined;
  const pollMs = isPollGiven ? readDuration(values, poll) : undefined;
  if (isUsageProblem(pollMs)) return pollMs;
  const passwordFile = values.text(optionOf.password);
  const given: RepositoryArguments = {
    ...text("url", values),
    ...text("ref", values),
    ...text("path", values),
    ...(pollMs === undefined ? {} : { pollMs }),
    ...text("username", values),
    ...(passwordFile === undefined ? {} : { password: { fromFile: passwordFile } }),
    ...text("sshKeyFile", values),
    ...text("knownHostsFile", values),
    ...text("allowedSignersFile", values),
    ...text("gpgKeyringFile", values),
  };
  if (values.list("filename").length > 0) {
    if (given.url === undefined) return withoutRepository(given) ?? given;
    return usageProblem("give --repository or --filename, not both; --path names the folder in it");
  }
  if (given.sshKeyFile !== undefined && (given.username ?? passwordFile) !== undefined) {
    return usageProblem("--ssh-key is for ssh, --git-user and --git-password-file are for http");
  }
  return given;
}

/** What is wrong with these where no repository is named anywhere. */
export function withoutRepository(given: RepositoryArguments): UsageProblem | undefined {
  const [alone] = Object.keys(given) as (keyof RepositoryArguments)[];
  if (alone === undefined) return undefined;
  return usageProblem(
    `--${optionOf[alone]} says how --repository is read; name the repository too`,
  );
}

function text<Name extends Exclude<keyof RepositoryArguments, "pollMs" | "password">>(
  name: Name,
  values: OptionValues,
): Partial<Record<Name, string>> {
  const value = values.text(optionOf[name]);
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
