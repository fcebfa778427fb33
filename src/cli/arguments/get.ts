// `plumb get`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface GetArguments {
  /** A kind, "targets", or absent for all resources. */
  readonly kind?: string;
  readonly name?: string;
}

export const getDeclaration: CommandDeclaration<GetArguments> = {
  name: "get",
  summary: "list the resources of the manifests, or the targets",
  operands: [
    { name: "KIND", help: "a kind such as Network, or targets", required: false },
    { name: "NAME", help: "one of them", required: false },
  ],
  options: [],
  examples: [
    { line: "plumb get", says: "all resources" },
    { line: "plumb get Network", says: "all networks" },
    { line: "plumb get targets", says: "all targets, and how they stand" },
  ],
  read({ operands: [kind, name] }) {
    return { ...(kind === undefined ? {} : { kind }), ...(name === undefined ? {} : { name }) };
  },
};
