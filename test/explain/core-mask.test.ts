// A proposal of core masks is one that a Host may have: whatever is asked for, either cores are missing, or
// no check finds fault with it, and each NIC has its cores where it is.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  proposeCores,
  type CoreAnswer,
  type CoreQuestion,
} from "../../src/cli/explain/core-mask.ts";
import { checkCores } from "../../src/kinds/host/check-cores.ts";
import type { HostSpec } from "../../src/kinds/host/spec.generated.ts";
import type { Resource } from "../../src/model/resource.ts";
import { coresOf } from "../../src/targets/patchpanel/core-mask.ts";

function question(given: Partial<CoreQuestion>): CoreQuestion {
  const vhosts = given.vhosts ?? [2];
  return {
    vhosts,
    nicNodes: vhosts.map(() => undefined),
    mirrors: 0,
    nodes: [Array.from({ length: 63 }, (_, i) => i + 1)],
    areNodesTold: false,
    keys: "object",
    ...given,
  };
}

/** The proposal as people write it down. */
function hostOf({ processes, master }: CoreAnswer): Resource<HostSpec> {
  const nics = processes.flatMap(({ vhosts, mask = "" }) =>
    vhosts === undefined
      ? []
      : [{ pciAddress: "00:04.0", physicalNetwork: "a", vhosts, coreMask: mask }],
  );
  const mirrors = processes.find(({ vhosts }) => vhosts === undefined);
  const softPatchPanel: HostSpec["softPatchPanel"] = {
    driver: "spp",
    primaryCoreMask: `0x${(1n << BigInt(master ?? 0)).toString(16)}`,
    nics: nics as HostSpec["softPatchPanel"]["nics"],
    ...(mirrors === undefined
      ? {}
      : { mirrors: { count: mirrors.cores.length, coreMask: mirrors.mask ?? "" } }),
  };
  const source = { file: "", line: 1, column: 1, document: 0 };
  return { kind: "Host", name: "a", labels: {}, annotations: {}, spec: { softPatchPanel }, source };
}

const cores = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 64 });
const anyQuestion = fc
  .record({
    vhosts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    mirrors: fc.integer({ min: 0, max: 3 }),
    all: cores,
    cut: fc.integer({ min: 0, max: 64 }),
    areNodesTold: fc.boolean(),
    seed: fc.array(fc.constantFrom(undefined, 0, 1), { minLength: 4, maxLength: 4 }),
  })
  .map(({ vhosts, mirrors, all, cut, areNodesTold, seed }) => {
    const sorted = [...all].sort((a, b) => a - b);
    const nodes = areNodesTold ? [sorted.slice(0, cut), sorted.slice(cut)] : [sorted];
    const nicNodes = vhosts.map((_, i) => (areNodesTold ? seed[i] : undefined));
    return question({ vhosts, mirrors, nodes, areNodesTold, nicNodes });
  });

describe("core masks that are proposed", () => {
  test("are those that a Host may have, or cores are missing", () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const answer = proposeCores(asked);
        const usable = new Set(asked.nodes.flat());
        for (const [i, { mask, node, missing }] of answer.processes.entries()) {
          expect(mask === undefined).toBe(missing > 0 || answer.master === undefined);
          const own = asked.nodes[node ?? 0];
          const wanted = asked.nicNodes[i];
          if (wanted !== undefined) expect(node).toBe(wanted);
          const read = mask === undefined ? [] : coresOf(mask);
          if (!Array.isArray(read)) throw new Error("a mask that is none was proposed");
          for (const core of read) expect(usable.has(core)).toBe(true);
          for (const core of read.slice(1)) expect(own).toContain(core);
        }
        if (answer.missing > 0) return;
        expect(checkCores(hostOf(answer))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("miss exactly what is not there, where all cores are one", () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const one = { ...asked, nodes: [asked.nodes.flat()], areNodesTold: false };
        const alike = { ...one, nicNodes: one.vhosts.map(() => undefined) };
        const { needed, available, missing } = proposeCores(alike);
        expect(missing).toBe(Math.max(0, needed - available));
      }),
    );
  });

  test("let the largest NIC choose its node first, so that it fits", () => {
    const node = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const asked = { vhosts: [1, 3], nodes: [node(1, 9), node(10, 15)], areNodesTold: true };
    const { processes, missing } = proposeCores(question(asked));
    expect(missing).toBe(0);
    expect(processes.map((one) => one.node)).toEqual([1, 0]);
  });

  test("name who works on which core in the order of SPP", () => {
    const { processes } = proposeCores(question({ vhosts: [1, 1] }));
    const [, second] = processes;
    expect(second?.cores.map(({ core, component }) => `${core} ${component}`)).toEqual([
      "6 forward_1_tx",
      "7 forward_1_rx",
      "8 classifier",
      "9 merger",
    ]);
  });

  test("miss a master where there is no core at all", () => {
    const answer = proposeCores(question({ vhosts: [1], nodes: [[]] }));
    expect(answer).toMatchObject({ needed: 5, available: 0, missing: 5, master: undefined });
  });
});
