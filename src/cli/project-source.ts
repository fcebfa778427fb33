// `source` of the project file: the git repository that a controller watches. What is wrong in itself is
// told here; whether a server knows the repository, and who may read it, shows when it is opened.

import { isMap, isScalar, type Node, type YAMLMap } from "yaml";
import { durationText, millisecondsOf } from "../model/duration.ts";
import { pollRange, type RepositoryArguments } from "./arguments/repository.ts";
import {
  filled,
  readFields,
  report,
  spanOf,
  text,
  type Field,
  type Reading,
} from "./project-fields.ts";
import { secret } from "./project-secret.ts";

/** As it was written; what flags say wins over it. */
export type SourceSettings = RepositoryArguments & { readonly url: string };

const fields: Readonly<Record<string, Field<RepositoryArguments>>> = {
  repository: {
    expected: "the address of a git repository, without a login in it",
    read: text((url) => (isAddress(url) ? { url } : undefined)),
  },
  ref: {
    expected: "a branch, refs/tags/NAME or a whole commit hash",
    read: text((ref) => (/^(?!-)\S{1,1024}$/u.test(ref) ? { ref } : undefined)),
  },
  path: {
    expected: "a folder in the repository, relative to its root",
    read: text((path) => (isFolder(path) ? { path } : undefined)),
  },
  poll: { expected: "a time such as 30s or 5m", read: readPoll },
  user: { expected: "who logs in over http", read: filled((username) => ({ username })) },
  password: {
    expected: "where the password is: {fromFile: FILE} or {fromEnv: VARIABLE}",
    read: secret((password) => ({ password })),
  },
  sshKey: { expected: "a file", read: filled((sshKeyFile) => ({ sshKeyFile })) },
  knownHosts: { expected: "a file", read: filled((knownHostsFile) => ({ knownHostsFile })) },
  allowedSigners: {
    expected: "a file",
    read: filled((allowedSignersFile) => ({ allowedSignersFile })),
  },
  gpgKeyring: { expected: "a file", read: filled((gpgKeyringFile) => ({ gpgKeyringFile })) },
};

export function readSource(
  node: Node | null,
  reading: Reading,
): { source?: SourceSettings } | undefined {
  if (!isMap(node)) return undefined;
  const { url, ...rest } = readFields<RepositoryArguments>(reading, node, fields);
  reportMissing(node, reading);
  reportTwoLogins(node, reading);
  return url === undefined ? {} : { source: { url, ...rest } };
}

function reportMissing(map: YAMLMap, reading: Reading): void {
  const missing = (name: string, label: string): void => {
    const help = `write ${fields[name]?.expected ?? name} behind ${name}`;
    report(reading, "schema/missing-field", spanOf(map), label, help);
  };
  if (!map.has("repository")) missing("repository", "a source needs a repository");
  if (map.has("knownHosts") && !map.has("sshKey")) {
    missing("sshKey", "knownHosts is for ssh, which needs an sshKey");
  }
}

function reportTwoLogins(map: YAMLMap, reading: Reading): void {
  if (!map.has("sshKey")) return;
  for (const { key } of map.items) {
    if (!isScalar(key) || !["user", "password"].includes(String(key.value))) continue;
    const label = `sshKey is for ssh, ${String(key.value)} is for http`;
    const help = "keep the one that the address asks for";
    report(reading, "schema/wrong-value", spanOf(key), label, help);
  }
}

/** A login in it would be shown, and lie in the file. Everything else git's own source looks at. */
function isAddress(url: string): boolean {
  const isText = /^(?!-)[^\s\\]{1,4096}$/u.test(url);
  return isText && !/^(?!ssh:)[^/]*:\/\/[^/]*@|^[^/]*:\/\/[^/@]*:[^/]*@/u.test(url);
}

function isFolder(path: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^(?!\/)(?!(.*\/)?\.\.(\/|$))[^\u0000-\u001f\u007f]{1,4096}$/u.test(path);
}

function readPoll(node: Node | null, reading: Reading): RepositoryArguments | undefined {
  const written = isScalar(node) && typeof node.value === "string" ? node.value : "";
  const pollMs = millisecondsOf(written);
  if (pollMs === undefined || !isScalar(node)) return undefined;
  const { leastMs, mostMs } = pollRange;
  if (pollMs < leastMs || pollMs > mostMs) {
    const label = pollMs < leastMs ? "too often" : "too seldom";
    const help = `write a time from ${durationText(leastMs)} to ${durationText(mostMs)}`;
    report(reading, "schema/wrong-value", spanOf(node), label, help);
  }
  return { pollMs };
}
