// One case: a fabric of its own on a cluster, its agents as processes that are started again when they
// die, commands as processes, and a history of all that they do, which is judged in the end.

import { spawn } from "node:child_process";
import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { simSet, simShow } from "../../src/drivers/sim/edit.ts";
import type { Allocation } from "../../src/model/allocation.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetName } from "../../src/model/target.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import type { Etcd } from "../support/etcd-server.ts";
import type { AgentOptions } from "./agent-process.ts";
import { check, violationText, type Violation } from "./checker.ts";
import { manifestText, wantedIn, type Commit, type Fabric } from "./commits.ts";
import type { ControllerOptions } from "./controller-process.ts";
import { historyIn, readHistory, type HistoryEvent, type Note } from "./history.ts";
import { look } from "./command-here.ts";
import { programs } from "./programs.ts";

const applyWords = ["apply", "--auto-approve", "--allow-deletes", "1000", "--allow-disruption"];

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly text: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  signal(signal: NodeJS.Signals): void;
}

export interface Agent {
  readonly targets: readonly TargetName[];
  readonly pid: () => number;
  signal(signal: NodeJS.Signals): void;
  /** Resolves once every target is served from here again. */
  ready(): Promise<void>;
  /** As SIGTERM does; it is not started again by itself. */
  stop(): Promise<void>;
  /** Stops it, and starts it with another fate; resolves once it serves. */
  again(given: Partial<AgentOptions>): Promise<void>;
}

export interface Case {
  readonly keys: StoreKeys;
  readonly note: Note;
  history(): readonly HistoryEvent[];
  /** Starts an agent process for some targets; one that dies is started again without its fate. */
  agent(targets: readonly TargetName[], given?: Partial<AgentOptions>): Promise<Agent>;
  apply(commit: Commit, given?: Partial<ControllerOptions>): Running;
  /** A command that only looks at the fabric. */
  look(role: "plan" | "drift", commit: Commit): Promise<Ended>;
  /** From here on all must come right by itself: applies, plans, looks for drift, notes how it looks. */
  settle(commit: Commit): Promise<void>;
  violations(): readonly Violation[];
  /** Judges, and ends what still runs. */
  finish(): Promise<void>;
  /** The same without judging. */
  remove(): Promise<void>;
}

let cases = 0;

/** A case on a fabric that is in no state yet; its devices have nothing but what is foreign. */
export function createCase(etcd: Etcd, fabric: Fabric): Case {
  cases += 1;
  const name = `case-${String(process.pid)}-${String(cases)}`;
  const keys = storeKeys(name);
  const folder = createTempFolder();
  const file = join(folder.path, "history.jsonl");
  const note = historyIn(file);
  const agents: Started[] = [];
  const commands = new Set<Running>();
  for (const [commit, resources] of Object.entries(fabric.commits)) {
    mkdirSync(join(folder.path, commit));
    writeFileSync(join(folder.path, commit, "manifests.yaml"), manifestText(resources));
  }

  const store = `etcd://${etcd.endpoints.join(",")}`;
  const environment = { PATH: process.env["PATH"], PLUMB_STORE: store, PLUMB_FABRIC: name };

  function apply(commit: Commit, given: Partial<ControllerOptions> = {}): Running {
    const options: ControllerOptions = { fabric: name, history: file, ...given };
    const argv = [programs().controller, JSON.stringify(options), ...applyWords, "-f", commit];
    const child = spawn(process.execPath, argv, { cwd: folder.path, env: environment });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
    const ended = new Promise<Ended>((done) => {
      child.once("close", (code) => {
        commands.delete(running);
        note({ type: "command", role: "apply", commit, code, text });
        done({ code, text });
      });
    });
    const running = {
      pid: child.pid ?? 0,
      ended,
      signal: (signal: NodeJS.Signals) => void child.kill(signal),
    };
    commands.add(running);
    return running;
  }

  const self: Case = {
    keys,
    note,
    history: () => readHistory(file),
    async agent(targets, given = {}) {
      const own = join(folder.path, `agent-${String(agents.length)}`);
      await seed(own, keys, fabric, targets);
      const options: AgentOptions = {
        name: `agent-${String(agents.length)}`,
        endpoints: etcd.endpoints,
        fabric: name,
        targets,
        folder: own,
        history: file,
        ...given,
      };
      const agent = startAgent(options);
      agents.push(agent);
      await agent.ready();
      return agent;
    },
    apply,
    async look(role, commit) {
      const words = role === "plan" ? ["plan", "--detailed-exitcode"] : ["drift"];
      const ended = await look([...words, "-f", commit], { folder: folder.path, environment });
      note({ type: "command", role, commit, ...ended });
      return ended;
    },
    async settle(commit) {
      for (const agent of agents) await agent.ready();
      note({ type: "calm" });
      await applySoon(self, etcd, commit);
      await self.look("plan", commit);
      await self.look("drift", commit);
      const allocations = await allocationsIn(etcd, keys);
      const wanted = wantedIn(fabric, allocations);
      note({ type: "quiet", commit, allocations, devices: await devicesOf(agents, keys), wanted });
    },
    violations: () => check(readHistory(file), fabric.foreign),
    async finish() {
      const violations = self.violations();
      const story = process.env["FAULT_STORY"];
      if (story !== undefined) writeFileSync(`${story}-${name}.jsonl`, readFileSync(file));
      await self.remove();
      expect(violationText(violations)).toBe("");
    },
    async remove() {
      for (const running of commands) running.signal("SIGKILL");
      await Promise.all([...commands].map(({ ended }) => ended));
      await Promise.all(agents.map((agent) => agent.kill()));
      folder.remove();
    },
  };
  return self;
}

