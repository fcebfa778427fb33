// The values of options, from flags and the environment. A flag wins over the environment; whoever
// has a third place to look (the project file) asks it only where both are silent.

import {
  environmentName,
  usageProblem,
  type OptionDeclaration,
  type UsageProblem,
} from "./declaration.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface OptionValues {
  text(long: string): string | undefined;
  list(long: string): readonly string[];
  count(long: string): number | undefined;
  isSet(long: string): boolean;
}

type Value = string | number | boolean | readonly string[];

/** Reads what was given for each option; the first value that is not allowed is a usage problem. */
export function readValues(
  options: readonly OptionDeclaration[],
  flags: ReadonlyMap<string, string | boolean | readonly string[]>,
  environment: Environment,
): OptionValues | UsageProblem {
  const values = new Map<string, Value>();
  for (const option of options) {
    const flag = flags.get(option.long);
    const variable = environment[environmentName(option)];
    const given = flag ?? fromEnvironment(option, variable);
    if (given === undefined) continue;
    const place = flag === undefined ? environmentName(option) : `--${option.long}`;
    const value = checkedValue(option, given, place);
    if (typeof value === "object" && "type" in value) return value;
    values.set(option.long, value);
  }
  return accessors(values);
}

function fromEnvironment(
  option: OptionDeclaration,
  variable: string | undefined,
): string | boolean | readonly string[] | undefined {
  if (variable === undefined || variable === "") return undefined;
  if (option.type === "switch") return variable !== "0" && variable !== "false";
  return option.type === "list" ? variable.split(",").filter((part) => part !== "") : variable;
}

function checkedValue(
  option: OptionDeclaration,
  given: string | boolean | readonly string[],
  place: string,
): Value | UsageProblem {
  if (option.type === "count") {
    const number = Number(given);
    if (typeof given === "string" && /^\d{1,9}$/.test(given)) return number;
    return usageProblem(`${place} takes a whole number, not "${String(given)}"`);
  }
  const chosen = (one: string | boolean): string =>
    option.mayNameFile === true ? String(one).replace(/=.*$/s, "") : String(one);
  const wrong = [given].flat().find((one) => option.choices?.includes(chosen(one)) === false);
  if (wrong !== undefined) {
    const allowed = option.choices?.join(", ") ?? "";
    return usageProblem(`${place} takes one of ${allowed}, not "${String(wrong)}"`);
  }
  // Of an option that all commands have, one command may take several values.
  return option.type === "list" ? [given].flat().map(String) : given;
}

function accessors(values: ReadonlyMap<string, Value>): OptionValues {
  return {
    text(long) {
      const value = values.get(long);
      return typeof value === "string" ? value : undefined;
    },
    list(long) {
      const value = values.get(long);
      return Array.isArray(value) ? value : [];
    },
    count(long) {
      const value = values.get(long);
      return typeof value === "number" ? value : undefined;
    },
    isSet: (long) => values.get(long) === true,
  };
}
