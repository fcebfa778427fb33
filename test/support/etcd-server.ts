// Real etcd servers for tests: one, or a cluster of three, each a process with a data folder of its own
// on free ports of the loopback. They are spoken to through their JSON gateway, so that the tests do
// not lean on the client that they test. Nothing that this file did not start is ever stopped.

import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { describe } from "vitest";
import { endsWithUs } from "./children.ts";
import { etcdCommand } from "./etcd-command.ts";
import { claimPorts } from "./ports.ts";
import { createTempFolder, type TempFolder } from "./temp-folder.ts";

const isContinuousIntegration = /^(?:1|true)$/.test(process.env["CI"] ?? "");

/** Suites that need etcd. Where there is none they are passed over, and in CI they fail. */
export const describeWithEtcd: typeof describe =
  etcdCommand !== undefined || isContinuousIntegration
    ? describe
    : (describe.skip as typeof describe);

export interface EtcdServer {
  readonly endpoint: string;
  /** Starts it again, on the data that it has. Does not wait until it answers. */
  start(): void;
  /** As kill -9 does. */
  kill(): Promise<void>;
  /** Holds it as SIGSTOP does: connections stay open, and nobody answers. */
  pause(): void;
  resume(): void;
  /** Makes the data file as small as what is in it. */
  defragment(): Promise<void>;
}

export interface Etcd {
  readonly members: readonly EtcdServer[];
  readonly endpoints: readonly string[];
  /** Waits until every member that runs answers. */
  ready(): Promise<void>;
  leader(): Promise<EtcdServer>;
  /** The newest revision. */
  revision(): Promise<number>;
  /** Forgets all history before a revision; without one, all but the newest. */
  compact(revision?: number): Promise<void>;
  /** Puts behind the back of every store. */
  put(key: string, value: string): Promise<void>;
  /** How many keys begin with a prefix. */
  count(prefix: string): Promise<number>;
  /** Every value under every key. */
  dump(): Promise<ReadonlyMap<string, string>>;
  deleteAll(): Promise<void>;
  /** Makes a user root, and one that may read and write under a prefix alone, and switches users on. */
  addUsers(users: {
    readonly name: string;
    readonly password: string;
    readonly prefix: string;
  }): Promise<void>;
  /** Adds a role once users are switched on: logins from before are then too old. */
  addRole(name: string, rootPassword: string): Promise<void>;
  /** Takes back the alarm that stops all writes once the quota is reached. */
  disarm(): Promise<void>;
  /** Kills what still runs and takes the data away. */
  remove(): Promise<void>;
}

export interface EtcdOptions {
  readonly members?: 1 | 3;
  readonly flags?: readonly string[];
  /** Flags that make the clients' side speak TLS. The tests' own way to it stays a plain one. */
  readonly tls?: readonly string[];
}

/** As long as a loaded machine may take over starting a cluster, electing a leader, or a large answer. */
const patienceMs = 90_000;

interface Ports {
  readonly client: number;
  readonly gateway: number;
  readonly peer: number;
  readonly health: number;
}

/** Starts servers and waits until they answer. */
export async function startEtcd(options: EtcdOptions = {}): Promise<Etcd> {
  if (etcdCommand === undefined) throw new Error("there is no etcd: run node .build/services.mjs");
  const folder = createTempFolder();
  const claim = await claimPorts((options.members ?? 1) * 4);
  const ports = portsOf(claim.ports);
  const initial = ports.map(({ peer }, i) => `m${i}=http://127.0.0.1:${peer}`).join(",");
  const servers = ports.map((own, i) => createMember(folder, own, { i, initial, options }));
  const etcd = clusterOf(servers, () => {
    claim.release();
    folder.remove();
  });
  for (const server of servers) server.start();
  await etcd.ready();
  return etcd;
}

interface Member extends EtcdServer {
  /** False from its being killed until it is started again. */
  readonly isRunning: () => boolean;
  /** True where it ended by itself. */
  readonly isGone: () => boolean;
  /** Where the JSON gateway is, without TLS. */
  readonly gateway: string;
  readonly health: string;
}

function createMember(
  folder: TempFolder,
  { client, gateway, peer, health }: Ports,
  { i, initial, options }: { i: number; initial: string; options: EtcdOptions },
): Member {
  const scheme = options.tls === undefined ? "http" : "https";
  const clientUrl = `${scheme}://127.0.0.1:${client}`;
  const peerUrl = `http://127.0.0.1:${peer}`;
  const flags = {
    name: `m${i}`,
    "data-dir": join(folder.path, `m${i}`),
    "listen-client-urls": `${clientUrl},http://127.0.0.1:${gateway}`,
    "advertise-client-urls": clientUrl,
    "listen-peer-urls": peerUrl,
    "initial-advertise-peer-urls": peerUrl,
    "initial-cluster": initial,
    "initial-cluster-token": folder.path,
    "listen-metrics-urls": `http://127.0.0.1:${health}`,
    "log-level": "error",
    logger: "zap",
  };
  const words = Object.entries(flags).map(([flag, text]) => `--${flag}=${text}`);
  words.push(...(options.flags ?? []), ...(options.tls ?? []));
  let child: ChildProcess | undefined;
  const pid = (): number => child?.pid ?? 0;
  const endpoint = `127.0.0.1:${client}`;
  return {
    endpoint,
    gateway: `127.0.0.1:${gateway}`,
    health: `http://127.0.0.1:${health}/health`,
    isRunning: () => child !== undefined,
    isGone: () => child !== undefined && (child.exitCode !== null || child.signalCode !== null),
    start() {
      // Whatever somebody's shell says to an etcd of their own is not for this one.
      const env = { PATH: process.env["PATH"] };
      const command = etcdCommand ?? "etcd";
      child = endsWithUs(spawn(command, words, { stdio: "ignore", cwd: folder.path, env }));
    },
    async kill() {
      const gone = child;
      child = undefined;
      if (gone === undefined || gone.exitCode !== null || gone.signalCode !== null) return;
      const closed = new Promise((done) => gone.once("close", done));
      gone.kill("SIGKILL");
      await closed;
    },
    pause: () => void process.kill(pid(), "SIGSTOP"),
    resume: () => void process.kill(pid(), "SIGCONT"),
    async defragment() {
      await ask(`127.0.0.1:${gateway}`, "maintenance/defragment", {});
    },
  };
}

