// A fabric in a git repository, settled, and everything that a controller keeps of it in one process: for
// benches of what a commit costs. Devices are values, and every one of them answers at once.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openGitSource, type GitSource } from "../../src/adapters/git/open-git-source.ts";
import { createTextCache } from "../../src/adapters/files/text-cache.ts";
import { createUnderstanding } from "../../src/cli/understanding.ts";
import { digestOf } from "../../src/model/digest.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { TargetName } from "../../src/model/target.ts";
import { wholePlan } from "../../src/plan/input.ts";
import type { PlanResult } from "../../src/plan/plan.ts";
import { PlanningSession } from "../../src/plan/session/session.ts";
import type { Agent, Observation } from "../../src/ports/agent.ts";
import type { ChangedReading, Source, WholeReading } from "../../src/ports/source.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { createStanding, type Standing } from "../../src/reconcile/standing.ts";
import type { Understanding } from "../../src/reconcile/understanding.ts";
import { commitAllocations } from "../../src/records/allocations.ts";
import { storeKeys, type StoreKeys } from "../../src/records/keys.ts";
import { acquireLock, isLock } from "../../src/records/lock.ts";
import { writeOwned } from "../../src/records/owned.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { createGitRepository } from "../support/git-repository.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { settledWorld } from "../support/settled-world.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { emptyWorld, inputIn, type World } from "../support/world.ts";
import { comparisonSize, generateManifests, type FabricSize } from "./generate-fabric.ts";

/** A hundred bindings in a file of their own for each host. */
export function sizeOf(bindings: number): FabricSize {
  const hosts = bindings / 100;
  return { ...comparisonSize, switches: hosts, hostGroups: hosts, bindings };
}

export interface Step {
  /** From the question to the source until its files are there. */
  readonly readMs: number;
  /** From there until the plan is. */
  readonly planMs: number;
  readonly operations: number;
}

export interface WatchingWorld {
  /** Commits another tag for one binding, the same again after a hundred commits. */
  commit(): void;
  /** One run of a controller that may not apply anything. */
  run(): Promise<Step>;
  close(): Promise<void>;
}

export async function openWatchingWorld(size: FabricSize): Promise<WatchingWorld> {
  const folder = createTempFolder();
  const repository = createGitRepository();
  const files = generateManifests(size);
  repository.commit(Object.fromEntries(files));
  const source = await openSource(repository.path, join(folder.path, "mirrors"));
  const cache = createTextCache({ folder: join(folder.path, "cache") });
  const understanding = createUnderstanding(
    { files: { textCache: () => cache }, stateFolder: folder.path },
    { mayBeEmpty: false, places: ["."] },
  );
  const watching = await settled(source, understanding);
  const [file = "", text = ""] = [...files].find(([name]) => name.startsWith("bindings/")) ?? [];
  let commits = 0;
  return {
    commit() {
      commits += 1;
      // As long as the one before it, so that nothing else of the file moves.
      const tag = 3900 + (commits % 100);
      writeFileSync(join(repository.path, file), text.replace("hostVlan: 110", `hostVlan: ${tag}`));
      repository.git("commit", "--quiet", "-m", "another tag", file);
    },
    run: () => run(watching),
    async close() {
      await source.close();
      repository.remove();
      folder.remove();
    },
  };
}

interface Watching {
  readonly source: Source;
  readonly understanding: Understanding;
  readonly session: PlanningSession;
  readonly standing: Standing;
  revision: string;
}

/** The first run, and what it would have applied. */
async function settled(source: GitSource, understanding: Understanding): Promise<Watching> {
  const reading = well(await source.read({}));
  if (reading.type !== "whole") throw new Error(`it was read as ${reading.type}`);
  await understanding.take(reading);
  const { put } = understanding.pending();
  const world = worldOf(put);
  const keys = storeKeys("bench");
  const store = createMemoryStore(systemClock);
  await record(store, keys, world);
  const ports = { store, keys, clock: systemClock, agent: agentIn(world), random: Math.random };
  const standing = createStanding(ports, { parallelism: 10 });
  const { revision } = reading;
  const session = new PlanningSession(fabricCatalog);
  const watching: Watching = { source, understanding, session, standing, revision };
  const first = await plan(watching);
  if (first.plan.operations.length > 0) throw new Error(first.plan.operations[0]?.id);
  return watching;
}

async function run(watching: Watching): Promise<Step> {
  const { source, understanding, revision } = watching;
  const startMs = performance.now();
  const reading = well(await source.read({ since: revision, trusted: revision }));
  const readAtMs = performance.now();
  if (reading.type !== "changed") throw new Error(`it was read as ${reading.type}`);
  await take(understanding, reading);
  const { operations } = (await plan(watching)).plan;
  watching.revision = reading.revision;
  const planMs = performance.now() - readAtMs;
  return { readMs: readAtMs - startMs, planMs, operations: operations.length };
}

async function take(
  understanding: Understanding,
  reading: WholeReading | ChangedReading,
): Promise<void> {
  const { diagnostics } = await understanding.take(reading);
  if (diagnostics.length > 0) throw new Error(diagnostics[0]?.label);
}

async function plan({
  understanding,
  session,
  standing,
}: Watching): Promise<Extract<PlanResult, { type: "planned" }>> {
  const declaration = session.declareChanges(understanding.pending());
  const view = well(await standing.read(declaration.targets));
  const result = session.plan({ declaration, ...view, options: wholePlan });
  if (result.type === "invalid") throw new Error(JSON.stringify(result.findings[0]));
  understanding.settle();
  return result;
}

function worldOf(resources: readonly Resource[]): World {
  const session = new PlanningSession(fabricCatalog);
  const input = inputIn(emptyWorld, resources, { catalog: fabricCatalog });
  const result = session.plan({ ...input, declaration: session.declareAll(resources) });
  if (result.type === "invalid") throw new Error(JSON.stringify(result.findings[0]));
  return settledWorld(result.plan);
}

async function record(store: Store, keys: StoreKeys, { owned, allocations }: World): Promise<void> {
  const holder = { owner: "bench", host: "bench", pid: 1, command: "bench" };
  const lock = await acquireLock(store, systemClock, keys, holder, 600_000);
  if (!isLock(lock)) throw new Error("the store is in use");
  const added = allocations.map(({ pool, key, value }) => ({ pool, key, value }));
  well(await commitAllocations(store, keys, { added, released: [] }, lock.fence));
  for (const [target, document] of owned) {
    well(await writeOwned(store, keys, target, document, lock.fence));
  }
  await lock.release();
}

function agentIn({ live }: World): Agent {
  const seen = (target: TargetName): Observation => {
    const document = live.get(target);
    if (document === undefined) throw new Error(`there is no ${target}`);
    const digest = digestOf(document);
    return { type: "observed", document, digest, token: digest, observedAtMs: 0, isRecorded: true };
  };
  return {
    observe: (target) => Promise.resolve(seen(target)),
    observeSince: (target) => Promise.resolve(seen(target)),
    submit: () => {
      throw new Error("nothing is applied here");
    },
  };
}

async function openSource(repository: string, folder: string): Promise<GitSource> {
  const environment = { PATH: process.env["PATH"] };
  const settings = { url: `file://${repository}`, ref: "main", folder, pollMs: 60_000 };
  return well(
    await openGitSource(settings, { clock: systemClock, random: Math.random, environment }),
  );
}

function well<T>(answer: T | Trouble): T {
  if (isTrouble(answer)) throw new Error(`${answer.doing}: ${answer.reason}`);
  return answer;
}
