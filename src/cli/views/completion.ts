// Completion scripts for shells, made from the declarations of the commands. The names of targets and
// resources are left out: to know them, every press of the key would have to read manifests or state.

import type { CommandDeclaration, OptionDeclaration } from "../arguments/declaration.ts";

type Declaration = Omit<CommandDeclaration<unknown>, "read">;

export interface Completed {
  readonly commands: readonly Declaration[];
  readonly globals: readonly OptionDeclaration[];
  /** Command → words that may stand behind it, beside the choices that its declaration names. */
  readonly operands: ReadonlyMap<string, readonly string[]>;
}

export function completionScript(shell: "bash" | "zsh" | "fish", completed: Completed): string {
  switch (shell) {
    case "bash":
      return bashScript(completed);
    case "zsh":
      return `#compdef plumb\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(completed)}`;
    case "fish":
      return fishScript(completed);
  }
}

function flags(options: readonly OptionDeclaration[]): string[] {
  return options.map((option) => `--${option.long}`);
}

function operandsOf({ name, operands }: Declaration, completed: Completed): readonly string[] {
  const choices = operands.flatMap((operand) => operand.choices ?? []);
  return [...choices, ...(completed.operands.get(name) ?? [])];
}

/** Words that may stand behind a command: its flags, and the words of its operands. */
function wordsBehind(command: Declaration, completed: Completed): string {
  const options = [...flags(command.options), ...flags(completed.globals), "--help"];
  return [...operandsOf(command, completed), ...options].join(" ");
}

/** "-o|--output": how a shell's case names an option. */
function pattern({ long, short }: OptionDeclaration): string {
  return short === undefined ? `--${long}` : `-${short}|--${long}`;
}

/** The words behind an option of a command, "*" for all of them. */
function choicesCase({ long, short, choices }: OptionDeclaration, command: string): string[] {
  if (choices === undefined) return [];
  const flags = [...(short === undefined ? [] : [`-${short}`]), `--${long}`];
  const patterns = flags.map((flag) => `${command}" ${flag}"`).join("|");
  return [`    ${patterns}) values="${choices.join(" ")}" ;;`];
}

function bashScript(completed: Completed): string {
  const { commands, globals } = completed;
  const names = commands.map((command) => command.name).join(" ");
  const cases = commands.map(
    (command) => `    ${command.name}) words="${wordsBehind(command, completed)}" ;;`,
  );
  const own = commands.flatMap(({ name, options }) =>
    options.map((option) => ({
      option,
      isAgain: globals.some(({ long }) => long === option.long),
      name,
    })),
  );
  const options = new Map(
    [...globals, ...own.flatMap(({ option, isAgain }) => (isAgain ? [] : [option]))].map((one) => [
      one.long,
      one,
    ]),
  );
  const withValue = [...options.values()].filter((option) => option.type !== "switch");
  const choices = [
    // What a command says again of an option that all have, it says for itself alone.
    ...own.flatMap(({ option, isAgain, name }) => (isAgain ? choicesCase(option, name) : [])),
    ...withValue.flatMap((option) => choicesCase(option, "*")),
  ];
  return `_plumb() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="" command="" values="" word words
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$before" in ${withValue.map(pattern).join("|")}) before=""; continue ;; esac
    before="$word"
    case "$word" in -*) ;; *) [ -n "$command" ] || command="$word" ;; esac
  done
  case "$command $before" in
${choices.join("\n")}
  esac
  if [ -n "$values" ]; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
    return
  fi
  case "$command" in
    "") words="${names} ${flags(globals).join(" ")} --help" ;;
${cases.join("\n")}
    *) words="" ;;
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _plumb plumb
`;
}

function fishScript(completed: Completed): string {
  const lines = completed.globals.map((option) => fishOption("", option));
  for (const command of completed.commands) {
    const { name, summary, options } = command;
    lines.push(`complete -c plumb -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`);
    const behind = `-n '__fish_seen_subcommand_from ${name}' `;
    const words = operandsOf(command, completed);
    if (words.length > 0) lines.push(`complete -c plumb ${behind}-a '${words.join(" ")}'`);
    for (const option of options) lines.push(fishOption(behind, option));
  }
  return `${lines.join("\n")}\n`;
}

function fishOption(condition: string, option: OptionDeclaration): string {
  const { long, short, type, help, choices } = option;
  const letter = short === undefined ? "" : ` -s ${short}`;
  const value = choices === undefined ? " -r" : ` -x -a '${choices.join(" ")}'`;
  const takesValue = type === "switch" ? "" : value;
  return `complete -c plumb ${condition}-l ${long}${letter}${takesValue} -d ${quoted(help)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
