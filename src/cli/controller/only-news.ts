// Of what a controller tells again in every run, only what says something else than before: nobody wants
// to read for hours that all is well. An apply is always news.

import type { Plan } from "../../model/plan.ts";
import type { LoopEvent } from "../../reconcile/loop-event.ts";
import type { LoopMeasure } from "../../reconcile/loop-measure.ts";
import { isLoopEvent, type StatusEvent } from "../../reconcile/status-event.ts";

type Topic = "manifests" | "drift" | "suspension" | "plan";

export interface News {
  /** To be asked of every event, in order. */
  isNews(event: StatusEvent): event is LoopEvent;
  noteMeasure(measure: LoopMeasure): void;
}

export function createNews(): News {
  const said = new Map<Topic, string>();
  const troubles = new Set<string>();
  // While the source cannot be read, plans go on from what is in force, and say nothing of it.
  let isSourceDown = false;
  const isNews = (event: StatusEvent): event is LoopEvent => {
    if (event.type === "read") {
      // Manifests that were wrong are not any more: what becomes of them is news, even if nothing does.
      if (said.delete("manifests")) said.delete("plan");
    }
    if (event.type === "applied") {
      // What is tried again and fails again leaves to do what there was to do.
      if (event.report.type === "applied") said.delete("plan");
      return true;
    }
    if (!isLoopEvent(event)) return false;
    if (event.type === "trouble") {
      const content = contentOf(event);
      const isKnown = troubles.has(content);
      troubles.add(content);
      return !isKnown;
    }
    const topic = topicOf(event);
    const content = `${event.type} ${contentOf(event)}`;
    if (topic === "plan" && troubles.size > 0 && !isSourceDown) {
      // That there is a plan again says that the trouble is over.
      troubles.clear();
      said.delete("plan");
    }
    // That there is no drift is news only where there was some.
    const before = said.get(topic) ?? (topic === "drift" ? "drifted []" : undefined);
    said.set(topic, content);
    return content !== before;
  };
  return {
    isNews,
    noteMeasure(measure) {
      if (measure.type === "source-read") isSourceDown = measure.result === "trouble";
    },
  };
}

type Repeated = Exclude<LoopEvent, { type: "applied" }>;

function topicOf(event: Exclude<Repeated, { type: "trouble" }>): Topic {
  switch (event.type) {
    case "broken":
    case "refused":
      return "manifests";
    case "drifted":
      return "drift";
    case "suspended":
    case "resumed":
      return "suspension";
    case "settled":
    case "planned":
    case "locked":
      return "plan";
  }
}

function contentOf(event: Repeated): string {
  switch (event.type) {
    case "broken":
      return `${event.revision} ${event.understood.diagnostics.length}`;
    case "refused":
      return `${event.revision} ${event.reason} ${event.detail}`;
    case "drifted":
      return JSON.stringify(
        event.items.map(({ target, path, leftBecause = "" }) => [target, path, leftBecause]),
      );
    case "suspended":
      return `${event.by} ${event.because ?? ""}`;
    case "resumed":
      return "";
    case "settled":
    case "planned":
      return `${event.revision} ${event.plan.digest} ${statesOf(event.plan)}`;
    case "locked":
      return event.by.id;
    case "trouble":
      return `${event.trouble.doing} ${event.trouble.reason}`;
  }
}

/** What a plan says beside what it would do. */
function statesOf({ held, targets }: Plan): string {
  const unknown = targets.filter(({ state }) => state === "unknown").map(({ target }) => target);
  return JSON.stringify([held.map(({ reason, target, path }) => [reason, target, path]), unknown]);
}
