// Completion scripts for shells, made from the declarations of the commands.

import type { CommandDeclaration, OptionDeclaration } from "../arguments/declaration.ts";

type Declaration = Omit<CommandDeclaration<unknown>, "read">;

export function completionScript(
  shell: "bash" | "zsh" | "fish",
  commands: readonly Declaration[],
  globals: readonly OptionDeclaration[],
): string {
  switch (shell) {
    case "bash":
      return bashScript(commands, globals);
    case "zsh":
      return `#compdef plumb\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(commands, globals)}`;
    case "fish":
      return fishScript(commands, globals);
  }
}

function flags(options: readonly OptionDeclaration[]): string[] {
  return options.map((option) => `--${option.long}`);
}

/** Words that may stand behind a command: its flags, and the choices of its operands. */
function wordsBehind(command: Declaration, globals: readonly OptionDeclaration[]): string {
  const choices = command.operands.flatMap((operand) => operand.choices ?? []);
  return [...choices, ...flags(command.options), ...flags(globals), "--help"].join(" ");
}

function bashScript(
  commands: readonly Declaration[],
  globals: readonly OptionDeclaration[],
): string {
  const names = commands.map((command) => command.name).join(" ");
  const cases = commands.map(
    (command) => `    ${command.name}) words="${wordsBehind(command, globals)}" ;;`,
  );
  return `_plumb() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command="" word words
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
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

function fishScript(
  commands: readonly Declaration[],
  globals: readonly OptionDeclaration[],
): string {
  const lines = globals.map((option) => fishOption("", option));
  for (const { name, summary, operands, options } of commands) {
    lines.push(`complete -c plumb -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`);
    const behind = `-n '__fish_seen_subcommand_from ${name}' `;
    const choices = operands.flatMap((operand) => operand.choices ?? []);
    if (choices.length > 0) lines.push(`complete -c plumb ${behind}-a '${choices.join(" ")}'`);
    for (const option of options) lines.push(fishOption(behind, option));
  }
  return `${lines.join("\n")}\n`;
}

function fishOption(condition: string, { long, short, type, help }: OptionDeclaration): string {
  const letter = short === undefined ? "" : ` -s ${short}`;
  const takesValue = type === "switch" ? "" : " -r";
  return `complete -c plumb ${condition}-l ${long}${letter}${takesValue} -d ${quoted(help)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
