// The command, compiled once for all stories, away from the build that others may use.

import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { compileProgram } from "../support/compiled.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The command line of the command, without its words. */
    soakedCommand: readonly string[];
  }
}

/** Before all stories; what it answers is called behind them. */
export function setup({ provide }: TestProject): () => void {
  const program = compileProgram("src/main.ts");
  provide("soakedCommand", program.command());
  return () => {
    program.remove();
  };
}

export function soakedCommand(): readonly string[] {
  return inject("soakedCommand");
}
