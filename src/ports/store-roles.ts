// Who may touch which keys of a store that knows users and roles. Steps are values, so that they can be
// shown before they are taken, or be taken by somebody else.

import type { Trouble } from "./trouble.ts";

/** One key, or all keys from one on and before another. */
export interface Permission {
  readonly may: "read" | "write" | "read-write";
  readonly key: string;
  /** The first key behind the range, or a zero byte where it has no end; absent for one key. */
  readonly end?: string;
}

/** How a user shows who it is: with the password that a file holds, or with a certificate's name. */
export type Login =
  | { readonly type: "password"; readonly file: string }
  | { readonly type: "certificate" };

export type RoleStep =
  | { readonly type: "add-role"; readonly role: string }
  /** Takes the place of another permission on the very same range. */
  | { readonly type: "grant"; readonly role: string; readonly permission: Permission }
  | { readonly type: "revoke"; readonly role: string; readonly permission: Permission }
  /** Without a login, whoever takes the step types the password. */
  | { readonly type: "add-user"; readonly user: string; readonly login?: Login }
  | { readonly type: "grant-role"; readonly user: string; readonly role: string }
  /** From then on nobody may do anything without a login. */
  | { readonly type: "enable" };

export interface StoreRoles {
  /** False where everybody may do everything, whatever roles say. */
  readonly isEnabled: boolean;
  /** What a role permits; undefined where there is none of this name. */
  role(name: string): Promise<readonly Permission[] | undefined | Trouble>;
  /** The roles of a user; undefined where there is none of this name. */
  user(name: string): Promise<readonly string[] | undefined | Trouble>;
  /**
   * Takes a step; what is there already is left as it is. `password` goes with a user that logs in
   * with one.
   */
  take(step: RoleStep, password?: string): Promise<Trouble | undefined>;
  close(): void;
}

/** All keys with a prefix; it ends with "/". */
export function underPrefix(prefix: string): Pick<Permission, "key" | "end"> {
  return { key: prefix, end: `${prefix.slice(0, -1)}0` };
}
