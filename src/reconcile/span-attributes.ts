// What the spans of a run say of it, in the names of OpenTelemetry's conventions for pipelines and
// version control where these have one, and under plumb. where they have none.

import { shortDigest, type Plan } from "../model/plan.ts";
import type { SourceRevision } from "../ports/source.ts";
import type { SpanAttributes } from "../ports/tracer.ts";

/** Of the span of a whole run. */
export function runAttributes(fabric: string): SpanAttributes {
  return { "cicd.pipeline.name": "plumb watch", "plumb.fabric": fabric };
}

/** The part of a run that a span is of: "read source", "plan". */
export function taskAttributes(task: string): SpanAttributes {
  return { "cicd.pipeline.task.name": task };
}

/** "main@4be1f07" is a branch, or a tag, and the beginning of its commit. */
export function revisionAttributes({ revision, label }: SourceRevision): SpanAttributes {
  const name = label?.slice(0, Math.max(0, label.lastIndexOf("@"))) ?? "";
  return {
    "vcs.ref.head.revision": revision,
    ...(name === "" ? {} : { "vcs.ref.head.name": name }),
  };
}

export function planAttributes({ digest, operations, held, targets }: Plan): SpanAttributes {
  return {
    "plumb.plan.digest": shortDigest(digest),
    "plumb.plan.operations": operations.length,
    "plumb.plan.held": held.length,
    "plumb.plan.targets": targets.length,
  };
}

/** How a run ended, in the convention's own words. */
export function resultAttributes(
  result: "success" | "failure" | "error" | "timeout" | "cancellation" | "skip",
): SpanAttributes {
  return { "cicd.pipeline.result": result };
}
