// All that a controller tells beside its own output, put together as `plumb watch` does it.

import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPrometheusMetrics } from "../../src/adapters/metrics/prometheus.ts";
import { createNotifier } from "../../src/adapters/notify/notifier.ts";
import { startStatusServer } from "../../src/adapters/status/status-server.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { createControllerReadiness } from "../../src/cli/controller/readiness.ts";
import { openTelling, type Telling } from "../../src/cli/controller/telling.ts";
import { readProject } from "../../src/cli/project.ts";
import { settle, type Settings } from "../../src/cli/settings.ts";
import type { WatchEvent } from "../../src/cli/views/watch.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { startPeer, type HttpPeer } from "../notify/peers.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import {
  applied,
  broken,
  leading,
  leadLost,
  planned,
  refused,
  settled,
  troubled,
  waiting,
} from "./events.ts";

const stopping: WatchEvent = { type: "stopping" };

describe("a controller is ready", () => {
  function problems(...events: readonly WatchEvent[]): Record<string, string> {
    const readiness = createControllerReadiness();
    for (const event of events) readiness.note(event);
    const wrong = readiness.checks().filter(({ problem }) => problem !== undefined);
    return Object.fromEntries(wrong.map(({ name, problem }) => [name, problem!]));
  }

  test.each<[string, WatchEvent[]]>([
    ["where another leads", [waiting]],
    ["with a plan that has nothing to do", [leading, settled("a")]],
    ["with a plan that may not be applied", [leading, planned("a", {})]],
    [
      "with a plan that failed",
      [leading, applied("a", { "add switch/a /1": "refused" }, "failed")],
    ],
    ["with the last good manifests", [leading, settled("a"), broken("b", "a"), troubled()]],
    ["once the store is back", [{ ...troubled(), type: "lead-trouble" }, waiting]],
  ])("%s", (_, events) => {
    expect(problems(...events)).toEqual({});
  });

  test.each<[string, WatchEvent[], Record<string, string>]>([
    ["at first", [], { store: "it has not answered yet", lead: "nobody knows yet who leads" }],
    [
      "before its first plan",
      [leading],
      { source: "it was not read yet", plan: "none was made yet" },
    ],
    [
      "while nothing in the source can be used",
      [leading, broken("a")],
      { plan: "none was made yet: the manifests have errors" },
    ],
    [
      "while nobody signed what is in it",
      [leading, refused("a")],
      { plan: "none was made yet: the commit aaaaaaa bears no signature" },
    ],
    [
      "while the source cannot be read",
      [leading, troubled()],
      {
        source: "it was not read yet: reading the repository: no route to host",
        plan: "none was made yet",
      },
    ],
    [
      "without a lead",
      [leading, settled("a"), leadLost],
      { lead: "the lead was lost: its lease has ended" },
    ],
    [
      "without a store",
      [waiting, { ...troubled("closed"), type: "lead-trouble" }],
      { store: "reading the repository: closed" },
    ],
    ["when it stops", [waiting, stopping], { process: "it is stopping" }],
  ])("but not %s", (_, events, expected) => {
    expect(problems(...events)).toEqual(expected);
  });
});

