// Carries steps out at a process and looks whether it is then as it should be. What spp-ctl answers to a
// step decides nothing: what the process shows afterwards does.

import type { SppCtl, SppStep, SppVf, StepAnswer } from "../../../ports/spp-ctl.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import { classifierType, laterClassifierType } from "./component.ts";
import type { Steps } from "./steps.ts";

export type Carried =
  | { readonly type: "done" }
  | { readonly type: "refused"; readonly reason: string }
  | { readonly type: "lost"; readonly reason: string };

/** A port that comes back may show what nobody saw before, and others change things meanwhile. */
const roundsMax = 4;

/** `stepsFor` says what is missing at a process; it is asked until nothing is. */
export async function carryOut(
  ctl: SppCtl,
  client: number,
  stepsFor: (vf: SppVf) => Steps,
): Promise<Carried> {
  let refusal: Refusal | undefined;
  for (let round = 0; ; round += 1) {
    const vf = await ctl.vf(client);
    if (isTrouble(vf)) return { type: "lost", reason: `${vf.doing}: ${vf.reason}` };
    if (vf === undefined) return { type: "refused", reason: notConnected(client) };
    const steps = stepsFor(vf);
    if (typeof steps === "string") return { type: "refused", reason: steps };
    const [first] = steps;
    if (first === undefined) return { type: "done" };
    // What was refused and comes first again would be refused again.
    const isStuck = refusal !== undefined && isSameStep(first, refusal.step);
    if (isStuck || round === roundsMax) {
      return { type: "refused", reason: refusal?.reason ?? unsteady(client) };
    }
    const taken = await takeSteps(ctl, client, steps);
    if (taken?.type === "lost") return taken;
    refusal = taken;
  }
}

interface Refusal {
  readonly type: "refused";
  readonly step: SppStep;
  readonly reason: string;
}

function isSameStep(left: SppStep, right: SppStep): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Undefined where all were done; it ends with the first that was not. */
async function takeSteps(
  ctl: SppCtl,
  client: number,
  steps: readonly SppStep[],
): Promise<Refusal | Extract<Carried, { type: "lost" }> | undefined> {
  for (const step of steps) {
    const answer = await takeStep(ctl, client, step);
    if (answer.type === "lost") return answer;
    if (answer.type === "refused") return { ...answer, step };
  }
  return undefined;
}

/** A controller of a later version knows the classifier by another name, and refuses the one of 18.08. */
async function takeStep(ctl: SppCtl, client: number, step: SppStep): Promise<StepAnswer> {
  const answer = await ctl.change(client, step);
  if (answer.type !== "refused" || step.step !== "make" || step.type !== classifierType) {
    return answer;
  }
  const later = await ctl.change(client, { ...step, type: laterClassifierType });
  return later.type === "refused" ? answer : later;
}

export function notConnected(client: number): string {
  return `spp_vf ${client} is not connected to spp-ctl: start it on the host`;
}

function unsteady(client: number): string {
  return `spp_vf ${client} does not show what it accepted, or somebody else changes it all the time`;
}
