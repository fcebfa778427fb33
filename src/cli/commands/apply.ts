// `plumb apply`: plans or takes a saved plan, asks, carries it out.

import { isTrouble } from "../../ports/trouble.ts";
import { observeTargets } from "../../reconcile/observe.ts";
import { readAllocations } from "../../records/allocations.ts";
import { readEntry } from "../../records/journal.ts";
import { carryOut, refuseUnasked } from "../applying.ts";
import type { ApplyArguments } from "../arguments/apply.ts";
import { refuseLocalAgents } from "../confirming.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withStateOfPlan, type Connection } from "../connection.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { readPlanFile } from "../plan-file.ts";
import { withKeptOrNewPlan } from "../planning.ts";
import { complain, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { whatMoved } from "../stale-plan.ts";
import { timestamp } from "../views/numbers.ts";
import type { Plan } from "../../model/plan.ts";

const question = "Apply these changes?";

export async function runApply(
  given: ApplyArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const refused =
    refuseUnasked(given, settings, ports) ??
    refuseLocalAgents(given.confirmWithinMs, settings, ports);
  if (refused !== undefined) return refused;
  if (given.planFile !== undefined) return applyFile(given.planFile, given, settings, ports);
  const { isApproved } = given;
  return withKeptOrNewPlan(given, settings, ports, async (planned, connection) => {
    const parallelism = given.parallelism ?? connection.parallelism;
    const carrying = { ...given, ...planned, parallelism };
    return carryOut(carrying, { isApproved, question }, connection, settings, ports);
  });
}

async function applyFile(
  file: string,
  given: ApplyArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const text = await settings.files.readText(file);
  if (isTrouble(text)) return reportTrouble(text, settings, ports);
  if (text === undefined)
    return complain(`there is no file ${file}`, exitCode.error, settings, ports);
  const read = readPlanFile(text);
  if (read.type === "unreadable") {
    return complain(`${file} cannot be applied: ${read.reason}`, exitCode.error, settings, ports);
  }
  if (read.type === "altered") {
    const message = `${file} was altered after it was planned; nothing was done`;
    return complain(message, exitCode.stale, settings, ports);
  }
  const { plan, checkout } = read;
  return withStateOfPlan(settings, ports, async (connection) => {
    const parallelism = given.parallelism ?? connection.parallelism;
    const asked = { ...connection, parallelism };
    const refused = await refuseStale(plan, asked, settings, ports);
    if (refused !== undefined) return refused;
    const { isApproved } = given;
    const known = checkout === undefined ? {} : { checkout };
    const carrying = { ...given, plan, parallelism, ...known };
    return carryOut(carrying, { isApproved, question }, connection, settings, ports);
  });
}

/** How many changes a refusal names. */
const namedChanges = 10;

async function refuseStale(
  plan: Plan,
  { store, keys, agent, parallelism }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode | undefined> {
  const allocations = await readAllocations(store, keys);
  if (isTrouble(allocations)) return reportTrouble(allocations, settings, ports);
  const concerned = new Set(
    [...plan.operations, ...plan.adoptions, ...plan.forgotten].map((one) => one.target),
  );
  const targets = new Map(
    plan.targets
      .filter((one) => concerned.has(one.target))
      .map((one) => [one.target, one.settings]),
  );
  const { live } = await observeTargets(agent, targets, parallelism, () => undefined);
  const moved = whatMoved(plan, live, allocations);
  if (moved.length === 0) return undefined;
  const before = await readEntry(store, keys, plan.digest);
  if (isTrouble(before)) return reportTrouble(before, settings, ports);
  if (before?.entry.result === "applied") {
    const { owner, host, startedAtMs } = before.entry;
    const who = `${timestamp(startedAtMs)} by ${owner}@${host}`;
    const message = `this plan was applied already, ${who}; nothing was done, and plumb plan shows what is left`;
    return complain(message, exitCode.stale, settings, ports);
  }
  const more = moved.length - namedChanges;
  const named = [...moved.slice(0, namedChanges), ...(more > 0 ? [`and ${more} more`] : [])];
  const message = `this plan is stale, nothing was done:\n  ${named.join("\n  ")}\n  next: plumb plan again`;
  return complain(message, exitCode.stale, settings, ports);
}
