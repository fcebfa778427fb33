// Real Open vSwitch for tests: a database server, with or without the switch itself beside it, each a
// process on a folder of its own. Nothing that this file did not start is ever stopped. Where it comes
// from: the one that is installed, or the one that .build/services.mjs has unpacked.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe } from "vitest";
import { endsWithUs } from "./children.ts";
import { createTempFolder } from "./temp-folder.ts";

const unpacked = resolve(import.meta.dirname, "../../node_modules/.cache/plumbline-ovs");

/** What unpacked programs need to be found, with the libraries that came with them. */
export const programEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [
    process.env["PATH"],
    "/usr/sbin",
    ...["usr/bin", "usr/sbin"].map((one) => join(unpacked, one)),
  ].join(":"),
  LD_LIBRARY_PATH: join(unpacked, "lib"),
};

/** The file of the database's schema; undefined where there is none. */
export const switchSchema: string | undefined = [
  "/usr/share/openvswitch",
  join(unpacked, "usr/share/openvswitch"),
]
  .map((folder) => join(folder, "vswitch.ovsschema"))
  .find((file) => existsSync(file));

const isContinuousIntegration = /^(?:1|true)$/.test(process.env["CI"] ?? "");
export const hasOpenVSwitch: boolean =
  switchSchema !== undefined &&
  spawnSync("ovs-vswitchd", ["--version"], { env: programEnvironment }).status === 0;

/** Suites that need Open vSwitch. Where there is none they are passed over, and in CI they fail. */
export const describeWithOvs: typeof describe =
  hasOpenVSwitch || isContinuousIntegration ? describe : (describe.skip as typeof describe);

export interface OvsOptions {
  /** "none": the database alone; cur_cfg then never moves. Default: "dummy", without any packets. */
  readonly datapath?: "none" | "dummy" | "netdev";
  /** The network namespace in which the switch's process runs; the database needs none. */
  readonly namespace?: string;
  /** More ways to the database: "ptcp:PORT:127.0.0.1", "pssl:…". */
  readonly remotes?: readonly string[];
  /** More flags of ovsdb-server, such as those of TLS. */
  readonly flags?: readonly string[];
}

/** One process that can be ended and started again. */
export interface Service {
  readonly pid: number;
  start(): Promise<void>;
  /** As kill -9 does. */
  kill(): Promise<void>;
  /** As SIGTERM does. */
  stop(): Promise<void>;
  pause(): void;
  resume(): void;
}

export interface OpenVSwitch {
  readonly folder: string;
  /** "unix:/…/db.sock" */
  readonly endpoint: string;
  readonly database: Service;
  /** ovs-vswitchd; undefined with the datapath "none". */
  readonly vswitchd: Service | undefined;
  /** ovs-vsctl; answers what it prints, and throws with its words where it fails. */
  vsctl(...words: readonly string[]): string;
  /** ovs-appctl on ovs-vswitchd. */
  appctl(...words: readonly string[]): string;
  /** ovsdb-client, with the endpoint behind its command. */
  client(command: string, ...words: readonly string[]): string;
  remove(): Promise<void>;
}

/** As long as a loaded machine may take. */
const patienceMs = 60_000;

export async function startOpenVSwitch(options: OvsOptions = {}): Promise<OpenVSwitch> {
  const scratch = createTempFolder();
  const folder = scratch.path;
  const at = (name: string): string => join(folder, name);
  const endpoint = `unix:${at("db.sock")}`;
  const env = {
    ...programEnvironment,
    OVS_RUNDIR: folder,
    OVS_LOGDIR: folder,
    OVS_DBDIR: folder,
    OVS_SYSCONFDIR: folder,
  };
  const run = (command: string, words: readonly string[]): string => {
    const ended = spawnSync(command, words, { env, encoding: "utf8", timeout: patienceMs });
    if (ended.status === 0) return ended.stdout;
    throw new Error(`${command} ${words.join(" ")}: ${ended.stderr}${String(ended.error ?? "")}`);
  };
  run("ovsdb-tool", ["create", at("conf.db"), switchSchema ?? "vswitch.ovsschema"]);
  const remotes = [`punix:${at("db.sock")}`, ...(options.remotes ?? [])];
  const database = service(
    "ovsdb-server",
    [
      at("conf.db"),
      ...remotes.map((remote) => `--remote=${remote}`),
      `--unixctl=${at("ovsdb.ctl")}`,
      ...(options.flags ?? []),
    ],
    env,
    () => isAnswering(env, at("ovsdb.ctl")),
  );
  await database.start();
  const vsctl = (...words: readonly string[]): string =>
    run("ovs-vsctl", [`--db=${endpoint}`, "--timeout=50", ...words]);
  vsctl("--no-wait", "init");
  const { datapath = "dummy", namespace } = options;
  const inside = namespace === undefined ? [] : ["ip", "netns", "exec", namespace];
  const [command = "", ...words] = [
    ...inside,
    "ovs-vswitchd",
    endpoint,
    `--unixctl=${at("vswitchd.ctl")}`,
    ...(datapath === "dummy" ? ["--enable-dummy=override"] : []),
  ];
  const vswitchd =
    datapath === "none"
      ? undefined
      : service(command, words, env, () => isAnswering(env, at("vswitchd.ctl")));
  await vswitchd?.start();
  return {
    folder,
    endpoint,
    database,
    vswitchd,
    vsctl,
    appctl: (...asked) => run("ovs-appctl", ["-t", at("vswitchd.ctl"), ...asked]),
    client: (name, ...asked) => run("ovsdb-client", [name, endpoint, ...asked]),
    async remove() {
      await vswitchd?.stop();
      await database.stop();
      scratch.remove();
    },
  };
}

function isAnswering(env: NodeJS.ProcessEnv, control: string): boolean {
  return spawnSync("ovs-appctl", ["-T", "5", "-t", control, "version"], { env }).status === 0;
}

/** Ends a process also where the tests are killed, so that nobody is left to end it. */
const tied = ["setpriv", "--pdeathsig", "KILL"];
const canTie = spawnSync("setpriv", [...tied.slice(1), "true"]).status === 0;

function service(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  isReady: () => boolean,
): Service {
  let child: ChildProcess | undefined;
  const running = (): ChildProcess => {
    if (child === undefined) throw new Error(`${command} was not started`);
    return child;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const closed = new Promise((done) => ending.once("close", done));
    ending.kill("SIGCONT");
    ending.kill(signal);
    await closed;
  };
  return {
    get pid() {
      return running().pid ?? 0;
    },
    async start() {
      const quiet = ["-vconsole:off", "-vsyslog:off", "-vfile:off"];
      const stdio = ["ignore", "ignore", "inherit"] as const;
      const [program = "", ...rest] = [...(canTie ? tied : []), command, ...words, ...quiet];
      const started = spawn(program, rest, { env, stdio: [...stdio] });
      child = endsWithUs(started);
      const endMs = performance.now() + patienceMs;
      while (!isReady()) {
        if (started.exitCode !== null || performance.now() > endMs)
          throw new Error(`${command} does not start`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    pause: () => void running().kill("SIGSTOP"),
    resume: () => void running().kill("SIGCONT"),
  };
}
