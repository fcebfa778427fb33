// The part of `plumb explain` that proposes core masks: how many NICs and vhosts there are, and which
// cores may be used.

import { coresMax } from "../../targets/patchpanel/core-mask.ts";
import type { CoreQuestion } from "../explain/core-mask.ts";
import {
  isUsageProblem,
  usageProblem,
  type OptionDeclaration,
  type UsageProblem,
} from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export const coreMaskSubject = "core-mask";

export const coreMaskOptions: readonly OptionDeclaration[] = [
  { long: "nics", type: "count", value: "N", help: "core-mask: how many NICs a host has" },
  {
    long: "vhosts",
    type: "text",
    value: "N[,N]",
    help: "core-mask: how many vhosts each NIC has, or each by itself: 2,4",
  },
  { long: "mirrors", type: "count", value: "N", help: "core-mask: how many mirrors the host has" },
  {
    long: "cores",
    type: "text",
    value: "CORES",
    help: "core-mask: those that may be used: 1-7,16-23; default: all but core 0, which the system has",
  },
  {
    long: "numa",
    type: "list",
    value: "CORES",
    help: "core-mask: the cores of a NUMA node, once for each node, from node 0",
  },
  {
    long: "nic-nodes",
    type: "text",
    value: "N[,N]",
    help: "core-mask: the NUMA node of each NIC: 0,1",
  },
  {
    long: "keys",
    type: "text",
    value: "FORM",
    choices: ["array", "object"],
    help: "core-mask: how the agent is configured; with array it looks at cores 0 to 31 only",
  },
];

/** Limits of a Host. */
const nicsMax = 32;
const countMax = 1000;
const coresOfArray = 32;

export function readCoreQuestion(values: OptionValues): CoreQuestion | UsageProblem {
  const vhosts = readVhosts(values);
  if (isUsageProblem(vhosts)) return vhosts;
  const keys = values.text("keys") === "array" ? "array" : "object";
  const mirrors = values.count("mirrors") ?? 0;
  if (mirrors > countMax) return usageProblem(`--mirrors takes 0 to ${countMax}, not ${mirrors}`);
  if (mirrors > 0 && keys === "array") {
    return usageProblem("an agent that is configured by an array knows no mirrors");
  }
  const nodes = readNodes(values, keys === "array" ? coresOfArray : coresMax);
  if (isUsageProblem(nodes)) return nodes;
  const areNodesTold = values.list("numa").length > 0;
  const nicNodes = readNicNodes(values.text("nic-nodes"), vhosts.length, {
    count: nodes.length,
    areNodesTold,
  });
  if (isUsageProblem(nicNodes)) return nicNodes;
  return { vhosts, nicNodes, mirrors, nodes, areNodesTold, keys };
}

function readVhosts(values: OptionValues): readonly number[] | UsageProblem {
  const text = values.text("vhosts");
  if (text === undefined) return usageProblem("say how many vhosts a NIC has: --vhosts 2");
  const each = text.split(",").map(wholeNumber);
  const wrong = each.some((one) => one === undefined || one < 1 || one > countMax);
  if (wrong) return usageProblem(`--vhosts takes numbers from 1 to ${countMax}, not "${text}"`);
  const counts = each.filter((one) => one !== undefined);
  const nics = values.count("nics") ?? counts.length;
  if (nics < 1 || nics > nicsMax) {
    return usageProblem(`--nics takes 1 to ${nicsMax}, not ${nics}`);
  }
  if (counts.length === 1) return Array.from({ length: nics }, () => counts[0] ?? 0);
  return counts.length === nics
    ? counts
    : usageProblem(
        `there are ${nics} NICs and ${counts.length} numbers of vhosts: give one for all or one for each`,
      );
}

/** The usable cores of each node; what no node has is not used. */
function readNodes(
  values: OptionValues,
  end: number,
): readonly (readonly number[])[] | UsageProblem {
  const given = readCores("cores", values.text("cores") ?? `1-${coresMax - 1}`);
  if (isUsageProblem(given)) return given;
  const usable = new Set(given.filter((core) => core < end));
  const nodes = values.list("numa").map((text) => readCores("numa", text));
  const problem = nodes.find(isUsageProblem);
  if (problem !== undefined) return problem;
  const told = nodes.flatMap((one) => (isUsageProblem(one) ? [] : [one]));
  const all = told.flat();
  const twice = all.find((core, i) => all.indexOf(core) !== i);
  if (twice !== undefined) return usageProblem(`core ${twice} is on two nodes of --numa`);
  if (told.length === 0) return [[...usable]];
  return told.map((node) => node.filter((core) => usable.has(core)));
}

/** "1-7,16" → 1 to 7 and 16, ascending. */
function readCores(long: string, text: string): number[] | UsageProblem {
  const cores = new Set<number>();
  for (const part of text.split(",")) {
    const [, first = "", last = first] = /^([0-9]{1,4})(?:-([0-9]{1,4}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === "" || from > to || to >= coresMax) {
      return usageProblem(
        `--${long} takes cores 0 to ${coresMax - 1} such as 1-7,16-23, not "${text}"`,
      );
    }
    for (let core = from; core <= to; core += 1) cores.add(core);
  }
  return [...cores].sort((a, b) => a - b);
}

function readNicNodes(
  text: string | undefined,
  nics: number,
  nodes: { readonly count: number; readonly areNodesTold: boolean },
): readonly (number | undefined)[] | UsageProblem {
  if (text === undefined) return Array.from({ length: nics }, () => undefined);
  if (!nodes.areNodesTold)
    return usageProblem("--nic-nodes needs the cores of nodes: --numa CORES");
  const each = text.split(",").map(wholeNumber);
  const wrong = each.some((one) => one === undefined || one >= nodes.count);
  if (wrong) {
    return usageProblem(`--nic-nodes takes nodes 0 to ${nodes.count - 1}, not "${text}"`);
  }
  return each.length === nics
    ? each
    : usageProblem(`there are ${nics} NICs and ${each.length} nodes: give one for each NIC`);
}

function wholeNumber(text: string): number | undefined {
  return /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
}
