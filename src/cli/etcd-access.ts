// How one logs in to etcd: what the project file says, and what variables say in its place. Secrets are
// passed on as references; nothing is read here.

import type { Files } from "../ports/files.ts";
import type { EtcdAccess, SecretReference } from "../ports/store-place.ts";
import type { Environment } from "./arguments/values.ts";

/** The field of the project file → the variable that wins over it. */
export const accessVariables = {
  caFile: "PLUMB_ETCD_CA_FILE",
  certificateFile: "PLUMB_ETCD_CERTIFICATE_FILE",
  keyFile: "PLUMB_ETCD_KEY_FILE",
  user: "PLUMB_ETCD_USER",
} as const;

export const passwordVariable = "PLUMB_ETCD_PASSWORD";
export const passwordFileVariable = "PLUMB_ETCD_PASSWORD_FILE";

/** Files are told as absolute paths. */
export function etcdAccess(
  project: EtcdAccess,
  environment: Environment,
  files: Pick<Files, "resolve">,
): EtcdAccess {
  const given = (field: keyof typeof accessVariables): string | undefined =>
    variable(environment, accessVariables[field]) ?? project[field];
  const access = {
    caFile: resolved(files, given("caFile")),
    certificateFile: resolved(files, given("certificateFile")),
    keyFile: resolved(files, given("keyFile")),
    user: given("user"),
    password: passwordReference(project.password, environment, files),
  };
  const present = Object.entries(access).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as EtcdAccess;
}

function passwordReference(
  ofProject: SecretReference | undefined,
  environment: Environment,
  files: Pick<Files, "resolve">,
): SecretReference | undefined {
  if (variable(environment, passwordVariable) !== undefined) return { fromEnv: passwordVariable };
  const file = variable(environment, passwordFileVariable);
  const reference = file === undefined ? ofProject : { fromFile: file };
  if (reference === undefined || "fromEnv" in reference) return reference;
  return { fromFile: files.resolve(reference.fromFile) };
}

function resolved(files: Pick<Files, "resolve">, path: string | undefined): string | undefined {
  return path === undefined ? undefined : files.resolve(path);
}

function variable(environment: Environment, name: string): string | undefined {
  const text = environment[name] ?? "";
  return text === "" ? undefined : text;
}
