// Users and roles of an etcd, through its own interface for them. It decides nothing: what is to be done
// comes as steps. A password goes to etcd and nowhere else.

import type { IPermission } from "etcd3";
import type { EtcdPlace } from "../../ports/store-place.ts";
import type { Permission, RoleStep, StoreRoles } from "../../ports/store-roles.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { readAuthState } from "./auth-state.ts";
import { connectMembers, type Surroundings } from "./connect.ts";
import type { Members, Request } from "./members.ts";

/** Where users are switched off, a login of the place is not used: etcd would refuse it. */
export async function openEtcdRoles(
  place: EtcdPlace,
  surroundings: Surroundings,
): Promise<StoreRoles | Trouble> {
  const { user: _, password: __, ...access } = place.access;
  const nameless = await connectMembers({ ...place, access }, surroundings);
  if (isTrouble(nameless)) return nameless;
  const state = await nameless.members.read("asking whether users count", readAuthState);
  if (state === "off") return rolesOn(nameless.members, false, nameless.close);
  nameless.close();
  if (isTrouble(state)) return state;
  const connected = await connectMembers(place, surroundings);
  return isTrouble(connected) ? connected : rolesOn(connected.members, true, connected.close);
}

function rolesOn(members: Members, isEnabled: boolean, close: () => void): StoreRoles {
  return {
    isEnabled,
    role: (name) =>
      members.read(`reading the role ${name}`, async (client, options) =>
        unlessMissing(async () => {
          const { perm } = await client.auth.roleGet({ role: name }, options);
          return perm.map(permissionOf);
        }),
      ),
    user: (name) =>
      members.read(`reading the user ${name}`, async (client, options) =>
        unlessMissing(async () => (await client.auth.userGet({ name }, options)).roles),
      ),
    async take(step, password) {
      const taken = await members.write(doingOf(step), requestOf(step, password));
      return isTrouble(taken) ? taken : undefined;
    },
    close,
  };
}

async function unlessMissing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.message.includes("name not found")) return undefined;
    throw error;
  }
}

function doingOf(step: RoleStep): string {
  switch (step.type) {
    case "add-role":
      return `adding the role ${step.role}`;
    case "grant":
    case "revoke":
      return `changing what the role ${step.role} permits`;
    case "add-user":
      return `adding the user ${step.user}`;
    case "grant-role":
      return `giving ${step.user} the role ${step.role}`;
    case "enable":
      return "switching users on";
  }
}

/** The step as a request that answers "taken" also where it had been taken before. */
function requestOf(step: RoleStep, password: string | undefined): Request<"taken"> {
  return async ({ auth }, options) => {
    try {
      switch (step.type) {
        case "add-role":
          await auth.roleAdd({ name: step.role }, options);
          break;
        case "grant":
          await auth.roleGrantPermission(
            { name: step.role, perm: wireOf(step.permission) },
            options,
          );
          break;
        case "revoke": {
          const { key, range_end } = wireOf(step.permission);
          await auth.roleRevokePermission({ role: step.role, key, range_end }, options);
          break;
        }
        case "add-user":
          await auth.userAdd(newUser(step, password), options);
          break;
        case "grant-role":
          await auth.userGrantRole({ user: step.user, role: step.role }, options);
          break;
        case "enable":
          await auth.authEnable(options);
          break;
      }
    } catch (error) {
      const said = error instanceof Error ? error.message : "";
      if (!/name already exists|permission is not granted to the role/.test(said)) throw error;
    }
    return "taken";
  };
}

function newUser(
  { user, login }: Extract<RoleStep, { type: "add-user" }>,
  password: string | undefined,
): { name: string; password: string } | { name: string; options: { no_password: boolean } } {
  if (login?.type === "certificate") return { name: user, options: { no_password: true } };
  // Etcd would let everybody in who gives an empty one.
  if (password === undefined || password === "") throw new Error(`no password for ${user}`);
  return { name: user, password };
}

const words = { Read: "read", Write: "write", Readwrite: "read-write" } as const;
const wireWords = { read: "Read", write: "Write", "read-write": "Readwrite" } as const;

function permissionOf({ permType, key, range_end: end }: IPermission): Permission {
  const may = words[permType];
  const from = key.toString();
  return end.length === 0 ? { may, key: from } : { may, key: from, end: end.toString() };
}

function wireOf({ may, key, end }: Permission): IPermission {
  return {
    permType: wireWords[may],
    key: Buffer.from(key),
    range_end: Buffer.from(end ?? ""),
  };
}
