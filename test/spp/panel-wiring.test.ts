// The steps at a process, carried out on the stand-in by its REST interface: what is missing is done, in
// the documented order, and nothing else.

import { afterEach, beforeEach, expect, test } from "vitest";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { readConfiguration } from "../../src/drivers/spp/encoding/configuration.ts";
import { carryOut, type Carried } from "../../src/drivers/spp/panel/carry-out.ts";
import type { WantedComponent } from "../../src/drivers/spp/panel/component.ts";
import {
  placeOfVhost,
  processesOf,
  type VhostPlace,
  type WantedProcess,
} from "../../src/drivers/spp/panel/layout.ts";
import { plugSteps, unplugSteps, type Frames } from "../../src/drivers/spp/panel/plug-steps.ts";
import { unwiringSteps, wiringSteps } from "../../src/drivers/spp/panel/wiring-steps.ts";
import type { SppCtl } from "../../src/ports/spp-ctl.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { startStandIn, type StandIn } from "../support/spp/stand-in.ts";
import { configurationTexts } from "./panel-values.ts";

const mac = "fa:16:3e:00:00:0a";
let standIn: StandIn;
let ctl: SppCtl;

beforeEach(async () => {
  standIn = await startStandIn({ vfs: [{ coreMask: "0xfe" }, { coreMask: "0xfc02" }] });
  ctl = openCtl();
});
afterEach(async () => {
  await standIn.close();
});

function openCtl(): SppCtl {
  const opened = createOpenSppCtl({ callMs: 3_000 })(standIn.endpoint);
  if (isTrouble(opened)) throw new Error(opened.reason);
  return opened;
}

function wanted(text: string): readonly WantedProcess[] {
  const configuration = readConfiguration(text);
  if (typeof configuration === "string") throw new Error(configuration);
  return processesOf(configuration);
}

function componentsIn({ components }: WantedProcess): readonly WantedComponent[] {
  if (typeof components === "string") throw new Error(components);
  return components;
}

async function wire(processes: readonly WantedProcess[]): Promise<Carried[]> {
  const all: Carried[] = [];
  for (const process of processes) {
    for (const one of componentsIn(process)) {
      all.push(await carryOut(ctl, process.client, (vf) => wiringSteps(vf, one)));
    }
  }
  return all;
}

function placeOf(processes: readonly WantedProcess[], vhost: number): VhostPlace {
  const place = placeOfVhost(processes, vhost);
  if (typeof place === "string") throw new Error(place);
  return place;
}

async function plug({ client, path }: VhostPlace, frames: Frames): Promise<Carried> {
  return await carryOut(ctl, client, (vf) => plugSteps(vf, path, frames, () => false));
}

async function unplug({ client, path }: VhostPlace): Promise<Carried> {
  return await carryOut(ctl, client, (vf) => unplugSteps(vf, path));
}

const flat: Frames = { mac, vlan: undefined };
const tagged: Frames = { mac, vlan: 400 };

test("two NICs with two vhosts each are wired by forty writes in the documented order", async () => {
  await wire(wanted(configurationTexts.object));
  const said = standIn.said();
  expect(said).toHaveLength(40);
  expect(said.slice(0, 20)).toMatchInlineSnapshot(`
    [
      "vf 1: make forward_0_tx 2 merge",
      "vf 1: attach vhost:0 tx forward_0_tx",
      "vf 1: attach ring:0 rx forward_0_tx",
      "vf 1: make forward_0_rx 3 forward",
      "vf 1: attach ring:1 tx forward_0_rx",
      "vf 1: attach vhost:0 rx forward_0_rx",
      "vf 1: make forward_1_tx 4 merge",
      "vf 1: attach vhost:1 tx forward_1_tx",
      "vf 1: attach ring:2 rx forward_1_tx",
      "vf 1: make forward_1_rx 5 forward",
      "vf 1: attach ring:3 tx forward_1_rx",
      "vf 1: attach vhost:1 rx forward_1_rx",
      "vf 1: make classifier 6 classifier_mac",
      "vf 1: attach ring:0 tx classifier",
      "vf 1: attach ring:2 tx classifier",
      "vf 1: attach phy:0 rx classifier",
      "vf 1: make merger 7 merge",
      "vf 1: attach phy:0 tx merger",
      "vf 1: attach ring:1 rx merger",
      "vf 1: attach ring:3 rx merger",
    ]
  `);
  expect(said.slice(20).every((line) => line.startsWith("vf 2: "))).toBe(true);
  standIn.forget();
  await wire(wanted(configurationTexts.object));
  expect(standIn.said()).toEqual([]);
});

