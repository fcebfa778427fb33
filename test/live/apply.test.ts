// Plans and applies of the built command on etcd: killed in the middle, two at once, through the death
// of a leader, and with a password that must be in nothing that is shown or kept. Needs a build.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { readRange } from "../../src/records/ranges.ts";
import { value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { killAll, quickstart, start, type Running } from "./command.ts";
import { pause } from "./waiting.ts";

describeWithEtcd("plumb on a cluster", () => {
  let etcd: Etcd;
  let folder: TempFolder;
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    folder = createTempFolder();
  });
  afterEach(async () => {
    killAll();
    await etcd.remove();
    folder.remove();
  });

  function plumb(fabric: string, ...words: string[]): Running {
    const store = `etcd://${etcd.endpoints.join(",")}`;
    const environment = { PLUMB_STORE: store, PLUMB_FABRIC: fabric, PLUMB_AGENTS: "local" };
    return start(folder, environment, words);
  }

  const apply = (fabric: string): Running =>
    plumb(fabric, "apply", "--auto-approve", ...quickstart);

  /** Applies until it is done: a dead holder's lock lasts for its term. */
  async function applySoon(fabric: string): Promise<void> {
    for (let i = 0; i < 60; i += 1) {
      const { code, text } = await apply(fabric).ended;
      if (code === 0) return;
      expect([4, 5, 6], text).toContain(code);
      await pause(1_000);
    }
    throw new Error("it was never applied");
  }

  async function expectSettled(fabric: string): Promise<void> {
    const plan = await plumb(fabric, "plan", "--detailed-exitcode", ...quickstart).ended;
    expect(plan.code, plan.text).toBe(0);
    const drift = await plumb(fabric, "drift", ...quickstart).ended;
    expect(drift.code, drift.text).toBe(0);
  }

  const operationsDone = (fabric: string): Promise<number> =>
    etcd.count(`/plumbline/v1/${fabric}/sim/`);

  /** Kills an apply behind so many operations; the fabric that it was killed in. */
  async function killedAt(fatal: number): Promise<string> {
    // On a busy machine one may end before anybody sees how far it is.
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const fabric = `killed-at-${fatal}-${attempt}`;
      const { child, ended } = apply(fabric);
      while (child.exitCode === null && (await operationsDone(fabric)) < fatal) await pause(2);
      child.kill("SIGKILL");
      if ((await ended).code === null) return fabric;
    }
    throw new Error(`no apply could be killed at operation ${fatal}`);
  }

  test("an apply that is killed with kill -9 in the middle is ended by the next", async () => {
    const ends = [1, 12, 25, 38].map(async (fatal) => {
      const fabric = await killedAt(fatal);
      await applySoon(fabric);
      await expectSettled(fabric);
      const history = await plumb(fabric, "history").ended;
      expect(history.text).toMatch(/^\S+ +interrupted/m);
    });
    await Promise.all(ends);
  });

  test("an apply goes on, or is ended by the next, when the leader dies in the middle", async () => {
    const { ended } = apply("led");
    while ((await operationsDone("led")) < 5) await pause(2);
    await (await etcd.leader()).kill();
    const { code, text } = await ended;
    expect([0, 1, 6], text).toContain(code);
    await applySoon("led");
    await expectSettled("led");
  });

  test("of two applies at once one does it, and the other steps back or finds it done", async () => {
    const both = await Promise.all([apply("two").ended, apply("two").ended]);
    const codes = both.map(({ code }) => code ?? -1).sort((a, b) => a - b);
    const right = [
      [0, 0],
      [0, 4],
      [0, 5],
    ];
    expect(right, both.map(({ text }) => text).join("\n")).toContainEqual(codes);
    expect(both.filter(({ text }) => text.includes("40 added")).length).toBe(1);
    await expectSettled("two");
  });

  test("looking makes no state, and says where none is", async () => {
    const { code, text } = await plumb("typo", "history").ended;
    expect(code).toBe(1);
    expect(text).toContain(
      `there is no state of the fabric typo in etcd://${etcd.endpoints.join(",")}`,
    );
    expect((await etcd.dump()).size).toBe(0);
  });
});

describeWithEtcd("plumb with a password", () => {
  const password = "hunter2-hunter2";
  let etcd: Etcd;
  const folder = createTempFolder();
  beforeAll(async () => {
    etcd = await startEtcd();
    await etcd.addUsers({ name: "plumb", password, prefix: "/plumbline/" });
  });
  afterAll(async () => {
    await etcd.remove();
    folder.remove();
  });

  function kept(path: string): string {
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .map((name) => join(path, name))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name, "latin1"))
      .join("\n");
  }

  test("shows and keeps it nowhere, whether it is right or wrong", async () => {
    const right = {
      PLUMB_STORE: `etcd://${etcd.endpoints.join(",")}`,
      PLUMB_ETCD_USER: "plumb",
      PLUMB_ETCD_PASSWORD: password,
      PLUMB_AGENTS: "local",
    };
    const wrong = { ...right, PLUMB_ETCD_PASSWORD: `${password}!` };
    const said: string[] = [];
    const plumb = async (environment: Record<string, string>, ...words: string[]) => {
      const { code, text } = await start(folder, environment, words).ended;
      said.push(text);
      return code;
    };
    expect(await plumb(right, "plan", "-v", "--out", "today.plan", ...quickstart)).toBe(0);
    expect(await plumb(right, "apply", "-v", "--auto-approve", "today.plan"), said.at(-1)).toBe(0);
    expect(await plumb(right, "plan", "-o", "json", ...quickstart)).toBe(0);
    expect(await plumb(right, "history", "-o", "json")).toBe(0);
    expect(await plumb(right, "state", "list", "-v")).toBe(0);
    expect(await plumb(wrong, "plan", "-v", ...quickstart)).toBe(1);
    expect(await plumb(wrong, "history", "-o", "json")).toBe(1);
    expect(said.join("\n")).toContain("does not know this user with this password");
    const access = { user: "plumb", password: { fromEnv: "WORD" } };
    const place = { type: "etcd", endpoints: etcd.endpoints, isSecure: false, access } as const;
    const environment = { WORD: password };
    const store = value(await openEtcdStore(place, { clock: systemClock, environment }));
    const stored = value(await readRange(store, "/plumbline/"));
    await store.close();
    expect(stored.length).toBeGreaterThan(20);
    for (const text of [...said, kept(folder.path), JSON.stringify(stored)]) {
      expect(text).not.toContain(password);
    }
  });
});
