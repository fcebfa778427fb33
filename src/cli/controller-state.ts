// How it stands with the controller of a fabric, for commands that speak with it by way of the store:
// who leads, what it says, and what people have told it.

import type { Control } from "../model/controller.ts";
import type { ConditionReason, ControllerStatus } from "../model/controller-status.ts";
import { placeText } from "../ports/store-place.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { readControl } from "../records/controller/control.ts";
import { readStatus } from "../records/controller/status.ts";
import type { StoreKeys } from "../records/keys.ts";
import { readLeader, type LeaderRecord } from "../records/leader.ts";
import type { CommandPorts } from "./command-ports.ts";
import { exitCode, type ExitCode } from "./exit-code.ts";
import { isHolderGone } from "./holder.ts";
import type { Settings } from "./settings.ts";

export interface ControllerState {
  readonly fabric: string;
  /** Of the store, for people. */
  readonly place: string;
  /** Absent where nobody leads. */
  readonly leader?: LeaderRecord;
  /** True where the leader's process is known to be dead: its lead ends with its lease. */
  readonly isGone: boolean;
  /** Absent where no controller ever said anything. */
  readonly status?: ControllerStatus;
  /** Why what it said cannot be read. */
  readonly unreadable?: string;
  readonly control: Control;
}

export async function readController(
  { store, keys }: { readonly store: Store; readonly keys: StoreKeys },
  settings: Settings,
  ports: CommandPorts,
): Promise<ControllerState | Trouble> {
  const leader = await readLeader(store, keys);
  if (isTrouble(leader)) return leader;
  const status = await readStatus(store, keys);
  if (isTrouble(status) && status.retry !== "never") return status;
  const control = await readControl(store, keys);
  if (isTrouble(control)) return control;
  return {
    fabric: settings.fabric,
    place: placeText(settings.store),
    control,
    isGone: leader !== undefined && isHolderGone(leader, ports),
    ...(leader === undefined ? {} : { leader }),
    ...(isTrouble(status) ? { unreadable: status.reason } : {}),
    ...(status === undefined || isTrouble(status) ? {} : { status }),
  };
}

/** Whether what the controller says is its own word: it leads, and has said something since it does. */
export function isCurrent({ leader, isGone, status }: ControllerState): boolean {
  return leader !== undefined && !isGone && status?.term === leader.term;
}

/** Whether anybody keeps the fabric, as far as anybody can say. */
export function isKept({ leader, isGone }: ControllerState): boolean {
  return leader !== undefined && !isGone;
}

/** Nobody who keeps the fabric is trouble; a leader that has not looked yet knows nothing. */
export function exitOfController(state: ControllerState): ExitCode {
  if (!isKept(state) || state.unreadable !== undefined) return exitCode.error;
  const ready = state.status?.conditions.find(({ type }) => type === "Ready");
  if (!isCurrent(state) || ready === undefined) return exitCode.unknown;
  return exits[ready.reason] ?? exitCode.changes;
}

/** What is not among them is work that is left. */
const exits: Partial<Readonly<Record<ConditionReason, ExitCode>>> = {
  InSync: exitCode.ok,
  ApplyFailed: exitCode.error,
  Trouble: exitCode.error,
  LockHeld: exitCode.error,
  ManifestsBroken: exitCode.invalid,
  SourceRefused: exitCode.invalid,
  TargetsUnknown: exitCode.unknown,
  NotLookedYet: exitCode.unknown,
};
