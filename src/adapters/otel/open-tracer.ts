// Decides by the variables of OpenTelemetry whether anybody collects traces. What sends them is loaded
// only then: most processes trace nothing.

import process from "node:process";
import { noTracer, type Tracer } from "../../ports/tracer.ts";

/** `onTrouble` hears when spans are not taken any more, and is not called again until some were. */
export async function openTracer(
  version: string,
  onTrouble: (reason: string) => void,
): Promise<Tracer> {
  if (!isTracingWanted(process.env)) return noTracer;
  const { createOtlpTracer } = await import("./otlp-tracer.ts");
  return createOtlpTracer({ version, traceparent: process.env["TRACEPARENT"] }, onTrouble);
}

/** An endpoint is what turns tracing on; the specification's two switches turn it off again. */
export function isTracingWanted(
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const given = (name: string): string => environment[name]?.trim() ?? "";
  if (given("OTEL_SDK_DISABLED").toLowerCase() === "true") return false;
  if (given("OTEL_TRACES_EXPORTER") === "none") return false;
  return ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"].some(
    (name) => given(name) !== "",
  );
}
