// What of all that a controller tells is worth telling people who do not watch it: once when it begins,
// again when it is something else, and that it is over. Pure; who sends it is somebody else.

import { shortDigest } from "../../model/plan.ts";
import type { Notice, NoticeType, Severity } from "../../ports/notices.ts";
import type { DriftedItem, LoopEvent } from "../../reconcile/loop-event.ts";
import type { WatchEvent } from "../views/watch.ts";
import { commitOf, stateOfPlan } from "./commit-state.ts";
import * as words from "./notice-words.ts";
import type { RunOver } from "./run-over.ts";

/** What was told and is not over, by what it is about: the value tells it from the next of its kind. */
export interface Told {
  readonly apply?: { readonly key: string; readonly revision: string };
  readonly manifests?: string;
  readonly outside?: string;
  readonly drift?: ReadonlySet<string>;
  readonly suspended?: string;
  /** Of a plan that waits. */
  readonly planned?: string;
  /** Of a revision at which there was nothing to do. */
  readonly settled?: string;
  /** Commit → what forges were told last; the newest last. */
  readonly states?: ReadonlyMap<string, string>;
}

export interface Telling {
  readonly notices: readonly Notice[];
  readonly told: Told;
}

export function noticesOf(event: WatchEvent | RunOver, told: Told, fabric: string): Telling {
  const { said, told: after } = tellingOf(event, told);
  const notices: Notice[] = [];
  let states = after.states ?? new Map<string, string>();
  for (const one of said) {
    const [notice, next] = withNewState({ ...one, fabric }, states);
    states = next;
    if (notice !== undefined) notices.push(notice);
  }
  return { notices, told: states.size === 0 ? after : { ...after, states } };
}

type Said = Omit<Notice, "fabric">;

interface Saying {
  readonly said: readonly Said[];
  readonly told: Told;
}

function tellingOf(event: WatchEvent | RunOver, told: Told): Saying {
  switch (event.type) {
    case "run-over":
      return tellOver(event, told);
    case "broken":
    case "refused":
      return tellProblem(event, told);
    case "planned":
      return tellPlanned(event, told);
    case "applied":
      return tellApplied(event, told);
    case "settled":
      return tellSettled(event, told);
    case "drifted":
      return tellDrift(event.items, told);
    case "trouble":
    case "lead-trouble":
      return tellTrouble(event, told);
    case "suspended": {
      const key = `${event.by} ${event.because ?? ""}`;
      if (told.suspended === key) return { said: [], told };
      const said = [say("suspended", "warning", words.suspended(event), event.because ?? "")];
      return { said, told: { ...told, suspended: key } };
    }
    case "resumed": {
      const { suspended, ...rest } = told;
      const said = suspended === undefined ? [] : [say("resumed", "info", "Resumed", "")];
      return { said, told: rest };
    }
    // Whoever leads next tells how it finds things.
    case "lead-lost":
      return { said: [], told: {} };
    case "leading":
    case "waiting":
      return overOutside(told);
    case "resigned":
    case "locked":
    case "stopping":
      return { said: [], told };
  }
}

function tellProblem(
  event: Extract<LoopEvent, { type: "broken" | "refused" }>,
  told: Told,
): Saying {
  const { title, text } = event.type === "broken" ? words.broken(event) : words.refused(event);
  const key = `${event.revision} ${title} ${text}`;
  if (told.manifests === key) return { said: [], told };
  const said = { ...say(event.type, "error", title, text), ...about(event, "failure") };
  return { said: [said], told: { ...told, manifests: key } };
}

function tellPlanned(event: Extract<LoopEvent, { type: "planned" }>, told: Told): Saying {
  const key = `${event.revision} ${event.plan.digest} ${event.awaits ?? ""}`;
  const { title, text } = words.planned(event);
  const said = { ...say("planned", "info", title, text), ...about(event, "pending") };
  // What failed is given time; that it is tried again is no news, and until then it stays failed.
  if (told.apply?.revision === event.revision && event.awaits !== "approval") {
    return { said: [], told };
  }
  const isOld = told.planned === key;
  return { said: [isOld ? onlyState(said) : said], told: { ...told, planned: key } };
}

