// `plumb resume`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export type ResumeArguments = Readonly<Record<never, never>>;

export const resumeDeclaration: CommandDeclaration<ResumeArguments> = {
  name: "resume",
  summary: "let the controller go on after plumb suspend",
  about: `What has come together meanwhile it does at once, as far as its policy lets it: plumb status and
plumb plan show beforehand what that is.`,
  operands: [],
  options: [],
  examples: [{ line: "plumb resume", says: "go on" }],
  read: () => ({}),
};
