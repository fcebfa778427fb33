// Traces, as a collector gets them over OTLP/HTTP.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isTracingWanted, openTracer } from "../../src/adapters/otel/open-tracer.ts";
import { noTracer } from "../../src/ports/tracer.ts";
import { trouble } from "../../src/ports/trouble.ts";
import {
  resultAttributes,
  revisionAttributes,
  runAttributes,
  taskAttributes,
} from "../../src/reconcile/span-attributes.ts";

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code: number; readonly message?: string };
}

let server: Server;
let status: number;
let requests: { path: string; type: string; resource: Attribute[]; spans: SentSpan[] }[];

beforeEach(async () => {
  requests = [];
  status = 200;
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
        const spans = scopeSpans.flatMap((scope: { spans: SentSpan[] }) => scope.spans);
        const type = request.headers["content-type"] ?? "";
        requests.push({ path: request.url ?? "", type, resource: resource.attributes, spans });
      }
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("OTEL_") || name === "TRACEPARENT") vi.stubEnv(name, undefined);
  }
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", addressOf(server));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const addressOf = (one: Server): string =>
  `http://127.0.0.1:${String((one.address() as AddressInfo).port)}`;

const plain = (attributes: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const sentSpans = (): Map<string, SentSpan> =>
  new Map(requests.flatMap(({ spans }) => spans).map((span) => [span.name, span]));

describe("a collector", () => {
  test("gets a run with its parts inside of each other, and what each says of itself", async () => {
    const tracer = await openTracer("1.2.3", () => undefined);
    const answer = await tracer.span("run", runAttributes("production"), async (run) => {
      await Promise.all([
        run.span("read source", taskAttributes("read source"), async (read) => {
          read.set(revisionAttributes({ revision: "4be1f07a", label: "main@4be1f07" }));
        }),
        run.span("plan", {}, (plan) => plan.span("observe", {}, async () => undefined)),
      ]);
      run.set(resultAttributes("success"));
      return 7;
    });
    await tracer.end();
    expect(answer).toBe(7);
    expect(requests[0]).toMatchObject({ path: "/v1/traces", type: "application/json" });
    const spans = sentSpans();
    const [run, read, plan, observe] = ["run", "read source", "plan", "observe"].map((name) =>
      spans.get(name)!,
    );
    expect(run!.parentSpanId ?? "").toBe("");
    expect([read!.parentSpanId, plan!.parentSpanId]).toEqual([run!.spanId, run!.spanId]);
    expect(observe!.parentSpanId).toBe(plan!.spanId);
    expect(new Set([...spans.values()].map(({ traceId }) => traceId)).size).toBe(1);
    expect(run!.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(plain(run!.attributes)).toEqual({
      "cicd.pipeline.name": "plumb watch",
      "cicd.pipeline.result": "success",
      "plumb.fabric": "production",
    });
    expect(plain(read!.attributes)).toEqual({
      "cicd.pipeline.task.name": "read source",
      "vcs.ref.head.name": "main",
      "vcs.ref.head.revision": "4be1f07a",
    });
    expect(BigInt(run!.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(run!.startTimeUnixNano));
    expect(run!.status.code).toBe(0);
  });

  test("sees what failed, whether it was thrown or answered", async () => {
    const tracer = await openTracer("1.2.3", () => undefined);
    const failed = trouble("reading", "nothing listens there", "soon");
    expect(await tracer.span("answered", {}, async () => failed)).toBe(failed);
    const thrown = tracer.span("thrown", {}, () => Promise.reject(new Error("a bug")));
    await expect(thrown).rejects.toThrow("a bug");
    await tracer.end();
    const spans = sentSpans();
    expect(spans.get("answered")!.status).toEqual({ code: 2, message: "nothing listens there" });
    expect(spans.get("thrown")!.status).toEqual({ code: 2, message: "a bug" });
  });

  test("knows whose they are, and people's own words win", async () => {
    vi.stubEnv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=lab,service.version=9");
    const tracer = await openTracer("1.2.3", () => undefined);
    await tracer.span("run", {}, async () => undefined);
    await tracer.end();
    expect(plain(requests[0]!.resource)).toMatchObject({
      "service.name": "plumb",
      "service.version": "9",
      "deployment.environment.name": "lab",
    });
    vi.stubEnv("OTEL_SERVICE_NAME", "fabric");
    const named = await openTracer("1.2.3", () => undefined);
    await named.span("run", {}, async () => undefined);
    await named.end();
    expect(plain(requests[1]!.resource)).toMatchObject({ "service.name": "fabric" });
  });

  test("finds a run below the span of whoever started the process", async () => {
    const [traceId, spanId] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
    vi.stubEnv("TRACEPARENT", `00-${traceId}-${spanId}-01`);
    const tracer = await openTracer("1.2.3", () => undefined);
    await tracer.span("run", {}, async () => undefined);
    await tracer.end();
    expect(sentSpans().get("run")).toMatchObject({ traceId, parentSpanId: spanId });
  });

  test("gets nothing of a trace that its parent did not record", async () => {
    vi.stubEnv("TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
    const tracer = await openTracer("1.2.3", () => undefined);
    expect(await tracer.span("run", {}, async () => 1)).toBe(1);
    await tracer.end();
    expect(requests).toEqual([]);
  });

  test.each([
    "",
    "garbage",
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  ])("gets a trace of its own where the parent is %j", async (parent) => {
    vi.stubEnv("TRACEPARENT", parent);
    const tracer = await openTracer("1.2.3", () => undefined);
    await tracer.span("run", {}, async () => undefined);
    await tracer.end();
    expect(sentSpans().get("run")!.parentSpanId ?? "").toBe("");
  });
});

describe("a collector that is not there", () => {
  test("holds up no work, and the end for some seconds only", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
    const tracer = await openTracer("1.2.3", () => undefined);
    for (let i = 0; i < 5_000; i += 1) await tracer.span("run", {}, async () => undefined);
    const began = performance.now();
    await tracer.end();
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 20_000);

  test("is told of once", async () => {
    status = 400;
    vi.stubEnv("OTEL_BSP_SCHEDULE_DELAY", "10");
    const told: string[] = [];
    const tracer = await openTracer("1.2.3", (reason) => told.push(reason));
    for (let i = 0; i < 3; i += 1) {
      await tracer.span("run", {}, async () => undefined);
      await vi.waitFor(() => expect(requests.length).toBe(i + 1));
    }
    await tracer.end();
    expect(told).toEqual(["Bad Request"]);
  });
});

describe("nothing is traced", () => {
  test.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
    [{ OTEL_SERVICE_NAME: "plumb" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://a" }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://a" }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://a", OTEL_SDK_DISABLED: "TRUE" }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://a", OTEL_TRACES_EXPORTER: "none" }, false],
  ])("with %j: %j", (environment, isWanted) => {
    expect(isTracingWanted(environment)).toBe(isWanted);
  });

  test("without an endpoint, and the work is done all the same", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", undefined);
    const tracer = await openTracer("1.2.3", () => undefined);
    expect(tracer).toBe(noTracer);
    expect(await tracer.span("a", {}, (span) => span.span("b", {}, async () => 5))).toBe(5);
    await tracer.end();
  });
});
