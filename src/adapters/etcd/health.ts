// How the members of an etcd are, each asked by itself and for itself: a member answers that also where
// the cluster has no leader. Nothing here waits for another member, and nothing is written.

import { X509Certificate } from "node:crypto";
import type { Etcd3, IMember, IOptions } from "etcd3";
import type { EtcdHealth, MemberHealth } from "../../ports/store-health.ts";
import type { EtcdPlace } from "../../ports/store-place.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { readAuthState } from "./auth-state.ts";
import { clientOptions, type Environment } from "./client-options.ts";
import { keptRevisions } from "./kept-revisions.ts";
import { askMember, type AskedMember } from "./member-status.ts";

export interface HealthRequest {
  readonly environment: Environment;
  /** For each member; the whole takes at most a few times as long. */
  readonly waitMs: number;
  /** Keys that this login may read. */
  readonly prefix: string;
}

/** Trouble only where what is needed to speak to it at all cannot be read. */
export async function examineEtcd(
  place: EtcdPlace,
  request: HealthRequest,
): Promise<EtcdHealth | Trouble> {
  const { user: _, password: __, ...access } = place.access;
  const nameless = { ...place, access };
  const { environment, waitMs } = request;
  const { Etcd3 } = await import("etcd3");
  const opened: Etcd3[] = [];
  const ask = async (endpoints: readonly string[]): Promise<AskedMember[] | Trouble> => {
    const options = await clientOptions({ ...nameless, endpoints }, environment, waitMs);
    if (isTrouble(options)) return options;
    const asked = options.map(async (one, i) => {
      const client = new Etcd3(withoutLeader(one, waitMs));
      opened.push(client);
      return await askMember(client, endpoints[i] ?? "", one, waitMs);
    });
    return await Promise.all(asked);
  };
  try {
    const named = await ask(place.endpoints);
    if (isTrouble(named)) return named;
    const members = await membersOf(named, waitMs);
    const others = members.filter(({ ID }) => !named.some(({ id }) => id === ID));
    const unasked = others.flatMap((one) => endpointOf(one, named, place.isSecure) ?? []);
    const further = unasked.length === 0 ? [] : await ask(unasked);
    if (isTrouble(further)) return further;
    const all = [
      ...onlyOnce(named).map((one) => healthOf(one, true, members)),
      ...further.map((one) => healthOf(one, false, members)).sort(byName),
    ];
    const leading = [...named, ...further].find(({ status }) => {
      return status.type === "answers" && status.hasLeader;
    });
    const voters = members.filter(({ isLearner }) => !isLearner).length;
    const [auth, kept, certificate] = await Promise.all([
      leading === undefined ? undefined : authOf(leading.client, waitMs),
      leading === undefined ? undefined : keptRevisions(place, leading, request),
      certificateOf(nameless, environment),
    ]);
    return {
      type: "etcd",
      members: all,
      ...(voters === 0 ? {} : { voters }),
      ...(auth === undefined ? {} : { auth }),
      ...(kept === undefined ? {} : { keptRevisions: kept }),
      ...(certificate === undefined ? {} : { certificate }),
    };
  } finally {
    for (const client of opened) client.close();
  }
}

/** The store's clients ask for a leader with every call; a sick member must be heard without one. */
function withoutLeader(options: IOptions, waitMs: number): IOptions {
  return {
    ...options,
    defaultCallOptions: ({ isStream }) => (isStream ? {} : { deadline: Date.now() + waitMs }),
  };
}

/** What the cluster knows of itself, from the first that says. */
async function membersOf(asked: readonly AskedMember[], waitMs: number): Promise<IMember[]> {
  for (const { client, status } of asked) {
    if (status.type === "silent") continue;
    try {
      const options = { deadline: Date.now() + waitMs };
      return (await client.cluster.memberList({}, options)).members;
    } catch {
      // Newer servers want a login for it; those that were named are then all that is known.
    }
  }
  return [];
}

/** A member may be named under two addresses. */
function onlyOnce(asked: readonly AskedMember[]): AskedMember[] {
  return asked.filter(
    ({ id }, i) => id === undefined || asked.findIndex((one) => one.id === id) === i,
  );
}

/** Where a member can be asked that nobody named; none where it was asked there already. */
function endpointOf(
  { clientURLs }: IMember,
  asked: readonly AskedMember[],
  isSecure: boolean,
): string[] | undefined {
  const endpoints = clientURLs
    .filter((url) => url.startsWith(isSecure ? "https://" : "http://"))
    .map((url) => url.replace(/^https?:\/\//, "").replace(/\/$/, ""));
  if (asked.some(({ endpoint }) => endpoints.includes(endpoint))) return undefined;
  return endpoints.slice(0, 1);
}

function healthOf(
  { endpoint, id, status }: AskedMember,
  isNamed: boolean,
  members: readonly IMember[],
): MemberHealth {
  const member = members.find(
    ({ ID, clientURLs }) => ID === id || clientURLs.some((url) => url.endsWith(`//${endpoint}`)),
  );
  const name = member?.name === undefined || member.name === "" ? {} : { name: member.name };
  return { endpoint, ...name, isNamed, status };
}

function byName({ name: a = "" }: MemberHealth, { name: b = "" }: MemberHealth): number {
  return a < b ? -1 : 1;
}

async function authOf(client: Etcd3, waitMs: number): Promise<"on" | "off" | undefined> {
  try {
    return await readAuthState(client, { deadline: Date.now() + waitMs });
  } catch {
    return undefined;
  }
}

async function certificateOf(
  place: EtcdPlace,
  environment: Environment,
): Promise<EtcdHealth["certificate"]> {
  const options = await clientOptions(place, environment, 0);
  const pem = isTrouble(options) ? undefined : options[0]?.credentials?.certChain;
  if (pem === undefined) return undefined;
  try {
    const { subject, validTo } = new X509Certificate(pem);
    const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? subject;
    return { name, expiresAtMs: Date.parse(validTo) };
  } catch {
    return undefined;
  }
}
