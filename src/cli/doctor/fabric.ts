// What the doctor sees of a fabric in its store: records, lock, journal, agents and clocks. Each part
// has its time, so that one that hangs hides nothing of the others.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { readLock } from "../../records/lock.ts";
import type { CommandPorts } from "../command-ports.ts";
import type { Connection } from "../connection.ts";
import { readCurrentManifests } from "../current-manifests.ts";
import { isHolderGone, type Holder } from "../holder.ts";
import { packageVersion } from "../package-version.ts";
import type { Settings } from "../settings.ts";
import { counted, duration } from "../views/numbers.ts";
import { agentChecks, findAgents, type AgentSources } from "./agents.ts";
import { ok, problem, type Area, type Check } from "./check.ts";
import { clockChecks, holderClockChecks } from "./clocks.ts";
import { deviceChecks } from "./devices.ts";
import { recordChecks } from "./records.ts";
import { readTargets, type FabricTargets } from "./targets.ts";
import { unreadable } from "./unreadable.ts";
import { isLate, within } from "./within.ts";

/** For each part; a store that is well answers in milliseconds. */
const partMs = 5_000;
/** For each look at a target within a part. */
const lookMs = 3_500;

export async function fabricChecks(
  connection: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<Check[]> {
  const { store, keys } = connection;
  const { clock } = ports;
  const isGone = (holder: Holder): boolean => isHolderGone(holder, ports);
  const inTime = async (area: Area, part: Promise<Check[]>): Promise<Check[]> => {
    const checks = await within(clock, partMs, part);
    return isLate(checks) ? [lateProblem(area)] : checks;
  };
  const { declaration } = await readCurrentManifests(connection.catalog, settings, ports);
  const declared = declaration?.targets ?? new Map<TargetName, TargetSettings>();
  const targets = await within(clock, partMs, readTargets(store, keys, declared));
  if (isLate(targets)) return [lateProblem("records")];
  if (isTrouble(targets)) return [unreadable("records", targets)];
  const now = clock.now();
  const sources = { store, keys, now, isGone, targets };
  const of = { ...sources, version: await packageVersion(ports) };
  const [records, agents, clocks] = await Promise.all([
    inTime("records", recordChecks(sources)),
    settings.agents === "local"
      ? inTime("agents", localChecks(targets, connection, clock))
      : remoteChecks(of, connection, ports, inTime),
    inTime("clocks", lockClockChecks(connection, now)),
  ]);
  return [...records, ...agents, ...clocks];
}

function lateProblem(area: Area): Check {
  return problem(area, `no answer came within ${duration(partMs)}`, "try again in a moment");
}

async function remoteChecks(
  sources: AgentSources,
  { agent }: Connection,
  { clock }: CommandPorts,
  inTime: (area: Area, part: Promise<Check[]>) => Promise<Check[]>,
): Promise<Check[]> {
  const { targets } = sources;
  if (targets.names.length === 0) return [];
  return await inTime(
    "agents",
    (async () => {
      const found = await findAgents(sources);
      const { settings } = targets;
      const clocks = await clockChecks(found.serving, { agent, clock, settings, waitMs: lookMs });
      return [...agentChecks(found, sources), ...clocks];
    })(),
  );
}

async function localChecks(
  targets: FabricTargets,
  { catalog, agent }: Connection,
  clock: Clock,
): Promise<Check[]> {
  const missing = new Map<string, TargetName>();
  for (const [target, { driver }] of targets.settings) {
    if (!catalog.drivers.has(driver)) missing.set(driver, target);
  }
  const has = [...catalog.drivers.keys()].sort().join(", ");
  if (missing.size > 0) {
    return [...missing].map(([driver, target]) =>
      problem(
        "agents",
        `this build has no driver "${driver}", which ${target} needs`,
        `it has ${has}`,
      ),
    );
  }
  const served = `${counted(targets.names.length, "target")}, with the drivers ${has}`;
  return [
    ok("agents", `agents run inside the command: ${served}`),
    ...(await deviceChecks(targets, agent, clock, lookMs)),
  ];
}

async function lockClockChecks({ store, keys }: Connection, now: number): Promise<Check[]> {
  const lock = await readLock(store, keys);
  return isTrouble(lock) ? [] : holderClockChecks(lock, now);
}
