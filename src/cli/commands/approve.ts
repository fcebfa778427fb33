// `plumb approve`: a person's consent to the plan that waits. Whether it is applied, the controller decides.

import type { Approval } from "../../model/controller.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { approve, withdraw } from "../../records/controller/control.ts";
import type { ApproveArguments } from "../arguments/approve.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withExistingState, type Connection } from "../connection.ts";
import { isKept, readController, type ControllerState } from "../controller-state.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { complain, printResult, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import {
  approvedJson,
  approvedText,
  notWaitingText,
  notWithdrawnText,
  onlyToldText,
  withdrawnText,
} from "../views/approve.ts";

export async function runApprove(
  given: ApproveArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  return withExistingState(settings, ports, async (connection) => {
    const state = await readController(connection, settings, ports);
    if (isTrouble(state)) return reportTrouble(state, settings, ports);
    return given.isWithdrawn
      ? await withdrawIt(given, connection, state, { settings, ports })
      : await approveIt(given, connection, state, { settings, ports });
  });
}

interface Surroundings {
  readonly settings: Settings;
  readonly ports: CommandPorts;
}

const wholeLength = 64;

async function approveIt(
  { digest: given, because }: ApproveArguments,
  { store, keys }: Connection,
  state: ControllerState,
  { settings, ports }: Surroundings,
): Promise<ExitCode> {
  const now = ports.clock.now();
  const plan = state.status?.plan;
  const isMeant = plan?.digest.startsWith(given) === true;
  if (isMeant && plan.awaits === "nothing") {
    return complain(onlyToldText(plan.digest), exitCode.error, settings, ports);
  }
  // Without a controller nobody knows which plan waits: the whole digest of one that was seen will do.
  const isTrusted = !isKept(state) && given.length === wholeLength;
  if (!isMeant && !isTrusted) {
    return complain(notWaitingText(given, state), exitCode.stale, settings, ports);
  }
  const { owner, host } = ports.identity;
  const approval: Approval = {
    digest: isMeant ? plan.digest : given,
    by: owner,
    host,
    atMs: now,
    ...(because === undefined ? {} : { because }),
  };
  const wrong = await approve(store, keys, approval);
  if (wrong !== undefined) return reportTrouble(wrong, settings, ports);
  const shown = {
    text: () => approvedText(approval, state),
    json: () => approvedJson("approved", approval, state),
  };
  printResult(shown, settings, ports);
  return exitCode.ok;
}

async function withdrawIt(
  { digest: given }: ApproveArguments,
  { store, keys }: Connection,
  state: ControllerState,
  { settings, ports }: Surroundings,
): Promise<ExitCode> {
  const found = state.control.approvals.filter(({ digest }) => digest.startsWith(given));
  const [approval] = found;
  if (approval === undefined || found.length > 1) {
    return complain(notWithdrawnText(given, found), exitCode.error, settings, ports);
  }
  const gone = await withdraw(store, keys, approval.digest);
  if (isTrouble(gone)) return reportTrouble(gone, settings, ports);
  const shown = {
    text: () => withdrawnText(approval),
    json: () => approvedJson("withdrawn", approval, state),
  };
  printResult(shown, settings, ports);
  return exitCode.ok;
}
