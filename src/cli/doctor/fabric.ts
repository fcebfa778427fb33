// What the doctor sees of a fabric in its store: records, lock, journal, agents and clocks. Each part
// has its time, so that one that hangs hides nothing of the others.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { readLock } from "../../records/lock.ts";
import { readAllOwned } from "../../records/owned.ts";
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
import { recordChecks } from "./records.ts";
import { isLate, within } from "./within.ts";

/** For each part; a store that is well answers in milliseconds. */
const partMs = 5_000;

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
    if (!isLate(checks)) return checks;
    return [problem(area, `no answer came within ${duration(partMs)}`, "try again in a moment")];
  };
  const owned = await within(clock, partMs, readAllOwned(store, keys));
  if (isLate(owned)) return await inTime("records", new Promise(() => undefined));
  if (isTrouble(owned)) return [problem("records", `${owned.doing}: ${owned.reason}`)];
  const targets = new Map<TargetName, TargetSettings>();
  for (const [name, { settings: recorded }] of owned) targets.set(name, recorded);
  const { declaration } = await readCurrentManifests(connection.catalog, settings, ports);
  for (const [name, declared] of declaration?.targets ?? []) targets.set(name, declared);
  const now = clock.now();
  const sources = { store, keys, now, isGone };
  const of = { ...sources, version: await packageVersion(ports), targets };
  const [records, agents, clocks] = await Promise.all([
    inTime("records", recordChecks({ ...sources, targets: owned.size })),
    settings.agents === "local"
      ? localChecks(targets, connection)
      : remoteChecks(of, connection, ports, inTime),
    inTime("clocks", lockClockChecks(connection, now)),
  ]);
  return [...records, ...agents, ...clocks];
}

async function remoteChecks(
  sources: AgentSources,
  { agent }: Connection,
  { clock }: CommandPorts,
  inTime: (area: Area, part: Promise<Check[]>) => Promise<Check[]>,
): Promise<Check[]> {
  const { targets } = sources;
  if (targets.size === 0) return [];
  return await inTime(
    "agents",
    (async () => {
      const found = await findAgents(sources);
      if (isTrouble(found)) return [problem("agents", `${found.doing}: ${found.reason}`)];
      const waitMs = partMs - 1_500;
      const clocks = await clockChecks(found.serving, { agent, clock, targets, waitMs });
      return [...agentChecks(found, sources), ...clocks];
    })(),
  );
}

function localChecks(
  targets: ReadonlyMap<TargetName, TargetSettings>,
  { catalog }: Connection,
): Check[] {
  const missing = new Map<string, TargetName>();
  for (const [target, { driver }] of targets) {
    if (!catalog.drivers.has(driver)) missing.set(driver, target);
  }
  const has = [...catalog.drivers.keys()].sort().join(", ");
  if (missing.size === 0) {
    const served = `${counted(targets.size, "target")}, with the drivers ${has}`;
    return [ok("agents", `agents run inside the command: ${served}`)];
  }
  return [...missing].map(([driver, target]) =>
    problem(
      "agents",
      `this build has no driver "${driver}", which ${target} needs`,
      `it has ${has}`,
    ),
  );
}

async function lockClockChecks({ store, keys }: Connection, now: number): Promise<Check[]> {
  const lock = await readLock(store, keys);
  return isTrouble(lock) ? [] : holderClockChecks(lock, now);
}
