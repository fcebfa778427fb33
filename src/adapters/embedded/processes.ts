// Whether a process of this very machine still lives. Where nobody can say, it answers that it may:
// a lease then ends by time alone.

import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { kill, pid as ownPid } from "node:process";
import type { LeaseHolder } from "../../ports/store.ts";

/** Tells a process from a later one with the same pid. */
export interface ProcessMark {
  /** This boot of this machine, and the space in which its pids mean something. */
  readonly machine: string;
  readonly pid: number;
  /** In clock ticks since boot; absent where the system does not say. */
  readonly startedAt?: string;
}

/** The mark of a holder on this machine; undefined for a holder elsewhere. */
export function markOf(holder: LeaseHolder): ProcessMark | undefined {
  if (holder.host !== hostname()) return undefined;
  const startedAt = statOf(holder.pid)?.startedAt;
  const mark = { machine: thisMachine(), pid: holder.pid };
  return startedAt === undefined ? mark : { ...mark, startedAt };
}

/** True only when the process is surely gone. */
export function isGone(mark: ProcessMark): boolean {
  if (mark.machine !== thisMachine()) return false;
  if (mark.pid === ownPid) return mark.startedAt !== ownStart();
  try {
    kill(mark.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  const stat = statOf(mark.pid);
  if (stat === undefined) return false;
  // A zombie still has a pid, but it will never write again.
  return stat.state === "Z" || stat.state === "X" || stat.startedAt !== mark.startedAt;
}

/** Asked at every touch of the store by whoever holds the lock, and it never changes. */
function ownStart(): string | undefined {
  own ??= statOf(ownPid)?.startedAt;
  return own;
}

let own: string | undefined;
let machine: string | undefined;

function thisMachine(): string {
  // Two containers may share a folder and a host name, but not a pid namespace.
  machine ??= [
    hostname(),
    textOr("", () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    textOr("", () => readlinkSync("/proc/self/ns/pid")),
  ].join(" ");
  return machine;
}

function statOf(pid: number): { state: string; startedAt: string } | undefined {
  const text = textOr("", () => readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
  // The command's name stands in parentheses and may hold spaces: fields are counted behind it.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, startedAt] = [fields[0], fields[19]];
  return state === undefined || startedAt === undefined ? undefined : { state, startedAt };
}

function textOr(otherwise: string, read: () => string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
