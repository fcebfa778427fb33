// Waits for a process that stops itself.

import { readFileSync } from "node:fs";
import { pause } from "../live/waiting.ts";

export async function untilStopped({ pid }: { readonly pid: number }): Promise<void> {
  for (let i = 0; i < 1_200; i += 1) {
    if (/^State:\s+T/m.test(readFileSync(`/proc/${String(pid)}/status`, "utf8"))) return;
    await pause(50);
  }
  throw new Error("it never stood still");
}
