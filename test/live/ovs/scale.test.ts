// Fifty real switches with 48 ports each, every port in use: one apply makes them as the manifests say,
// and what people break on them is found to the last port and healed. No packets; ours is the load.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { breakPorts } from "../../support/break-ports.ts";
import { describeWithOvs } from "../../support/open-vswitch.ts";
import { portCount, startFleet, type Fleet } from "../../support/ovs-fleet.ts";
import { createTempFolder, type TempFolder } from "../../support/temp-folder.ts";
import { killAll, start, type Ended } from "../command.ts";

const switchCount = 50;
/** One in a hundred. */
const brokenCount = (switchCount * portCount) / 100;

interface Drift {
  readonly targets: readonly {
    readonly target: string;
    readonly differences: readonly { readonly path: string }[];
  }[];
}

describeWithOvs(`${switchCount} switches`, () => {
  let fleet: Fleet;
  let folder: TempFolder;
  beforeAll(async () => {
    folder = createTempFolder();
    fleet = await startFleet(switchCount);
    for (const [path, text] of fleet.manifests) {
      const file = join(folder.path, "manifests", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  });
  afterAll(async () => {
    killAll();
    await fleet.remove();
    folder.remove();
  });

  const plumb = async (...words: readonly string[]): Promise<Ended> =>
    await start(folder, {}, [...words, "-f", "manifests"]).ended;

  /** "switch/pod00-sw1 et9", as `breakPorts` has it; sorted. */
  async function drifted(): Promise<string[]> {
    const { code, text } = await plumb("drift", "-o", "json");
    expect(code, text).toBe(2);
    const { targets } = JSON.parse(text) as Drift;
    const ports = targets.flatMap(({ target, differences }) =>
      differences.map(({ path }) => `${target} ${portOf(path)}`),
    );
    return [...new Set(ports)].sort();
  }

  test("are converged by one apply, and nothing is left to do", async () => {
    const { code, text } = await plumb("apply", "--auto-approve");
    expect(code, text).toBe(0);
    const again = await plumb("plan", "--detailed-exitcode");
    expect(again.code, again.text).toBe(0);
  });

  test.each([1, 2])(
    "what is broken on them at random is found and healed: seed %i",
    async (seed) => {
      const broken = breakPorts(fleet, brokenCount, seed);
      expect(await drifted()).toEqual(broken);
      const { code, text } = await plumb("apply", "--auto-approve");
      expect(code, text).toBe(0);
      expect((await plumb("drift")).code).toBe(0);
    },
  );
});

/** A port channel's own item counts as its interface. */
function portOf(path: string): string {
  const [, section, key = ""] = path.split("/");
  return section === "portChannels" ? `Port-Channel${key}` : key;
}
