// One case: a fabric of its own on a cluster, its agents as processes that are started again when they
// die, commands as processes, and a history of all that they do, which is judged in the end.
// With FAULT_STORY=NAME the histories of all cases are kept, in files whose names begin so.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { simSet } from "../../src/drivers/sim/edit.ts";
import type { TargetName } from "../../src/model/target.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import type { Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { startAgent, type Agent } from "./agent.ts";
import type { AgentOptions } from "./agent-process.ts";
import { check, violationText, type Violation } from "./checker.ts";
import { runHere } from "../support/command-here.ts";
import { manifestText } from "../support/numbered-fabric.ts";
import { wantedIn, type Commit, type Fabric } from "./commits.ts";
import { startController, type Ended, type Running } from "./controller.ts";
import type { ControllerOptions } from "./controller-process.ts";
import { historyIn, readHistory, type HistoryEvent, type Note } from "./history.ts";
import { allocationsIn, documentsOf, dumpOf, onDevices } from "../support/looks.ts";

type Role = Extract<HistoryEvent, { type: "command" }>["role"];

const wordsOf: Readonly<Record<Role, readonly string[]>> = {
  apply: ["apply", "--auto-approve", "--allow-deletes", "1000", "--allow-disruption"],
  plan: ["plan", "--detailed-exitcode"],
  drift: ["drift"],
};

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
  const place = placeOf(etcd, fabric, `case-${String(process.pid)}-${String(cases)}`);
  const { keys, note, history } = place;
  const agents: Agent[] = [];
  const commands = new Set<Running>();
  const self: Case = {
    keys,
    note,
    history: () => readHistory(history),
    async agent(targets, given = {}) {
      if (agents.length === 0) await seed(place, fabric);
      const agent = startAgent({ ...agentIn(place, etcd, targets, agents.length), ...given });
      agents.push(agent);
      await agent.ready();
      return agent;
    },
    apply(commit, given = {}) {
      const options = { fabric: keys.fabric, history, ...given };
      const started = startController(options, [...wordsOf.apply, "-f", commit], place);
      const ended = started.ended.then((end) => {
        commands.delete(running);
        note({ type: "command", role: "apply", commit, ...end });
        return end;
      });
      const running = { ...started, ended };
      commands.add(running);
      return running;
    },
    async here(role, commit) {
      const ended = await runHere([...wordsOf[role], "-f", commit], place);
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
      const devices = await documentsOf(place.devices, keys, fabric.targets);
      note({ type: "quiet", commit, allocations, devices, wanted });
    },
    violations: () => check(readHistory(history), fabric.foreign),
    slow: (ms) => {
      writeFileSync(place.slowness, String(ms));
    },
    changes: (count, during) => seeChanges(history, count, during),
    async remove() {
      const story = process.env["FAULT_STORY"];
      if (story !== undefined) writeFileSync(`${story}-${keys.fabric}`, readFileSync(history));
      for (const running of commands) running.signal("SIGKILL");
      await Promise.all([...commands].map(({ ended }) => ended));
      await Promise.all(agents.map((agent) => agent.kill()));
      place.scratch.remove();
    },
  };
  return self;
}

/** Where a case has what. */
interface Place {
  readonly keys: StoreKeys;
  readonly note: Note;
  readonly scratch: TempFolder;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Files. */
  readonly history: string;
  readonly slowness: string;
  /** The store of the devices, outside of etcd. */
  readonly devices: string;
}

function placeOf(etcd: Etcd, { commits }: Fabric, name: string): Place {
  const scratch = createTempFolder();
  const folder = scratch.path;
  const history = join(folder, "history.jsonl");
  const slowness = join(folder, "slowness");
  const devices = join(folder, "devices");
  const keys = storeKeys(name);
  const note = historyIn(history);
  const store = `etcd://${etcd.endpoints.join(",")}`;
  const environment = { PATH: process.env["PATH"], PLUMB_STORE: store, PLUMB_FABRIC: name };
  writeFileSync(history, "");
  writeFileSync(slowness, "0");
  for (const [commit, resources] of Object.entries(commits)) {
    mkdirSync(join(folder, commit));
    writeFileSync(join(folder, commit, "manifests.yaml"), manifestText(resources));
  }
  return { keys, note, scratch, folder, environment, history, slowness, devices };
}

async function seed({ devices, keys }: Place, { foreign }: Fabric): Promise<void> {
  await onDevices(devices, async (store) => {
    for (const { target, path, value } of foreign) {
      await simSet({ store, keys, target }, path, value);
    }
  });
}

function agentIn(
  { keys, folder, devices, slowness, history }: Place,
  { endpoints }: Etcd,
  targets: readonly TargetName[],
  i: number,
): AgentOptions {
  const name = `agent-${String(i)}`;
  const own = { name, folder: join(folder, name) };
  return { ...own, fabric: keys.fabric, endpoints, targets, devices, slowness, history };
}

async function seeChanges(history: string, count: number, { ended }: Running): Promise<boolean> {
  const made = (): number => readFileSync(history, "utf8").split('{"type":"changed"').length;
  const wanted = made() + count;
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver && made() < wanted) await systemClock.sleep(20);
  return !isOver;
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
