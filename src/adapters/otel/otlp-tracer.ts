// Spans over OTLP/HTTP as JSON, by OpenTelemetry's own SDK, which reads its variables (endpoint, headers,
// sampler, limits, resource) by itself. Nothing global is set: spans hang together by what is handed on.

import process from "node:process";
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type SpanContext,
  type Tracer as OtelTracer,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";
import type { Span, SpanAttributes, Tracer } from "../../ports/tracer.ts";
import { isTrouble } from "../../ports/trouble.ts";

/** Whoever stops a process waits for this. */
const endMs = 3_000;
/** A request to a collector that is silent keeps the process so long, also after that. */
const exportMs = 5_000;
const timeVariables = ["OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"];

interface About {
  readonly version: string;
  /** Of whoever started this process, as the W3C writes it; what is not written so is not one. */
  readonly traceparent: string | undefined;
}

export function createOtlpTracer(
  { version, traceparent }: About,
  onTrouble: (reason: string) => void,
): Tracer {
  const isTimeGiven = timeVariables.some((name) => (process.env[name] ?? "") !== "");
  const exporter = new OTLPTraceExporter(isTimeGiven ? {} : { timeoutMillis: exportMs });
  // Later ones win: what people say in variables over what the build says.
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "plumb", "service.version": version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const spanProcessors = [new BatchSpanProcessor(tellingTrouble(exporter, onTrouble))];
  const provider = new BasicTracerProvider({ resource, spanProcessors });
  const tracer = provider.getTracer("plumb", version);
  const root = withParent(traceparent);
  return {
    span: (name, attributes, work) => within(tracer, root, { name, attributes }, work),
    end: () => endedWithin(provider.shutdown(), endMs),
  };
}

async function within<T>(
  tracer: OtelTracer,
  parent: Context,
  { name, attributes }: { readonly name: string; readonly attributes: SpanAttributes },
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const own = tracer.startSpan(name, { attributes }, parent);
  const context = trace.setSpan(parent, own);
  try {
    const result = await work({
      span: (innerName, inner, innerWork) =>
        within(tracer, context, { name: innerName, attributes: inner }, innerWork),
      set: (more) => {
        own.setAttributes(more);
      },
    });
    if (isTrouble(result)) own.setStatus({ code: SpanStatusCode.ERROR, message: result.reason });
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    own.setStatus({ code: SpanStatusCode.ERROR, message });
    throw error;
  } finally {
    own.end();
  }
}

/** The context of https://www.w3.org/TR/trace-context/#traceparent-header; versions after 00 may say more. */
function withParent(traceparent: string | undefined): Context {
  const form = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
  const [, traceId = "", spanId = "", flags = ""] = form.exec(traceparent?.trim() ?? "") ?? [];
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  const parent: SpanContext = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

/** What the SDK calls success. */
const exported = 0;

/** The SDK tells its own diagnostics nobody; this tells the first of several failures. */
function tellingTrouble(exporter: SpanExporter, onTrouble: (reason: string) => void): SpanExporter {
  let isTold = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const isFailed = result.code !== exported;
        if (isFailed && !isTold) onTrouble(result.error?.message ?? "nobody said why");
        isTold = isFailed;
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

async function endedWithin(ending: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([ending.catch(() => undefined), late]);
  clearTimeout(timer);
}
