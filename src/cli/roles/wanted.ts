// The roles and users that a fabric needs, from what a person named. A role's name says whom it is for;
// of roles with other names nothing is read or changed.

import { sppRoot } from "../../drivers/spp/keys/key-names.ts";
import { targetTypeOf } from "../../model/target.ts";
import { storeKeys } from "../../records/keys.ts";
import {
  agentPermissions,
  approverPermissions,
  controllerPermissions,
  plannerPermissions,
  type TargetPattern,
} from "../../records/permissions.ts";
import { underPrefix, type Login, type Permission } from "../../ports/store-roles.ts";
import { patchPanelTarget } from "../../targets/patchpanel/patchpanel-target.ts";

export interface RolesRequest {
  /** The targets of each agent by its name. */
  readonly agents: ReadonlyMap<string, readonly TargetPattern[]>;
  readonly planners: readonly string[];
  readonly approvers: readonly string[];
  readonly controllers: readonly string[];
  /** Absent where whoever adds a user types its password. */
  readonly logins?:
    | { readonly type: "password"; readonly folder: string }
    | { readonly type: "certificate" };
  readonly isEnabling: boolean;
}

export interface Wanted {
  /** Of the fabric, with its "/": permissions elsewhere are not ours to judge. */
  readonly prefix: string;
  readonly roles: readonly { readonly name: string; readonly permissions: readonly Permission[] }[];
  readonly users: readonly {
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  /** Whether users are to count, for which there must be a root. */
  readonly isEnabling: boolean;
}

/** Etcd's own name, of a user and of a role. */
export const rootName = "root";

export function wantedRoles(request: RolesRequest, fabric: string): Wanted {
  const keys = storeKeys(fabric);
  // Agents are the same in every fabric that they serve; who plans one need not see the others.
  const suffix = fabric === "default" ? "" : `-${fabric}`;
  const planner = `plumb-planner${suffix}`;
  const approver = `plumb-approver${suffix}`;
  const controller = `plumb-controller${suffix}`;
  const roles = [...request.agents].map(([name, patterns]) => ({
    name: agentRole(name),
    permissions: [...agentPermissions(keys, patterns), ...keysOfPanels(patterns)],
  }));
  if (request.planners.length > 0) {
    roles.push({ name: planner, permissions: plannerPermissions(keys) });
  }
  if (request.approvers.length > 0) {
    roles.push({ name: approver, permissions: approverPermissions(keys) });
  }
  if (request.controllers.length > 0) {
    roles.push({ name: controller, permissions: controllerPermissions(keys) });
  }
  const granted = new Map<string, string[]>();
  const grant = (user: string, role: string): void => {
    granted.set(user, [...(granted.get(user) ?? []), role]);
  };
  for (const name of request.agents.keys()) grant(name, agentRole(name));
  for (const name of request.planners) grant(name, planner);
  for (const name of request.approvers) grant(name, approver);
  for (const name of request.controllers) grant(name, controller);
  const users = [...granted].map(([name, ofUser]) => ({ name, roles: ofUser }));
  return { prefix: keys.prefix, roles, users, isEnabling: request.isEnabling };
}

/**
 * Patch panels are spoken to by way of keys that lie in the same etcd unless a Host says otherwise. Those of
 * all hosts are watched as one.
 */
function keysOfPanels(patterns: readonly TargetPattern[]): Permission[] {
  const hasPanels = patterns.some(
    (one) => one === "*" || targetTypeOf(one) === patchPanelTarget.name,
  );
  return hasPanels ? [{ may: "read-write", ...underPrefix(sppRoot) }] : [];
}

function agentRole(name: string): string {
  return `plumb-agent-${name}`;
}

export function loginOf(user: string, { logins }: RolesRequest): Login | undefined {
  if (logins?.type !== "password") return logins;
  return { type: "password", file: `${logins.folder}/${user}.password` };
}
