// Two hundred commits of every sort in one repository over file://, kept by one controller with its state in
// a folder and its agents inside, which is killed now and then. After each of them it becomes quiet.
// SOAK_SEED=7 draws that course again, SOAK_COMMITS=20 a shorter one.

import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { drawFrom, type Draw } from "../support/draw.ts";
import { describeWithKeys } from "../support/git-keys.ts";
import { hurt, takeAway } from "./hands.ts";
import { keepRunning, type KeptProcess } from "./kept-process.ts";
import { manifestFolder } from "./manifests.ts";
import { Place } from "./place.ts";
import { expectQuiet } from "./quiet.ts";
import { seed, telling } from "./seed.ts";
import { Story } from "./story.ts";

const commitCount = Number(process.env["SOAK_COMMITS"] ?? 100);

describeWithKeys("a repository of two hundred commits", () => {
  let place: Place;
  let story: Story;
  let controller: KeptProcess;
  beforeEach(async () => {
    story = new Story();
    place = new Place({
      store: (folder) => `embedded:${join(folder, "state")}`,
      deviceFolder: (folder) => join(folder, "state"),
      openStore: (folder) => openEmbeddedStore(join(folder, "state"), systemClock),
    });
    await place.seed();
    const from = ["--repository", `file://${join(story.served, "server.git")}`];
    const signed = ["--path", manifestFolder, "--allowed-signers", story.allowedSigners];
    // Whoever pushes says so.
    const pace = ["--poll", "30s", "--every", "1m", "--debounce", "0s", "--lease", "3s"];
    const words = ["watch", "-y", ...from, ...signed, ...pace];
    controller = keepRunning("controller", {
      words,
      folder: place.folder.path,
      environment: place.environment,
    });
  });
  afterEach(async () => {
    await controller.end();
    place.remove();
    story.remove();
  });

  /** What may happen between a push and the quiet after it. */
  async function meanwhile(draw: Draw): Promise<void> {
    const what = draw(12);
    if (what === 0) controller.signal("SIGKILL");
    if (what === 1) await place.plumb("suspend", "--for", "2s");
    if (what === 2) await place.plumb("reconcile");
  }

  /** Whatever is pushed and changed by hand, nothing is done until somebody resumes it; only where it is quiet. */
  async function suspended(draw: Draw): Promise<string> {
    expect((await place.plumb("suspend")).code).toBe(0);
    const what = story.step(draw);
    await takeAway(place, draw);
    const before = await place.documents();
    await place.plumb("reconcile", "--wait", "--timeout", "4m");
    expect(await place.documents()).toEqual(before);
    expect((await place.plumb("resume")).code).toBe(0);
    return `${what}, while it was suspended`;
  }

  test("is kept at every quiet point, whatever is pushed", async () => {
    const draw = drawFrom(seed);
    const said: string[] = [];
    await telling(
      said,
      () => controller.said(),
      async () => {
        await expectQuiet({ place, story });
        for (let i = 0; i < commitCount; i += 1) {
          if (draw(12) === 0) said.push(await suspended(draw));
          else if (draw(3) === 0) said.push(await hurt(place, draw));
          said.push(story.step(draw));
          await meanwhile(draw);
          if (draw(10) === 0) said.push(story.step(draw));
          await expectQuiet({ place, story });
        }
        story.mend(draw);
        expect(await expectQuiet({ place, story })).toBe(story.tip);
        expect(controller.ownEnds).toEqual([]);
      },
    );
  });
});
