// The programs of the cases, compiled once for all of them, away from the build that others may use.

import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { compileProgram } from "../support/compiled.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Paths of programs. */
    faultPrograms: Programs;
  }
}

interface Programs {
  readonly agent: string;
  readonly controller: string;
}

/** Before all cases; what it answers is called behind them. */
export function setup({ provide }: TestProject): () => void {
  const agent = compileProgram("test/faults/agent-process.ts");
  const controller = compileProgram("test/faults/controller-process.ts");
  provide("faultPrograms", {
    agent: agent.command().at(-1) ?? "",
    controller: controller.command().at(-1) ?? "",
  });
  return () => {
    agent.remove();
    controller.remove();
  };
}

export function programs(): Programs {
  return inject("faultPrograms");
}
