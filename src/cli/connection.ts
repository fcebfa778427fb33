// The way to the fabric for one run: its store, its agents, and what this build can do.

import { createLocalAgent } from "../agent/local-agent.ts";
import { createDrivers } from "../drivers/list.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { PlanPorts } from "../reconcile/plan-run.ts";
import { storeKeys } from "../records/keys.ts";
import { catalogOf } from "./catalog.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { complain, reportTrouble } from "./report.ts";
import type { Settings } from "./settings.ts";

export type Connection = PlanPorts;

/** Opens the store for `use`, and closes it whatever becomes of `use`. */
export async function withConnection(
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await ports.openStore(settings.files.resolve(settings.stateFolder));
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  try {
    return await use(connect(store, settings, ports));
  } finally {
    await store.close();
  }
}

/**
 * The same for commands that only look or take back: where there is no state they say so and make
 * none, because a folder that was misspelt would answer that all is well.
 */
export async function withExistingState(
  settings: Settings,
  ports: CommandPorts,
  use: (connection: Connection) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = settings.files.resolve(settings.stateFolder);
  if (await ports.hasStore(folder)) return withConnection(settings, ports, use);
  const message = `there is no state in ${folder}: nothing was planned or applied from there\n  name the right folder with --state, or begin with plumb plan`;
  return complain(message, exitCode.error, settings, ports);
}

function connect(store: Store, { fabric }: Settings, { clock }: CommandPorts): Connection {
  const keys = storeKeys(fabric);
  const drivers = createDrivers(store, keys, clock);
  const agent = createLocalAgent({ drivers, store, keys, clock });
  return { catalog: catalogOf(drivers.values()), store, keys, agent };
}