describe("what is opened for a controller", () => {
  let world: World;
  let peer: HttpPeer;
  let telling: Telling | undefined;
  beforeEach(async () => {
    world = createWorld();
    peer = await startPeer();
  });
  afterEach(async () => {
    await telling?.end();
    telling = undefined;
    await peer.close();
    world.end();
  });

  const listen = { host: "127.0.0.1", port: 0 };

  function portsWith(environment: Record<string, string> = {}): CommandPorts {
    return {
      ...world.ports,
      environment,
      agentPorts: async () => ({
        openLog: () => ({ write: () => undefined }),
        openMetrics: openPrometheusMetrics,
        startStatusServer,
      }),
      openNotifier: async (peers, parts) => createNotifier(peers, parts),
    };
  }

  function settingsWith(project: string, ports: CommandPorts): Settings {
    const read = readProject("plumbline.yaml", project);
    expect(read.diagnostics).toEqual([]);
    const globals = {
      filenames: [],
      output: "text",
      isColorRefused: false,
      isVerbose: false,
    } as const;
    return settle(globals, read.project, { ...ports, argv: ["watch"] });
  }

  async function open(
    given: Parameters<typeof openTelling>[0],
    project: string,
    { ports = portsWith(), onHook = (): void => undefined } = {},
  ): Promise<Telling> {
    const opened = await openTelling(given, settingsWith(project, ports), ports, onHook);
    if (isTrouble(opened)) throw new Error(opened.reason);
    telling = opened;
    return opened;
  }

  const ask = async (path: string, init: RequestInit = {}): Promise<[number, string]> => {
    const answer = await fetch(`http://${telling!.address!}${path}`, init);
    return [answer.status, await answer.text()];
  };

  test("is nothing where nobody asked for anything", async () => {
    const opened = await open({}, "", { ports: world.ports });
    opened.onEvent(settled("a"));
    opened.onMeasure({ type: "run-ended", result: "settled", durationMs: 1 });
    expect(opened.address).toBe(undefined);
    expect(await opened.tracer.span("run", {}, async () => 1)).toBe(1);
  });

  test("answers probes and Prometheus, and has no hook without a secret", async () => {
    const opened = await open({ listen }, "");
    expect((await ask("/readyz"))[0]).toBe(503);
    opened.onEvent(leading);
    opened.onEvent(settled("a"));
    opened.onMeasure({ type: "run-ended", result: "settled", durationMs: 1 });
    expect(await ask("/readyz")).toEqual([200, "ok\n"]);
    expect((await ask("/readyz?verbose"))[1]).toBe(
      "[+]process ok\n[+]store ok\n[+]lead ok\n[+]source ok\n[+]plan ok\nreadyz check passed\n",
    );
    expect((await ask("/readyz/plan"))[0]).toBe(200);
    expect((await ask("/metrics"))[1]).toContain('plumb_reconcile_total{result="settled"} 1\n');
    expect((await ask("/hook", { method: "POST" }))[0]).toBe(404);
  });

  test("is woken by who knows the secret of the flag, of the variable, or of the file", async () => {
    writeFileSync(join(world.folder, "of-flag"), "flag\n");
    writeFileSync(join(world.folder, "of-file"), "file\n");
    const project = "hook: {secret: {fromFile: of-file}}\n";
    let calls = 0;
    const onHook = (): void => void (calls += 1);
    const hook = async (secret: string): Promise<number> => {
      const signature = `sha256=${createHmac("sha256", secret).update("{}").digest("hex")}`;
      const headers = { "x-hub-signature-256": signature };
      return (await ask("/hook", { method: "POST", body: "{}", headers }))[0];
    };
    await open({ listen }, project, { onHook });
    expect([await hook("file"), await hook("file\n"), calls]).toEqual([202, 401, 1]);
    await telling!.end();
    const ports = portsWith({ PLUMB_HOOK_SECRET: "variable" });
    await open({ listen }, project, { onHook, ports });
    expect([await hook("variable"), await hook("file")]).toEqual([202, 401]);
    await telling!.end();
    await open({ listen, hookSecretFile: "of-flag" }, project, { onHook, ports });
    expect([await hook("flag"), await hook("variable")]).toEqual([202, 401]);
    writeFileSync(join(world.folder, "of-flag"), "\n");
    expect(await hook("")).toBe(503);
  });

  test("tells peers what they want to know, under the fabric's name", async () => {
    const project = `fabric: lab
notify:
  - {type: webhook, url: '${peer.url}/hook', on: [broken]}
  - {type: gitea, url: '${peer.url}', token: {fromEnv: TOKEN}, repository: net/fabric}
  - {type: slack, url: {fromFile: chat}, on: [broken]}
`;
    await open({ listen }, project, { ports: portsWith({ TOKEN: "t0ken" }) });
    writeFileSync(join(world.folder, "chat"), `${peer.url}/chat\n`);
    telling!.onEvent(settled("a"));
    telling!.onEvent(broken("b", "a"));
    await vi.waitFor(() => expect(peer.got.length).toBe(4));
    const paths = peer.got.map(({ path, text }) => `${path} ${JSON.parse(text).context ?? ""}`);
    expect(paths.sort()).toEqual([
      `/api/v1/repos/net/fabric/statuses/${"a".repeat(40)} plumb/lab`,
      `/api/v1/repos/net/fabric/statuses/${"b".repeat(40)} plumb/lab`,
      "/chat ",
      "/hook ",
    ]);
    expect((await ask("/metrics"))[1]).toContain(
      'plumb_notices_total{peer="gitea",delivery="sent"} 2\n',
    );
  });

  test("tells that something is over at the end of a run without it", async () => {
    const on = "on: [trouble, recovered]";
    await open({}, `notify: [{type: webhook, url: '${peer.url}', ${on}}]\n`);
    const run = (...events: readonly WatchEvent[]): void => {
      for (const event of events) telling!.onEvent(event);
      telling!.onMeasure({ type: "run-ended", result: "settled", durationMs: 1 });
    };
    const read = (result: "trouble" | "same"): void => {
      telling!.onMeasure({ type: "source-read", result, durationMs: 1 });
    };
    read("trouble");
    run(troubled(), settled("a"));
    // Something else woke the loop, and the source was not asked again.
    run(settled("a"));
    read("trouble");
    run(troubled(), settled("a"));
    read("same");
    run(settled("a"));
    run(settled("a"));
    await telling!.end();
    expect(peer.got.map(({ headers }) => headers["x-plumb-notice"])).toEqual([
      "trouble",
      "recovered",
    ]);
  });

  test("says whom it could not tell, and why, but no address", async () => {
    peer.replies = [{ status: 404 }];
    const project = "notify: [{type: slack, url: {fromEnv: CHAT}}]\n";
    await open({}, project, { ports: portsWith({ CHAT: `${peer.url}/hunter2` }) });
    telling!.onEvent(broken("b", "a"));
    await telling!.end();
    const said = world.taken().join("");
    expect(said).toContain('notify[0] (slack): the notice "broken" was given up: it answered 404');
    expect(said).not.toContain("hunter2");
  });

  test("is trouble where it cannot listen", async () => {
    const { address } = await open({ listen }, "");
    const port = Number(address!.split(":")[1]);
    const ports = portsWith();
    const again = { listen: { host: "127.0.0.1", port } };
    expect(await openTelling(again, settingsWith("", ports), ports, () => undefined)).toMatchObject(
      {
        type: "trouble",
        reason: "another process listens there",
      },
    );
  });
});
