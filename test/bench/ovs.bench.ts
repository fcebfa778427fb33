// Applying to real switches, beside the same transactions sent to equal ones by the client alone. Both wait
// until each switch has done what it was sent, so the difference is ours: reading manifests, looking,
// planning, journal, proof, records.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileProgram, type Program, type RunningProgram } from "../support/compiled.ts";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { portCount, startFleet, type Fleet, type FleetSwitch } from "../support/ovs-fleet.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { medianOf, plumb, report } from "./measure.ts";

const switchCount = 50;
const rounds = 6;
/** After so many the process is warm. */
const warmAfter = 2;

describeWithOvs(`${switchCount} switches with 48 ports each`, () => {
  let program: Program;
  let fleet: Fleet;
  let folder: TempFolder;
  beforeAll(async () => {
    program = compileProgram("test/bench/ovs-process.ts");
    folder = createTempFolder();
    fleet = await startFleet(switchCount);
    for (const [path, text] of fleet.manifests) {
      const file = join(folder.path, "manifests", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    for (const one of fleet.switches) copyFileSync(...databaseAndCopy(one));
  }, 120_000);
  afterAll(async () => {
    program.remove();
    await fleet.remove();
    folder.remove();
  });

  // The rows that transactions name are those of the first databases.
  const freshSwitches = (): Promise<void[]> => Promise.all(fleet.switches.map(makeFresh));

  async function timesOf(running: RunningProgram, what: string): Promise<Times> {
    await freshSwitches();
    running.tell(what);
    const [wholeMs = Number.NaN, writingMs = Number.NaN] = ((await running.line()) ?? "")
      .split(" ")
      .map(Number);
    expect(writingMs).toBeGreaterThan(0);
    return { wholeMs, writingMs };
  }

  test("one apply, and what of it is ours", async () => {
    const running = program.start();
    const applied: Times[] = [];
    const raw: Times[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const apply = await timesOf(running, `apply ${folder.path}`);
      const replay = await timesOf(running, "replay");
      if (round < warmAfter) continue;
      applied.push(apply);
      raw.push(replay);
    }
    await running.kill();
    const alone = medianOf(raw.map(({ wholeMs }) => wholeMs));
    report(`ovs: ${switchCount} switches of ${portCount} ports, transactions alone`, alone);
    const ours = medianOf(applied.map(({ wholeMs }) => wholeMs));
    report("ovs: the same by an apply, its process warm", ours, { name: "raw", of: alone });
    const writing = medianOf(applied.map(({ writingMs }) => writingMs));
    const than = { name: "raw from there", of: medianOf(raw.map((one) => one.writingMs)) };
    report("ovs: thereof from when the first switch is written to", writing, than);
    const commands: number[] = [];
    for (let round = 0; round < rounds - warmAfter; round += 1) {
      await freshSwitches();
      const startMs = performance.now();
      const manifests = join(folder.path, "manifests");
      plumb(["apply", "--auto-approve", "-f", manifests], join(folder.path, `state-${round}`));
      commands.push(performance.now() - startMs);
    }
    const command = medianOf(commands);
    report("ovs: the same by plumb apply, a new process", command, { name: "raw", of: alone });
  });
});

interface Times {
  readonly wholeMs: number;
  /** From when the first switch was to be written to. */
  readonly writingMs: number;
}

function databaseAndCopy({ folder }: FleetSwitch): [database: string, copy: string] {
  return [join(folder, "conf.db"), join(folder, "fresh.db")];
}

async function makeFresh(one: FleetSwitch): Promise<void> {
  const [database, copy] = databaseAndCopy(one);
  await one.vswitchd?.stop();
  await one.database.stop();
  copyFileSync(copy, database);
  await one.database.start();
  await one.vswitchd?.start();
}
