// Whether the process that holds a lock, or serves a target, is known to be dead. Of another machine
// nobody knows.

import type { CommandPorts } from "./command-ports.ts";

export interface Holder {
  readonly host: string;
  readonly pid: number;
}

export function isHolderGone(
  { host, pid }: Holder,
  { identity, isProcessAlive }: Pick<CommandPorts, "identity" | "isProcessAlive">,
): boolean {
  return host === identity.host && !isProcessAlive(pid);
}
