// What `plumb doctor` says of real switches that the command reaches by itself.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";

describeWithOvs("the doctor", () => {
  let ovs: OpenVSwitch;
  let world: World;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0");
  });
  afterAll(async () => {
    await ovs.remove();
  });
  beforeEach(() => {
    world = createWorld();
  });
  afterEach(() => {
    world.end();
  });

  async function doctor(bridge: string): Promise<{ code: number; said: string }> {
    const open: typeof world.ports.openOvsdb = (place) => openOvsdb(place, { environment: {} });
    const ports = { ...world.ports, openOvsdb: open };
    const spec = { pair: "leaf-a", driver: "ovs", endpoint: ovs.endpoint, bridge };
    world.input = [
      { kind: "SwitchPair", metadata: { name: "leaf-a" }, spec: { vlanPool: "pod" } },
      { kind: "VlanPool", metadata: { name: "pod" }, spec: { ranges: ["2-99"] } },
      { kind: "Switch", metadata: { name: "leaf-a1" }, spec },
    ]
      .map((one) => JSON.stringify({ apiVersion: "plumbline/v1", ...one }))
      .join("\n---\n");
    // Looking makes the store that the doctor asks.
    await run(["plan", "-f", "-"], ports);
    world.taken();
    const code = await run(["doctor", "-f", "-"], ports);
    return { code, said: world.taken().join("\n") };
  }

  test("names a switch that answers", async () => {
    const { code, said } = await doctor("br0");
    expect(said).toContain(`switch/leaf-a1 answers at ${ovs.endpoint}`);
    expect(code).toBe(0);
  });

  test("says what a switch lacks", async () => {
    const { code, said } = await doctor("br9");
    expect(said).toMatch(/problem +agents +switch\/leaf-a1 at unix:.*there is no bridge br9/);
    expect(code).toBe(1);
  });
});
