// Whether the clocks of agents go with ours: each is asked to look at one of its targets, and what it
// says of the time must lie between the moments before and after.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Agent } from "../../ports/agent.ts";
import type { Clock } from "../../ports/clock.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { forEachLimited } from "../../reconcile/limited.ts";
import { duration } from "../views/numbers.ts";
import { printable } from "../views/printable.ts";
import type { ServingAgent } from "./agents.ts";
import { ok, problem, warning, type Check } from "./check.ts";
import { isLate, within } from "./within.ts";

export interface ClockSources {
  readonly agent: Agent;
  readonly clock: Clock;
  /** Of targets, as far as they are known. */
  readonly settings: ReadonlyMap<TargetName, TargetSettings>;
  /** For each agent. */
  readonly waitMs: number;
}

/** Ages in what people read are then wrong. */
const noticeableMs = 2_000;
/** Leases and confirmations are counted in such times, though by clocks that nobody sets. */
const tooFarMs = 30_000;
const looksAtOnce = 50;

export async function clockChecks(
  serving: readonly ServingAgent[],
  sources: ClockSources,
): Promise<Check[]> {
  const checks: Check[] = [];
  let good = 0;
  await forEachLimited(serving, looksAtOnce, async (one) => {
    const check = await checkOf(one, sources);
    if (check === undefined) good += 1;
    else checks.push(check);
  });
  checks.sort((a, b) => (a.says < b.says ? -1 : 1));
  if (good === 0) return checks;
  const whose = good === 1 ? "the clock of 1 agent goes" : `the clocks of ${good} agents go`;
  return [ok("clocks", `${whose} with ours`), ...checks];
}

/** Undefined where there is nothing to say. */
async function checkOf(
  { presence, targets }: ServingAgent,
  { agent, clock, settings: known, waitMs }: ClockSources,
): Promise<Check | undefined> {
  const target = targets.find((one) => known.has(one)) ?? "";
  const settings = known.get(target);
  if (settings === undefined) return undefined;
  const name = printable(presence.agent);
  const beforeMs = clock.now();
  const seen = await within(clock, waitMs, agent.observe(target, settings));
  const afterMs = clock.now();
  if (isLate(seen)) {
    const help = `see its log; it may wait for the device of ${target}`;
    return warning("agents", `${name} did not look at ${target} within ${duration(waitMs)}`, help);
  }
  if (isTrouble(seen)) {
    return warning("agents", `${name} cannot see ${target}: ${seen.reason}`, "look at the device");
  }
  const aheadMs = Math.max(0, seen.observedAtMs - afterMs);
  const behindMs = Math.max(0, beforeMs - seen.observedAtMs);
  const offMs = aheadMs + behindMs;
  if (offMs <= noticeableMs) return undefined;
  const says = `the clock of ${name} is ${duration(offMs)} ${aheadMs > 0 ? "ahead of" : "behind"} ours`;
  const help = `let both keep the time (chrony, systemd-timesyncd) on ${printable(presence.host)} and here`;
  return (offMs > tooFarMs ? problem : warning)("clocks", says, help);
}

/** Of a holder of the lock only a clock that is ahead shows. */
export function holderClockChecks(
  holder: { readonly host: string; readonly sinceMs: number } | undefined,
  now: number,
): Check[] {
  if (holder === undefined) return [];
  const aheadMs = holder.sinceMs - now;
  if (aheadMs <= noticeableMs) return [];
  const says = `the lock was taken ${duration(aheadMs)} from now, says its holder on ${printable(holder.host)}`;
  const help = `let both keep the time (chrony, systemd-timesyncd) on ${printable(holder.host)} and here`;
  return [(aheadMs > tooFarMs ? problem : warning)("clocks", says, help)];
}
