// One run of the controller after the other: from the source to a plan, weighed, and where that is
// allowed, to an apply. What a run finds out it tells; when the next one is due is the loop's business.

import { isInForce, type Control } from "../model/controller.ts";
import { equalJson, type Json } from "../model/json.ts";
import { isQuiet, type Plan } from "../model/plan.ts";
import { wholePlan, type PlanInput } from "../plan/input.ts";
import type { SourceRevision } from "../ports/source.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { Span } from "../ports/tracer.ts";
import { readControl } from "../records/controller/control.ts";
import { noneFailing } from "./failing.ts";
import type { Desired, Wanted } from "./kept-manifests.ts";
import { applyPlanned } from "./loop-apply.ts";
import { remember } from "./remember.ts";
import { failed, type RunEnd, type Running } from "./running.ts";
import {
  planAttributes,
  resultAttributes,
  revisionAttributes,
  runAttributes,
  taskAttributes,
} from "./span-attributes.ts";
import { rememberDrift } from "./drift-memory.ts";
import { leftByPlan, weigh, type Weighed } from "./weigh.ts";

const idle: RunEnd = { type: "idle" };

/** `isTimeUp`: everything is looked at, whatever moved. */
export async function runOnce(
  running: Running,
  isTimeUp: boolean,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, options } = running;
  const beganAtMs = ports.clock.now();
  running.result = "nothing";
  const ending = await runTraced(running, isTimeUp, signal);
  const durationMs = ports.clock.now() - beganAtMs;
  options.onMeasure({ type: "run-ended", result: running.result, durationMs });
  return ending;
}

async function runTraced(
  running: Running,
  isTimeUp: boolean,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, tell } = running;
  const { store, keys, tracer } = ports;
  const control = await readControl(store, keys);
  if (isTrouble(control)) return failed(running, control);
  const wishId = control.wish?.id;
  const isNewWish = wishId !== undefined && wishId !== running.wish?.id;
  if (isTimeUp || isNewWish) {
    running.standing.doubt();
    const asked = running.readings.ask();
    if (isNewWish) running.wish = { id: wishId, asked, isGranted: false };
  }
  const ending = await tracer.span("run", runAttributes(keys.fabric), async (span) => {
    const end = await runTold(running, control, span, signal);
    span.set(resultAttributes(results[running.result]));
    return end;
  });
  const { wish } = running;
  tell({ type: "looked", ...(wish?.isGranted === true ? { wish: wish.id } : {}) });
  return ending;
}

const results = {
  settled: "success",
  planned: "success",
  applied: "success",
  failed: "failure",
  locked: "skip",
  nothing: "skip",
} as const;

async function runTold(
  running: Running,
  control: Control,
  span: Span,
  signal: AbortSignal,
): Promise<RunEnd> {
  tellSuspension(running, control);
  const desired = await span.span("read", taskAttributes("read"), () => readManifests(running));
  const made = await planDesired(running, desired, span);
  if (isTrouble(made)) return failed(running, made);
  return made === undefined ? idle : await act(running, made, control, span, signal);
}

async function readManifests(running: Running): Promise<Desired> {
  const { manifests, readings, wish } = running;
  const answer = readings.take();
  const found = answer?.found;
  if (found !== undefined && !manifests.isNext(found)) {
    readings.ask();
    return await manifests.read(undefined);
  }
  if (answer !== undefined && wish !== undefined && answer.asked >= wish.asked) {
    running.wish = { ...wish, isGranted: true };
  }
  // What is in force stays so while the source cannot be read.
  if (isTrouble(found)) running.tell({ type: "trouble", trouble: found });
  const reading = isTrouble(found) ? undefined : found;
  // Whoever changes manifests because something failed does not want to wait.
  if (reading?.type === "whole" || reading?.type === "changed") running.failing = noneFailing;
  return await manifests.read(found);
}

/** What a plan was made of manifests that are sound, and how it may be narrowed. */
interface Made {
  readonly input: PlanInput;
  readonly plan: Plan;
  readonly about: SourceRevision;
}

/** Undefined where there are no manifests that could be kept in force. */
async function planDesired(
  running: Running,
  desired: Desired,
  span: Span,
): Promise<Made | undefined | Trouble> {
  const { manifests, tell } = running;
  const { problem, wanted } = desired;
  if (problem !== undefined) tell(problem);
  if (wanted === undefined) return undefined;
  const made = await planWanted(running, wanted, span);
  if (isTrouble(made) || "plan" in made) {
    // Only what can be planned is known to be well.
    if (problem === undefined) tell({ type: "read", ...wanted.about });
    return made;
  }
  // Claims can contradict each other only once numbers are known. What was in force before has none.
  const instead = await manifests.reject(made.findings);
  const isOther = instead.wanted?.about.revision !== wanted.about.revision;
  if (isOther) return await planDesired(running, instead, span);
  if (instead.problem !== undefined) tell(instead.problem);
  return undefined;
}

