// `plumb status`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export type StatusArguments = Readonly<Record<never, never>>;

export const statusDeclaration: CommandDeclaration<StatusArguments> = {
  name: "status",
  summary: "what the controller keeps, and what stands in its way",
  about: `Shows what a running plumb watch says of itself: who leads, what is in force, which plan waits,
what drifts, what is unknown, and its last runs. Nothing is planned and no device is asked: it is as
old as it says. Exit code 0 is in sync, 2 changes or drift, 3 manifests that cannot be used, 8 something
unknown and nothing else; 1 is trouble, or that nobody keeps the fabric.`,
  operands: [],
  options: [],
  examples: [
    { line: "plumb status", says: "how the fabric is kept" },
    { line: "plumb status --store etcd://192.0.2.1:2379", says: "from any machine" },
    { line: "plumb status -o json", says: "for monitoring" },
  ],
  read: () => ({}),
};