test.each([
  ["array", configurationTexts.array],
  ["object", configurationTexts.object],
])("a flat port is one entry of the classifier, by an %s", async (_, text) => {
  const processes = wanted(text);
  await wire(processes);
  standIn.forget();
  const place = placeOf(processes, 0);
  expect(await plug(place, flat)).toMatchObject({ type: "done" });
  expect(await unplug(place)).toMatchObject({ type: "done" });
  expect(standIn.said()).toMatchInlineSnapshot(`
    [
      "vf 1: classify fa:16:3e:00:00:0a ring:0",
      "vf 1: unclassify fa:16:3e:00:00:0a ring:0",
    ]
  `);
});

test("a port in a VLAN is five writes to the rings, by an object, and five back", async () => {
  const processes = wanted(configurationTexts.object);
  await wire(processes);
  standIn.forget();
  const place = placeOf(processes, 2);
  expect(await plug(place, tagged)).toMatchObject({ type: "done" });
  expect(standIn.said()).toMatchInlineSnapshot(`
    [
      "vf 2: detach ring:5 rx merger",
      "vf 2: attach ring:5 rx merger add 400",
      "vf 2: detach ring:4 tx classifier",
      "vf 2: attach ring:4 tx classifier del",
      "vf 2: classify fa:16:3e:00:00:0a ring:4 400",
    ]
  `);
  standIn.forget();
  expect(await unplug(place)).toMatchObject({ type: "done" });
  expect(standIn.said()).toMatchInlineSnapshot(`
    [
      "vf 2: detach ring:5 rx merger",
      "vf 2: attach ring:5 rx merger",
      "vf 2: detach ring:4 tx classifier",
      "vf 2: attach ring:4 tx classifier",
      "vf 2: unclassify fa:16:3e:00:00:0a ring:4 400",
    ]
  `);
});

test("a port in a VLAN is tagged at its vhost, by an array", async () => {
  const processes = wanted(configurationTexts.array);
  await wire(processes);
  standIn.forget();
  const place = placeOf(processes, 2);
  expect(await plug(place, tagged)).toMatchObject({ type: "done" });
  expect(await unplug(place)).toMatchObject({ type: "done" });
  expect(standIn.said()).toMatchInlineSnapshot(`
    [
      "vf 2: detach vhost:2 rx forward_2_rx",
      "vf 2: attach vhost:2 rx forward_2_rx add 400",
      "vf 2: detach ring:4 tx classifier",
      "vf 2: attach ring:4 tx classifier del",
      "vf 2: classify fa:16:3e:00:00:0a ring:4 400",
      "vf 2: detach vhost:2 rx forward_2_rx",
      "vf 2: attach vhost:2 rx forward_2_rx",
      "vf 2: detach ring:4 tx classifier",
      "vf 2: attach ring:4 tx classifier",
      "vf 2: unclassify fa:16:3e:00:00:0a ring:4 400",
    ]
  `);
});

test("whatever is not so at a plugged port is done again, and nothing else", async () => {
  const processes = wanted(configurationTexts.object);
  await wire(processes);
  const place = placeOf(processes, 0);
  await plug(place, tagged);
  const mishaps: readonly (readonly string[])[] = [
    ["port del ring:1 rx merger", "port add ring:1 rx merger"],
    ["port del ring:0 tx classifier", "port add ring:0 tx classifier"],
    ["port del ring:1 rx merger"],
    [`classifier_table del vlan 400 ${mac} ring:0`],
    [
      `classifier_table del vlan 400 ${mac} ring:0`,
      "classifier_table add vlan 401 fa:16:3e:00:00:0b ring:0",
    ],
    ["port del vhost:0 rx forward_0_rx"],
    ["port del phy:0 tx merger"],
  ];
  const said: (readonly string[])[] = [];
  for (const commands of mishaps) {
    standIn.forget();
    for (const command of commands) standIn.command(1, command);
    expect(await plug(place, tagged)).toMatchObject({ type: "done" });
    said.push(standIn.said());
  }
  expect(said).toMatchInlineSnapshot(`
    [
      [
        "vf 1: detach ring:1 rx merger",
        "vf 1: attach ring:1 rx merger add 400",
      ],
      [
        "vf 1: detach ring:0 tx classifier",
        "vf 1: attach ring:0 tx classifier del",
      ],
      [
        "vf 1: attach ring:1 rx merger add 400",
      ],
      [
        "vf 1: classify fa:16:3e:00:00:0a ring:0 400",
      ],
      [
        "vf 1: unclassify fa:16:3e:00:00:0b ring:0 401",
        "vf 1: classify fa:16:3e:00:00:0a ring:0 400",
      ],
      [
        "vf 1: attach vhost:0 rx forward_0_rx",
      ],
      [
        "vf 1: attach phy:0 tx merger",
      ],
    ]
  `);
});

