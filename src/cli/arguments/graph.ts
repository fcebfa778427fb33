// `plumb graph`: what it takes.

import { graphFormats, type GraphFormat } from "../graph/formats.ts";
import { isUsageProblem, type CommandDeclaration } from "./declaration.ts";
import {
  allowEmptyOption,
  parallelismOption,
  readPlanning,
  scopeOptions,
  type PlanningArguments,
} from "./planning.ts";

export interface GraphArguments extends PlanningArguments {
  readonly format: GraphFormat;
  /** False: only what is declared, and nothing live is read. */
  readonly isPlanned: boolean;
}

export const graphDeclaration: CommandDeclaration<GraphArguments> = {
  name: "graph",
  summary: "draw the fabric, with what a plan would change marked in it",
  about:
    "Zones hold pairs, pairs hold switches and host groups, host groups hold what is bound there. Large fabrics are folded: what changes is shown first. -o json has everything.",
  operands: [],
  options: [
    {
      long: "output",
      short: "o",
      type: "text",
      value: "FORMAT",
      choices: graphFormats,
      help: "text for terminals, svg and html to look at, dot and mermaid for other tools",
    },
    ...scopeOptions.filter(({ long }) => long !== "exclude"),
    { long: "no-plan", type: "switch", help: "only what is declared: read nothing live" },
    allowEmptyOption,
    parallelismOption,
  ],
  examples: [
    { line: "plumb graph", says: "the whole fabric as a tree" },
    { line: "plumb graph -o html > fabric.html", says: "a page for a review" },
    { line: "plumb graph --scope Network/blue", says: "where one network is" },
    { line: "plumb graph --no-plan -o mermaid", says: "what is declared, for a wiki" },
  ],
  read({ values }) {
    const planning = readPlanning(values);
    if (isUsageProblem(planning)) return planning;
    const output = values.text("output");
    const format = graphFormats.find((one) => one === output) ?? "text";
    return { ...planning, format, isPlanned: !values.isSet("no-plan") };
  },
};