async function planWanted(
  { standing, session, manifests }: Running,
  { declaration, about }: Wanted,
  span: Span,
): Promise<Made | Extract<ReturnType<typeof session.plan>, { type: "invalid" }> | Trouble> {
  const view = await span.span("observe", taskAttributes("observe"), () =>
    standing.read(declaration.targets),
  );
  if (isTrouble(view)) return view;
  const input: PlanInput = { declaration, ...view, options: wholePlan };
  return await span.span("plan", taskAttributes("plan"), async (own) => {
    const result = session.plan(input);
    if (result.type === "invalid") return result;
    manifests.settle();
    own.set({ ...planAttributes(result.plan), ...revisionAttributes(about) });
    return { input, plan: result.plan, about };
  });
}

async function act(
  running: Running,
  made: Made,
  control: Control,
  span: Span,
  signal: AbortSignal,
): Promise<RunEnd> {
  const { ports, options, tell, session } = running;
  const { input, plan, about } = made;
  const nowMs = ports.clock.now();
  running.drift = rememberDrift(running.drift, plan, nowMs);
  const lost = await remember(running);
  if (lost !== undefined) return failed(running, lost);
  const weighed = weigh({
    policy: input.declaration.policy,
    isAutoApproved: options.isAutoApproved,
    nowMs,
    plan,
    memory: running.drift,
    failing: running.failing,
    consents: [...control.approvals, ...ports.source.approvals()],
  });
  const now = restrained(session, input, plan, weighed);
  if (now === undefined) throw new Error("restraints made a sound plan unsound");
  tell({ type: "drifted", items: leftByPlan(weighed.drifted, now) });
  tellPlan(running, about, { plan, now, weighed });
  const later = laterThan(running, weighed, control);
  const mayApply = weighed.mode !== "plan" && !running.isSuspended && !signal.aborted;
  if (!mayApply || isQuiet(now)) {
    if (isQuiet(now)) running.applied = undefined;
    return later;
  }
  // Looking and planning may take a while; whoever takes a word back meanwhile is heard.
  const said = await readControl(ports.store, ports.keys);
  if (isTrouble(said)) return failed(running, said);
  if (!isSaidAlike(said, control)) return { type: "again" };
  const by = weighed.approvedBy;
  const consent = by === undefined ? undefined : { digest: plan.digest, by };
  return await span.span("apply", taskAttributes("apply"), () =>
    applyPlanned(running, { ...about, plan: now }, consent, signal),
  );
}

/** Wishes aside: they are for the next run. */
function isSaidAlike(left: Control, right: Control): boolean {
  const { suspension: one = null, approvals: some } = left;
  const { suspension: other = null, approvals: others } = right;
  return equalJson([one, some] as unknown as Json, [other, others] as unknown as Json);
}

/** When time alone may let something else be done. */
function laterThan(
  { isSuspended }: Running,
  { dueAtMs }: Weighed,
  { suspension }: Control,
): RunEnd {
  const times = [dueAtMs, isSuspended ? suspension?.untilMs : undefined];
  const due = times.filter((time) => time !== undefined);
  return due.length === 0 ? idle : { type: "idle", dueAtMs: Math.min(...due) };
}

/** The plan without what may not be done now. */
function restrained(
  session: Running["session"],
  input: PlanInput,
  plan: Plan,
  { restraints }: Weighed,
): Plan | undefined {
  if (restraints === undefined) return plan;
  const result = session.plan({ ...input, options: { ...input.options, restraints } });
  return result.type === "planned" ? result.plan : undefined;
}

interface PlanTold {
  /** All that the manifests ask for. */
  readonly plan: Plan;
  /** What of it may be done now. */
  readonly now: Plan;
  readonly weighed: Weighed;
}

function tellPlan(
  running: Running,
  about: SourceRevision,
  { plan, now, weighed: { mode, restraints, dueAtMs } }: PlanTold,
): void {
  const told = { ...about, plan, now, ...(dueAtMs === undefined ? {} : { dueAtMs }) };
  const isAsked = restraints?.changes?.reason === "not-approved" && needsConsent(plan, now);
  if (mode === "plan" ? isQuiet(plan) : isQuiet(now) && isQuiet(plan)) {
    running.result = "settled";
    running.tell({ type: "settled", ...about, plan: now });
  } else if (mode === "plan" || isAsked || isQuiet(now) || running.isSuspended) {
    running.result = "planned";
    const awaits = mode === "plan" ? "nothing" : isAsked ? "approval" : undefined;
    running.tell({ type: "planned", ...told, ...(awaits === undefined ? {} : { awaits }) });
  }
}

/** Whether anything but healing drift is left to do, which nobody has consented to. */
function needsConsent(plan: Plan, now: Plan): boolean {
  const isRecorded = !isQuiet({ ...plan, operations: [] });
  return isRecorded || now.held.some(({ reason }) => reason === "not-approved");
}

function tellSuspension(running: Running, { suspension }: Control): void {
  const isSuspended = suspension !== undefined && isInForce(suspension, running.ports.clock.now());
  if (isSuspended) {
    const { by, because } = suspension;
    running.tell({ type: "suspended", by, ...(because === undefined ? {} : { because }) });
  } else if (running.isSuspended) {
    running.tell({ type: "resumed" });
  }
  running.isSuspended = isSuspended;
}
