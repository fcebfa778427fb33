// One run of the controller after the other: from the source to a plan, weighed, and where that is
// allowed, to an apply. What a run finds out it tells; when the next one is due is the loop's business.

import { isInForce, type Control } from "../model/controller.ts";
import { isQuiet, type Plan } from "../model/plan.ts";
import { wholePlan, type PlanInput } from "../plan/input.ts";
import type { SourceRevision } from "../ports/source.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import type { Span } from "../ports/tracer.ts";
import { readControl } from "../records/controller/control.ts";
import { noneFailing } from "./failing.ts";
import type { Desired, Wanted, WantedOrProblem } from "./kept-manifests.ts";
import { applyPlanned } from "./loop-apply.ts";
import { remember } from "./remember.ts";
import { failed, type RunEnd, type Running } from "./running.ts";
import {
  planAttributes,
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
  const { store, keys, tracer, source } = ports;
  const control = await readControl(store, keys);
  if (isTrouble(control)) return failed(running, control);
  const { wish } = control;
  const isWished = wish !== undefined && wish.id !== running.wish;
  if (isTimeUp || isWished) running.standing.doubt();
  if (isWished) source.stir();
  const ending = await tracer.span("run", runAttributes(keys.fabric), (span) =>
    runTold(running, control, span, signal),
  );
  running.wish = wish?.id;
  tell({ type: "looked", ...(wish === undefined ? {} : { wish: wish.id }) });
  return ending;
}

async function runTold(
  running: Running,
  control: Control,
  span: Span,
  signal: AbortSignal,
): Promise<RunEnd> {
  tellSuspension(running, control);
  const desired = await span.span("read", taskAttributes("read"), () => readManifests(running));
  const { trouble } = desired;
  if (trouble !== undefined) running.tell({ type: "trouble", trouble });
  const made = await planDesired(running, desired, span);
  if (isTrouble(made)) return failed(running, made);
  const ending = made === undefined ? idle : await act(running, made, control, span, signal);
  // What the source has is still unknown, and asked for again.
  return trouble !== undefined && ending.type === "idle" ? { type: "failed" } : ending;
}

async function readManifests(running: Running): Promise<Desired> {
  const { ports, options, manifests } = running;
  const { clock } = ports;
  const beganAtMs = clock.now();
  const desired = await manifests.read();
  const result = desired.trouble === undefined ? desired.reading : "trouble";
  options.onMeasure({ type: "source-read", result, durationMs: clock.now() - beganAtMs });
  // Whoever changes manifests because something failed does not want to wait.
  if (["whole", "changed"].includes(result)) running.failing = noneFailing;
  return desired;
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
  desired: WantedOrProblem,
  span: Span,
): Promise<Made | undefined | Trouble> {
  const { manifests } = running;
  tellDesired(running, desired);
  const { wanted } = desired;
  if (wanted === undefined) return undefined;
  const made = await planWanted(running, wanted, span);
  if (isTrouble(made) || "plan" in made) return made;
  // Claims can contradict each other only once numbers are known. What was in force before has none.
  const instead = await manifests.reject(made.findings);
  const isOther = instead.wanted?.about.revision !== wanted.about.revision;
  if (isOther) return await planDesired(running, instead, span);
  tellDesired(running, instead);
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
  const later: RunEnd =
    weighed.dueAtMs === undefined ? idle : { type: "idle", dueAtMs: weighed.dueAtMs };
  const mayApply = weighed.mode !== "plan" && !running.isSuspended && !signal.aborted;
  if (!mayApply || isQuiet(now)) {
    if (isQuiet(now)) running.applied = undefined;
    return later;
  }
  const approved = weighed.approvedBy === undefined ? {} : { approvedBy: weighed.approvedBy };
  const what = { ...about, ...approved, plan: now };
  return await span.span("apply", taskAttributes("apply"), () =>
    applyPlanned(running, what, signal),
  );
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
  { plan, now, weighed: { mode, restraints } }: PlanTold,
): void {
  const { isSuspended } = running;
  const tell: Running["tell"] = (event) => {
    running.result = event.type === "settled" ? "settled" : "planned";
    running.tell(event);
  };
  if (mode === "plan" && !isQuiet(plan)) {
    tell({ type: "planned", ...about, plan, awaits: "nothing" });
  } else if (restraints?.changes?.reason === "not-approved") {
    tell({ type: "planned", ...about, plan, awaits: "approval" });
  } else if (isSuspended && !isQuiet(now)) {
    tell({ type: "planned", ...about, plan: now });
  } else if (isQuiet(now)) {
    if (isQuiet(plan)) tell({ type: "settled", ...about, plan: now });
    else tell({ type: "planned", ...about, plan });
  }
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

function tellDesired({ tell }: Running, { problem, wanted }: WantedOrProblem): void {
  if (problem !== undefined) tell(problem);
  else if (wanted !== undefined) tell({ type: "read", ...wanted.about });
}
