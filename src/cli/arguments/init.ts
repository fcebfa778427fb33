// `plumb init`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export interface InitArguments {
  readonly folder: string;
  readonly isForced: boolean;
}

export const initDeclaration: CommandDeclaration<InitArguments> = {
  name: "init",
  summary: "start a project: plumbline.yaml, first manifests, editor settings",
  operands: [{ name: "DIR", help: "default: the current folder", required: false }],
  options: [{ long: "force", type: "switch", help: "overwrite files that are there" }],
  examples: [{ line: "plumb init my-fabric", says: "then: cd my-fabric && plumb plan" }],
  read({ operands: [folder = "."], values }) {
    return { folder, isForced: values.isSet("force") };
  },
};
