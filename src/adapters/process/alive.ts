// Whether a process of this machine lives. A number that was given again to another process lives too:
// the answer may err on that side alone.

import { kill } from "node:process";

export function isProcessAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
