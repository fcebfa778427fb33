// `plumb init`: what it takes.

import {
  isUsageProblem,
  usageProblem,
  type CommandDeclaration,
  type OptionDeclaration,
} from "./declaration.ts";
import { readRoles, roleOptions, type RolesArguments } from "./init-roles.ts";

export type InitArguments =
  | { readonly what: "project"; readonly folder: string; readonly isForced: boolean }
  | ({ readonly what: "etcd-roles" } & RolesArguments);

const force: OptionDeclaration = {
  long: "force",
  type: "switch",
  help: "overwrite files that are there",
};

export const initDeclaration: CommandDeclaration<InitArguments> = {
  name: "init",
  summary:
    "start a project: plumbline.yaml, first manifests, editor settings; or the users of an etcd",
  about:
    "plumb init etcd-roles works out the users and roles of an etcd, so that an agent can write the keys of its own targets alone. It shows them as commands of etcdctl; --auto-approve carries them out. What is there is kept, what a role of plumb's permits beyond that in this fabric is revoked, and other users and roles are left alone.",
  operands: [
    {
      name: "DIR",
      help: "default: the current folder; etcd-roles is no folder (./etcd-roles is one)",
      required: false,
    },
  ],
  options: [force, ...roleOptions],
  examples: [
    { line: "plumb init my-fabric", says: "then: cd my-fabric && plumb plan" },
    {
      line: "plumb init etcd-roles --agent leaf-a1=switch/leaf-a1 --planner ci --controller plumb --passwords logins",
      says: "what would be done; with --auto-approve it is",
    },
    {
      line: "plumb init etcd-roles --agents-file agents.txt --certificates --enable-auth -y",
      says: "users that are known by the names in their certificates, and count from now on",
    },
  ],
  read({ operands: [folder = "."], values }) {
    if (folder !== "etcd-roles") {
      const astray = roleOptions.find(
        ({ long, type }) =>
          long !== "auto-approve" &&
          (type === "list" ? values.list(long).length > 0 : isGiven(values, long)),
      );
      if (astray !== undefined)
        return usageProblem(`--${astray.long} is for plumb init etcd-roles`);
      return { what: "project", folder, isForced: values.isSet("force") };
    }
    const roles = readRoles(values);
    return isUsageProblem(roles) ? roles : { what: "etcd-roles", ...roles };
  },
};

function isGiven(
  values: { text(long: string): string | undefined; isSet(long: string): boolean },
  long: string,
): boolean {
  return values.text(long) !== undefined || values.isSet(long);
}
