// What is kept of targets whose agents are processes of their own: it hears of what moves there, and
// does not wake itself by what it asks.

import { describe, expect, test } from "vitest";
import { createRemoteAgent } from "../../src/agent/remote/remote-agent.ts";
import { simSet } from "../../src/drivers/sim/edit.ts";
import type { LiveView } from "../../src/model/target.ts";
import { createStanding } from "../../src/reconcile/standing.ts";
import { settingsFor, vlan } from "../support/operations.ts";
import { createServedWorld } from "../support/served-world.ts";
import { well } from "./standing-bench.ts";

const target = "switch/a";

describe("a target behind an agent of its own", () => {
  test("is asked once, told of when somebody changes it, and unknown while its agent is gone", async () => {
    const world = createServedWorld();
    const { store, keys, clock, devices } = world;
    const agent = createRemoteAgent({ store, keys, clock });
    const standing = createStanding(
      { store, keys, clock, agent, random: () => 1 },
      { parallelism: 2 },
    );
    const stopping = new AbortController();
    let moves = 0;
    const following = standing.follow(() => (moves += 1), stopping.signal);
    const read = async (): Promise<LiveView | undefined> =>
      well(await standing.read(new Map([[target, settingsFor(target)]]))).live.get(target);

    const first = world.serve([target]);
    await world.until(() => world.presence(target));
    expect(await read()).toMatchObject({ type: "known" });
    await clock.sleep(1_000);
    await read();
    const quiet = moves;
    const looked = (await world.observation(target))?.look;
    await clock.sleep(300_000);
    await read();
    expect(moves).toBe(quiet);
    expect((await world.observation(target))?.look).toBe(looked);

    await simSet({ store: devices, keys, target }, "/vlans/7", vlan("seven"));
    await clock.sleep(60_000);
    expect(moves).toBeGreaterThan(quiet);
    expect(await read()).toMatchObject({ document: { vlans: { 7: vlan("seven") } } });

    first.kill();
    await clock.sleep(60_000);
    expect(await read()).toMatchObject({ type: "unknown", reason: "its agent is silent" });
    const second = world.serve([target]);
    await clock.sleep(5_000);
    expect(await read()).toMatchObject({ document: { vlans: { 7: vlan("seven") } } });

    stopping.abort();
    await following;
    await second.stop();
    await agent.close();
  });
});
