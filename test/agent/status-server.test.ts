// The pages that say how an agent is, over HTTP as probes and Prometheus ask.

import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPrometheusMetrics } from "../../src/adapters/metrics/prometheus.ts";
import { startStatusServer } from "../../src/adapters/status/status-server.ts";
import type { StatusCheck, StatusServer } from "../../src/ports/agent-ports.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { agentMetricDefinitions, createAgentMetrics } from "../../src/cli/views/agent-metrics.ts";

let checks: StatusCheck[];
let server: StatusServer;
const metrics = openPrometheusMetrics(agentMetricDefinitions);
const tell = createAgentMetrics(metrics, "1.2.3");

beforeEach(async () => {
  checks = [{ name: "store" }, { name: "presence" }];
  const pages = { ready: () => checks, metrics: () => metrics.page() };
  const started = await startStatusServer({ host: "127.0.0.1", port: 0 }, pages);
  if (isTrouble(started)) throw new Error(started.reason);
  server = started;
});
afterEach(async () => {
  await server.close();
});

async function ask(path: string, method = "GET"): Promise<{ status: number; text: string }> {
  const answer = await fetch(`http://${server.address}${path}`, { method });
  return { status: answer.status, text: await answer.text() };
}

test("a process that runs is healthy, whatever it waits for", async () => {
  checks = [{ name: "store", problem: "nothing listens there" }];
  expect(await ask("/healthz")).toEqual({ status: 200, text: "ok\n" });
  expect((await ask("/healthz?verbose")).text).toBe("[+]process ok\nhealthz check passed\n");
});

test("it is ready when all is right, and says otherwise what is not", async () => {
  expect(await ask("/readyz")).toEqual({ status: 200, text: "ok\n" });
  expect((await ask("/readyz?verbose")).text).toBe(
    "[+]store ok\n[+]presence ok\nreadyz check passed\n",
  );
  checks = [{ name: "store" }, { name: "presence", problem: "switch/a is not served yet" }];
  const text = "[+]store ok\n[-]presence switch/a is not served yet\nreadyz check failed\n";
  expect(await ask("/readyz")).toEqual({ status: 503, text });
  expect(await ask("/readyz/store")).toEqual({ status: 200, text: "ok\n" });
  expect((await ask("/readyz/presence")).status).toBe(503);
});

test.each(["/", "/nope", "/readyz/nope", "/readyz/", "/metrics/x", "//healthz"])(
  "nothing is at %s",
  async (path) => {
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, "POST")).status).toBe(404);
  },
);

test("only GET and HEAD are answered", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    expect((await ask("/healthz", method)).status).toBe(405);
  }
  expect(await ask("/healthz", "HEAD")).toEqual({ status: 200, text: "" });
});

test("metrics are counted by what is told, without the name of any target", async () => {
  const target = "switch/leaf-a1";
  tell({ type: "connected" });
  tell({ type: "presence-gained", target: "switch/*" });
  tell({ type: "presence-gained", target });
  tell({ type: "presence-gained", target: "switch/leaf-a2" });
  tell({ type: "presence-lost", target, reason: "its lease has ended" });
  const changeSet = "3.1";
  tell({ type: "change-set-ended", target, changeSet, end: "cancelled", done: 1, total: 2 });
  const cause = "older-writer";
  tell({ type: "change-set-refused", target, changeSet, cause, reason: "too old" });
  const done = { operation: "add:x", action: "add", outcome: "done", durationMs: 30 } as const;
  tell({ type: "operation-finished", target, changeSet, ...done });
  tell({ type: "observed", target, result: "changed", durationMs: 3 });
  tell({ type: "observation-failed", target, reason: "no route to host", durationMs: 3 });
  tell({ type: "happened", target, level: "warn", text: "leaf-a1 is odd" });
  tell({ type: "attending-ended", target, reason: "it ended by itself" });
  const { text } = await ask("/metrics");
  for (const line of [
    "plumb_agent_store_connected 1",
    "plumb_agent_targets 1",
    "plumb_agent_presence_lost_total 1",
    'plumb_agent_change_sets_total{end="cancelled"} 1',
    'plumb_agent_refusals_total{reason="older-writer"} 1',
    'plumb_agent_operations_total{action="add",result="done"} 1',
    'plumb_agent_operation_duration_seconds_bucket{le="0.1"} 1',
    'plumb_agent_observations_total{result="changed"} 1',
    'plumb_agent_observations_total{result="failed"} 1',
    'plumb_agent_happenings_total{level="warn"} 1',
    "plumb_agent_attending_ended_total 1",
    'plumb_build_info{version="1.2.3"} 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).not.toContain("leaf-a");
});

test("a port in use and an address of another machine are said before anything starts", async () => {
  const port = Number(server.address.split(":")[1]);
  const pages = { ready: () => checks, metrics: () => metrics.page() };
  expect(await startStatusServer({ host: "127.0.0.1", port }, pages)).toMatchObject({
    doing: `listening on 127.0.0.1:${port}`,
    reason: "another process listens there",
  });
  expect(await startStatusServer({ host: "192.0.2.1", port: 0 }, pages)).toMatchObject({
    reason: "this machine has no such address",
  });
});

test("garbage on the connection harms nobody", async () => {
  const port = Number(server.address.split(":")[1]);
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.resume();
  socket.write(`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(100_000)}\r\n\r\n`);
  await new Promise<void>((done) => socket.once("close", () => done()));
  expect(await ask("/healthz")).toEqual({ status: 200, text: "ok\n" });
});
