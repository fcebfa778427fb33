// `plumb doctor`: what it takes.

import type { CommandDeclaration } from "./declaration.ts";

export type DoctorArguments = Readonly<Record<string, never>>;

export const doctorDeclaration: CommandDeclaration<DoctorArguments> = {
  name: "doctor",
  summary: "look at store, lock, journal, agents and clocks, and say what to do",
  about:
    "It changes nothing but to ask agents for a look, and waits for nobody longer than a few seconds. Warnings are worth a look; with a problem the exit code is 1.",
  operands: [],
  options: [],
  examples: [
    { line: "plumb doctor", says: "one line for each thing, and what to do where it is not well" },
    { line: "plumb doctor --store etcd://etcd1:2379", says: "the other members are found there" },
    { line: "plumb doctor -o json", says: "for a program that watches" },
  ],
  read: () => ({}),
};
