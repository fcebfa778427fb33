// How a command declares what it takes. Help, flags and environment variables all come from these
// declarations, so that they cannot disagree.

import type { OptionValues } from "./values.ts";

export interface OptionDeclaration {
  /** Without dashes: "allow-deletes". Its environment variable is PLUMB_ALLOW_DELETES. */
  readonly long: string;
  readonly short?: string;
  /** "list" may be repeated; in the environment its values are separated by commas. */
  readonly type: "switch" | "text" | "list" | "count";
  /** What stands for the value in the help: "FILE". Absent for a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Behind a choice a file may stand: "sarif=plan.sarif". */
  readonly mayNameFile?: boolean;
  readonly help: string;
}

export interface OperandDeclaration {
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  /** Takes all words that are left. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
}

export interface Example {
  readonly line: string;
  readonly says: string;
}

export interface Given {
  /** Words in order; absent ones are missing at the end. */
  readonly operands: readonly string[];
  readonly values: OptionValues;
}

/** The person asked for something that the command does not offer; `message` says what and what to do. */
export interface UsageProblem {
  readonly type: "usage";
  readonly message: string;
}

export interface CommandDeclaration<Arguments> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** More, for the command's own help. */
  readonly about?: string;
  readonly operands: readonly OperandDeclaration[];
  readonly options: readonly OptionDeclaration[];
  readonly examples: readonly Example[];
  read(given: Given): Arguments | UsageProblem;
}

export function usageProblem(message: string): UsageProblem {
  return { type: "usage", message };
}

export function isUsageProblem(value: unknown): value is UsageProblem {
  return typeof value === "object" && value !== null && "type" in value && value.type === "usage";
}

/** The environment variable of an option: PLUMB_ALLOW_DELETES. */
export function environmentName(option: OptionDeclaration): string {
  return `PLUMB_${option.long.toUpperCase().replaceAll("-", "_")}`;
}
