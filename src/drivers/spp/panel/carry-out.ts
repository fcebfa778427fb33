// Carries steps out at a process and looks whether it is then as it should be. What spp-ctl answers to a
// step decides nothing: what the process shows afterwards does.

import type { SppCtl, SppStep, SppVf, StepAnswer } from "../../../ports/spp-ctl.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import { classifierType, laterClassifierType } from "./component.ts";
import type { Steps } from "./steps.ts";

export type Carried =
  | {
      readonly type: "done";
      /** As the process shows itself afterwards. */
      readonly vf: SppVf;
      /** None where all was as it should be. */
      readonly steps: readonly SppStep[];
    }
  | { readonly type: "refused"; readonly reason: string }
  | { readonly type: "lost"; readonly reason: string };

/** What others change meanwhile is seen once more; what is then still not so, is refused. */
const roundsMax = 3;

/** `stepsFor` says what is missing at a process; it is asked until nothing is. */
export async function carryOut(
  ctl: SppCtl,
  client: number,
  stepsFor: (vf: SppVf) => Steps,
): Promise<Carried> {
  const done: SppStep[] = [];
  let refusal: string | undefined;
  for (let round = 0; ; round += 1) {
    const vf = await ctl.vf(client);
    if (isTrouble(vf)) return { type: "lost", reason: `${vf.doing}: ${vf.reason}` };
    if (vf === undefined) return { type: "refused", reason: notConnected(client) };
    const steps = stepsFor(vf);
    if (typeof steps === "string") return { type: "refused", reason: steps };
    if (steps.length === 0) return { type: "done", vf, steps: done };
    if (refusal !== undefined || round === roundsMax) {
      return { type: "refused", reason: refusal ?? unsteady(client) };
    }
    for (const step of steps) {
      const answer = await takeStep(ctl, client, step);
      if (answer.type === "lost") return answer;
      done.push(step);
      // It is looked once more, lest something is refused that is so.
      if (answer.type === "refused") {
        refusal = answer.reason;
        break;
      }
    }
  }
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
