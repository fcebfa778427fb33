// Plans, applies and drift checks through agents that are processes of their own, on a real etcd: what
// is known of a target whose agent was killed, and what is never done on its silence. Needs a build.

import { afterEach, beforeEach, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { killAll, quickstart, start, type Running } from "./command.ts";
import { pause } from "./waiting.ts";

const nothing = ["-f", ".", "--allow-empty", "--allow-deletes", "1000"];

describeWithEtcd("plumb with agents that are processes of their own", () => {
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

  /** Resolves when it serves its switch. */
  async function agent(name: string): Promise<Running> {
    const target = `switch/${name}`;
    const own = plumb("agent", "--target", target, "--data-dir", name, "--lease", "2s");
    for (let i = 0; !own.said().includes("presence-gained"); i += 1) {
      if (i > 600) throw new Error(own.said());
      await pause(50);
    }
    return own;
  }

  const apply = (manifests: readonly string[]): Running =>
    plumb("apply", "--auto-approve", ...manifests);

  /** The same question until the answer is the one that is wanted, or half a minute has passed. */
  async function until(code: number, ...words: string[]): Promise<string> {
    for (let i = 0; ; i += 1) {
      const answer = await plumb(...words).ended;
      if (answer.code === code) return answer.text;
      if (i === 30) throw new Error(answer.text);
      await pause(500);
    }
  }

  test("a target whose agent was killed is unknown, and nothing of it is removed", async () => {
    const text = await until(8, "plan", ...quickstart);
    expect(text).toContain("start one with plumb agent --target switch/leaf-a1");
    await agent("leaf-a1");
    const second = await agent("leaf-a2");
    expect((await apply(quickstart).ended).text).toContain("40 added");
    expect(await plumb("drift", ...quickstart).ended).toMatchObject({ code: 0 });

    second.child.kill("SIGKILL");
    expect(await until(8, "plan", ...quickstart)).toMatch(/its agent is silent \(for \d+ s\)/);
    const drift = await until(8, "drift", ...quickstart);
    expect(drift).toMatch(/switch\/leaf-a2 {2}unknown for \d+ s: its agent is silent/);
    expect(drift).toContain("0 of 2 targets drifted, 1 unknown");
    expect(await plumb("show", "switch/leaf-a2", ...quickstart).ended).not.toMatchObject({
      code: 0,
    });
    const removed = await apply(nothing).ended;
    expect(removed.text).toContain("20 removed");
    expect(removed.code, removed.text).toBe(8);

    await agent("leaf-a2");
    const left = await plumb("show", "switch/leaf-a2", ...quickstart).ended;
    expect(left.text).toContain("tenant-blue");
    expect((await apply(nothing).ended).text).toContain("20 removed");
    expect(await plumb("drift").ended).toMatchObject({ code: 0 });
  });

  test("an apply whose agent is killed in the middle says what nobody knows, and the next one ends it", async () => {
    const first = await agent("leaf-a1");
    await agent("leaf-a2");
    const slow = ["sim", "switch/leaf-a1", "fail", "slow", "--amount", "200"];
    const faulty = await plumb(...slow, ...quickstart, "--store", "embedded:leaf-a1").ended;
    expect(faulty.code, faulty.text).toBe(0);
    const applying = apply(quickstart);
    while (!first.said().includes("change-set-taken")) await pause(20);
    await pause(1_000);
    first.child.kill("SIGKILL");
    const { code, text } = await applying.ended;
    expect(code, text).toBe(6);
    expect(text).toContain("its agent went silent while it carried out the change set");
    await agent("leaf-a1");
    await until(0, "apply", "--auto-approve", ...quickstart);
    expect(await plumb("plan", "--detailed-exitcode", ...quickstart).ended).toMatchObject({
      code: 0,
    });
  });
});