function tellApplied(event: Extract<LoopEvent, { type: "applied" }>, told: Told): Saying {
  const { plan, report } = event;
  // Another looks or writes by now, or the same does so anew at once.
  if (["stale", "fenced", "interrupted"].includes(report.type)) return { said: [], told };
  const { title, text } = words.applied(event);
  if (report.type === "applied") {
    const said = { ...say("applied", "info", title, text), ...about(event, stateOfPlan(plan)) };
    return { said: [said], told };
  }
  const key = `${plan.digest} ${title} ${text}`;
  const said = { ...say("failed", "error", title, text), ...about(event, "failure") };
  const isOld = told.apply?.key === key;
  const apply = { key, revision: event.revision };
  return { said: [isOld ? onlyState(said) : said], told: { ...told, apply } };
}

function tellSettled(event: Extract<LoopEvent, { type: "settled" }>, told: Told): Saying {
  const state = stateOfPlan(event.plan);
  const { title, text } = words.settled(event.plan);
  const { apply, planned: _, ...rest } = told;
  const isMended = state === "success";
  // What failed and now only waits is not mended.
  if (apply?.revision === event.revision && !isMended) return { said: [], told };
  const settled = { ...say("settled", "info", title, text), ...about(event, state) };
  const isOld = told.settled === event.revision;
  const said = [isOld ? onlyState(settled) : settled];
  const after = { ...rest, settled: event.revision };
  if (apply === undefined) return { said, told: after };
  if (!isMended) return { said, told: { ...after, apply } };
  const recovered = { ...say("recovered", "info", title, text), ...named(event) };
  return { said: [recovered, ...said], told: after };
}

function tellDrift(items: readonly DriftedItem[], told: Told): Saying {
  const { drift = new Set<string>(), ...rest } = told;
  const keys = new Set(items.map(({ target, path }) => `${target} ${path}`));
  if (keys.size === 0) {
    const said = drift.size === 0 ? [] : [say("recovered", "info", "No drift any more", "")];
    return { said, told: rest };
  }
  const isNew = [...keys].some((key) => !drift.has(key));
  const { title, text } = words.drifted(items);
  return {
    said: isNew ? [say("drifted", "warning", title, text)] : [],
    told: { ...rest, drift: keys },
  };
}

function tellTrouble(
  { trouble }: Extract<WatchEvent, { type: "trouble" | "lead-trouble" }>,
  told: Told,
): Saying {
  const title = words.trouble(trouble);
  if (told.outside === title) return { said: [], told };
  return { said: [say("trouble", "warning", title, "")], told: { ...told, outside: title } };
}

function tellOver({ isTroubled, hasProblem }: RunOver, told: Told): Saying {
  if (isTroubled) return { said: [], told };
  const outside = overOutside(told);
  const { manifests, ...rest } = outside.told;
  if (hasProblem || manifests === undefined) return outside;
  const mended = say("recovered", "info", "The manifests can be used again", "");
  return { said: [...outside.said, mended], told: rest };
}

function overOutside(told: Told): Saying {
  const { outside, ...rest } = told;
  if (outside === undefined) return { said: [], told };
  return { said: [say("recovered", "info", "What was in the way is over", outside)], told: rest };
}

function say(type: NoticeType, severity: Severity, title: string, text: string): Said {
  return { type, severity, title, text };
}

function onlyState(said: Said): Said {
  return { ...said, isOnlyState: true };
}

type Named = Pick<Notice, "revision" | "label" | "digest">;

function named(event: Extract<LoopEvent, { revision: string }>): Named {
  return {
    revision: event.revision,
    ...(event.label === undefined ? {} : { label: event.label }),
    ...("plan" in event ? { digest: shortDigest(event.plan.digest) } : {}),
  };
}

function about(
  event: Extract<LoopEvent, { revision: string }>,
  state: "pending" | "success" | "failure",
): Named & Pick<Notice, "commit"> {
  const commit = commitOf(event);
  return { ...named(event), ...(commit === undefined ? {} : { commit: { commit, state } }) };
}

/** Two are spoken of at a time: the newest, and the one in force. */
const statesMax = 8;

/**
 * Forges are told what they do not know. They keep every state for ever, so success is not told again in
 * other words, although it comes about again and again.
 */
function withNewState(
  { commit, ...notice }: Notice,
  states: ReadonlyMap<string, string>,
): [Notice | undefined, ReadonlyMap<string, string>] {
  const key = commit?.state === "success" ? "success" : `${commit?.state ?? ""} ${notice.title}`;
  if (commit === undefined || states.get(commit.commit) === key) {
    return [notice.isOnlyState === true ? undefined : notice, states];
  }
  const others = [...states].filter(([other]) => other !== commit.commit);
  const next = new Map([...others, [commit.commit, key] as const].slice(-statesMax));
  return [{ ...notice, commit }, next];
}
