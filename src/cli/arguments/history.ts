// `plumb history`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface HistoryArguments {
  readonly entry?: string;
  readonly limit: number;
}

export const historyDeclaration: CommandDeclaration<HistoryArguments> = {
  name: "history",
  summary: "what was applied when and by whom, and what became of it",
  operands: [{ name: "DIGEST", help: "one apply, with its operations", required: false }],
  options: [{ long: "limit", type: "count", value: "N", help: "how many (default: 20)" }],
  examples: [
    { line: "plumb history", says: "the last applies, newest first" },
    { line: "plumb history 3f9c1e2a", says: "one of them" },
  ],
  read({ operands: [entry], values }) {
    const limit = values.count("limit") ?? 20;
    return { limit, ...(entry === undefined ? {} : { entry }) };
  },
};
