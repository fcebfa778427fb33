// Which agent serves each target, and what the doctor makes of those that none does. Agents that wait
// for another to go say nothing in the store, and are not seen here.

import type { Presence } from "../../model/agent.ts";
import { targetTypeOf, type TargetName } from "../../model/target.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { forEachLimited } from "../../reconcile/limited.ts";
import type { StoreKeys } from "../../records/keys.ts";
import { decodeObservation, decodePresence, decodeRefusal } from "../../records/messages/said.ts";
import { age, counted } from "../views/numbers.ts";
import { printable } from "../views/printable.ts";
import { ok, problem, warning, type Check } from "./check.ts";
import type { FabricTargets } from "./targets.ts";
import { unreadable } from "./unreadable.ts";

export interface AgentSources {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly now: number;
  /** Of this build. */
  readonly version: string;
  readonly isGone: (holder: { readonly host: string; readonly pid: number }) => boolean;
  readonly targets: Pick<FabricTargets, "names" | "settings">;
}

export interface ServingAgent {
  readonly presence: Presence;
  /** Sorted; never empty. */
  readonly targets: readonly TargetName[];
}

export interface FoundAgents {
  /** By instance. */
  readonly serving: readonly ServingAgent[];
  readonly silent: readonly SilentTarget[];
  readonly refusals: readonly RecentRefusal[];
  /** Of presences that could not be read: who serves there is not known. */
  readonly troubles: readonly Trouble[];
}

interface SilentTarget {
  readonly target: TargetName;
  /** When an agent last saw it, by that agent's clock; absent where none ever did. */
  readonly lastSeenMs?: number;
}

interface RecentRefusal {
  readonly target: TargetName;
  readonly reason: string;
  readonly atMs: number;
}

const readsAtOnce = 100;
/** Older refusals have been dealt with, or happen again. */
const recentMs = 3_600_000;

export async function findAgents(sources: AgentSources): Promise<FoundAgents> {
  const { store, keys, targets, now } = sources;
  const byName = new Map<TargetName, Presence>();
  const silent: SilentTarget[] = [];
  const refusals: RecentRefusal[] = [];
  const troubles = new Map<TargetName, Trouble>();
  const { names } = targets;
  const patterns = [...new Set(names.map((name) => `${targetTypeOf(name)}/*`)), "*/*"];
  await forEachLimited([...patterns, ...names], readsAtOnce, async (name) => {
    const entry = await store.get(keys.presence(name));
    const found = entry === undefined || isTrouble(entry) ? entry : decodePresence(entry);
    if (isTrouble(found)) troubles.set(name, found);
    else if (found !== undefined) byName.set(name, found);
  });
  const servedBy = (target: TargetName): Presence | undefined =>
    byName.get(target) ?? byName.get(`${targetTypeOf(target)}/*`) ?? byName.get("*/*");
  await forEachLimited(names, readsAtOnce, async (target) => {
    const entry = await store.get(keys.refusal(target));
    const refusal = entry === undefined || isTrouble(entry) ? undefined : decodeRefusal(entry);
    if (refusal !== undefined && !isTrouble(refusal) && now - refusal.atMs < recentMs) {
      refusals.push({ target, reason: refusal.reason, atMs: refusal.atMs });
    }
    if (servedBy(target) !== undefined || troubles.has(target)) return;
    silent.push(await silentTarget(store, keys, target));
  });
  const serving = new Map<string, { presence: Presence; targets: TargetName[] }>();
  for (const target of names) {
    const presence = servedBy(target);
    if (presence === undefined) continue;
    const agent = serving.get(presence.instance) ?? { presence, targets: [] };
    agent.targets.push(target);
    serving.set(presence.instance, agent);
  }
  const byTarget = (a: { target: string }, b: { target: string }): number =>
    a.target < b.target ? -1 : 1;
  return {
    serving: [...serving.values()],
    silent: silent.sort(byTarget),
    refusals: refusals.sort(byTarget),
    troubles: [...troubles.values()],
  };
}

async function silentTarget(
  store: Store,
  keys: StoreKeys,
  target: TargetName,
): Promise<SilentTarget> {
  const entry = await store.get(keys.observation(target));
  const last = entry === undefined || isTrouble(entry) ? undefined : decodeObservation(entry);
  if (last === undefined || isTrouble(last)) return { target };
  return { target, lastSeenMs: last.observedAtMs };
}

/** How many targets are named one by one. */
const shown = 10;

export function agentChecks(found: FoundAgents, sources: AgentSources): Check[] {
  const { silent, serving, refusals, troubles } = found;
  const { now } = sources;
  const more = silent.length - shown;
  return [
    ...serving.flatMap((agent) => checksOf(agent, sources)),
    ...troubles.slice(0, shown).map((one) => unreadable("agents", one)),
    ...silent.slice(0, shown).map((one) => silentCheck(one, now)),
    ...(more > 0
      ? [
          problem(
            "agents",
            `${counted(more, "more target")} without an agent`,
            "see plumb get targets",
          ),
        ]
      : []),
    ...refusals.slice(0, shown).map(({ target, reason, atMs }) => {
      const says = `the agent of ${target} refused a message ${age(now - atMs)} ago: ${printable(reason)}`;
      return warning("agents", says);
    }),
  ];
}

function silentCheck({ target, lastSeenMs }: SilentTarget, now: number): Check {
  const help = `plumb agent --target ${target}; until then it is unknown, and nothing is planned there`;
  const says =
    lastSeenMs === undefined
      ? `no agent serves ${target}`
      : `no agent serves ${target}; it was last seen ${age(now - lastSeenMs)} ago`;
  return problem("agents", says, help);
}

function checksOf({ presence, targets }: ServingAgent, sources: AgentSources): Check[] {
  const { now, version, isGone } = sources;
  const { agent, host, pid, drivers, sinceMs } = presence;
  const name = `${printable(agent)} (process ${pid} on ${printable(host)})`;
  const checks: Check[] = [];
  const count = targets.length === 1 ? String(targets[0]) : counted(targets.length, "target");
  const serves = `${name} serves ${count} for ${age(now - sinceMs)}, version ${printable(presence.version)}`;
  if (isGone(presence)) {
    const help = "its process is gone: start it again, or wait for another to take over";
    checks.push(warning("agents", serves, help));
  } else if (presence.version === version) {
    checks.push(ok("agents", serves));
  } else {
    const help = `this build is version ${version}; bring both to the same one`;
    checks.push(warning("agents", serves, help));
  }
  const wanted = new Map<string, TargetName>();
  for (const target of targets) {
    const driver = sources.targets.settings.get(target)?.driver;
    if (driver !== undefined && !drivers.includes(driver) && !wanted.has(driver)) {
      wanted.set(driver, target);
    }
  }
  for (const [driver, target] of wanted) {
    const has = `${name} has no driver "${driver}", which ${target} needs`;
    checks.push(
      problem("agents", has, `it has ${drivers.join(", ")}; start one that has ${driver}`),
    );
  }
  return checks;
}