test("a port gets another VLAN where it has one, and none where it had one", async () => {
  const processes = wanted(configurationTexts.object);
  await wire(processes);
  const place = placeOf(processes, 0);
  for (const frames of [tagged, { mac, vlan: 401 }, flat, tagged]) {
    expect(await plug(place, frames)).toMatchObject({ type: "done" });
    expect(standIn.status(1).classifierTable).toHaveLength(1);
  }
});

test("a component with another core, another type or other ports becomes what it should be", async () => {
  const processes = wanted(configurationTexts.object);
  const [first] = processes;
  await wire(processes);
  for (const commands of [
    ["component stop classifier", "component start classifier 7 classifier_mac"],
    ["component stop forward_0_rx", "component start forward_0_rx 3 merge"],
    ["port del ring:1 tx forward_0_rx", "port add ring:9 tx forward_0_rx"],
    ["port del ring:1 rx merger", "port del phy:0 tx merger", "port add phy:1 tx merger"],
  ]) {
    for (const command of commands) standIn.command(1, command);
    const before = standIn.said().length;
    const carried = await wire([first!]);
    expect(carried.map(({ type }) => type)).toEqual(carried.map(() => "done"));
    expect(standIn.said().length).toBeGreaterThan(before);
  }
  standIn.forget();
  await wire([first!]);
  expect(standIn.said()).toEqual([]);
});

test("a component is taken away with its ports, which keep nothing", async () => {
  const processes = wanted(configurationTexts.object);
  await wire(processes);
  await plug(placeOf(processes, 0), tagged);
  for (const { name } of componentsIn(processes[0]!)) {
    expect(await carryOut(ctl, 1, (vf) => unwiringSteps(vf, name))).toMatchObject({ type: "done" });
  }
  expect(standIn.status(1).components.filter(({ type }) => type !== "unuse")).toEqual([]);
  await wire(processes);
  const operations = standIn
    .status(1)
    .components.flatMap(({ rx_port = [], tx_port = [] }) =>
      [...rx_port, ...tx_port].map(({ vlan }) => vlan.operation),
    );
  expect(new Set(operations)).toEqual(new Set(["none"]));
});

test("what stands in the way is said in words, and nothing is done", async () => {
  const processes = wanted(configurationTexts.object);
  const place = placeOf(processes, 0);
  expect(await plug(place, tagged)).toEqual({
    type: "refused",
    reason: "spp_vf 1 has no component merger",
  });
  await wire(processes);
  await plug(placeOf(processes, 1), tagged);
  expect(await plug(place, tagged)).toEqual({
    type: "refused",
    reason: `spp_vf 1 sends frames to ${mac} in VLAN 400 to ring:2 already`,
  });
  standIn.command(1, "component stop classifier");
  standIn.command(1, "component start others 6 classifier_mac");
  standIn.command(1, "port add ring:0 tx others");
  const [, , , , classifier] = componentsIn(processes[0]!);
  expect(await carryOut(ctl, 1, (vf) => wiringSteps(vf, classifier!))).toEqual({
    type: "refused",
    reason: "ring:0 cannot go to tx of classifier: others of spp_vf 1 has it",
  });
});

test("a controller of a later version takes its own name for the classifier", async () => {
  await standIn.close();
  standIn = await startStandIn({
    vfs: [{ coreMask: "0xfe" }, { coreMask: "0xfc02" }],
    version: "19.08",
  });
  ctl = openCtl();
  const processes = wanted(configurationTexts.object);
  const carried = await wire(processes);
  expect(carried.map(({ type }) => type)).toEqual(carried.map(() => "done"));
  expect(await plug(placeOf(processes, 0), tagged)).toMatchObject({ type: "done" });
});

test("a step that was refused is seen in the process, and what it answers is not believed", async () => {
  const processes = wanted(configurationTexts.object);
  await wire(processes);
  const place = placeOf(processes, 0);
  const mend = standIn.break({ does: "odd", when: ({ method }) => method === "PUT" });
  expect(await plug(place, tagged)).toMatchObject({ type: "done" });
  mend();
  standIn.break({ does: "error", times: 1, when: ({ method }) => method === "PUT" });
  expect(await unplug(place)).toEqual({
    type: "refused",
    reason:
      "detaching ring:1 from rx of merger of spp_vf 1: spp-ctl answered 500: Internal Server Error",
  });
  standIn.break({ does: "lose", times: 1, when: ({ method }) => method === "PUT" });
  expect(await unplug(place)).toMatchObject({ type: "lost" });
  expect(await unplug(place)).toMatchObject({ type: "done" });
});
