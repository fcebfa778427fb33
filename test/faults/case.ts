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
import { runHere } from "./command-here.ts";
import { programs } from "./programs.ts";

type Role = Extract<HistoryEvent, { type: "command" }>["role"];

const wordsOf: Readonly<Record<Role, readonly string[]>> = {
  apply: ["apply", "--auto-approve", "--allow-deletes", "1000", "--allow-disruption"],
  plan: ["plan", "--detailed-exitcode"],
  drift: ["drift"],
};

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
  /** A command to which nothing is to happen, and which therefore needs no process. */
  here(role: Role, commit: Commit): Promise<Ended>;
  /** From here on all must come right by itself: applies, plans, looks for drift, notes how it looks. */
  settle(commit: Commit): Promise<void>;
  /** Notes how everything looks, where nothing is under way. */
  quiet(commit: Commit): Promise<void>;
  /** Makes every device take so many milliseconds to say that it did something. */
  slow(ms: number): void;
  /** Whether the devices make so many changes more before this has ended. */
  changes(count: number, during: Running): Promise<boolean>;
  violations(): readonly Violation[];
  /** Ends what still runs. */
  remove(): Promise<void>;
}

/** Plays a story of one case and judges its history; whatever becomes of it, nothing is left behind. */
export async function play(
  etcd: Etcd,
  fabric: Fabric,
  story: (self: Case) => Promise<void>,
): Promise<void> {
  const self = createCase(etcd, fabric);
  try {
    await story(self);
    expect(violationText(self.violations())).toBe("");
  } finally {
    await self.remove();
  }
}

/** An apply of which a few operations are done. On a loaded machine one may end before its time. */
export async function underWay(self: Case, commit: Commit): Promise<Running> {
  for (let i = 0; ; i += 1) {
    const applying = self.apply(commit);
    if (await self.changes(3, applying)) return applying;
    if (i === 3) throw new Error(`no apply is ever under way: ${(await applying.ended).text}`);
  }
}

let cases = 0;

/** A case on a fabric that is in no state yet; its devices have nothing but what is foreign. */
export function createCase(etcd: Etcd, fabric: Fabric): Case {
  cases += 1;
  const name = `case-${String(process.pid)}-${String(cases)}`;
  const keys = storeKeys(name);
  const folder = createTempFolder();
  const file = join(folder.path, "history.jsonl");
  const devices = join(folder.path, "devices");
  const slowness = join(folder.path, "slowness");
  writeFileSync(slowness, "0");
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
    const argv = [programs().controller, JSON.stringify(options), ...wordsOf.apply, "-f", commit];
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
      await onDevices(devices, async (store) => {
        for (const { target, path, value } of fabric.foreign) {
          if (targets.includes(target)) await simSet({ store, keys, target }, path, value);
        }
      });
      const own = `agent-${String(agents.length)}`;
      const options: AgentOptions = {
        name: own,
        endpoints: etcd.endpoints,
        fabric: name,
        targets,
        folder: join(folder.path, own),
        devices,
        slowness,
        history: file,
        ...given,
      };
      const agent = startAgent(options);
      agents.push(agent);
      await agent.ready();
      return agent;
    },
    apply,
    async here(role, commit) {
      const words = [...wordsOf[role], "-f", commit];
      const ended = await runHere(words, { folder: folder.path, environment });
      note({ type: "command", role, commit, ...ended });
      return ended;
    },
    async settle(commit) {
      for (const agent of agents) await agent.ready();
      note({ type: "calm" });
      await applySoon(self, etcd, commit);
      await self.here("plan", commit);
      await self.here("drift", commit);
      await self.quiet(commit);
    },
    async quiet(commit) {
      const allocations = await allocationsIn(etcd, keys);
      const wanted = wantedIn(fabric, allocations);
      const seen = await documentsOf(devices, keys, fabric);
      note({ type: "quiet", commit, allocations, devices: seen, wanted });
    },
    violations: () => check(readHistory(file), fabric.foreign),
    slow(ms) {
      writeFileSync(slowness, String(ms));
    },
    async changes(count, { ended }) {
      const made = (): number => readFileSync(file, "utf8").split('{"type":"changed"').length;
      const wanted = made() + count;
      let isOver = false;
      void ended.then(() => (isOver = true));
      while (!isOver && made() < wanted) await systemClock.sleep(20);
      return !isOver;
    },
    async remove() {
      const story = process.env["FAULT_STORY"];
      if (story !== undefined) writeFileSync(`${story}-${name}.jsonl`, readFileSync(file));
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
    while ((await dumpOf(etcd)).has(self.keys.lock) && performance.now() < endMs) {
      await systemClock.sleep(100);
    }
    const { code } = await self.here("apply", commit);
    if (code !== 4 || performance.now() > endMs) return;
  }
}

interface Started extends Agent {
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
    createInterface({ input: child.stdout }).on("line", (line) => {
      const target = line.slice(1);
      if (line.startsWith("-")) unserved.add(target);
      else unserved.delete(target);
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

async function documentsOf(
  devices: string,
  keys: StoreKeys,
  { targets }: Fabric,
): Promise<Record<TargetName, JsonObject>> {
  return await onDevices(devices, async (store) => {
    const documents: Record<TargetName, JsonObject> = {};
    for (const target of targets) {
      const shown = await simShow({ store, keys, target });
      if (isTrouble(shown)) throw new Error(shown.reason);
      documents[target] = shown.document;
    }
    return documents;
  });
}

/** A cluster that has just come back may change its mind once more. */
async function dumpOf(etcd: Etcd): Promise<ReadonlyMap<string, string>> {
  for (let i = 0; ; i += 1) {
    try {
      return await etcd.dump();
    } catch (error) {
      if (i === 100) throw error;
      await systemClock.sleep(200);
    }
  }
}

async function allocationsIn(etcd: Etcd, keys: StoreKeys): Promise<Allocation[]> {
  const all = [...(await dumpOf(etcd))].filter(([key]) => key.startsWith(keys.allocations));
  return all.map(([, value]) => {
    const { pool, key, value: given } = JSON.parse(value) as Allocation;
    return { pool, key, value: given };
  });
}
