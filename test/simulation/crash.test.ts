// kill -9 of a real process on the real store, at every boundary of an apply: before every write to
// the store and every call of a driver. The next run ends where a run without a crash ends.

import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { Resource } from "../../src/model/resource.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { expectSettled, leftBy, planFor, story, type Left } from "./crash-story.ts";

const keys = storeKeys("crash");
const child = join(import.meta.dirname, "crash-child.mjs");
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "plumb-crash-"));
});
afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

interface ChildEnd {
  readonly signal: string | null;
  readonly boundaries: number;
}

/** Runs the child until it is done or dead. */
function runChild(folder: string, resources: string, fatal: number): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    const given = [child, folder, resources, String(fatal), hostname()];
    execFile(process.execPath, given, (error, stdout, stderr) => {
      const signal = error?.signal ?? null;
      if (error !== null && signal !== "SIGKILL") reject(new Error(stderr));
      else resolve({ signal, boundaries: Number(stdout) });
    });
  });
}

async function onStore<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openEmbeddedStore(folder, systemClock);
  if (isTrouble(store)) throw new Error(store.reason);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** One more run, and another that must find nothing to do. */
async function recover(folder: string, resources: readonly Resource[]): Promise<Left> {
  return await onStore(folder, async (store) => {
    const drivers = createDrivers({ store, keys, clock: systemClock });
    const agent = createLocalAgent({ drivers, store, keys, clock: systemClock });
    const ports = { store, keys, clock: systemClock, agent, catalog: fabricCatalog };
    const holder = { owner: "ada", host: hostname(), pid: process.pid, command: "recover" };
    const never = new AbortController().signal;
    // The second gives back what the first saw removed.
    for (const run of ["first", "second"]) {
      const { plan } = await planFor(ports, resources);
      const result = await applyPlan(plan, ports, { holder }, () => undefined, never);
      expect(result.type, `${run} run after the crash`).toBe("applied");
    }
    const settled = await planFor(ports, resources);
    expectSettled(settled);
    return leftBy(settled.sources);
  });
}

test("a fabric that is being changed survives kill -9 at every boundary", async () => {
  const files = { made: join(scratch, "made.json"), changed: join(scratch, "changed.json") };
  await writeFile(files.made, JSON.stringify(story.made));
  await writeFile(files.changed, JSON.stringify(story.changed));
  const start = join(scratch, "start");
  await runChild(start, files.made, 0);
  const whole = join(scratch, "whole");
  await cp(start, whole, { recursive: true });
  const { boundaries } = await runChild(whole, files.changed, 0);
  const expected = await recover(whole, story.changed);

  let next = 1;
  const worker = async (): Promise<void> => {
    while (next <= boundaries) {
      const fatal = next++;
      const folder = join(scratch, `crash-${fatal}`);
      await cp(start, folder, { recursive: true });
      const end = await runChild(folder, files.changed, fatal);
      expect(end.signal, `boundary ${fatal}`).toBe("SIGKILL");
      const left = await recover(folder, story.changed);
      expect(left, `after a crash at boundary ${fatal}`).toEqual(expected);
      await rm(folder, { recursive: true, force: true });
    }
  };
  await Promise.all([worker(), worker()]);
  expect(boundaries).toBeGreaterThan(40);
}, 180_000);
