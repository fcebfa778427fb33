// What a person should know beside the steps: what roles are worth as things are, and how one goes on.

import { otherRoles, type FoundRoles } from "./steps.ts";
import { rootName, type RolesRequest, type Wanted } from "./wanted.ts";

/** `isDone` is false where the steps are only shown. */
export function notesOf(
  wanted: Wanted,
  request: RolesRequest,
  found: FoundRoles,
  isDone: boolean,
): string[] {
  const others = otherRoles(wanted, found).map(
    ({ user, role }) => `${user} has the role ${role} too, and may do what that permits`,
  );
  return [...others, ...loginNotes(wanted, request, found), ...stateNotes(wanted, found, isDone)];
}

function loginNotes(wanted: Wanted, { logins }: RolesRequest, found: FoundRoles): string[] {
  if (logins?.type === "certificate") {
    return [
      "the name in a certificate counts only with an etcd that is started with --client-cert-auth, and where no user is given besides",
    ];
  }
  if (logins === undefined) return [];
  const kept = wanted.users.map(({ name }) => name).filter((name) => found.users.has(name));
  if (kept.length === 0) return [];
  const were =
    kept.length === 1
      ? "was there, and keeps its password"
      : "were there, and keep their passwords";
  return [`${kept.join(", ")} ${were}`];
}

function stateNotes({ isEnabling }: Wanted, { isEnabled }: FoundRoles, isDone: boolean): string[] {
  if (isEnabled) return [];
  if (!isEnabling) {
    return [
      "users are switched off in this etcd: until they are switched on (--enable-auth), everybody may do everything",
    ];
  }
  const from = isDone ? "from now on" : "after that";
  return [
    `${from} this etcd asks everybody for a login, other programs too; plumb takes it from PLUMB_ETCD_USER and PLUMB_ETCD_PASSWORD_FILE, or from a certificate, and only ${rootName} may change users`,
  ];
}
