// Applying to switches and the hosts behind them, all simulated: a port is plugged once its switch carries
// the network, and unplugged before the switch forgets it, whatever goes wrong on the way.

import { expect, test } from "vitest";
import { simHeal } from "../../src/drivers/sim/edit.ts";
import type { Plan } from "../../src/model/plan.ts";
import { wholePlan } from "../../src/plan/input.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { runPlan } from "../../src/reconcile/plan-run.ts";
import { one, resourcesOf } from "../kinds/manifests.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { createBench, told, type Bench } from "./bench.ts";

const mask = '"0xfe"';
const fabric = [
  one("VlanPool", "leaf", "{ranges: [2000-2002]}"),
  one("SwitchPair", "leaf", "{}"),
  one("Switch", "leaf1", "{pair: leaf, driver: sim}"),
  one("HostGroup", "node1", "{ports: [{switch: leaf1, interface: Ethernet1}]}"),
  one(
    "Host",
    "node1",
    `{softPatchPanel: {driver: sim, nics: [{pciAddress: "00:04.0", physicalNetwork: leaf, vhosts: 2, coreMask: ${mask}}]}}`,
  ),
  one("Network", "blue", "{vni: 5000}"),
];
const vm = one(
  "PortBinding",
  "vm1",
  '{network: blue, host: node1, macAddress: "fa:16:3e:00:00:01", attachment: {type: vhost, portId: p1}}',
);

async function planFor({ ports }: Bench, ...texts: readonly string[]): Promise<Plan> {
  const resources = resourcesOf(...fabric, ...texts);
  const request = { resources, options: wholePlan, parallelism: 1, onObserved: () => undefined };
  const run = await runPlan({ catalog, ...ports }, request);
  if (isTrouble(run) || run.type === "invalid") throw new Error(JSON.stringify(run));
  return run.plan;
}

const trunk = "/interfaces/Ethernet1/trunkVlans/2000";

test("the port comes last and goes first", async () => {
  const sent: string[] = [];
  const bench = createBench((driver) => ({
    ...driver,
    async apply(operation, settings) {
      sent.push(operation.id);
      return await driver.apply(operation, settings);
    },
  }));
  expect((await bench.apply(await planFor(bench, vm))).type).toBe("applied");
  expect(sent.indexOf(`add:switch/leaf1${trunk}`)).toBeGreaterThanOrEqual(0);
  expect(sent.indexOf("add:patchpanel/node1/plugs/p1")).toBeGreaterThan(
    sent.indexOf(`add:switch/leaf1${trunk}`),
  );
  expect((await planFor(bench, vm)).operations).toEqual([]);
  sent.length = 0;
  expect((await bench.apply(await planFor(bench))).type).toBe("applied");
  expect(sent[0]).toBe("remove:patchpanel/node1/plugs/p1");
  expect(sent).toContain(`remove:switch/leaf1${trunk}`);
});

test("a port is not plugged where its switch says no, and is once it does not", async () => {
  const bench = createBench();
  await bench.fault("switch/leaf1", { type: "refuse", path: trunk, message: "no" });
  const report = await bench.apply(await planFor(bench, vm));
  expect(report.type).toBe("partly");
  expect(told(report)["add:patchpanel/node1/plugs/p1"]).toMatch(/^skipped: .*trunkVlans\/2000/);
  expect(await bench.live("patchpanel/node1")).toMatchObject({ plugs: {} });
  await simHeal({ ...bench, target: "switch/leaf1" });
  expect((await bench.apply(await planFor(bench, vm))).type).toBe("applied");
  expect(await bench.live("patchpanel/node1")).toMatchObject({ plugs: { p1: { vhost: 0 } } });
});

test("a switch keeps the network of a port that cannot be unplugged", async () => {
  const bench = createBench();
  await bench.apply(await planFor(bench, vm));
  await bench.fault("patchpanel/node1", { type: "refuse", path: "/plugs/p1", message: "no" });
  const report = await bench.apply(await planFor(bench));
  expect(told(report)[`remove:switch/leaf1${trunk}`]).toMatch(/^skipped: .*plugs\/p1/);
  expect(await bench.live("switch/leaf1")).toMatchObject({
    interfaces: { Ethernet1: { trunkVlans: { 2000: {} } } },
  });
});

test("what was applied is taken back in the opposite order", async () => {
  const bench = createBench();
  await bench.fault("patchpanel/node1", { type: "refuse", path: "/plugs/p1", message: "no" });
  const report = await bench.apply(await planFor(bench, vm), { rollback: true });
  expect(report.type).toBe("rolled-back");
  expect(await bench.live("switch/leaf1")).toMatchObject({ vlans: {}, vnis: {} });
  expect(await bench.live("patchpanel/node1")).toMatchObject({ nics: {}, plugs: {} });
});
