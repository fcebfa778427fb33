// `plumb completion`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface CompletionArguments {
  readonly shell: "bash" | "zsh" | "fish";
}

export const completionDeclaration: CommandDeclaration<CompletionArguments> = {
  name: "completion",
  summary: "print the completion script of a shell",
  operands: [
    { name: "SHELL", help: "bash, zsh or fish", required: true, choices: ["bash", "zsh", "fish"] },
  ],
  options: [],
  examples: [{ line: "source <(plumb completion bash)", says: "in ~/.bashrc" }],
  read({ operands: [shell] }) {
    return { shell: shell === "zsh" || shell === "fish" ? shell : "bash" };
  },
};
