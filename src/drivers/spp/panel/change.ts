// Carries out one operation on a host whose agent this is: keys and processes together, and accepted only
// where both show it. What it finds done it leaves alone.

import type { Operation } from "../../../model/operation.ts";
import { itemPathOf, itemValueOf } from "../../../model/operation.ts";
import { segmentsOf } from "../../../model/pointer.ts";
import type { DriverAnswer } from "../../../ports/driver.ts";
import { isTrouble } from "../../../ports/trouble.ts";
import { isNoLonger } from "../keys/carry-out.ts";
import type { HostKeys } from "../keys/host-keys.ts";
import { nextStepOf, type NextStep } from "../keys/next-step.ts";
import { configurationIn } from "../keys/panel-document.ts";
import type { KeyStep } from "../keys/port-step.ts";
import { sendChange } from "../keys/send-change.ts";
import { waitUntil } from "../keys/wait.ts";
import { carryOut, notConnected } from "./carry-out.ts";
import { wantedComponent } from "./component.ts";
import type { Panel } from "./panel.ts";
import { freeVhost, plugPort, unplugPort, type Served } from "./serve-port.ts";
import { unwiringSteps, wiringSteps } from "./wiring-steps.ts";

/** Others may change the same keys at the same time, but not for ever. */
const stepsMax = 12;

export async function changePanel(panel: Panel, operation: Operation): Promise<DriverAnswer> {
  const [section, client = "", name, ...more] = segmentsOf(itemPathOf(operation));
  if (section === "wiring" && more.length === 0 && /^[1-9]\d{0,3}$/.test(client)) {
    return name === undefined
      ? await processAnswer(panel, operation, Number(client))
      : await changeComponent(panel, operation, Number(client), name);
  }
  // A tap goes through spp_mirror, of which this agent knows nothing: nobody would ever serve one.
  if (section === "mirroring") return refused("mirrors are not served by Plumbline's own agent");
  const next = nextStepOf(operation, panel.place.dialect);
  return typeof next === "string" ? refused(next) : await changeKeys(panel, operation, next);
}

/** Nobody starts or ends a process from here. */
async function processAnswer(
  { ctl }: Panel,
  { value }: Operation,
  client: number,
): Promise<DriverAnswer> {
  const vf = await ctl.vf(client);
  if (isTrouble(vf)) return lost(`${vf.doing}: ${vf.reason}`);
  if ((vf === undefined) === (value === undefined)) return { type: "accepted" };
  return refused(
    vf === undefined ? notConnected(client) : `spp_vf ${client} runs: end it on the host`,
  );
}

async function changeComponent(
  { ctl }: Panel,
  operation: Operation,
  client: number,
  name: string,
): Promise<DriverAnswer> {
  const value = itemValueOf(operation);
  const wanted = wantedComponent(name, value);
  if (value !== undefined && wanted === undefined) {
    return refused("a component needs a core, a type and its ports");
  }
  const carried = await carryOut(ctl, client, (vf) =>
    wanted === undefined ? unwiringSteps(vf, name) : wiringSteps(vf, wanted),
  );
  return carried.type === "done" ? { type: "accepted" } : carried;
}

/** Only what was read anew refuses anything; what is known from before may be old. */
async function changeKeys(
  panel: Panel,
  operation: Operation,
  next: NextStep,
): Promise<DriverAnswer> {
  const { place } = panel;
  let keys = await place.known();
  let isFresh = false;
  let hasBegun = false;
  let hasWaited = false;
  for (let count = 0; count < stepsMax; count += 1) {
    if (isTrouble(keys)) return lost(`${keys.doing}: ${keys.reason}`);
    const configuration = configurationIn(keys);
    const step: KeyStep =
      typeof configuration === "string"
        ? { type: "refuse", reason: configuration }
        : next(keys, configuration, hasBegun);
    if (isFresh && step.type === "refuse") return refused(step.reason);
    if (step.type === "write" && step.afterMs !== undefined && !hasWaited) {
      const waited = await waitUntil(place, keys, isNoLonger(next), step.afterMs);
      hasWaited = true;
      if (isTrouble(waited)) return lost(`${waited.doing}: ${waited.reason}`);
      if (waited === "so") continue;
    }
    const how: Taken =
      step.type === "write" || (step.type === "done" && (isFresh || hasBegun))
        ? await takeStep(panel, keys, operation, step)
        : { type: "moved" };
    if (how.type === "over") return { type: "accepted" };
    if (how.type === "refused" || how.type === "lost") return how;
    if (how.type === "begun") hasBegun = true;
    isFresh = how.type === "moved";
    if (isFresh) keys = await place.read();
  }
  return refused(`others change the keys of ${place.host} all the time`);
}

type Taken =
  | { readonly type: "over" | "begun" | "moved" }
  | Extract<Served, { readonly type: "refused" | "lost" }>;

async function takeStep(
  panel: Panel,
  keys: HostKeys,
  operation: Operation,
  step: Exclude<KeyStep, { type: "refuse" }>,
): Promise<Taken> {
  const [section, first = "", second = ""] = segmentsOf(itemPathOf(operation));
  const isPlug = section === "plugs";
  const isWanted = itemValueOf(operation) !== undefined;
  const plug = async (): Promise<Taken> => taken(await plugPort(panel, keys, first), "over");
  if (step.type === "done") return isPlug && isWanted ? await plug() : { type: "over" };
  if (isPlug && leavesPort(step)) {
    return taken(await unplugPort(panel, keys, first), isWanted ? "begun" : "over");
  }
  if (section === "vhosts") {
    const freed = await freeVhost(panel, keys, first, Number(second));
    if (freed.type !== "done") return freed;
  }
  const sent = await sendChange(panel.place.store, keys, step.change);
  if (isTrouble(sent)) return lost(`${sent.doing}: ${sent.reason}`);
  if (sent === "moved") return { type: "moved" };
  return step.until === "up" ? await plug() : { type: "begun" };
}

/** Whether somebody else's agent would be told to unplug it, or its keys be cleared behind its back. */
function leavesPort({ until, change }: Extract<KeyStep, { type: "write" }>): boolean {
  if (until === "unplugged") return true;
  return until === "nothing" && change.writes.some(({ type }) => type === "delete");
}

function taken(served: Served, done: "over" | "begun"): Taken {
  if (served.type === "done") return { type: done };
  return served.type === "moved" ? { type: "moved" } : served;
}

function refused(reason: string): Extract<DriverAnswer, { type: "refused" }> {
  return { type: "refused", reason };
}

function lost(reason: string): Extract<DriverAnswer, { type: "lost" }> {
  return { type: "lost", reason };
}
