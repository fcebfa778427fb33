// NICs and mirrors of a host whose agent is told by keys: the configuration and its vhosts change together,
// no vhost that is taken is reset or goes, and what others wrote stays.

import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { arrayOfTwo, free, keysWorld, macA, plug, type KeysWorld } from "./keys-world.ts";

const accepted = { type: "accepted" };
const because = (reason: string) => ({ type: "refused", reason });

const first: JsonObject = {
  pciAddress: "00:04.0",
  physicalNetwork: "phys1",
  vhosts: 2,
  coreMask: "0xfe",
};
const second: JsonObject = {
  pciAddress: "00:05.0",
  physicalNetwork: "phys2",
  vhosts: 2,
  coreMask: "0xfc02",
};

/** A host of which nothing is there. */
async function bare(dialect: "array" | "object"): Promise<KeysWorld> {
  const world = await keysWorld(dialect);
  world.agent.kill();
  await world.put(Object.fromEntries(Object.keys(world.keys()).map((key) => [key, undefined])));
  return world;
}

test("a host is set up as the original scripts do, and taken down to nothing", async () => {
  const world = await bare("array");
  expect(await world.apply("/nics/1", undefined, first)).toEqual(accepted);
  expect(await world.apply("/nics/2", undefined, second)).toEqual(accepted);
  expect(world.keys()).toEqual({ "configuration/spp1": arrayOfTwo, ...free });
  expect(await world.document()).toMatchObject({ nics: { 1: first, 2: second } });
  expect(await world.apply("/nics/2", second, undefined)).toEqual(accepted);
  expect(await world.apply("/nics/1", first, undefined)).toEqual(accepted);
  expect(world.keys()).toEqual({});
});

test("a vhost that somebody took before its NIC was written stays taken", async () => {
  const world = await bare("object");
  await world.put({ "vhost/spp1/phys1/1": "p1" });
  expect(await world.apply("/nics/1", undefined, first)).toEqual(accepted);
  expect(world.keys()).toMatchObject({ "vhost/spp1/phys1/0": "None", "vhost/spp1/phys1/1": "p1" });
});

test.for<[string, string, JsonObject | undefined, JsonObject | undefined, string]>([
  ["goes", "/nics/2", second, undefined, "vhost phys2/3 of NIC 2 is taken by port p1"],
  [
    "has one vhost less",
    "/nics/2",
    second,
    { ...second, vhosts: 1 },
    "vhost phys2/3 of NIC 2 is taken by port p1",
  ],
  [
    "gets another network",
    "/nics/2",
    second,
    { ...second, physicalNetwork: "phys3" },
    "vhost phys2/3 of NIC 2 is taken by port p1",
  ],
  [
    "moves by a vhost of the NIC before",
    "/nics/1",
    first,
    { ...first, vhosts: 1 },
    "vhost phys2/3 of NIC 2 is taken by port p1",
  ],
])("a NIC whose vhost is taken is left where it %s", async ([, path, previous, value, reason]) => {
  const world = await keysWorld();
  await world.port("p1", plug(3, macA, { nic: 2, physicalNetwork: "phys2" }));
  const before = world.keys();
  expect(await world.apply(path, previous, value)).toEqual(because(reason));
  expect(world.keys()).toEqual(before);
});

test("so is one from which a port is not unplugged yet, whoever has its vhost", async () => {
  const world = await keysWorld();
  await world.put({ "bind_port/spp1/p1": `{"vhost_id": 3, "mac_address": "${macA}"}` });
  expect(await world.apply("/nics/2", second, undefined)).toEqual(
    because("port p1 is not unplugged from vhost phys2/3 of NIC 2 yet"),
  );
});

test("a NIC whose vhosts stay gets another core mask under its ports", async () => {
  const world = await keysWorld();
  await world.port("p1", plug(0));
  expect(await world.apply("/nics/1", first, { ...first, coreMask: "0x1fc" })).toEqual(accepted);
  expect(await world.document()).toMatchObject({
    nics: { 1: { coreMask: "0x1fc" } },
    plugs: { p1: plug(0) },
  });
});

test("vhosts come and go with the number of those of a NIC", async () => {
  const world = await keysWorld();
  const more = { ...second, vhosts: 3, coreMask: "0x3fc02" };
  expect(await world.apply("/nics/2", second, more)).toEqual(accepted);
  expect(world.keys()["vhost/spp1/phys2/4"]).toBe("None");
  expect(await world.apply("/nics/2", more, second)).toEqual(accepted);
  expect(world.keys()).toEqual({ "configuration/spp1": arrayOfTwo, ...free });
});

