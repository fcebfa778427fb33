// A state that moves between a folder and a cluster, with the built command: it is the same record by
// record, works on there, and survives kill -9 of whoever moves it. Needs a build.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { put, value } from "../contract/store-steps.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { killAll, quickstart, start } from "./command.ts";
import { pause } from "./waiting.ts";

/** Nothing is served here. */
const environment = { PLUMB_AGENTS: "local" };

describeWithEtcd("a state that moves", () => {
  let etcd: Etcd;
  let folder: TempFolder;
  let cluster: string;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 3 });
    folder = createTempFolder();
    cluster = `etcd://${etcd.endpoints.join(",")}`;
  });
  afterAll(async () => {
    killAll();
    await etcd.remove();
    folder.remove();
  });

  async function plumb(...words: string[]): Promise<string> {
    const { code, text } = await start(folder, environment, words).ended;
    expect(code, text).toBe(0);
    return text;
  }

  /** The records of an export; every store counts its writers for itself. */
  function recordsIn(file: string): string[] {
    const lines = readFileSync(join(folder.path, file), "utf8").split("\n");
    return lines.slice(1, -2).filter((line) => !line.startsWith('{"key":"generation"'));
  }

  test("is the same in a file, in a cluster and in a folder, and goes on there", async () => {
    const fabric = ["--fabric", "round"];
    await plumb("apply", "-y", ...quickstart, ...fabric);
    await plumb("state", "export", "--out", "first.state", ...fabric);
    await plumb("state", "import", "first.state", "--state", "copy", ...fabric);
    await plumb("state", "migrate", "--state", "copy", "--to", cluster, ...fabric);
    const there = ["--store", cluster, ...fabric];
    await plumb("plan", "--detailed-exitcode", ...quickstart, ...there);
    await plumb("drift", ...quickstart, ...there);
    await plumb("state", "export", "--out", "second.state", ...there);
    expect(recordsIn("second.state")).toEqual(recordsIn("first.state"));
    await plumb("state", "migrate", "--to", "embedded:back", ...there);
    await plumb("state", "export", "--out", "third.state", "--state", "back", ...fabric);
    expect(recordsIn("third.state")).toEqual(recordsIn("first.state"));
    expect(await plumb("undo", "-y", "--state", "back", ...fabric)).toContain("40 removed");
    const moved = await start(folder, environment, ["plan", ...quickstart, ...there]).ended;
    expect(moved).toMatchObject({ code: 1, text: expect.stringContaining("moved to embedded:") });
  });

  test("is in one place or in none while whoever moves it is killed, and the next ends it", async () => {
    const fabric = "killed";
    const { prefix } = storeKeys(fabric);
    await plumb("apply", "-y", ...quickstart, "--state", "large", "--fabric", fabric);
    const store = value(await openEmbeddedStore(join(folder.path, "large"), systemClock));
    for (let i = 0; i < 150; i += 1) {
      const some = Array.from({ length: 100 }, (_, j) =>
        put(`${prefix}sim/switch/large-${i}/steps/${j}`, `"${"x".repeat(400)}"`),
      );
      value(await store.transact([], some));
    }
    await store.close();
    const there = ["--store", cluster, "--fabric", fabric];
    const here = ["--state", "large", "--fabric", fabric];
    await plumb("state", "export", "--out", "before.state", ...here);
    const migrate = ["state", "migrate", "--to", cluster, ...here];
    const arrived = (): Promise<number> => etcd.count(`${prefix}sim/`);
    const isUsed = async (place: string[]): Promise<boolean> => {
      const { code, text } = await start(folder, environment, [
        "state",
        "list",
        "allocations/",
        ...place,
      ]).ended;
      return code === 0 && text.includes("allocations/");
    };
    for (const fatal of [1, 4_000, 10_000]) {
      // A dead holder's lock in the cluster lasts for its term.
      for (let isBegun = false; !isBegun;) {
        const { child, ended } = start(folder, environment, migrate);
        const over = ended.then(({ code }) => code);
        while (child.exitCode === null && (await arrived()) < fatal) await pause(2);
        child.kill("SIGKILL");
        const code = await over;
        expect([null, 4]).toContain(code);
        isBegun = code === null;
        if (!isBegun) await pause(1_000);
      }
      expect([await isUsed(here), await isUsed(there)]).toEqual([false, false]);
    }
    for (let code: number | null = 4; code === 4;) {
      const ended = await start(folder, environment, migrate).ended;
      code = ended.code;
      expect([0, 4], ended.text).toContain(code);
      if (code === 4) await pause(1_000);
    }
    expect([await isUsed(here), await isUsed(there)]).toEqual([false, true]);
    await plumb("state", "export", "--out", "after.state", ...there);
    expect(recordsIn("after.state")).toEqual(recordsIn("before.state"));
    await plumb("plan", "--detailed-exitcode", ...quickstart, ...there);
  });
});