function clusterOf(members: readonly Member[], tidy: () => void): Etcd {
  const one = (): string => members.find((member) => member.isRunning())?.gateway ?? "";
  const revision = async (): Promise<number> => {
    const { header } = await ask(one(), "kv/range", { key: base64("\0") });
    return Number(header.revision);
  };
  return {
    members,
    endpoints: members.map(({ endpoint }) => endpoint),
    async ready() {
      for (const member of members) if (member.isRunning()) await untilHealthy(member);
    },
    async leader() {
      return await soon("no member leads", async () => {
        for (const member of members) {
          if (!member.isRunning()) continue;
          const status = await ask(member.gateway, "maintenance/status", {});
          if (status.leader === status.header.member_id) return member;
        }
        return undefined;
      });
    },
    revision,
    async compact(at) {
      await ask(one(), "kv/compaction", { revision: at ?? (await revision()), physical: true });
    },
    async put(key, value) {
      await ask(one(), "kv/put", { key: base64(key), value: base64(value) });
    },
    async count(prefix) {
      const range = { key: base64(prefix), range_end: base64(endOf(prefix)), count_only: true };
      return Number((await ask(one(), "kv/range", range)).count ?? 0);
    },
    async dump() {
      const { kvs } = await ask(one(), "kv/range", { key: base64("\0"), range_end: base64("\0") });
      return new Map((kvs ?? []).map((kv) => [text(kv.key), text(kv.value ?? "")]));
    },
    async addUsers({ name, password, prefix }) {
      const range = { permType: 2, key: base64(prefix), range_end: base64(endOf(prefix)) };
      await ask(one(), "auth/user/add", { name: "root", password });
      await ask(one(), "auth/user/grant", { user: "root", role: "root" });
      await ask(one(), "auth/role/add", { name });
      await ask(one(), "auth/role/grant", { name, perm: range });
      await ask(one(), "auth/user/add", { name, password });
      await ask(one(), "auth/user/grant", { user: name, role: name });
      await ask(one(), "auth/enable", {});
    },
    async deleteAll() {
      await ask(one(), "kv/deleterange", { key: base64("\0"), range_end: base64("\0") });
    },
    async addRole(name, password) {
      const { token } = await ask(one(), "auth/authenticate", { name: "root", password });
      await ask(one(), "auth/role/add", { name }, token);
    },
    async disarm() {
      const { alarms } = await ask(one(), "maintenance/alarm", { action: "GET" });
      for (const alarm of alarms ?? []) {
        await ask(one(), "maintenance/alarm", { ...alarm, action: "DEACTIVATE" });
      }
    },
    async remove() {
      for (const member of members) await member.kill();
      tidy();
    },
  };
}

interface Answer {
  readonly header: { readonly revision: string; readonly member_id: string };
  readonly leader?: string;
  readonly alarms?: readonly object[];
  readonly token?: string;
  readonly count?: string;
  readonly kvs?: readonly { readonly key: string; readonly value?: string }[];
}

async function ask(endpoint: string, path: string, body: object, token?: string): Promise<Answer> {
  const response = await fetch(`http://${endpoint}/v3/${path}`, {
    method: "POST",
    ...(token === undefined ? {} : { headers: { authorization: token } }),
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}

async function untilHealthy({ health, endpoint, isGone }: Member): Promise<void> {
  await soon(`the etcd server on ${endpoint} does not answer`, async () => {
    if (isGone()) throw new Error(`the etcd server on ${endpoint} has ended by itself`);
    try {
      const response = await fetch(health, { signal: AbortSignal.timeout(5_000) });
      return ((await response.json()) as { health: string }).health === "true" ? true : undefined;
    } catch {
      // It does not listen yet.
      return undefined;
    }
  });
}

/** Asks until there is an answer: at once where all is well, and for long where the machine is loaded. */
async function soon<T>(complaint: string, question: () => Promise<T | undefined>): Promise<T> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined) return answer;
    if (performance.now() > endMs) throw new Error(complaint);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function portsOf(free: readonly number[]): Ports[] {
  return Array.from({ length: free.length / 4 }, (_, i) => {
    const [client = 0, gateway = 0, peer = 0, health = 0] = free.slice(i * 4);
    return { client, gateway, peer, health };
  });
}

/** The first key behind all that begin with the prefix, which ends with an ASCII character. */
function endOf(prefix: string): string {
  return `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`;
}

function text(encoded: string): string {
  return Buffer.from(encoded, "base64").toString();
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
