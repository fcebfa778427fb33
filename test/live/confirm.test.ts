// Applies that are to be confirmed, on a real etcd with agents as processes: who undoes them when the etcd
// and the controller are killed, and what is said afterwards. Needs a build.

import { afterEach, beforeEach, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { killAll, quickstart, start, type Running } from "./command.ts";
import { pause } from "./waiting.ts";

const switches = ["leaf-a1", "leaf-a2"];

describeWithEtcd("an apply that its agents undo unless it is confirmed", () => {
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

  function plumb(...words: string[]): Running {
    return start(folder, { PLUMB_STORE: `etcd://${etcd.endpoints.join(",")}` }, words);
  }

  async function until(
    isTrue: () => boolean | Promise<boolean>,
    what: () => string,
  ): Promise<void> {
    for (let i = 0; !(await isTrue()); i += 1) {
      if (i > 900) throw new Error(what());
      await pause(100);
    }
  }

  /** Resolves when it serves its switch. */
  async function agent(name: string): Promise<Running> {
    const target = `switch/${name}`;
    const own = plumb("agent", "--target", target, "--data-dir", name, "--lease", "2s");
    await until(() => own.said().includes("presence-gained"), own.said);
    return own;
  }

  /** What is on a device, whether or not anybody serves it. */
  async function device(name: string): Promise<string> {
    const there = [
      "sim",
      `switch/${name}`,
      "show",
      "--store",
      `embedded:${name}`,
      "--agents",
      "local",
    ];
    const { text } = await plumb(...there, "-o", "json", ...quickstart).ended;
    return JSON.stringify((JSON.parse(text) as { document: unknown }).document);
  }

  const devices = async (): Promise<string[]> => [await device("leaf-a1"), await device("leaf-a2")];
  const planned = async (): Promise<string> => (await plumb("plan", ...quickstart).ended).text;
  const operations = (text: string): string => /Plan: .*/.exec(text)?.[0] ?? text;
  const apply = (...words: string[]): Running =>
    plumb("apply", "--auto-approve", "--confirm-within", "5s", ...words, ...quickstart);

  async function untilDevicesAre(before: readonly string[]): Promise<void> {
    let now: readonly string[] = [];
    await until(
      async () => {
        now = await devices();
        return now.every((one, i) => one === before[i]);
      },
      () => now.join("\n"),
    );
  }

  test("is kept where it is confirmed", async () => {
    for (const name of switches) await agent(name);
    const applied = await apply().ended;
    expect(applied.code, applied.text).toBe(0);
    expect(applied.text).toMatch(
      /Undone by the agents unless confirmed within 5 s: plumb confirm \w{8}/,
    );
    const confirmed = await plumb("confirm").ended;
    expect(confirmed.code, confirmed.text).toBe(0);
    await pause(7_000);
    expect(await plumb("plan", "--detailed-exitcode", ...quickstart).ended).toMatchObject({
      code: 0,
    });
    expect((await plumb("history").ended).text).toContain("applied");
  });

  test("is undone when the etcd is killed behind it, and told when that is back", async () => {
    for (const name of switches) await agent(name);
    const [before, plan] = [await devices(), operations(await planned())];
    const applied = await apply().ended;
    expect(applied.code, applied.text).toBe(0);
    expect(await devices()).not.toEqual(before);
    await etcd.members[0]!.kill();
    await untilDevicesAre(before);
    etcd.members[0]!.start();
    await etcd.ready();
    await until(
      async () => (await plumb("history").ended).text.includes("undone by its agents"),
      () => "the journal never says that it was undone",
    );
    const again = await planned();
    expect(operations(again)).toBe(plan);
    expect(again).toContain("was undone by its agents, because nobody confirmed it in time");
    const late = await plumb("confirm").ended;
    expect(late.code, late.text).toBe(6);
    expect((await plumb("history").ended).text).toContain("undone by its agents");
  });

  test("is undone when the etcd and the controller are killed in the middle, and an agent with them", async () => {
    const first = await agent("leaf-a1");
    await agent("leaf-a2");
    const [before, plan] = [await devices(), operations(await planned())];
    for (const name of switches) {
      const slow = ["sim", `switch/${name}`, "fail", "slow", "--amount", "300"];
      await plumb(...slow, ...quickstart, "--store", `embedded:${name}`).ended;
    }
    const applying = apply();
    const isBegun = async (): Promise<boolean> => (await device("leaf-a1")) !== before[0];
    await until(isBegun, applying.said);
    applying.child.kill("SIGKILL");
    await etcd.members[0]!.kill();
    first.child.kill("SIGKILL");
    await first.ended;
    const second = plumb(
      "agent",
      "--target",
      "switch/leaf-a1",
      "--data-dir",
      "leaf-a1",
      "--lease",
      "2s",
    );
    await untilDevicesAre(before);
    etcd.members[0]!.start();
    await etcd.ready();
    await until(() => second.said().includes("presence-gained"), second.said);
    for (const name of switches) {
      await plumb("sim", `switch/${name}`, "clear", ...quickstart, "--store", `embedded:${name}`)
        .ended;
    }
    await until(
      async () => operations(await planned()) === plan,
      () => "the plan never is as it was",
    );
    // The lock of the one that was killed ends by itself.
    await until(
      async () => (await plumb("apply", "--auto-approve", ...quickstart).ended).code === 0,
      () => "nothing more can be applied",
    );
    expect(await plumb("drift", ...quickstart).ended).toMatchObject({ code: 0 });
  });
});
