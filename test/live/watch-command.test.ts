// `plumb watch` as processes on a cluster: one leads, the other takes over when it is killed or paused,
// and the fabric ends as the last leader's manifests say. Agents run inside the command.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { listEntries } from "../../src/records/journal.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { value } from "../contract/store-steps.ts";
import { one, pairP } from "../kinds/manifests.ts";
import { compileProgram, type Program, type RunningProgram } from "../support/compiled.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores, type EtcdStores } from "../support/etcd-stores.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { pause } from "./waiting.ts";

const leaseMs = 4_000;
const keys = storeKeys("default");

interface Held {
  readonly reason: string;
  readonly target: string;
}

interface Watching {
  readonly program: RunningProgram;
  /** The next event of this type. */
  until(event: string): Promise<Record<string, unknown>>;
}

describeWithEtcd("plumb watch", () => {
  let plumb: Program;
  let etcd: Etcd;
  let stores: EtcdStores;
  let folder: TempFolder;
  let running: RunningProgram[] = [];
  beforeAll(() => {
    plumb = compileProgram("src/main.ts");
  });
  afterAll(() => {
    plumb.remove();
  });
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    stores = createEtcdStores(etcd);
    folder = createTempFolder();
  });
  afterEach(async () => {
    // Who is paused is killed all the same.
    for (const one of running) await one.kill();
    running = [];
    await stores.close();
    await etcd.remove();
    folder.remove();
  });

  function command(name: string, ...words: string[]): RunningProgram {
    const store = ["--store", `etcd://${etcd.endpoints.join(",")}`, "--agents", "local"];
    return plumb.start(...words, "-C", join(folder.path, name), ...store, "-o", "json");
  }

  /** A folder of manifests: one node, on these networks. */
  function declare(name: string, ...networks: readonly string[]): void {
    const bound = networks.map((network, i) => {
      const spec = `{network: ${network}, host: n01, hostVlan: ${100 + i}}`;
      return `${one("Network", network, `{id: ${network}}`)}---\n${one("PortBinding", network, spec)}`;
    });
    mkdirSync(join(folder.path, name), { recursive: true });
    const text = [pairP(1), ...bound].join("---\n");
    writeFileSync(join(folder.path, name, "fabric.yaml"), text);
  }

  function watch(name: string): Watching {
    const words = ["watch", "-y", "--every", "2s", "--debounce", "200ms"];
    const program = command(name, ...words, "--lease", `${leaseMs}ms`);
    running.push(program);
    return {
      program,
      async until(event) {
        for (let line = await program.line(); line !== undefined; line = await program.line()) {
          const told = JSON.parse(line) as Record<string, unknown>;
          if (told["event"] === event) return told;
        }
        throw new Error(`${name} never told ${event}`);
      },
    };
  }

  /**
   * Until nothing is to be done any more for the fabric to be as this folder says; with whoever
   * watches it this comes by itself. Answers what is held back.
   */
  async function settledAs(name: string): Promise<Held[]> {
    let left: unknown;
    for (let tries = 0; tries < 20; tries += 1) {
      const lines = await command(name, "plan").rest();
      const plan = JSON.parse(lines.join("\n")) as { operations?: unknown[]; held?: Held[] };
      if (plan.operations?.length === 0 && plan.held !== undefined) return plan.held;
      left = plan.operations;
      await pause(1_000);
    }
    throw new Error(`the fabric never became what ${name} says: ${JSON.stringify(left)}`);
  }

  /** No apply began before the one before it had ended, or its writer was gone. */
  async function expectOneAfterTheOther(): Promise<void> {
    const entries = [...value(await listEntries(await stores.open(), keys, 100))];
    entries.sort((a, b) => a.generation - b.generation);
    expect(entries.length).toBeGreaterThan(1);
    for (const [i, entry] of entries.entries()) {
      const next = entries[i + 1];
      if (next === undefined || entry.finishedAtMs === undefined) continue;
      expect(next.startedAtMs).toBeGreaterThanOrEqual(entry.finishedAtMs);
    }
  }

  test("follows its manifests, leaves a broken one alone, and ends with 0 when it is told to go", async () => {
    declare("a", "blue");
    const watching = watch("a");
    expect(await watching.until("applied")).toMatchObject({ result: "applied" });
    declare("a", "blue", "red");
    expect(await watching.until("applied")).toMatchObject({ result: "applied" });
    writeFileSync(join(folder.path, "a", "more.yaml"), "kind: [");
    await watching.until("broken");
    declare("a", "green");
    writeFileSync(join(folder.path, "a", "more.yaml"), "");
    expect(await watching.until("applied")).toMatchObject({ result: "applied" });
    await watching.until("settled");
    process.kill(watching.program.pid, "SIGTERM");
    expect(await watching.until("resigned")).toMatchObject({ term: 1 });
    expect(await watching.program.rest()).toEqual([]);
    expect(await settledAs("a")).toEqual([]);
    expect([...(await etcd.dump()).keys()]).not.toContain(keys.leader);
  });

  test("of two over different folders one leads; after kill -9 of it the other does within lease and two seconds", async () => {
    declare("a", "blue", "red");
    declare("b", "red", "green");
    const first = watch("a");
    await first.until("settled");
    const second = watch("b");
    await second.until("waiting");
    expect(await settledAs("a")).toEqual([]);
    const killedAtMs = performance.now();
    await first.program.kill();
    running = running.filter((other) => other !== first.program);
    expect(await second.until("leading")).toMatchObject({ term: 2 });
    expect(performance.now() - killedAtMs).toBeLessThan(leaseMs + 2_000);
    expect(await second.until("applied")).toMatchObject({ result: "applied" });
    expect(await settledAs("b")).toEqual([]);
    await expectOneAfterTheOther();
  });

  test("one that was paused in the middle of an apply gives way, and the fabric is as the other says", async () => {
    declare("a", "blue", "red", "green");
    declare("b", "white");
    await command("a", "sim", "switch/p-s1", "fail", "slow", "--amount", "400").rest();
    const first = watch("a");
    await first.until("leading");
    const second = watch("b");
    await second.until("waiting");
    await pause(1_500);
    process.kill(first.program.pid, "SIGSTOP");
    await second.until("leading");
    await second.until("applied");
    process.kill(first.program.pid, "SIGCONT");
    await first.until("waiting");
    // The one operation that it had in flight may still reach the device. Nobody recorded it, so it is
    // somebody else's to the new leader, and told.
    const held = await settledAs("b");
    expect(held.map(({ reason, target }) => `${reason} ${target}`)).toEqual(
      held.length === 0 ? [] : ["not-owned switch/p-s1"],
    );
    await expectOneAfterTheOther();
  });
});
