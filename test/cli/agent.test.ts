// `plumb agent` at its edge: what it takes and refuses, what it is called, and when it is ready. What it
// does then stands in test/agent and test/live.

import { afterEach, beforeEach, expect, test } from "vitest";
import { agentName } from "../../src/cli/agent/agent-name.ts";
import { lateStore } from "../../src/cli/agent/late-store.ts";
import { takeFolder } from "../../src/cli/agent/own-folder.ts";
import { createReadiness } from "../../src/cli/agent/readiness.ts";
import { readTargetLines } from "../../src/cli/agent/target-patterns.ts";
import { run } from "../../src/cli/run.ts";
import type { Settings } from "../../src/cli/settings.ts";
import { agentLogLine } from "../../src/cli/views/agent.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { closeFabric } from "../../src/records/closed.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { hasOpenssl, makeCertificates } from "../support/certificates.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => {
  world.end();
});

test.for<[string[], number, RegExp]>([
  [[], 64, /name them with --target switch\/NAME, --target 'switch\/\*' or --targets-file FILE/],
  [["--target", "switch/a"], 64, /a folder of its own with --data-dir DIR/],
  [["--target", "swich/a", "--data-dir", "d"], 64, /did you mean switch\/a\?/],
  [["--target", "switch/leaf-*", "--data-dir", "d"], 64, /write switch\/\* for all/],
  [["--target", "leaf", "--data-dir", "d"], 64, /names no target/],
  [["--target", "switch/", "--data-dir", "d"], 64, /names no target/],
  [["--target", "switch/A b", "--data-dir", "d"], 64, /no name of a target/],
  [["--target", "switch/a", "--data-dir", "d", "--listen", "x"], 64, /--listen takes HOST:PORT/],
  [["--target", "switch/a", "--data-dir", "d", "--listen", "h:70000"], 64, /--listen takes/],
  [["--target", "switch/a", "--data-dir", "d", "--lease", "1s"], 64, /--lease takes a time from/],
  [["--target", "switch/a", "--data-dir", "d", "--name", "a b"], 64, /--name takes letters/],
  [["--target", "switch/a", "--data-dir", "d", "--log-level", "all"], 64, /takes one of debug/],
  [["--target", "switch/a", "--reach", "192.0.2.1:6640"], 64, /such as ssl:192.0.2.11:6640/],
  [["--target", "switch/a", "--reach", "ssl:a:1 ssl:b:1"], 64, /repeat --reach/],
  [["--target", "switch/a", "--reach", "ssl:a-*-*:1"], 64, /more than one \* between/],
  [["--target", "switch/a", "--data-dir", "state"], 64, /is the store that all share/],
  [["--targets-file", "none.txt", "--data-dir", "d"], 64, /there is no file none.txt/],
])("%j is refused with what to do", async ([words, code, message]) => {
  expect(await run(["agent", ...words], world.ports)).toBe(code);
  expect(world.taken().join("\n")).toMatch(message);
});

test("where an agent may connect to can stand in the environment too", async () => {
  const environment = { PLUMB_REACH: "ssl:192.0.2.*:6640,nonsense" };
  const words = ["agent", "--target", "switch/a", "--data-dir", "d"];
  expect(await run(words, { ...world.ports, environment })).toBe(64);
  expect(world.taken().join("\n")).toMatch(/"nonsense" is no endpoint/);
});

test("an agent does not serve a fabric whose state moved elsewhere", async () => {
  const closed = { type: "moved", to: "etcd://e:2379", sinceMs: 0 } as const;
  await closeFabric(world.store, storeKeys("default"), closed, []);
  const words = ["agent", "--target", "switch/a", "--data-dir", "own"];
  expect(await run(words, world.ports)).toBe(1);
  expect(world.taken().join("\n")).toContain("etcd://e:2379");
});

test("a file of targets has one on each line, and a mistake in it has a line", () => {
  expect(readTargetLines("# leafs\nswitch/a\r\n\n  switch/b  \n")).toEqual({
    targets: ["switch/a", "switch/b"],
  });
  expect(readTargetLines("switch/a\nswitch b\n")).toMatchObject({ problem: { line: 2 } });
});

