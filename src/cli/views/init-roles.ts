// What `plumb init etcd-roles` shows: the steps as commands of etcdctl before they are taken, and as
// facts when they are. No password is in either.

import type { JsonObject } from "../../model/json.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { underPrefix, type Permission, type RoleStep } from "../../ports/store-roles.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import { present } from "./plan-json.ts";

/** Lines for a shell; `place` is absent where only a fabric is known. */
export function commandsText(
  steps: readonly RoleStep[],
  place: EtcdPlace | undefined,
  isEnabled: boolean,
): string {
  if (steps.length === 0) return upToDate;
  const login =
    "# Users are switched on: log in as root, for instance with export ETCDCTL_USER=root";
  const lines = [exportLine(place), ...(isEnabled ? [login] : []), ...steps.flatMap(commandsOf)];
  return `${lines.join("\n")}\n`;
}

const upToDate = "Users and roles are as they should be: there is nothing to do.\n";

function exportLine(place: EtcdPlace | undefined): string {
  const variables = ["ETCDCTL_API=3"];
  if (place !== undefined) {
    const { endpoints, isSecure, access } = place;
    const scheme = isSecure ? "https" : "http";
    const all = endpoints.map((one) => `${scheme}://${one}`).join(",");
    variables.push(`ETCDCTL_ENDPOINTS=${quoted(all)}`);
    const files = { CACERT: access.caFile, CERT: access.certificateFile, KEY: access.keyFile };
    for (const [name, file] of Object.entries(files)) {
      if (file !== undefined) variables.push(`ETCDCTL_${name}=${quoted(file)}`);
    }
  }
  return `export ${variables.join(" ")}`;
}

function commandsOf(step: RoleStep): string[] {
  switch (step.type) {
    case "add-role":
      return [etcdctl("role", "add", step.role)];
    case "grant": {
      const { role, permission } = step;
      const may = permission.may.replace("-", "");
      return [etcdctl("role", "grant-permission", role, may, ...rangeWords(permission))];
    }
    case "revoke":
      return [etcdctl("role", "revoke-permission", step.role, ...rangeWords(step.permission))];
    case "add-user":
      return addUserCommands(step);
    case "grant-role":
      return [etcdctl("user", "grant-role", step.user, step.role)];
    case "enable":
      return [etcdctl("auth", "enable")];
  }
}

/** The key, and what etcdctl calls the rest of the range. */
function rangeWords({ key, end }: Permission): string[] {
  // To etcd the smallest key of all is a zero byte, which no command line can hold.
  const from = key === "\0" ? "" : key;
  if (end === undefined) return [from];
  if (end === "\0") return [from, "--from-key"];
  return end === underPrefix(from).end ? [from, "--prefix"] : [from, end];
}

function addUserCommands({ user, login }: Extract<RoleStep, { type: "add-user" }>): string[] {
  if (login === undefined) return [`${etcdctl("user", "add", user)}   # asks for a password`];
  if (login.type === "certificate") return [etcdctl("user", "add", user, "--no-password")];
  const file = quoted(login.file);
  const folder = quoted(login.file.slice(0, login.file.lastIndexOf("/")));
  const made = `(umask 077; mkdir -p ${folder}; openssl rand -base64 32 > ${file})`;
  return [
    `[ -s ${file} ] || ${made}`,
    `${etcdctl("user", "add", user, "--interactive=false")} < ${file}`,
  ];
}

function etcdctl(...words: string[]): string {
  return ["etcdctl", ...words].map(quoted).join(" ");
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export function takenText(steps: readonly RoleStep[]): string {
  if (steps.length === 0) return upToDate;
  const lines = steps.map(factOf);
  return `${lines.join("\n")}\nDone: ${counted(steps.length, "change")}.\n`;
}

function factOf(step: RoleStep): string {
  switch (step.type) {
    case "add-role":
      return `+ role ${step.role}`;
    case "grant":
      return `+ ${step.role} may ${mayWords[step.permission.may]} ${rangeText(step.permission)}`;
    case "revoke":
      return `- ${step.role} might ${mayWords[step.permission.may]} ${rangeText(step.permission)}`;
    case "add-user":
      return step.login?.type === "password"
        ? `+ user ${step.user}, password in ${step.login.file}`
        : `+ user ${step.user}, known by its certificate`;
    case "grant-role":
      return `+ ${step.user} has the role ${step.role}`;
    case "enable":
      return "+ users are switched on";
  }
}

const mayWords = { read: "read", write: "write", "read-write": "read and write" } as const;

function rangeText({ key, end }: Permission): string {
  if (end === undefined) return key;
  if (end === "\0") return `everything from ${JSON.stringify(key)} on`;
  return end === underPrefix(key).end ? `${key}*` : `from ${key} to before ${end}`;
}

export interface RolesShown {
  readonly steps: readonly RoleStep[];
  readonly isDone: boolean;
  /** Absent where nobody could be asked. */
  readonly isEnabled?: boolean;
  readonly notes: readonly string[];
}

export function rolesJson({ steps, isDone, isEnabled, notes }: RolesShown): JsonObject {
  return {
    formatVersion,
    isDone,
    ...present({ isEnabled }),
    steps: steps.map(stepJson),
    commands: steps.flatMap(commandsOf),
    notes,
  };
}

function stepJson(step: RoleStep): JsonObject {
  switch (step.type) {
    case "grant":
    case "revoke": {
      const { key, end, may } = step.permission;
      return { type: step.type, role: step.role, permission: { may, key, ...present({ end }) } };
    }
    case "add-user": {
      const { type, user, login } = step;
      return { type, user, ...(login === undefined ? {} : { login: { ...login } }) };
    }
    case "add-role":
    case "grant-role":
    case "enable":
      return { ...step };
  }
}
