// `plumb doctor`: is everything well that an apply needs? What is not well is the answer, and no
// trouble of the command.

import { isTrouble } from "../../ports/trouble.ts";
import { placeText } from "../../ports/store-place.ts";
import type { DoctorArguments } from "../arguments/doctor.ts";
import type { CommandPorts } from "../command-ports.ts";
import { useStore } from "../connection.ts";
import { accessChecks } from "../doctor/access.ts";
import { problem, warning, type Check } from "../doctor/check.ts";
import { embeddedChecks } from "../doctor/embedded.ts";
import { etcdChecks, isAnswering, isUsable } from "../doctor/etcd.ts";
import { fabricChecks } from "../doctor/fabric.ts";
import { isLate, within } from "../doctor/within.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { printResult } from "../report.ts";
import type { Settings } from "../settings.ts";
import { doctorJson, doctorText } from "../views/doctor.ts";

/** To open a store that has just answered. */
const openMs = 8_000;

export async function runDoctor(
  _: DoctorArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { checks, isWorthOpening } = await storeChecks(settings, ports);
  const all = isWorthOpening ? [...checks, ...(await insideChecks(settings, ports))] : checks;
  const result = {
    text: () => doctorText(all, settings.palette),
    json: () => doctorJson(all),
  };
  printResult(result, settings, ports);
  return all.some(({ state }) => state === "problem") ? exitCode.error : exitCode.ok;
}

/** Of the store as such, before anything is asked of it. */
async function storeChecks(
  { store, fabric }: Settings,
  ports: CommandPorts,
): Promise<{ checks: Check[]; isWorthOpening: boolean }> {
  const health = await ports.examineStore(store, fabric);
  if (isTrouble(health)) {
    const says = `${health.doing}: ${health.reason}`;
    return { checks: [problem("access", says)], isWorthOpening: false };
  }
  if (health.type === "embedded") {
    const folder = store.type === "embedded" ? store.folder : "";
    const isWorthOpening = health.fileBytes !== undefined && health.damage === undefined;
    return { checks: embeddedChecks(health, folder), isWorthOpening };
  }
  const isWorthOpening = isUsable(health);
  const place = store.type === "etcd" && isAnswering(health) ? store : undefined;
  const access = place === undefined ? [] : accessChecks(health, place, ports.clock.now());
  const blind = warning("records", "what is in the store was not looked at: it does not answer");
  const rest = isWorthOpening ? [] : [blind];
  return { checks: [...etcdChecks(health), ...access, ...rest], isWorthOpening };
}

async function insideChecks(settings: Settings, ports: CommandPorts): Promise<Check[]> {
  const opening = ports.openStore(settings.store);
  const store = await within(ports.clock, openMs, opening);
  if (isLate(store)) {
    return [problem("access", `${placeText(settings.store)} could not be opened in time`)];
  }
  if (isTrouble(store)) return [problem("access", `${store.doing}: ${store.reason}`)];
  let checks: Check[] = [];
  try {
    await useStore(store, settings, ports, async (connection) => {
      checks = await fabricChecks(connection, settings, ports);
      return exitCode.ok;
    });
  } finally {
    await store.close();
  }
  return checks;
}
