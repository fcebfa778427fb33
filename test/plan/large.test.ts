// Plans at the size where memory runs out first. How long they take is measured by the benches.

import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileProgram, type Program } from "../support/compiled.ts";
import { itemsOf, type Width } from "../support/wide-fabric.ts";

let program: Program;
beforeAll(() => {
  program = compileProgram("test/support/large-plan-process.ts");
}, 120_000);
afterAll(() => program.remove());

/** What the program says when its memory is limited to 4 GB. */
function planned({ switches, ports, networks }: Width): unknown {
  const [node = "", main = "", ...args] = program.command(
    ...[switches, ports, networks].map(String),
  );
  const done = spawnSync(node, ["--max-old-space-size=4096", main, ...args], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr.slice(0, 2000));
  return JSON.parse(done.stdout);
}

describe("a large plan", () => {
  test("is made of a switch with 4,000 VLANs on each of 64 ports", () => {
    const width = { switches: 1, ports: 64, networks: 4000 };
    expect(planned(width)).toMatchObject({ operations: itemsOf(width), again: 0 });
  });

  test("is made of a million items within 4 GB", () => {
    const width = { switches: 4, ports: 64, networks: 4000 };
    expect(itemsOf(width)).toBeGreaterThan(1_000_000);
    expect(planned(width)).toMatchObject({ operations: itemsOf(width), again: 0 });
  });
});
