// The driver "spp" at a host: operations on keys and processes together, and what it shows of both.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { add, remove, replace } from "../support/operations.ts";
import { openWorld, type PanelWorld } from "./panel-world.ts";

const schema = new URL("../../schemas/documents/patchpanel.schema.json", import.meta.url);
const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(schema, "utf8")));

const mac = "fa:16:3e:00:00:0a";
const tagged = { vhost: 2, nic: 2, physicalNetwork: "phys2", mac, vlan: 400, up: true };
const flat = { vhost: 0, nic: 1, physicalNetwork: "phys1", mac, up: true };

let store: MemoryStore;
let world: PanelWorld;

beforeEach(async () => {
  store = createMemoryStore(systemClock);
  world = await openWorld(store, { driver: "spp" });
});
afterEach(async () => {
  await world.end();
});

const accepted = { type: "accepted" };

async function plugged(port: string, value: Json): Promise<void> {
  await world.wire();
  expect(await world.plug(port, value)).toEqual(accepted);
}

describe("an operation", () => {
  test("on a port in a VLAN is done on keys and process, and undone on both", async () => {
    await world.wire();
    world.standIn.forget();
    expect(await world.plug("p1", tagged)).toEqual(accepted);
    expect(await world.taken()).toMatchInlineSnapshot(`
      {
        "action/p1": "plug",
        "bind_port/p1": "{"mac_address": "fa:16:3e:00:00:0a", "vhost_id": 2, "vlan_id": 400}",
        "port_status/p1": "up",
        "vhost/phys2/2": "p1",
      }
    `);
    expect(world.standIn.said()).toHaveLength(5);
    const document = await world.document();
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(document["plugs"]).toEqual({ p1: tagged });
    world.standIn.forget();
    expect(await world.unplug("p1")).toEqual(accepted);
    expect(await world.taken()).toEqual({});
    expect(world.standIn.said()).toHaveLength(5);
    expect(await world.at("/plugs")).toEqual({});
  });

  test("on a port is accepted where it is done already, and does nothing", async () => {
    await plugged("p1", flat);
    world.standIn.forget();
    const before = store.dump();
    expect(await world.plug("p1", flat)).toEqual(accepted);
    expect(world.standIn.said()).toEqual([]);
    expect(store.dump()).toEqual(before);
    await world.unplug("p1");
    const after = store.dump();
    expect(await world.do(remove(world.settings.target, "/plugs/p1", flat))).toEqual(accepted);
    expect(store.dump()).toEqual(after);
  });

  test("that gives a port another VLAN, address or vhost, unplugs it first", async () => {
    await plugged("p1", tagged);
    for (const next of [
      { ...tagged, vlan: 401 },
      { ...tagged, vlan: 401, mac: "fa:16:3e:00:00:0b" },
      { ...tagged, vhost: 3 },
      flat,
    ]) {
      expect(await world.change("/plugs/p1", next)).toEqual(accepted);
      expect(await world.at("/plugs/p1")).toEqual(next);
    }
    expect(world.standIn.status(2).classifierTable).toEqual([]);
  });

  test("on a port that nothing leads to is refused in words, and the request stays in sight", async () => {
    expect(await world.plug("p1", flat)).toEqual({
      type: "refused",
      reason: "spp_vf 1 has no component merger",
    });
    expect(await world.at("/plugs/p1")).toEqual({ ...flat, up: false });
    await world.wire();
    expect(await world.change("/plugs/p1", flat)).toEqual(accepted);
    expect(await world.at("/plugs/p1")).toEqual(flat);
  });

  test("plugs a port again where a process lost something of it", async () => {
    await plugged("p1", tagged);
    for (const commands of [
      ["port del ring:5 rx merger", "port add ring:5 rx merger"],
      [`classifier_table del vlan 400 ${mac} ring:4`],
    ]) {
      for (const command of commands) world.standIn.command(2, command);
      expect(await world.at("/plugs/p1")).toEqual({ ...tagged, up: false });
      expect(await world.change("/plugs/p1", tagged)).toEqual(accepted);
      expect(await world.at("/plugs/p1")).toEqual(tagged);
    }
  });

  test("takes an address away from a vhost that nobody has, and from no other", async () => {
    await world.wire();
    world.standIn.command(1, `classifier_table add mac ${mac} ring:2`);
    await world.put("vhost/phys1/1", "others");
    expect(await world.plug("p1", flat)).toEqual({
      type: "refused",
      reason: `spp_vf 1 sends frames to ${mac} to ring:2 already`,
    });
    await world.put("vhost/phys1/1", "None");
    expect(await world.change("/plugs/p1", flat)).toEqual(accepted);
    expect(await world.at("/plugs/p1")).toEqual(flat);
    expect(world.standIn.status(1).classifierTable).toHaveLength(1);
  });

  test("frees a vhost that somebody took and left, with what stands there", async () => {
    await world.wire();
    await world.put("vhost/phys1/0", "gone");
    world.standIn.command(1, `classifier_table add mac ${mac} ring:0`);
    const left = await world.at("/vhosts/phys1/0");
    expect(left).toEqual({ port: "gone" });
    const { target } = world.settings;
    expect(await world.do(remove(target, "/vhosts/phys1/0", left!))).toEqual(accepted);
    expect(world.standIn.status(1).classifierTable).toEqual([]);
    expect((await world.keys())["vhost/phys1/0"]).toBe("None");
  });

  test("leaves a vhost to a mechanism driver that took it and asks for the port a moment later", async () => {
    await world.wire();
    await world.put("vhost/phys1/0", "p1");
    const { target } = world.settings;
    const freed = world.do(remove(target, "/vhosts/phys1/0", { port: "p1" }));
    await world.put("bind_port/p1", `{"mac_address": "${mac}", "vhost_id": 0}`);
    await world.put("action/p1", "plug");
    expect(await freed).toEqual({
      type: "refused",
      reason: "port p1 uses vhost phys1/0 by now",
    });
    expect((await world.keys())["vhost/phys1/0"]).toBe("p1");
  });

  test("starts and ends no process", async () => {
    const { target } = world.settings;
    expect(await world.do(add(target, "/wiring/1", {}))).toEqual(accepted);
    expect(await world.do(remove(target, "/wiring/1", {}))).toEqual({
      type: "refused",
      reason: "spp_vf 1 runs: end it on the host",
    });
    expect(await world.do(add(target, "/wiring/3", {}))).toEqual({
      type: "refused",
      reason: "spp_vf 3 is not connected to spp-ctl: start it on the host",
    });
  });

  test("that makes no sense is refused in words, and changes nothing", async () => {
    await world.wire();
    const { target } = world.settings;
    const before = [store.dump(), world.standIn.writes.length];
    for (const [path, value] of [
      ["/wiring/0/merger", {}],
      ["/wiring/1/merger", { core: "7" }],
      ["/wiring/1/a b", { core: 7, type: "merge", rx: {}, tx: {} }],
      ["/wiring/1/x", { core: 7, type: "merge stop", rx: {}, tx: {} }],
      ["/wiring/1/merger/rx", {}],
      ["/wiring", {}],
      ["/plugs/p1", { ...flat, vhost: 7 }],
      ["/plugs/p1", { ...flat, mac: "FA:16:3E:00:00:0A" }],
      ["/plugs/p1", { ...flat, up: false }],
      ["/plugs/p1", []],
      ["/nics/x", {}],
      ["/odd", 7],
    ] as const) {
      const answer = await world.do(add(target, path, value));
      expect([path, answer]).toEqual([
        path,
        { type: "refused", reason: expect.stringMatching(/\w+ \w+/) as string },
      ]);
    }
    expect([store.dump(), world.standIn.writes.length]).toEqual(before);
  });
});

