// `plumb init etcd-roles`: the users and roles of an etcd, shown as commands or carried out.

import { randomBytes } from "node:crypto";
import type { Files } from "../../ports/files.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import type { Permission, RoleStep, StoreRoles } from "../../ports/store-roles.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { isUsageProblem } from "../arguments/declaration.ts";
import type { RolesArguments } from "../arguments/init-roles.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import { notesOf } from "../roles/notes.ts";
import { readRequest } from "../roles/read-request.ts";
import { nothingFound, roleSteps, type FoundRoles } from "../roles/steps.ts";
import { rootName, wantedRoles, type RolesRequest, type Wanted } from "../roles/wanted.ts";
import type { Settings } from "../settings.ts";
import { commandsText, rolesJson, takenText, type RolesShown } from "../views/init-roles.ts";

export async function runInitRoles(
  given: RolesArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const request = await readRequest(given, settings.files);
  if (isTrouble(request)) return reportTrouble(request, settings, ports);
  if (isUsageProblem(request)) return complain(request.message, exitCode.usage, settings, ports);
  const wanted = wantedRoles(request, settings.fabric);
  const place = settings.store.type === "etcd" ? settings.store : undefined;
  if (!given.isApproved) return await showCommands({ request, wanted, place }, settings, ports);
  if (place === undefined) {
    const message = "only an etcd has users and roles: name it with --store etcd://HOST:PORT";
    return complain(message, exitCode.usage, settings, ports);
  }
  const roles = await ports.openRoles(place);
  if (isTrouble(roles)) return reportTrouble(roles, settings, ports);
  try {
    return await carryOut({ request, wanted, place }, roles, settings, ports);
  } finally {
    roles.close();
  }
}

interface Asked {
  readonly request: RolesRequest;
  readonly wanted: Wanted;
  readonly place: EtcdPlace | undefined;
}

async function showCommands(
  { request, wanted, place }: Asked,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const found = place === undefined ? undefined : await look(place, wanted, ports);
  if (isTrouble(found)) {
    const { doing, reason } = found;
    const why = `what is there already is not known (${doing}: ${reason}), so these are all steps`;
    ports.terminal.err(`${settings.errPalette.yellow("note")}: ${why}\n`);
  }
  const known = isTrouble(found) ? undefined : found;
  const steps = roleSteps(wanted, request, known ?? nothingFound);
  const notes = known === undefined ? [] : notesOf(wanted, request, known, false);
  const shown = { steps, isDone: false, notes, ...(known && { isEnabled: known.isEnabled }) };
  const text = (): string => commandsText(steps, place, known?.isEnabled === true);
  return tell(text, shown, settings, ports);
}

async function look(
  place: EtcdPlace,
  wanted: Wanted,
  ports: CommandPorts,
): Promise<FoundRoles | Trouble> {
  const roles = await ports.openRoles(place);
  if (isTrouble(roles)) return roles;
  try {
    return await readFound(roles, wanted);
  } finally {
    roles.close();
  }
}

async function carryOut(
  { request, wanted }: Asked,
  roles: StoreRoles,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const found = await readFound(roles, wanted);
  if (isTrouble(found)) return reportTrouble(found, settings, ports);
  const steps = roleSteps(wanted, request, found);
  for (const [taken, step] of steps.entries()) {
    const failed = await takeStep(step, roles, settings.files);
    if (failed === undefined) continue;
    if (taken > 0 && settings.output === "text")
      ports.terminal.out(takenText(steps.slice(0, taken)));
    return reportTrouble(failed, settings, ports);
  }
  const notes = notesOf(wanted, request, found, true);
  const isEnabled = found.isEnabled || wanted.isEnabling;
  return tell(() => takenText(steps), { steps, isDone: true, notes, isEnabled }, settings, ports);
}

async function readFound(roles: StoreRoles, wanted: Wanted): Promise<FoundRoles | Trouble> {
  const found = {
    roles: new Map<string, readonly Permission[]>(),
    users: new Map<string, readonly string[]>(),
  };
  const roleNames = wanted.roles.map(({ name }) => name);
  const userNames = wanted.users.map(({ name }) => name);
  const extra = wanted.isEnabling ? [rootName] : [];
  for (const name of [...roleNames, ...extra]) {
    const role = await roles.role(name);
    if (isTrouble(role)) return role;
    if (role !== undefined) found.roles.set(name, role);
  }
  for (const name of [...userNames, ...extra]) {
    const user = await roles.user(name);
    if (isTrouble(user)) return user;
    if (user !== undefined) found.users.set(name, user);
  }
  return { isEnabled: roles.isEnabled, ...found };
}

/** A password is in its file before any user has it. */
async function takeStep(
  step: RoleStep,
  roles: StoreRoles,
  files: Files,
): Promise<Trouble | undefined> {
  if (step.type !== "add-user" || step.login?.type !== "password") return await roles.take(step);
  const { file } = step.login;
  const made = await files.writeSecret(file, `${randomBytes(32).toString("base64url")}\n`);
  if (isTrouble(made)) return made;
  const text = await files.readText(file);
  if (isTrouble(text)) return text;
  const password = (text ?? "").replace(/\r?\n$/, "");
  if (password === "") return trouble(`adding the user ${step.user}`, `${file} is empty`, "later");
  return await roles.take(step, password);
}

function tell(
  text: () => string,
  shown: RolesShown,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  printResult({ text, json: () => rolesJson(shown) }, settings, ports);
  for (const note of shown.notes) {
    ports.terminal.err(`${settings.errPalette.yellow("note")}: ${note}\n`);
  }
  return exitCode.ok;
}
