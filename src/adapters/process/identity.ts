// Who runs this process, and what interrupts it.

import { hostname, userInfo } from "node:os";

export function identityOf(process: NodeJS.Process): { owner: string; host: string; pid: number } {
  return { owner: ownerOf(process), host: hostname(), pid: process.pid };
}

function ownerOf(process: NodeJS.Process): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return process.env["USER"] ?? `uid-${process.getuid?.() ?? "unknown"}`;
  }
}

/** Calls the listener for SIGINT and SIGTERM until the answer is called. */
export function onInterrupt(process: NodeJS.Process, listener: () => void): () => void {
  process.on("SIGINT", listener);
  process.on("SIGTERM", listener);
  return () => {
    process.off("SIGINT", listener);
    process.off("SIGTERM", listener);
  };
}
