// Turns argv into the command that was meant and its typed arguments, or into the text that answers
// the person instead. Parsing, help and suggestions are commander's; it exits nothing and prints
// nothing here.

import { Argument, Command, CommanderError, Option } from "commander";
import {
  isUsageProblem,
  usageProblem,
  type CommandDeclaration,
  type OptionDeclaration,
  type UsageProblem,
} from "./arguments/declaration.ts";
import { globalOptions, readGlobals, type GlobalArguments } from "./arguments/globals.ts";
import { readValues, type Environment, type OptionValues } from "./arguments/values.ts";
import { exitCodeHelp } from "./exit-code.ts";

export interface Invocation {
  readonly type: "invocation";
  readonly name: string;
  readonly operands: readonly string[];
  readonly values: OptionValues;
  readonly globals: GlobalArguments;
}

export type Parsed = Invocation | UsageProblem | { readonly type: "help"; readonly text: string };

type AnyDeclaration = Omit<CommandDeclaration<unknown>, "read">;

interface Chosen {
  readonly declaration: AnyDeclaration;
  readonly command: Command;
  readonly operands: readonly string[];
}

/** Parses the words behind the command's own name. `width` is that of the help. */
export function parseArguments(
  declarations: readonly AnyDeclaration[],
  argv: readonly string[],
  environment: Environment,
  width: number,
): Parsed {
  let text = "";
  const answers: Chosen[] = [];
  const program = buildProgram(
    declarations,
    width,
    (more) => (text += more),
    (chosen) => {
      answers.push(chosen);
    },
  );
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { type: "help", text };
    return usageProblem(text === "" ? error.message : text.replace(/^error: /, "").trimEnd());
  }
  const chosen = answers[0];
  if (chosen === undefined) return usageProblem(program.helpInformation());
  return readInvocation(chosen, environment);
}

function readInvocation(chosen: Chosen, environment: Environment): Parsed {
  const { declaration, command, operands } = chosen;
  const options = optionsOf(declaration);
  const values = readValues(options, flagsOf(options, command.optsWithGlobals()), environment);
  if (isUsageProblem(values)) return values;
  const globals = readGlobals(values);
  if (isUsageProblem(globals)) return globals;
  return { type: "invocation", name: declaration.name, operands, values, globals };
}

/** A command may say again, with other choices, what an option that all have takes. */
function optionsOf({ options }: AnyDeclaration): readonly OptionDeclaration[] {
  const own = new Set(options.map(({ long }) => long));
  return [...globalOptions.filter(({ long }) => !own.has(long)), ...options];
}

function buildProgram(
  declarations: readonly AnyDeclaration[],
  width: number,
  write: (text: string) => void,
  choose: (chosen: Chosen) => void,
): Command {
  const program = prepared(new Command("plumb"), width, write)
    .description("Keeps the plumbing between servers and the fabric as your manifests declare it.")
    .usage("<command> [options]")
    .helpCommand("help [command]", "show the help of a command");
  for (const option of globalOptions) {
    program.addOption(
      commanderOption(isListSomewhere(option, declarations) ? { ...option, type: "list" } : option),
    );
  }
  for (const declaration of declarations) {
    const command = prepared(new Command(declaration.name), width, write)
      .summary(declaration.summary)
      .description(describe(declaration));
    for (const operand of declaration.operands) command.addArgument(commanderArgument(operand));
    for (const option of declaration.options) command.addOption(commanderOption(option));
    command.addHelpText("after", `\n${examplesHelp(declaration)}\n\n${environmentHelp}`);
    command.action(() => {
      choose({ declaration, command, operands: command.args });
    });
    program.addCommand(command);
  }
  program.addHelpText("after", `\n${exitCodeHelp}\n\n${environmentHelp}`);
  return program;
}

/** What stands behind a command is read here too, so an option that one command may repeat is one here. */
function isListSomewhere(
  { long }: OptionDeclaration,
  declarations: readonly AnyDeclaration[],
): boolean {
  return declarations.some(({ options }) =>
    options.some((option) => option.long === long && option.type === "list"),
  );
}

const environmentHelp = `Every option has a variable too: --allow-deletes is PLUMB_ALLOW_DELETES. A flag wins over the
environment, the environment over plumbline.yaml.`;

function prepared(command: Command, width: number, write: (text: string) => void): Command {
  return command
    .exitOverride()
    .showHelpAfterError("(--help tells what there is)")
    .configureHelp({ showGlobalOptions: true, helpWidth: width, visibleGlobalOptions })
    .configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => width });
}

/** Those that the command does not say again itself. */
function visibleGlobalOptions(command: Command): Option[] {
  const own = new Set(command.options.map(({ long }) => long));
  return (command.parent?.options ?? []).filter(({ long, hidden }) => !hidden && !own.has(long));
}

function describe({ summary, about }: AnyDeclaration): string {
  const sentence = summary.charAt(0).toUpperCase() + summary.slice(1);
  return about === undefined ? `${sentence}.` : `${sentence}.\n\n${about}`;
}

function examplesHelp({ examples }: AnyDeclaration): string {
  const lines = examples.map(({ line, says }) => `  ${line}\n      ${says}`);
  return `${examples.length === 1 ? "Example" : "Examples"}:\n${lines.join("\n")}`;
}

function commanderArgument(operand: AnyDeclaration["operands"][number]): Argument {
  const name = operand.many === true ? `${operand.name}...` : operand.name;
  const argument = new Argument(operand.required ? `<${name}>` : `[${name}]`, operand.help);
  return operand.choices === undefined ? argument : argument.choices(operand.choices);
}

function commanderOption(option: OptionDeclaration): Option {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  const value = option.value === undefined ? "" : ` <${option.value}>`;
  const choices = option.choices === undefined ? "" : ` (${option.choices.join(", ")})`;
  const built = new Option(`${short}--${option.long}${value}`, option.help + choices);
  return option.type === "list" ? built.argParser(appended) : built;
}

function appended(value: string, earlier: unknown): string[] {
  return Array.isArray(earlier) ? [...(earlier as string[]), value] : [value];
}

/** What commander found, under the names of our declarations. */
function flagsOf(
  options: readonly OptionDeclaration[],
  found: Readonly<Record<string, unknown>>,
): Map<string, string | boolean | readonly string[]> {
  const flags = new Map<string, string | boolean | readonly string[]>();
  for (const option of options) {
    const built = commanderOption(option);
    const value = found[built.attributeName()];
    // "--no-color" is the attribute "color", which is true until the flag is given.
    if (built.negate) {
      if (value === false) flags.set(option.long, true);
    } else if (Array.isArray(value) && option.type !== "list") {
      flags.set(option.long, String(value.at(-1)));
    } else if (typeof value === "string" || typeof value === "boolean" || Array.isArray(value)) {
      flags.set(option.long, value as string | boolean | readonly string[]);
    }
  }
  return flags;
}
