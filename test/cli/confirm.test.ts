// `plumb confirm` as people see it: an agent that serves in the test's own process, on real time.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { serveAgent } from "../../src/agent/serve/serve-agent.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { simUnset } from "../../src/drivers/sim/edit.ts";
import type { AgentEvent } from "../../src/model/agent-event.ts";
import type { Json } from "../../src/model/json.ts";
import type { Store } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";
import { createMemoryStore } from "../support/memory-store.ts";

let world: World;
let ports: CommandPorts;
let events: AgentEvent[];
let devices: Store;
let stop: () => Promise<void>;

beforeEach(async () => {
  world = createWorld();
  const store = createMemoryStore(systemClock);
  const keys = storeKeys("default");
  ports = {
    ...world.ports,
    clock: systemClock,
    environment: { PLUMB_AGENTS: "remote" },
    openStore: () => Promise.resolve(store),
    hasStore: () => Promise.resolve(true),
  };
  devices = createMemoryStore(systemClock);
  const over = new AbortController();
  events = [];
  const serving = serveAgent(
    {
      store,
      journal: devices,
      keys,
      clock: systemClock,
      drivers: createDrivers({ store: devices, keys, clock: systemClock }),
      identity: { agent: "agent", instance: "i", host: "h", pid: process.pid, version: "0" },
      targets: ["*"],
      observeEveryMs: 600_000,
      leaseTtlMs: 10_000,
      random: () => 0.5,
      isProcessAlive: () => true,
      onEvent: (event) => events.push(event),
    },
    over.signal,
  );
  stop = async () => {
    over.abort();
    await serving;
    world.end();
  };
  while (!events.some(({ type }) => type === "presence-gained")) await systemClock.sleep(5);
  await plumb("init");
});

afterEach(() => stop());

async function plumb(line: string): Promise<{ code: number; text: string }> {
  const code = await run(line.split(" "), ports);
  const text = world.taken().join("\n");
  return { code, text: text.replace(/\b[0-9a-f]{8}\b/g, "<digest>") };
}

const apply = "apply --auto-approve --target switch/leaf-a1 --confirm-within";

async function untilUndone(): Promise<void> {
  while (!events.some(({ type }) => type === "undone")) await systemClock.sleep(20);
  // It is said in the store a moment later.
  await systemClock.sleep(300);
}

function checked(name: string, text: string): Json {
  const file = join(projectRoot, `schemas/outputs/${name}.schema.json`);
  const schema = JSON.parse(readFileSync(file, "utf8")) as object;
  const shown = text.split("\n").filter((line) => !line.startsWith("! "));
  const value = JSON.parse(shown.join("\n").replaceAll("<digest>", "0a0b0c0d")) as Json;
  const ajv = new Ajv({ strict: false });
  expect(ajv.validate(schema, value), ajv.errorsText()).toBe(true);
  return value;
}

test("an apply says until when it is to be confirmed, and is kept", async () => {
  const applied = await plumb(`${apply} 1h`);
  expect(applied.code, applied.text).toBe(0);
  expect(applied.text).toContain(
    "Undone by the agents unless confirmed within 1 h: plumb confirm <digest>",
  );
  expect((await plumb("history")).text).toContain("<digest>  unconfirmed");
  expect((await plumb("plan")).text).toContain(
    "! note: the last apply, <digest>, is undone by its agents unless it is confirmed: plumb confirm <digest>",
  );
  expect(await plumb("apply --auto-approve --target switch/leaf-a2")).toMatchObject({
    code: 4,
    text: expect.stringContaining("the apply <digest> is not confirmed (alice@desk: plumb apply"),
  });
  expect(await plumb("confirm")).toEqual({
    code: 0,
    text: "Confirmed <digest>: 1 target stays as it is.",
  });
  expect((await plumb("history")).text).toContain("<digest>  applied");
  expect((await plumb("confirm")).code).toBe(1);
});

test("one that nobody confirms is undone, and everything says so", async () => {
  const applied = await plumb(`${apply} 1s -o json`);
  expect(checked("apply", applied.text)).toMatchObject({ confirmWithinMs: 1000 });
  await untilUndone();
  expect(checked("history", (await plumb("history -o json")).text)).toMatchObject({
    entries: [{ result: "undone-by-agents" }],
  });
  expect((await plumb("plan --target switch/leaf-a1")).text).toContain("Plan: 6 to add");
  const late = await plumb("confirm -o json");
  expect(late.code).toBe(6);
  expect(checked("confirm", late.text)).toMatchObject({
    targets: [{ target: "switch/leaf-a1", result: "undone", done: 6, total: 6 }],
  });
  expect((await plumb("history")).text).toContain("<digest>  undone by its agents");
});

test("a person who is there is asked at once", async () => {
  world.answer = true;
  const applied = await plumb(`${apply} 1h`);
  expect(applied.text).toContain('! Keep it? Only "yes" confirms it: yes');
  expect(applied.text).toContain("Confirmed <digest>: 1 target stays as it is.");
  expect(applied.code).toBe(0);
});

test("nobody misses what it removed, but whatever else is gone", async () => {
  expect((await plumb("apply --auto-approve")).code).toBe(0);
  const networks = join(world.folder, "manifests/networks.yaml");
  const text = readFileSync(networks, "utf8");
  writeFileSync(networks, text.slice(0, text.indexOf("---")));
  const applied = await plumb("apply --auto-approve --confirm-within 1h --target switch/leaf-a1");
  expect(applied.text).toContain("removed");
  expect(applied.code, applied.text).toBe(0);
  expect(await plumb("drift")).toMatchObject({
    code: 0,
    text: expect.stringContaining("No drift."),
  });
  // Nor does who was not there and has a snapshot only.
  await plumb("state snapshot --out live.snapshot");
  expect((await plumb("drift --snapshot live.snapshot")).code).toBe(0);
  const device = { store: devices, keys: storeKeys("default"), target: "switch/leaf-a2" };
  expect(await simUnset(device, "/vnis/10165")).toEqual({ type: "done" });
  const drifted = await plumb("drift");
  expect(drifted.text).toContain("is missing");
  expect(drifted.code).toBe(2);
});