test("an agent is called as it logs in, else as it was told, else as its host", async () => {
  const { files } = world.ports;
  const etcd = { type: "etcd", endpoints: ["e:2379"], isSecure: true } as const;
  const named = async (access: object, given?: string): Promise<unknown> => {
    const settings = { store: { ...etcd, access }, files } as unknown as Settings;
    return await agentName(given, settings, world.ports);
  };
  const { host } = world.ports.identity;
  expect(await named({ user: "leafs" }, "told")).toBe("leafs");
  expect(await named({}, "told")).toBe("told");
  expect(await named({})).toBe(host);
  expect(await named({ certificateFile: "none.pem" })).toMatchObject({ type: "trouble" });
  await files.writeText("no.pem", "no certificate");
  expect(await named({ certificateFile: "no.pem" }, "told")).toBe("told");
});

test.runIf(hasOpenssl)("an agent with a certificate has the name in it", async () => {
  const certificates = makeCertificates("leafs");
  const access = { certificateFile: certificates.client.certificate };
  const store = { type: "etcd", endpoints: ["e:2379"], isSecure: true, access };
  const settings = { store, files: world.ports.files } as unknown as Settings;
  expect(await agentName("told", settings, world.ports)).toBe("leafs");
  certificates.remove();
});

test("a store that is not there is opened once it is", async () => {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  let opened = 0;
  let isThere = false;
  const late = lateStore(() => {
    opened += 1;
    const gone = trouble("opening the store", "nothing listens there", "soon");
    return Promise.resolve(isThere ? store : gone);
  });
  const both = await Promise.all([late.get("a"), late.range("b")]);
  expect(both).toMatchObject([{ type: "trouble" }, { type: "trouble" }]);
  expect(opened).toBe(1);
  for await (const event of late.watch("a", 1, new AbortController().signal)) {
    expect(event).toMatchObject({ type: "trouble" });
  }
  isThere = true;
  await late.transact([], [{ type: "put", key: "a", value: "b" }]);
  expect(await late.get("a")).toMatchObject({ value: "b" });
  expect(opened).toBe(3);
});

test("a folder is for one agent at a time", async () => {
  const store = createMemoryStore(createVirtualClock());
  const keys = storeKeys("test");
  const first = await takeFolder(store, keys, { host: "here", pid: 7 });
  expect(await takeFolder(store, keys, { host: "here", pid: 8 })).toMatchObject({
    reason: "another agent (process 7) uses it; give each a folder of its own",
  });
  if (isTrouble(first)) throw new Error(first.reason);
  await first.giveBack();
  expect(isTrouble(await takeFolder(store, keys, { host: "here", pid: 8 }))).toBe(false);
});

test("an agent is ready when the store answers, all is listed, and its targets are its own", () => {
  const readiness = createReadiness(["switch/a", "switch/b"]);
  const problems = () => readiness.checks().flatMap(({ problem }) => problem ?? []);
  expect(problems()).toEqual([
    "it has not answered yet",
    "switch/a is not served yet, and 1 more",
    "what is asked was not read yet",
  ]);
  readiness.note({ type: "connected" });
  readiness.note({ type: "following" });
  readiness.note({ type: "presence-gained", target: "switch/a" });
  readiness.note({ type: "presence-waiting", target: "switch/b", agent: "two", host: "there" });
  expect(problems()).toEqual(["switch/b is served by two on there"]);
  readiness.note({ type: "presence-gained", target: "switch/b" });
  readiness.note({ type: "presence-lost", target: "switch/other", reason: "whatever" });
  expect(problems()).toEqual([]);
  readiness.note({ type: "presence-lost", target: "switch/a", reason: "its lease has ended" });
  readiness.note({ type: "disconnected", reason: "nothing listens there" });
  expect(problems()).toEqual(["nothing listens there", "switch/a was lost: its lease has ended"]);
  readiness.note({ type: "stopping" });
  expect(problems()[0]).toBe("it is stopping");
});

test("a line of the log has the facts of the event, and a level that fits", () => {
  const target = "switch/a";
  const common = { target, changeSet: "3.1" };
  const operation = { operation: "add:switch/a/vlans/1", action: "add", durationMs: 1.7 } as const;
  const event = { type: "operation-finished", ...common, ...operation, outcome: "done" } as const;
  expect(agentLogLine(event)).toEqual({
    level: "debug",
    fields: { event: event.type, ...common, ...operation, durationMs: 2, outcome: "done" },
    message: "an operation is settled",
  });
  expect(agentLogLine({ ...event, outcome: "refused" }).level).toBe("warn");
  expect(agentLogLine({ type: "disconnected", reason: "gone" }).level).toBe("warn");
  const happened = { type: "happened", target: "patchpanel/a", level: "info" } as const;
  expect(agentLogLine({ ...happened, text: "wired spp_vf 1 again" })).toMatchObject({
    level: "info",
    message: "wired spp_vf 1 again",
  });
});
