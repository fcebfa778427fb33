// Which cores the processes of a soft patch panel could have: one master for all, as it does no work, and
// for each NIC two cores for each vhost and two more, on one NUMA node where nodes are told. Pure.

import { componentsOf } from "../../targets/patchpanel/components.ts";
import { coreMaskOf } from "../../targets/patchpanel/core-mask.ts";

export interface CoreQuestion {
  /** For each NIC, in their order. */
  readonly vhosts: readonly number[];
  /** For each NIC the node that it is on; undefined where any will do. */
  readonly nicNodes: readonly (number | undefined)[];
  readonly mirrors: number;
  /** The cores that may be used, ascending, node by node; all are one where nodes are not told. */
  readonly nodes: readonly (readonly number[])[];
  readonly areNodesTold: boolean;
  readonly keys: "array" | "object";
}

export interface CoreAnswer {
  /** All, the master among them. */
  readonly needed: number;
  readonly available: number;
  /** Not the difference of the two: what is free on one node is of no use to a NIC on another. */
  readonly missing: number;
  /** Undefined where there is no core at all. */
  readonly master: number | undefined;
  readonly processes: readonly ProcessCores[];
}

export interface ProcessCores {
  /** "NIC 1", "mirrors". */
  readonly name: string;
  /** Undefined for the mirrors. */
  readonly vhosts: number | undefined;
  /** Undefined where nodes are not told. */
  readonly node: number | undefined;
  readonly missing: number;
  /** Undefined where cores are missing. */
  readonly mask: string | undefined;
  /** Who works on which core, in the order in which SPP gives them out. */
  readonly cores: readonly { readonly core: number; readonly component: string }[];
}

interface Need {
  readonly name: string;
  readonly vhosts: number | undefined;
  readonly node: number | undefined;
  readonly components: readonly string[];
}

export function proposeCores(question: CoreQuestion): CoreAnswer {
  const all = question.nodes.flat();
  // The lowest core of a mask is the master, so that a shared one must be the lowest of all.
  const master = all.length === 0 ? undefined : Math.min(...all);
  const free = question.nodes.map((node) => node.filter((core) => core !== master));
  const needs = needsOf(question);
  const nodes = placed(needs, free);
  const processes = needs.map((need, i): ProcessCores => {
    const node = nodes[i] ?? 0;
    const cores = (free[node] ?? []).splice(0, need.components.length);
    const missing = need.components.length - cores.length;
    return {
      name: need.name,
      vhosts: need.vhosts,
      node: question.areNodesTold ? node : undefined,
      missing,
      mask: missing > 0 || master === undefined ? undefined : coreMaskOf([master, ...cores]),
      cores: cores.map((core, at) => ({ core, component: need.components[at] ?? "" })),
    };
  });
  const absent = processes.reduce((sum, one) => sum + one.missing, 0);
  return {
    needed: needs.reduce((sum, { components }) => sum + components.length, 1),
    available: all.length,
    missing: absent + (master === undefined ? 1 : 0),
    master,
    processes,
  };
}

function needsOf({ vhosts, nicNodes, mirrors, keys }: CoreQuestion): readonly Need[] {
  let firstVhost = 0;
  const nics = vhosts.map((count, i): Need => {
    const nic = { place: i + 1, firstVhost, vhosts: count, workers: [] };
    firstVhost += count;
    const components = componentsOf(nic, keys).map(([name]) => name);
    return { name: `NIC ${i + 1}`, vhosts: count, node: nicNodes[i], components };
  });
  if (mirrors === 0) return nics;
  const components = Array.from({ length: mirrors }, (_, i) => `mirror_${i}`);
  return [...nics, { name: "mirrors", vhosts: undefined, node: undefined, components }];
}

/**
 * A node for each: those that are on one stay there, and of the others the largest choose first, each the
 * first node with room, or else the one with most.
 */
function placed(needs: readonly Need[], free: readonly (readonly number[])[]): readonly number[] {
  const room = free.map((cores) => cores.length);
  const nodes: number[] = [];
  const settle = (i: number, node: number): void => {
    nodes[i] = node;
    room[node] = Math.max(0, (room[node] ?? 0) - (needs[i]?.components.length ?? 0));
  };
  needs.forEach(({ node }, i) => {
    if (node !== undefined) settle(i, node);
  });
  const others = [...needs.keys()].filter((i) => needs[i]?.node === undefined);
  const sizeOf = (i: number): number => needs[i]?.components.length ?? 0;
  // Sorting leaves those of one size in the order of NICs.
  for (const i of others.sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const fitting = room.findIndex((cores) => cores >= sizeOf(i));
    settle(i, fitting >= 0 ? fitting : room.indexOf(Math.max(...room)));
  }
  return nodes;
}
