// Which repository is watched, and how: a flag or its variable wins over the same field of the project
// file. A login belongs to the repository that it stands beside, and goes to no other.

import { digestOfText } from "../../model/digest.ts";
import type { Files } from "../../ports/files.ts";
import type { RepositoryCredentials, WatchedRepository } from "../../ports/repository.ts";
import type { SecretReference } from "../../ports/store-place.ts";
import { isUsageProblem, usageProblem, type UsageProblem } from "../arguments/declaration.ts";
import {
  usualPollMs,
  withoutRepository,
  type RepositoryArguments,
} from "../arguments/repository.ts";
import type { Environment } from "../arguments/values.ts";
import type { Settings } from "../settings.ts";

/** The variable that holds a password; its value never stands on a command line. */
const passwordVariable = "PLUMB_GIT_PASSWORD";

type Resolver = Pick<Files, "resolve">;

/** Undefined where manifests are files and folders. `environment` is asked for a password only. */
export function watchedRepository(
  given: RepositoryArguments,
  { files, stateFolder, source }: Pick<Settings, "files" | "stateFolder" | "source">,
  environment: Environment,
): WatchedRepository | UsageProblem | undefined {
  const written = given.url ?? source?.url;
  if (written === undefined) return withoutRepository(given);
  const url = addressOf(written, files);
  const isSame = source !== undefined && addressOf(source.url, files) === url;
  const login = loginOf(given, isSame ? source : {}, environment);
  if (isUsageProblem(login)) return login;
  const { ref = "main", path, pollMs = usualPollMs, ...all } = { ...source, ...given };
  const signatures = {
    ...resolved("allowedSignersFile", all.allowedSignersFile, files),
    ...resolved("gpgKeyringFile", all.gpgKeyringFile, files),
  };
  return {
    url,
    ref,
    pollMs,
    folder: files.resolve(`${stateFolder}/git/${digestOfText(url).slice(0, 16)}`),
    ...present("path", path),
    ...(login === undefined ? {} : { credentials: credentialsOf(login, files) }),
    ...(Object.keys(signatures).length === 0 ? {} : { signatures }),
  };
}

/** A repository beside the project file may be written as one; git's own words are taken as they are. */
function addressOf(written: string, files: Resolver): string {
  return /^\.\.?\//.test(written) ? files.resolve(written) : written;
}

type Login =
  | { readonly type: "ssh"; readonly sshKeyFile: string; readonly knownHostsFile?: string }
  | { readonly type: "http"; readonly username?: string; readonly password: SecretReference };

function loginOf(
  given: RepositoryArguments,
  source: RepositoryArguments,
  environment: Environment,
): Login | UsageProblem | undefined {
  const isHttpGiven = (given.username ?? given.password) !== undefined;
  const sshKeyFile = given.sshKeyFile ?? (isHttpGiven ? undefined : source.sshKeyFile);
  if (sshKeyFile !== undefined) {
    const knownHostsFile = given.knownHostsFile ?? source.knownHostsFile;
    return { type: "ssh", sshKeyFile, ...present("knownHostsFile", knownHostsFile) };
  }
  if (given.knownHostsFile !== undefined) {
    return usageProblem("--known-hosts is for ssh, which needs --ssh-key as well");
  }
  const username = given.username ?? source.username;
  const password = given.password ?? passwordOf(username, source.password, environment);
  if (password === undefined) return undefined;
  return { type: "http", password, ...present("username", username) };
}

/** The variable wins over the file; a user without either has it in the variable, which may come later. */
function passwordOf(
  username: string | undefined,
  ofFile: SecretReference | undefined,
  environment: Environment,
): SecretReference | undefined {
  const isInVariable = (environment[passwordVariable] ?? "") !== "";
  if (ofFile !== undefined && !isInVariable) return ofFile;
  return (username ?? ofFile) === undefined ? undefined : { fromEnv: passwordVariable };
}

function credentialsOf(login: Login, files: Resolver): RepositoryCredentials {
  if (login.type === "ssh") {
    return {
      sshKeyFile: files.resolve(login.sshKeyFile),
      ...resolved("knownHostsFile", login.knownHostsFile, files),
    };
  }
  const { username, password } = login;
  return {
    ...present("username", username),
    ...("fromEnv" in password
      ? { passwordEnv: password.fromEnv }
      : { passwordFile: files.resolve(password.fromFile) }),
  };
}

function resolved<Name extends string>(
  name: Name,
  file: string | undefined,
  files: Resolver,
): Partial<Record<Name, string>> {
  return present(name, file === undefined ? undefined : files.resolve(file));
}

function present<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
