// Applying to real switches, beside the same transactions sent to equal ones by the client alone. Both wait
// until each switch has done what it was sent, so the difference is ours: reading, planning, journal, proof.

import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileProgram, type Program } from "../support/compiled.ts";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startFleet, type Fleet, type FleetSwitch } from "../support/ovs-fleet.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { medianOf, report } from "./measure.ts";

const switchCount = 50;
const rounds = 5;

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

  async function timeOf(...words: string[]): Promise<number> {
    // The rows that the transactions name are those of the first databases.
    await Promise.all(fleet.switches.map(makeFresh));
    const [line] = await program.start(...words).rest();
    const ms = Number(line);
    expect(ms).toBeGreaterThan(0);
    return ms;
  }

  test("one apply, and what of it is ours", async () => {
    const recording = join(folder.path, "recording");
    const applied: number[] = [];
    const raw: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      rmSync(join(folder.path, "state"), { recursive: true, force: true });
      applied.push(await timeOf("apply", folder.path, recording));
      raw.push(await timeOf("replay", recording));
    }
    const alone = medianOf(raw);
    report("ovs: 50 switches of 48 ports, the transactions alone", alone);
    const ours = medianOf(applied);
    report("ovs: the same by plumb apply", ours, { name: "raw", of: alone });
    expect(ours.medianMs / alone.medianMs).toBeLessThan(1.5);
  });
});

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
