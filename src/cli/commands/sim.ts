// `plumb sim`: breaks, changes and repairs simulated devices.

import type { Json } from "../../model/json.ts";
import { closest } from "../../model/suggest.ts";
import { simClear, simFault, simHeal, simSet, simShow, simUnset } from "../../drivers/sim/edit.ts";
import type { SimDevice, SimEdit } from "../../drivers/sim/edit.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { readAllOwned } from "../../records/owned.ts";
import type { SimArguments } from "../arguments/sim.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { readCurrentManifests } from "../current-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { simFaultOf } from "../sim-fault.ts";
import { simJson, simText } from "../views/sim.ts";

export async function runSim(
  given: SimArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withConnection(settings, ports, async (connection) => {
    const { store, keys } = connection;
    const { target } = given;
    const refusal = await refusalOf(target, connection, settings, ports);
    if (refusal !== undefined) return complain(refusal, exitCode.error, settings, ports);
    const device = { store, keys, target };
    const done = await edit(device, given);
    if (isTrouble(done)) return reportTrouble(done, settings, ports);
    if (done.type === "refused") return complain(done.reason, exitCode.error, settings, ports);
    const shown = await simShow(device);
    if (isTrouble(shown)) return reportTrouble(shown, settings, ports);
    const faults = shown.faults.map(({ fault }) => fault);
    const view = { target, edit: given.edit, document: shown.document, faults };
    printResult({ text: () => simText(view), json: () => simJson(view) }, settings, ports);
    return exitCode.ok;
  });
}

/** Only targets that the manifests or the records know are simulated: a slip makes no new device. */
async function refusalOf(
  target: string,
  { store, keys, catalog }: Connection,
  settings: Settings,
  ports: CommandPorts,
): Promise<string | undefined> {
  const owned = await readAllOwned(store, keys);
  if (isTrouble(owned)) return owned.reason;
  const drivers = new Map([...owned].map(([name, one]) => [name, one.settings.driver]));
  // Manifests are asked only about a target to which nothing was ever applied.
  if (drivers.get(target) === "sim") return undefined;
  const { declaration } = await readCurrentManifests(catalog, settings, ports);
  for (const [name, one] of declaration?.targets ?? []) drivers.set(name, one.driver);
  const driver = drivers.get(target);
  if (driver === "sim") return undefined;
  if (driver !== undefined) return `${target} is not simulated; its driver is ${driver}`;
  const meant = closest(target, drivers.keys());
  const hint = meant === undefined ? "plumb get targets names them" : `did you mean ${meant}?`;
  return `neither the manifests nor the records know a target ${target}; ${hint}`;
}

async function edit(device: SimDevice, given: SimArguments): Promise<SimEdit> {
  const { edit: asked } = given;
  switch (asked.action) {
    case "show":
      return { type: "done" };
    case "set":
      return simSet(device, asked.path, valueOf(asked.value));
    case "unset":
      return simUnset(device, asked.path);
    case "fail":
      return simFault(device, simFaultOf(asked, given));
    case "clear":
      return simHeal(device);
    case "reset":
      return simClear(device);
  }
}

/** JSON where it is JSON, a word otherwise: 1, true, {"vlan": 5} and blue all mean what they seem to. */
function valueOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
