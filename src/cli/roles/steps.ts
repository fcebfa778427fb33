// From the roles and users that are there to those that are wanted, and what a person should know of
// them. Pure. Nothing that others made is taken away: not a user's other roles, and of our own roles
// only what they permit in this fabric.

import type { Permission, RoleStep } from "../../ports/store-roles.ts";
import { loginOf, rootName, type RolesRequest, type Wanted } from "./wanted.ts";

export interface FoundRoles {
  readonly isEnabled: boolean;
  readonly roles: ReadonlyMap<string, readonly Permission[]>;
  /** The roles of each user. */
  readonly users: ReadonlyMap<string, readonly string[]>;
}

export const nothingFound: FoundRoles = { isEnabled: false, roles: new Map(), users: new Map() };

/** In an order in which each can be taken; steps that would change nothing are left out. */
export function roleSteps(wanted: Wanted, request: RolesRequest, found: FoundRoles): RoleStep[] {
  const steps: RoleStep[] = [];
  for (const { name, permissions } of wanted.roles) {
    steps.push(...stepsOfRole(name, permissions, found.roles.get(name), wanted.prefix));
  }
  const isEnabling = wanted.isEnabling && !found.isEnabled;
  const root = { name: rootName, roles: [rootName] };
  if (isEnabling && !found.roles.has(rootName)) steps.push({ type: "add-role", role: rootName });
  for (const { name, roles } of isEnabling ? [...wanted.users, root] : wanted.users) {
    const has = found.users.get(name);
    if (has === undefined) {
      const login = loginOf(name, request);
      steps.push({ type: "add-user", user: name, ...(login === undefined ? {} : { login }) });
    }
    for (const role of roles) {
      if (has?.includes(role) !== true) steps.push({ type: "grant-role", user: name, role });
    }
  }
  if (isEnabling) steps.push({ type: "enable" });
  return steps;
}

function stepsOfRole(
  role: string,
  wanted: readonly Permission[],
  found: readonly Permission[] | undefined,
  prefix: string,
): RoleStep[] {
  const steps: RoleStep[] = found === undefined ? [{ type: "add-role", role }] : [];
  const has = new Map(found?.map((one) => [rangeOf(one), one]));
  for (const permission of wanted) {
    const isThere = has.get(rangeOf(permission))?.may === permission.may;
    if (!isThere) steps.push({ type: "grant", role, permission });
  }
  // What replaces it comes first, so that a login that is in use is never without what it needs.
  const kept = new Set(wanted.map(rangeOf));
  for (const permission of found ?? []) {
    if (kept.has(rangeOf(permission)) || !touches(permission, prefix)) continue;
    steps.push({ type: "revoke", role, permission });
  }
  return steps;
}

function rangeOf({ key, end }: Permission): string {
  return JSON.stringify([key, end ?? ""]);
}

/** Whether a permission is about any key of the fabric. */
function touches({ key, end }: Permission, prefix: string): boolean {
  if (end === undefined) return key.startsWith(prefix);
  const behind = `${prefix.slice(0, -1)}0`;
  return key < behind && (end === "\0" || end > prefix);
}

/** Roles of a user that nobody asked for: it may do what they permit, too. */
export function otherRoles(wanted: Wanted, found: FoundRoles): { user: string; role: string }[] {
  return wanted.users.flatMap(({ name, roles }) => {
    const others = (found.users.get(name) ?? []).filter((role) => !roles.includes(role));
    return others.map((role) => ({ user: name, role }));
  });
}
