// `plumb agent` as a process on a real etcd: what it takes and answers, and how it lives through being
// killed, stopped, doubled and left alone. Needs a build.

import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { simFault, simShow } from "../../src/drivers/sim/edit.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { killAll, quickstart, start, type Running } from "./command.ts";
import { pause } from "./waiting.ts";

const switches = ["switch/leaf-a1", "switch/leaf-a2"] as const;
const operationsOfEach = 20;
const keys = storeKeys("default");

/** The lines of its log so far. */
function linesOf({ said }: Running): Record<string, unknown>[] {
  return said()
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1200; i += 1) {
    if (await isSo()) return;
    await pause(50);
  }
  throw new Error(`it never came about: ${what}`);
}

function hasTold(agent: Running, event: string, fields: Record<string, unknown> = {}): boolean {
  const wanted = Object.entries({ event, ...fields });
  return linesOf(agent).some((line) => wanted.every(([name, text]) => line[name] === text));
}

describeWithEtcd("plumb agent", () => {
  let etcd: Etcd;
  let folder: TempFolder;
  beforeEach(async () => {
    etcd = await startEtcd();
    folder = createTempFolder();
  });
  afterEach(async () => {
    killAll();
    await etcd.remove();
    folder.remove();
  });

  const plumb = (...words: string[]): Running =>
    start(folder, { PLUMB_STORE: `etcd://${etcd.endpoints.join(",")}` }, words);
  const agent = (name: string, ...words: string[]): Running =>
    plumb("agent", "--data-dir", name, "--name", name, ...words);
  const both = switches.flatMap((target) => ["--target", target]);
  const apply = (): Running => plumb("apply", "--auto-approve", ...quickstart);

  async function onDevices<T>(name: string, use: (device: Device) => Promise<T>): Promise<T[]> {
    const store = value(await openEmbeddedStore(join(folder.path, name), systemClock));
    const all = await Promise.all(switches.map((target) => use({ store, keys, target })));
    await store.close();
    return all;
  }
  type Device = Parameters<typeof simFault>[0];

  /** Every device takes its time over each operation, and counts what it is sent. */
  async function slow(name: string, ms: number): Promise<void> {
    await onDevices(name, (device) => simFault(device, { type: "slow", ms }));
  }

  async function sentTo(name: string): Promise<number[]> {
    return await onDevices(name, async (device) => value(await simShow(device)).faults[0]!.seen);
  }

  async function expectSettled(): Promise<void> {
    const plan = plumb("plan", "--detailed-exitcode", ...quickstart);
    expect((await plan.ended).code, plan.said()).toBe(0);
  }

  test("carries out what is applied, and tells what is live", async () => {
    const one = agent("one", ...both);
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    const applied = apply();
    expect((await applied.ended).code, applied.said()).toBe(0);
    expect(applied.said()).toContain("40 added");
    await expectSettled();
    one.child.kill("SIGTERM");
    expect((await one.ended).code, one.said()).toBe(0);
    expect(linesOf(one).every((line) => line["agent"] === "one" && "time" in line)).toBe(true);
    const silent = plumb("plan", "--detailed-exitcode", ...quickstart);
    expect((await silent.ended).code, silent.said()).toBe(8);
  });

  test.each(["SIGKILL", "SIGTERM"] as const)(
    "that gets %s in the middle and comes back sends nothing twice",
    async (signal) => {
      await slow("one", 100);
      const first = agent("one", ...both);
      await until("it serves", () => hasTold(first, "presence-gained", { target: switches[1] }));
      const applied = apply();
      await until("it is at work", async () => (await sentTo("one")).every((sent) => sent > 5));
      first.child.kill(signal);
      const { code } = await first.ended;
      expect(code, first.said()).toBe(signal === "SIGTERM" ? 0 : null);
      const second = agent("one", ...both);
      // An agent that went in order is not waited for as one that died in a change set.
      if ((await applied.ended).code !== 0) {
        expect(signal, applied.said() + second.said()).toBe("SIGTERM");
        await until("it serves", () => hasTold(second, "presence-gained", { target: switches[1] }));
        const rest = apply();
        expect((await rest.ended).code, rest.said()).toBe(0);
      }
      expect(await sentTo("one")).toEqual([operationsOfEach, operationsOfEach]);
      const ends = [...linesOf(first), ...linesOf(second)].filter(
        (line) => line["event"] === "change-set-ended",
      );
      expect(ends.map((line) => line["end"])).toContain("abandoned");
      await expectSettled();
    },
  );

  test("that is told twice to stop does not wait for its devices", async () => {
    await slow("one", 60_000);
    const one = agent("one", ...both);
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    apply();
    await until("it is at work", () => hasTold(one, "change-set-taken", { target: switches[1] }));
    one.child.kill("SIGTERM");
    await until("it stops", () => hasTold(one, "stopping"));
    const ended = await Promise.race([one.ended, pause(1_000)]);
    expect(ended).toBe(undefined);
    one.child.kill("SIGTERM");
    expect((await one.ended).code).toBe(130);
  });

  test("lives through the end of its etcd, and serves again when that is back", async () => {
    const one = agent("one", "--lease", "2s", ...both);
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    await etcd.members[0]!.kill();
    await until("it notices", () => hasTold(one, "disconnected"));
    await pause(4_000);
    etcd.members[0]!.start();
    await etcd.ready();
    const gained = (): number =>
      linesOf(one).filter((line) => line["event"] === "presence-gained").length;
    await until("it serves again", () => gained() === 4);
    const applied = apply();
    expect((await applied.ended).code, applied.said()).toBe(0);
    await expectSettled();
    const disconnections = linesOf(one).filter((line) => line["event"] === "disconnected");
    expect(disconnections.length).toBeLessThan(8);
  });

  test("comes before its etcd, and serves when that is there", async () => {
    await etcd.members[0]!.kill();
    const one = agent("one", ...both);
    await until("it tries", () => hasTold(one, "disconnected"));
    etcd.members[0]!.start();
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    one.child.kill("SIGTERM");
    expect((await one.ended).code).toBe(0);
  });

  test("of another name waits, and serves within the lease and two seconds", async () => {
    const one = agent("one", "--lease", "3s", ...both);
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    const two = agent("two", "--lease", "3s", ...both);
    await until("it waits", () => hasTold(two, "presence-waiting", { target: switches[1] }));
    expect(linesOf(two).at(-1)).toMatchObject({ event: "presence-waiting" });
    one.child.kill("SIGKILL");
    const killedAtMs = performance.now();
    await until("it serves", () => hasTold(two, "presence-gained", { target: switches[1] }));
    expect(performance.now() - killedAtMs).toBeLessThan(5_000);
    const applied = apply();
    expect((await applied.ended).code, applied.said()).toBe(0);
  });

  test("has a folder of its own, and a port of its own", async () => {
    const one = agent("one", "--listen", "0", ...both);
    await until("it listens", () => linesOf(one).some((line) => line["msg"] === "listening"));
    const address = String(linesOf(one).find((line) => "address" in line)?.["address"]);
    await until("it is ready", async () => (await fetch(`http://${address}/readyz`)).ok);
    const page = await (await fetch(`http://${address}/metrics`)).text();
    expect(page).toContain("plumb_agent_targets 2");
    expect(page).toContain("plumb_agent_store_connected 1");
    const again = agent("one", ...both);
    expect((await again.ended).code).toBe(1);
    expect(again.said()).toMatch(/another agent \(process \d+\) uses it/);
    const beside = agent("two", "--listen", address, ...both);
    expect((await beside.ended).code).toBe(1);
    expect(beside.said()).toContain(`listening on ${address}: another process listens there`);
    await etcd.members[0]!.kill();
    await until("it is not ready", async () => {
      const ready = await fetch(`http://${address}/readyz/store`);
      return ready.status === 503 && (await ready.text()).includes("[-]store");
    });
    expect((await fetch(`http://${address}/healthz`)).status).toBe(200);
  });

  test("is called as it logs in, and says its password nowhere", async () => {
    const password = "hunter2-hunter2";
    await etcd.addUsers({ name: "leafs", password, prefix: "/plumbline/" });
    const login = {
      PLUMB_STORE: `etcd://${etcd.endpoints.join(",")}`,
      PLUMB_ETCD_USER: "leafs",
      PLUMB_ETCD_PASSWORD: password,
    };
    const words = ["agent", "--data-dir", "one", "--log-level", "debug", "-v", ...both];
    const one = start(folder, login, words);
    await until("it serves", () => hasTold(one, "presence-gained", { target: switches[1] }));
    const applied = start(folder, login, ["apply", "--auto-approve", ...quickstart]);
    expect((await applied.ended).code, applied.said()).toBe(0);
    one.child.kill("SIGTERM");
    expect((await one.ended).code).toBe(0);
    expect(linesOf(one).every((line) => line["agent"] === "leafs")).toBe(true);
    expect(one.said()).not.toContain(password);
    expect(one.said()).not.toMatch(/tenant|"value"|connection/);
  });
});