describe("what is lost on the way", () => {
  test("at any request to the controller is said to be lost, and done by the next try", async () => {
    await world.wire();
    for (let nth = 1; nth <= 7; nth += 1) {
      for (const does of ["lose", "cut"] as const) {
        let count = 0;
        // What only asks is asked again by the client, so it breaks from here on.
        const mend = world.standIn.break({ does, when: () => (count += 1) >= nth });
        expect(await world.plug("p1", tagged)).toMatchObject({ type: "lost" });
        mend();
        const live = await world.at("/plugs/p1");
        expect(live).toEqual({ ...tagged, up: false });
        const { target } = world.settings;
        const again = replace(target, "/plugs/p1", [live!, tagged]);
        expect(await world.do(again)).toEqual(accepted);
        expect(await world.at("/plugs/p1")).toEqual(tagged);
        count = 0;
        const mendAgain = world.standIn.break({ does, when: () => (count += 1) >= nth });
        const gone = remove(target, "/plugs/p1", tagged);
        expect(await world.do(gone)).toMatchObject({ type: "lost" });
        mendAgain();
        expect(await world.do(gone)).toEqual(accepted);
        expect(await world.taken()).toEqual({});
        expect(world.standIn.status(2).classifierTable).toEqual([]);
      }
    }
  });

  test("is trouble when one looks, never a shorter document", async () => {
    await plugged("p1", flat);
    const { driver, settings, standIn } = world;
    for (const does of ["hang", "error", "cut", "odd"] as const) {
      const mend = standIn.break({ does, when: ({ path }) => path.startsWith("/v1/vfs/2") });
      expect(await driver.observe(settings.target, settings)).toMatchObject({ type: "trouble" });
      mend();
    }
    await standIn.stopController();
    expect(await driver.observe(settings.target, settings)).toMatchObject({
      type: "trouble",
      reason: expect.stringContaining("cannot be reached") as string,
    });
    expect(await driver.apply(add(settings.target, "/wiring/1", {}), settings)).toMatchObject({
      type: "lost",
    });
    await standIn.startController();
    expect(await world.at("/plugs/p1")).toEqual(flat);
  });

  test("a process that is not connected is not there, and its ports are not up", async () => {
    await plugged("p1", tagged);
    expect(await world.at("/plugs/p1")).toEqual(tagged);
    await world.standIn.stopController();
    world.standIn.killProcess(2);
    await world.standIn.startController();
    const { driver, settings } = world;
    expect(await driver.observe(settings.target, settings)).toMatchObject({
      type: "trouble",
      reason: "spp_vf 2 is not connected to spp-ctl: start it on the host, or wait for it",
    });
    world.restart();
    const document = await world.document();
    expect(Object.keys(document["wiring"] as object)).toEqual(["1"]);
    expect(await world.at("/plugs/p1")).toEqual({ ...tagged, up: false });
    expect(await world.unplug("p1")).toEqual({
      type: "refused",
      reason: "spp_vf 2 is not connected to spp-ctl: start it on the host",
    });
  });
});

test("without a place to go to it says what is missing, and that alone", async () => {
  const { driver, settings } = world;
  expect(driver.endpointOf?.(settings)).toBe(world.standIn.endpoint);
  for (const connection of [
    {},
    { host: "a" },
    { host: "a/b", controller: world.standIn.endpoint },
    { host: "a", controller: 7 },
    { host: "a", controller: "nowhere" },
    { host: "a", controller: "http://user:secret@127.0.0.1:7777" },
    { host: "a", controller: "ftp://127.0.0.1:7777" },
    { host: "a", controller: "http://127.0.0.1:7777/v1" },
  ]) {
    const odd = { ...settings, connection };
    const seen = await driver.observe(settings.target, odd);
    expect(seen).toMatchObject({ type: "trouble", retry: "later" });
    expect(JSON.stringify(seen)).not.toContain("secret");
    const operation = add(settings.target, "/wiring/1", {});
    expect(await driver.apply(operation, odd)).toMatchObject({ type: "lost" });
  }
});
