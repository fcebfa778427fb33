// Sees to it that no process that a test started outlives the tests, also where a test was given up.

import type { ChildProcess } from "node:child_process";

const children = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

export function endsWithUs<Child extends ChildProcess>(child: Child): Child {
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}
