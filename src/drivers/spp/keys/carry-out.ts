// Carries one operation out on a host's keys: one step after the other, each a guarded transaction, until
// nothing is left to do. What is known of the keys may be old: only what is read anew refuses anything.

import type { Operation } from "../../../model/operation.ts";
import type { DriverAnswer } from "../../../ports/driver.ts";
import { isTrouble, type Trouble } from "../../../ports/trouble.ts";
import type { Dialect } from "../encoding/configuration.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { nextStepOf, type NextStep } from "./next-step.ts";
import { configurationIn } from "./panel-document.ts";
import type { KeyStep } from "./port-step.ts";
import { sendChange } from "./send-change.ts";
import { waitUntil, type KeyPlace } from "./wait.ts";

export interface HostPlace extends KeyPlace {
  readonly host: string;
  readonly dialect: Dialect;
  /** Known from before, as far as it is complete; else read. */
  known(): Promise<HostKeys | Trouble>;
  read(): Promise<HostKeys | Trouble>;
}

/** As long as neutron waits for an agent. */
export const agentMs = 20_000;

/** Others may move the same keys at the same time, but not for ever. */
const stepsMax = 12;

export async function carryOutOnKeys(
  place: HostPlace,
  operation: Operation,
): Promise<DriverAnswer> {
  const next = nextStepOf(operation, place.dialect);
  if (typeof next === "string") return refused(next);
  let keys = await place.known();
  let isFresh = false;
  let waitedFor: WaitedFor | undefined;
  let hasBegun = false;
  let hasWaited = false;
  for (let count = 0; count < stepsMax; count += 1) {
    if (isTrouble(keys)) return lost(keys);
    const configuration = configurationIn(keys);
    const step: KeyStep =
      typeof configuration === "string"
        ? { type: "refuse", reason: configuration }
        : next(keys, configuration, hasBegun);
    if (step.type === "done" && (isFresh || hasBegun)) return { type: "accepted" };
    if (step.type === "refuse" && isFresh) return refused(step.reason);
    if (step.type !== "write") {
      keys = await place.read();
      isFresh = true;
      continue;
    }
    if (waitedFor !== undefined && isUndone(step, waitedFor)) {
      return refused("others ask something else for the port at the same time");
    }
    if (step.afterMs !== undefined && !hasWaited) {
      const waited = await waitUntil(place, keys, isNoLonger(next), step.afterMs);
      hasWaited = true;
      if (isTrouble(waited)) return lost(waited);
      if (waited === "so") continue;
    }
    const sent = await sendChange(place.store, keys, step.change);
    if (isTrouble(sent)) return sent.retry === "never" ? refused(sent.reason) : lost(sent);
    isFresh = false;
    if (sent === "moved") {
      keys = await place.read();
      isFresh = true;
      continue;
    }
    hasBegun = true;
    if (step.until === "nothing") continue;
    const late = await waitForAgent(place, keys, { step, port: portOf(operation), sent });
    if (late !== undefined) return late;
    waitedFor = step.until;
  }
  return refused(`others change the keys of ${place.host} all the time`);
}

/** Whether the keys have come to ask for nothing to be written. */
export function isNoLonger(next: NextStep): (keys: HostKeys) => boolean {
  return (keys) => {
    const configuration = configurationIn(keys);
    return typeof configuration === "string" || next(keys, configuration, false).type !== "write";
  };
}

type WaitedFor = Extract<KeyStep, { type: "write" }>["until"];

/** Whether somebody took back, or asked for anew, what the agent has just done. */
function isUndone(step: Extract<KeyStep, { type: "write" }>, waitedFor: WaitedFor): boolean {
  return waitedFor === "up" || step.until === "unplugged";
}

interface Awaited {
  readonly step: Extract<KeyStep, { type: "write" }>;
  readonly port: string;
  /** The revision of the request. */
  readonly sent: number;
}

/** Undefined where the agent did it, or the request is no longer there. */
async function waitForAgent(
  place: HostPlace,
  keys: HostKeys,
  { step, port, sent }: Awaited,
): Promise<DriverAnswer | undefined> {
  const isUp = step.until === "up";
  const isSo = isUp ? isAnswered(port, sent) : isUnplugged(port);
  const waited = await waitUntil(place, keys, isSo, agentMs);
  if (isTrouble(waited)) return lost(waited);
  if (waited === "so") return undefined;
  const did = isUp ? `report port ${port} up` : `unplug port ${port}`;
  return refused(
    `the agent of ${place.host} did not ${did} within ${agentMs / 1000} s; the request stays`,
  );
}

/** It is said to be up since the request, or is no longer asked for. */
function isAnswered(port: string, sent: number): (keys: HostKeys) => boolean {
  return (keys) => {
    const status = entryIn(keys, "port_status", port);
    const isAsked =
      entryIn(keys, "action", port)?.value === "plug" &&
      entryIn(keys, "bind_port", port) !== undefined;
    return !isAsked || (status?.value === "up" && status.revision > sent);
  };
}

function isUnplugged(port: string): (keys: HostKeys) => boolean {
  return (keys) =>
    (["bind_port", "action", "port_status"] as const).every(
      (section) => entryIn(keys, section, port) === undefined,
    );
}

function portOf({ path, item }: Operation): string {
  const [, , port = ""] = (item?.path ?? path).split("/");
  return port.replaceAll("~1", "/").replaceAll("~0", "~");
}

function refused(reason: string): DriverAnswer {
  return { type: "refused", reason };
}

function lost({ doing, reason }: Trouble): DriverAnswer {
  return { type: "lost", reason: `${doing}: ${reason}` };
}
