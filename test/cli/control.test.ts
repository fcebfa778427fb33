// People and a running `plumb watch`, by way of the store: it stops, waits for consent, looks when it is
// asked to, and `plumb status` says how it stands all the while.

import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";

let world: World;
let clock: Clock;
let store: MemoryStore;
let endWatching = (): Promise<unknown> => Promise.resolve();
beforeEach(async () => {
  world = createWorld();
  clock = createHurriedClock(Date.UTC(2026, 0, 31, 14, 2, 11), 20);
  store = createMemoryStore(clock);
  expect(await run(["init"], portsNow())).toBe(0);
  world.taken();
});
afterEach(async () => {
  await endWatching();
  world.end();
});

function portsNow(): CommandPorts {
  const opened = () => Promise.resolve({ ...store, close: () => Promise.resolve() });
  return { ...world.ports, clock, openStore: opened, hasStore: () => Promise.resolve(true) };
}

function watch(...words: string[]): void {
  let interrupt = (): void => undefined;
  const ended = run(["watch", "--lease", "60s", ...words], {
    ...portsNow(),
    terminal: { ...world.ports.terminal, out: () => undefined, err: () => undefined },
    onInterrupt(heard) {
      interrupt = heard;
      return () => undefined;
    },
  });
  endWatching = () => {
    interrupt();
    return ended;
  };
}

async function plumb(line: string): Promise<string> {
  world.taken();
  const code = await run(line.split(" "), portsNow());
  return [...world.taken(), `(exit ${code})`].join("\n");
}

/** The page of status once it says so. */
async function statusOnce(wanted: RegExp): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const page = await plumb("status");
    if (wanted.test(page)) return page;
    if (tries === 1_000) throw new Error(`${wanted} is not in\n${page}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function policy(spec: string): void {
  const text = `apiVersion: plumbline/v1\nkind: ReconcilePolicy\nmetadata: {name: policy}\nspec: ${spec}\n`;
  writeFileSync(join(world.folder, "manifests/policy.yaml"), text);
}

function edit(file: string, from: string, to: string): void {
  const path = join(world.folder, "manifests", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test("a plan waits until somebody consents to it, and status says who did", async () => {
  policy("{mode: approve}");
  watch();
  const page = await statusOnce(/plumb approve \w{8} lets it be applied/);
  expect(page).toMatch(/^Changes wait: plan \w{8} \(12 to add, 0 to change, 0 to remove\) waits/);
  expect(page).toContain("(exit 2)");
  const [, digest = ""] = /plumb approve (\w{8})/.exec(page) ?? [];
  expect(await plumb("approve ffffffff")).toContain(`that is ${digest}`);
  expect(await plumb(`approve ${digest}`)).toContain(`Approved ${digest}.`);
  const after = await statusOnce(/^In sync/);
  expect(after).toContain("(exit 0)");
  expect(after).toMatch(new RegExp(`${digest} {2}applied .* 12 of 12 .*approved by alice`));
});

test("it changes nothing while it is suspended, and goes on when it is resumed", async () => {
  watch("--auto-approve");
  await statusOnce(/^In sync/);
  expect(await plumb("suspend --because maintenance")).toContain("Suspended until plumb resume");
  await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 7");
  expect(await plumb("reconcile --wait --timeout 10m")).toContain("(exit 2)");
  const page = await statusOnce(/\n {2}Drifted +True/);
  expect(page).toMatch(/\nsuspended {2}by alice@desk \d+ s ago, until plumb resume: maintenance\n/);
  expect(page).toContain("(exit 2)");
  expect(page).toMatch(/switch\/leaf-a1 {2}\/interfaces\/Port-Channel101\/nativeVlan/);
  await clock.sleep(20_000);
  expect(await plumb("drift")).toContain("(exit 2)");
  expect(await plumb("resume")).toContain("Resumed.");
  await statusOnce(/^In sync/);
  expect(await plumb("drift")).toContain("(exit 0)");
});

test("it looks when it is asked to, and says what is wrong with the newest manifests", async () => {
  watch("--auto-approve", "--every", "24h");
  await statusOnce(/^In sync/);
  expect(await plumb("reconcile --wait --timeout 10m")).toBe(
    "The controller has looked. In sync: everything is live as the manifests say.\n(exit 0)",
  );
  edit("networks.yaml", "kind: PortBinding", "kind: PortBindings");
  const page = await statusOnce(/^The newest manifests have errors/);
  expect(page).toMatch(/is kept in force/);
  expect(page).toContain("(exit 3)");
  expect(await plumb("reconcile --wait --timeout 10m")).toContain("(exit 3)");
  edit("networks.yaml", "kind: PortBindings", "kind: PortBinding");
  await statusOnce(/^In sync/);
});

test("who waits for it to look waits for what it does about what it finds", async () => {
  watch("--auto-approve", "--every", "24h");
  await statusOnce(/^In sync/);
  for (const vlan of [7, 8, 9]) {
    await plumb(`sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan ${vlan}`);
    expect(await plumb("reconcile --wait --timeout 10m")).toBe(
      "The controller has looked. In sync: everything is live as the manifests say.\n(exit 0)",
    );
  }
});

test("a device that refuses again and again is told as what needs a person", async () => {
  await plumb("sim switch/leaf-a1 fail refuse");
  watch("--auto-approve");
  const page = await statusOnce(/\n {2}Stalled +True .*ApplyFailed/);
  expect(page).toMatch(/^The last apply failed: \d+ of \d+ operations were done; switch\/leaf-a1 /);
  expect(page).toContain("(exit 1)");
  await plumb("sim switch/leaf-a1 clear");
  await statusOnce(/^In sync/);
});

test("once it has ended, its last word is told as such", async () => {
  watch("--auto-approve");
  await statusOnce(/^In sync/);
  await endWatching();
  const page = await plumb("status");
  expect(page).toMatch(/^Last said: In sync: .*\nNobody keeps the fabric default in /);
  expect(page).toContain("(exit 1)");
});