/** A dead holder's lock lasts for its term, and is no run. */
async function applySoon(self: Case, etcd: Etcd, commit: Commit): Promise<void> {
  const endMs = performance.now() + 60_000;
  for (;;) {
    while ((await etcd.dump()).has(self.keys.lock)) await systemClock.sleep(100);
    const { code } = await self.apply(commit).ended;
    if (code !== 4 || performance.now() > endMs) return;
  }
}

interface Started extends Agent {
  readonly options: AgentOptions;
  kill(): Promise<void>;
}

function startAgent(options: AgentOptions): Started {
  const { at: _at, how: _how, ...later } = options;
  let isOver = false;
  let pid = 0;
  let closed = Promise.resolve();
  let unserved = new Set<string>();
  let wake = (): void => undefined;

  function begin(given: AgentOptions): void {
    unserved = new Set(options.targets);
    const child = spawn(process.execPath, [programs().agent, JSON.stringify(given)], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { PATH: process.env["PATH"] },
    });
    pid = child.pid ?? 0;
    createInterface({ input: child.stdout }).on("line", (target) => {
      unserved.delete(target);
      if (unserved.size === 0) wake();
    });
    closed = new Promise((done) => {
      child.once("close", () => {
        done();
        if (!isOver) begin(later);
      });
    });
  }
  const signal = (name: NodeJS.Signals): void => void process.kill(pid, name);
  async function end(name: NodeJS.Signals): Promise<void> {
    if (isOver) return;
    isOver = true;
    signal(name);
    await closed;
  }
  async function ready(): Promise<void> {
    const endMs = performance.now() + 60_000;
    while (unserved.size > 0) {
      if (performance.now() > endMs) throw new Error(`${options.name} serves nothing`);
      const woken = new Promise<void>((done) => (wake = done));
      await Promise.race([woken, systemClock.sleep(1_000)]);
    }
  }

  begin(options);
  return {
    options,
    targets: options.targets,
    pid: () => pid,
    signal,
    ready,
    stop: () => end("SIGTERM"),
    async again(given) {
      await end("SIGTERM");
      isOver = false;
      begin({ ...later, ...given });
      await ready();
    },
    kill: () => end("SIGKILL"),
  };
}

async function onDevices<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openEmbeddedStore(folder, systemClock);
  if (isTrouble(store)) throw new Error(store.reason);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function seed(
  folder: string,
  keys: StoreKeys,
  { foreign }: Fabric,
  targets: readonly TargetName[],
): Promise<void> {
  await onDevices(folder, async (store) => {
    for (const { target, path, value } of foreign) {
      if (targets.includes(target)) await simSet({ store, keys, target }, path, value);
    }
  });
}

async function devicesOf(
  agents: readonly Started[],
  keys: StoreKeys,
): Promise<Record<TargetName, JsonObject>> {
  const devices: Record<TargetName, JsonObject> = {};
  for (const { options, targets } of agents) {
    await onDevices(options.folder, async (store) => {
      for (const target of targets) {
        const shown = await simShow({ store, keys, target });
        if (isTrouble(shown)) throw new Error(shown.reason);
        devices[target] = shown.document;
      }
    });
  }
  return devices;
}

async function allocationsIn(etcd: Etcd, keys: StoreKeys): Promise<Allocation[]> {
  const all = [...(await etcd.dump())].filter(([key]) => key.startsWith(keys.allocations));
  return all.map(([, value]) => {
    const { pool, key, value: given } = JSON.parse(value) as Allocation;
    return { pool, key, value: given };
  });
}
