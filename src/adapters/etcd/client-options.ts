// What a place says, as options of the client. Files and the environment are read here, and nowhere
// else; what is in them goes to the client and into no text.

import { readFile } from "node:fs/promises";
import { rootCertificates } from "node:tls";
import type { IOptions } from "etcd3";
import type { EtcdAccess, EtcdPlace, SecretReference } from "../../ports/store-place.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

type Credentials = NonNullable<IOptions["credentials"]>;
type User = NonNullable<IOptions["auth"]>;
type Policy = NonNullable<NonNullable<IOptions["faultHandling"]>["global"]>;
type CallOptions = Exclude<
  NonNullable<IOptions["defaultCallOptions"]>,
  (context: never) => unknown
>;
type Interceptor = NonNullable<CallOptions["interceptors"]>[number];

/** For one member each, in the order of the endpoints. */
export async function clientOptions(
  place: EtcdPlace,
  environment: Environment,
  callMs: number,
): Promise<readonly IOptions[] | Trouble> {
  const credentials = await readCredentials(place);
  if (isTrouble(credentials)) return credentials;
  const user = await readUser(place.access, environment);
  if (isTrouble(user)) return user;
  // An own deadline of a call wins; streams have none.
  const defaultCallOptions: IOptions["defaultCallOptions"] = ({ isStream }) => ({
    interceptors: [requireLeader],
    ...(isStream ? {} : { deadline: Date.now() + callMs }),
  });
  const scheme = place.isSecure ? "https" : "http";
  return place.endpoints.map((endpoint) => ({
    hosts: `${scheme}://${endpoint}`,
    defaultCallOptions,
    faultHandling: { global: once, host: () => once },
    grpcOptions,
    ...(credentials === undefined ? {} : { credentials }),
    ...(user === undefined ? {} : { auth: { ...user, callOptions: defaultCallOptions } }),
  }));
}

// The client would repeat a write whose reply was lost: a comparison that its own first try made
// untrue would then look like another's doing. Who may ask again is decided in members.ts.
const never = { signal: new AbortController().signal };
const once = {
  execute: async (work: (context: typeof never) => unknown) => await work(never),
} as unknown as Policy;

/** A member that is cut off from the others answers so, in place of old data or silence. */
const requireLeader: Interceptor = (options, nextCall) => {
  const call = nextCall(options);
  const start = call.start.bind(call);
  call.start = (metadata, listener) => {
    metadata.set("hasleader", "true");
    start(metadata, listener);
  };
  return call as ReturnType<Interceptor>;
};

const grpcOptions = {
  // A member that hangs keeps its connections: only pings find out. Servers refuse pings that come
  // more often than every 5 s.
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 3_000,
  "grpc.keepalive_permit_without_calls": 1,
  "grpc.initial_reconnect_backoff_ms": 200,
  "grpc.max_reconnect_backoff_ms": 2_000,
};

async function readCredentials({
  isSecure,
  access,
}: EtcdPlace): Promise<Credentials | undefined | Trouble> {
  const { caFile, certificateFile, keyFile } = access;
  const hasFiles = [caFile, certificateFile, keyFile].some((file) => file !== undefined);
  if (!isSecure && hasFiles) {
    const reason = "files for TLS are given, and the address is without it: write etcd+https://";
    return trouble(logging, reason, "never");
  }
  if (!isSecure) return undefined;
  if ((certificateFile === undefined) !== (keyFile === undefined)) {
    const missing =
      keyFile === undefined ? "its key (keyFile)" : "its certificate (certificateFile)";
    return trouble(logging, `a client needs both files: ${missing} is missing`, "never");
  }
  const [ca, certificate, key] = await Promise.all([
    caFile === undefined ? Buffer.from(rootCertificates.join("\n")) : readPem("caFile", caFile),
    certificateFile === undefined ? undefined : readPem("certificateFile", certificateFile),
    keyFile === undefined ? undefined : readPem("keyFile", keyFile),
  ]);
  if (isTrouble(ca)) return ca;
  if (isTrouble(certificate)) return certificate;
  if (isTrouble(key)) return key;
  return {
    rootCertificate: ca,
    ...(certificate === undefined ? {} : { certChain: certificate }),
    ...(key === undefined ? {} : { privateKey: key }),
  };
}

async function readPem(field: string, path: string): Promise<Buffer | Trouble> {
  const bytes = await readSecret(field, path);
  if (isTrouble(bytes) || bytes.includes("-----BEGIN ")) return bytes;
  return trouble(`reading ${field} for etcd`, `${path} is not a PEM file`, "later");
}

async function readUser(
  { user, password }: EtcdAccess,
  environment: Environment,
): Promise<User | undefined | Trouble> {
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined) return trouble(logging, "a password is given, and no user", "never");
  if (password === undefined) {
    const reason = `the user ${user} needs a password (etcd.password, or PLUMB_ETCD_PASSWORD); the name in a client's certificate is a user without being told`;
    return trouble(logging, reason, "never");
  }
  const text = await passwordOf(password, environment);
  return isTrouble(text) ? text : { username: user, password: text };
}

const logging = "logging in to etcd";

async function passwordOf(
  reference: SecretReference,
  environment: Environment,
): Promise<string | Trouble> {
  if ("fromEnv" in reference) {
    const { fromEnv } = reference;
    const text = environment[fromEnv] ?? "";
    return text === "" ? trouble(logging, `the variable ${fromEnv} is not set`, "later") : text;
  }
  const bytes = await readSecret("the password", reference.fromFile);
  if (isTrouble(bytes)) return bytes;
  const text = bytes.toString("utf8").replace(/\r?\n$/, "");
  return text === "" ? trouble(logging, `${reference.fromFile} is empty`, "later") : text;
}

async function readSecret(what: string, path: string): Promise<Buffer | Trouble> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return trouble(`reading ${what} for etcd`, `${path} cannot be read (${code})`, "later");
  }
}