test.for<[string, string, JsonObject | undefined, JsonObject | undefined, string]>([
  ["before the one before it", "/nics/4", undefined, second, "NIC 4 cannot be there before NIC 3"],
  [
    "away from before another",
    "/nics/1",
    first,
    undefined,
    "NIC 2 stands behind NIC 1, and would take its place",
  ],
  ["without a place", "/nics/one", undefined, second, '"one" is no place of a NIC'],
  [
    "without vhosts",
    "/nics/3",
    undefined,
    { ...second, vhosts: 0 },
    "a NIC needs its PCI address, physical network, vhosts and core mask",
  ],
  [
    "with too few cores",
    "/nics/3",
    undefined,
    { ...second, coreMask: "0x7" },
    "NIC 3 needs 6 cores besides its master, and 0x7 has 2",
  ],
  [
    "as a component",
    "/wiring/1/classifier",
    undefined,
    {},
    "the components of a process are made by the host's own agent",
  ],
  ["nowhere", "/racks/1", undefined, {}, "a patch panel has nothing at /racks/1"],
])("a NIC is not written %s", async ([, path, previous, value, reason]) => {
  const world = await keysWorld();
  const before = world.keys();
  expect(await world.apply(path, previous, value)).toEqual(because(reason));
  expect(world.keys()).toEqual(before);
});

test("the configuration of an agent that reads another form is left", async () => {
  const world = await keysWorld("array");
  await world.put({ "configuration/spp1": `{"vf": ${arrayOfTwo}}` });
  expect(await world.apply("/nics/3", undefined, { ...second, pciAddress: "00:06.0" })).toEqual(
    because("the host's configuration is written as an object, and its Host says keys: array"),
  );
});

test("mirrors have keys of their own, and none goes that a tap has", async () => {
  const world = await bare("object");
  await world.apply("/nics/1", undefined, first);
  const two = { mirrors: 2, coreMask: "0x30002" };
  expect(await world.apply("/mirroring/process", undefined, two)).toEqual(accepted);
  expect(await world.document()).toMatchObject({ mirroring: { process: two } });
  expect(world.keys()).toMatchObject({ "mirror/spp1/0": "None", "mirror/spp1/1": "None" });
  await world.put({ "mirror/spp1/1": "flow" });
  expect(await world.apply("/mirroring/process", two, { ...two, mirrors: 1 })).toEqual(
    because("mirror 1 is taken by flow"),
  );
  await world.put({ "mirror/spp1/1": "None" });
  expect(await world.apply("/mirroring/process", two, undefined)).toEqual(accepted);
  expect(Object.keys(world.keys()).filter((key) => key.startsWith("mirror"))).toEqual([]);
});

test("a configuration that nobody can read is trouble in words, and never written over", async () => {
  const world = await keysWorld();
  await world.put({ "configuration/spp1": "{vf" });
  const seen = await world.driver.observe(world.settings.target, world.settings);
  expect(isTrouble(seen) && seen.reason).toBe(
    "/spp/openstack/configuration/spp1 cannot be read: it is no JSON",
  );
  expect(await world.apply("/nics/1", undefined, first)).toMatchObject({ type: "refused" });
  expect(world.keys()["configuration/spp1"]).toBe("{vf");
});

test.for<[JsonObject, string]>([
  [{}, "no host is known whose keys these would be"],
  [{ host: "a/b" }, 'the name "a/b" has a slash, which ends a name in a key'],
  [{ host: "a", keys: "list" }, 'keys must be "array" or "object"'],
])("a host that is reached by %j is not looked for", async ([connection, reason]) => {
  const world = await keysWorld();
  const settings = { ...world.settings, connection };
  expect(await world.driver.observe(settings.target, settings)).toMatchObject({ reason });
  expect(await world.driver.apply({ ...noOperation, target: settings.target }, settings)).toEqual({
    type: "lost",
    reason: `changing patchpanel/spp1: ${reason}`,
  });
});

const noOperation = {
  id: "remove:/plugs/p1",
  action: "remove",
  path: "/plugs/p1",
  claims: [],
  waitsFor: [],
  disrupts: [],
} as const;
