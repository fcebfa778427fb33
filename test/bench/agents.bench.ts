// Applying through agents on an etcd, beside the same operations written to it by the client alone: a
// writer, a process of 200 agents and an etcd share the machine, as the client alone and the etcd do.

import { afterAll, beforeAll, expect, test } from "vitest";
import { compileProgram, type Program } from "../support/compiled.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { medianOf, report } from "./measure.ts";

const rounds = 8;

interface Round {
  readonly rawMs: number;
  readonly appliedMs: number;
}

describeWithEtcd("10,000 operations on 200 agents", () => {
  let agents: Program;
  let writer: Program;
  beforeAll(() => {
    agents = compileProgram("test/bench/agents-process.ts");
    writer = compileProgram("test/bench/apply-process.ts");
  }, 120_000);
  afterAll(() => {
    agents.remove();
    writer.remove();
  });

  async function run(etcd: Etcd, folder: readonly string[]): Promise<void> {
    const [endpoint = ""] = etcd.endpoints;
    const serving = agents.start(endpoint, ...folder);
    const takenMs = new Map<string, number>();
    expect(await serving.line()).toBe("serving");
    const listening = (async () => {
      for (let line = await serving.line(); line !== undefined; line = await serving.line()) {
        const [changeSet = "", ms] = line.split(" ");
        takenMs.set(changeSet, Number(ms));
      }
    })();
    const lines = await writer.start(endpoint, String(rounds)).rest();
    await serving.kill();
    await listening;
    const measured = lines.slice(0, rounds).map((line) => JSON.parse(line) as Round);
    expect(measured.length).toBe(rounds);
    const { submittedMs } = JSON.parse(lines.at(-1) ?? "{}") as {
      submittedMs: Record<string, number>;
    };
    const waits = Object.entries(submittedMs).map(([id, ms]) => (takenMs.get(id) ?? NaN) - ms);
    // The agents are warm after the first two.
    const warm = measured.slice(2);
    const raw = medianOf(warm.map(({ rawMs }) => rawMs));
    const applied = medianOf(warm.map(({ appliedMs }) => appliedMs));
    const where = folder.length === 0 ? "devices in memory" : "simulated devices in a folder";
    report("etcd: 10,000 operations in 100 transactions, raw", raw);
    report(`etcd: 10,000 operations applied, ${where}`, applied, { name: "raw", of: raw });
    // After the rounds, and the one that made what they find: one change set after the other.
    const idle = medianOf(waits.slice((rounds + 1) * 200));
    report("etcd: from handing a change set over to its being taken", idle);
    expect(idle.medianMs).toBeLessThan(50);
  }

  test.each([{ isKept: false }, { isKept: true }])(
    "kept in a folder: $isKept",
    async ({ isKept }) => {
      const etcd = await startEtcd();
      const folder = createTempFolder();
      try {
        await run(etcd, isKept ? [folder.path] : []);
      } finally {
        folder.remove();
        await etcd.remove();
      }
    },
  );
});
