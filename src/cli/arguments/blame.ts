// `plumb blame`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface BlameArguments {
  readonly target: string;
  readonly path?: string;
}

export const blameDeclaration: CommandDeclaration<BlameArguments> = {
  name: "blame",
  summary: "for each live item of a target, the manifest line that is the reason for it",
  operands: [
    { name: "TARGET", help: "such as switch/leaf-a1", required: true },
    {
      name: "PATH",
      help: "one item, such as /vlans/2003, with all that is known of it; or all items below a path",
      required: false,
    },
  ],
  options: [],
  examples: [
    { line: "plumb blame switch/leaf-a1", says: "everything on one switch" },
    { line: "plumb blame switch/leaf-a1 /vlans/2003", says: "who needs this VLAN?" },
    { line: "plumb blame switch/leaf-a1 /interfaces", says: "everything on its interfaces" },
  ],
  read({ operands: [target = "", path] }) {
    return { target, ...(path === undefined ? {} : { path }) };
  },
};
