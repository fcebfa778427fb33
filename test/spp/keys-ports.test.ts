// Ports on a host with the original agent: what is written, what is waited for, what is refused in which
// words, and what the agent never gets to see because it would stumble over it.

import { beforeEach, describe, expect, test } from "vitest";
import { free, keysWorld, macA, macB, plug, type KeysWorld } from "./keys-world.ts";

let world: KeysWorld;
beforeEach(async () => {
  world = await keysWorld();
});

const accepted = { type: "accepted" };
const because = (reason: string) => ({ type: "refused", reason });

function withoutConfiguration(keys: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !key.startsWith("configuration/")),
  );
}

test("a port is plugged by one transaction, and up by the agent's word", async () => {
  expect(await world.port("p1", plug(1))).toEqual(accepted);
  expect(withoutConfiguration(world.keys())).toEqual({
    ...free,
    "vhost/spp1/phys1/1": "p1",
    "bind_port/spp1/p1": `{"mac_address": "${macA}", "vhost_id": 1}`,
    "action/spp1/p1": "plug",
    "port_status/spp1/p1": "up",
  });
  const page = await world.store.range("/spp/openstack/");
  const revisions = "entries" in page ? page.entries : [];
  const asked = revisions.filter(({ key }) => /(?:phys1\/1|bind_port.*|action.*)$/.test(key));
  expect(new Set(asked.map(({ revision }) => revision)).size).toBe(1);
  expect(world.agent.classifier()).toEqual([`1 ${macA}`]);
});

test("a port with a VLAN says so as a number", async () => {
  const value = plug(2, macA, { nic: 2, physicalNetwork: "phys2", vlan: 400 });
  expect(await world.port("p1", value)).toEqual(accepted);
  expect(world.keys()["bind_port/spp1/p1"]).toContain('"vhost_id": 2, "vlan_id": 400}');
  expect(await world.plugs()).toEqual({ p1: value });
});

test("a removed port leaves nothing but a free vhost", async () => {
  await world.port("p1", plug(1));
  expect(await world.port("p1", undefined)).toEqual(accepted);
  expect(withoutConfiguration(world.keys())).toEqual(free);
  expect(world.agent.classifier()).toEqual([]);
});

test("a port with another address, VLAN or vhost is unplugged before it is plugged again", async () => {
  await world.port("p1", plug(1));
  for (const value of [plug(1, macB), plug(1, macB, { vlan: 7 }), plug(0, macB, { vlan: 7 })]) {
    world.agent.log.length = 0;
    expect(await world.port("p1", value)).toEqual(accepted);
    expect(world.agent.log).toEqual(["unplug p1", "plug p1", "up p1"]);
    expect(await world.plugs()).toEqual({ p1: value });
  }
  expect(world.keys()["vhost/spp1/phys1/1"]).toBe("None");
});

test("an agent that says nothing for 20 s is named, and the request stays", async () => {
  world.agent.kill();
  expect(await world.port("p1", plug(0))).toEqual(
    because("the agent of spp1 did not report port p1 up within 20 s; the request stays"),
  );
  expect(await world.plugs()).toEqual({ p1: plug(0, macA, { up: false }) });
  await world.agent.start();
  expect(await world.port("p1", plug(0))).toEqual(accepted);
  expect(await world.plugs()).toEqual({ p1: plug(0) });
});

test("so is one that does not unplug, and removing goes on where it stood", async () => {
  await world.port("p1", plug(0));
  world.agent.kill();
  expect(await world.port("p1", undefined)).toEqual(
    because("the agent of spp1 did not unplug port p1 within 20 s; the request stays"),
  );
  expect(world.keys()["action/spp1/p1"]).toBe("unplug");
  expect(await world.plugs()).toEqual({ p1: plug(0, macA, { up: false }) });
  await world.agent.start();
  expect(await world.plugs()).toEqual({});
  expect(withoutConfiguration(world.keys())).toEqual(free);
});

test("a port that is plugged again while its removal is under way waits for that first", async () => {
  await world.port("p1", plug(0));
  world.agent.kill();
  await world.port("p1", undefined);
  const again = world.port("p1", plug(0));
  await world.agent.start();
  expect(await again).toEqual(accepted);
  expect(await world.plugs()).toEqual({ p1: plug(0) });
});

test("an agent that missed an action hears of it once more", async () => {
  world.agent.faults.isDeaf = true;
  expect(await world.port("p1", plug(0))).toMatchObject({ type: "refused" });
  world.agent.faults.isDeaf = false;
  expect(await world.port("p1", plug(0))).toEqual(accepted);
  world.agent.faults.isDeaf = true;
  expect(await world.port("p1", undefined)).toMatchObject({ type: "refused" });
  world.agent.faults.isDeaf = false;
  expect(await world.port("p1", undefined)).toEqual(accepted);
  expect(withoutConfiguration(world.keys())).toEqual(free);
});

test("a port that is there already is neither asked for nor waited for again", async () => {
  await world.port("p1", plug(0));
  const before = world.keys();
  expect(await world.apply("/plugs/p1", undefined, plug(0))).toEqual(accepted);
  expect(world.agent.log).toEqual(["plug p1", "up p1"]);
  expect(world.keys()).toEqual(before);
});

test("a stale word that a port is up is no word", async () => {
  await world.put({ "port_status/spp1/p1": "up" });
  expect(await world.plugs()).toEqual({ p1: { up: false } });
  world.agent.kill();
  expect(await world.port("p1", plug(0))).toMatchObject({ type: "refused" });
  expect(await world.plugs()).toEqual({ p1: plug(0, macA, { up: false }) });
});

test("a vhost that was reset under a live port is taken back", async () => {
  await world.port("p1", plug(0));
  await world.put({ "vhost/spp1/phys1/0": "None" });
  expect(await world.plugs()).toEqual({ p1: plug(0, macA, { up: false }) });
  expect(await world.port("p1", plug(0))).toEqual(accepted);
  expect(world.keys()["vhost/spp1/phys1/0"]).toBe("p1");
});

test.for<[string, Readonly<Record<string, string>>, ReturnType<typeof plug>, string]>([
  [
    "a vhost that another port has",
    { "vhost/spp1/phys1/0": "q" },
    plug(0),
    "vhost 0 is taken by port q",
  ],
  [
    "a vhost from which another port is not unplugged",
    { "bind_port/spp1/q": `{"vhost_id": 0, "mac_address": "${macB}"}` },
    plug(0),
    "port q is not unplugged from vhost 0 yet",
  ],
  [
    "an address that another port has on the NIC",
    { "bind_port/spp1/q": `{"vhost_id": 1, "mac_address": "${macA.toUpperCase()}"}` },
    plug(0),
    `port q has the MAC address ${macA} on NIC 1 already`,
  ],
  ["a vhost of another network", {}, plug(2), "no NIC of spp1 on phys1 has vhost 2"],
  ["a vhost that nobody has", {}, plug(9), "no NIC of spp1 on phys1 has vhost 9"],
  [
    "another NIC than the vhost's",
    {},
    plug(0, macA, { nic: 2 }),
    "vhost 0 belongs to NIC 1 of spp1, not to NIC 2",
  ],
  [
    "an address in upper case",
    {},
    plug(0, macA.toUpperCase()),
    `the MAC address ${macA.toUpperCase()} of port p1 must be written in lower case, with colons`,
  ],
  [
    "a VLAN that is none",
    {},
    plug(0, macA, { vlan: 4095 }),
    "the VLAN of port p1 must be a number from 1 to 4094",
  ],
  [
    "not being up",
    {},
    plug(0, macA, { up: false }),
    "port p1 can be plugged or removed, and not be left without being up",
  ],
])("a port with %s is refused, and nothing is written", async ([, keys, value, reason]) => {
  await world.put(keys);
  const before = world.keys();
  expect(await world.apply("/plugs/p1", undefined, value)).toEqual(because(reason));
  expect(world.keys()).toEqual(before);
});

describe("keys over which the agent ends", () => {
  test.for<[string, Readonly<Record<string, string>>]>([
    [
      "a bind_port that is no JSON",
      { "bind_port/spp1/p1": "{mac", "action/spp1/p1": "plug", "vhost/spp1/phys1/0": "p1" },
    ],
    [
      "a vhost that no NIC has",
      {
        "bind_port/spp1/p1": `{"vhost_id": 9, "mac_address": "${macA}"}`,
        "action/spp1/p1": "plug",
        "vhost/spp1/phys1/9": "p1",
      },
    ],
    [
      "a vhost that is another port's",
      {
        "vhost/spp1/phys1/0": "q",
        "bind_port/spp1/p1": `{"vhost_id": 0, "mac_address": "${macA}"}`,
        "action/spp1/p1": "unplug",
        "port_status/spp1/p1": "up",
      },
    ],
    ["an unplug of a port that nobody knows", { "action/spp1/p1": "unplug" }],
    ["an action without a bind_port", { "action/spp1/p1": "plug", "vhost/spp1/phys1/0": "p1" }],
    ["a lonely port_status", { "port_status/spp1/p1": "up" }],
  ])("%s: shown, and gone with the port, without the agent being asked", async ([, keys]) => {
    world.agent.kill();
    await world.put(keys);
    expect(await world.plugs()).toMatchObject({ p1: { up: false } });
    expect(await world.port("p1", undefined)).toEqual(accepted);
    const after = world.keys();
    expect(after).toMatchObject(
      keys["vhost/spp1/phys1/0"] === "q" ? { "vhost/spp1/phys1/0": "q" } : free,
    );
    expect(Object.keys(after).filter((key) => key.endsWith("/p1"))).toEqual([]);
    expect(after["vhost/spp1/phys1/9"]).toBeUndefined();
    await world.agent.start();
    expect(world.agent.ended).toBeUndefined();
  });

  test("one of a port that is said to be up is left, and said so", async () => {
    await world.port("p1", plug(0));
    await world.put({ "bind_port/spp1/p1": "{mac" });
    expect(await world.port("p1", undefined)).toEqual(
      because(
        "port p1 is said to be up, and the agent of spp1 cannot unplug it: its bind_port is no JSON",
      ),
    );
    expect(world.keys()["bind_port/spp1/p1"]).toBe("{mac");
  });

  test("a port of ours is plugged over what was left of it", async () => {
    await world.put({ "bind_port/spp1/p1": "{mac", "vhost/spp1/phys1/1": "p1" });
    expect(await world.port("p1", plug(0))).toEqual(accepted);
    expect(await world.plugs()).toEqual({ p1: plug(0) });
    expect(withoutConfiguration(world.keys())).toMatchObject({ "vhost/spp1/phys1/1": "None" });
  });
});

test("what others asked for meanwhile is neither unplugged nor plugged over", async () => {
  const theirs = `{"mac_address": "${macB}", "vhost_id": 1}`;
  await world.put({
    "bind_port/spp1/p1": theirs,
    "vhost/spp1/phys1/1": "p1",
    "action/spp1/p1": "plug",
  });
  expect(await world.apply("/plugs/p1", undefined, plug(0))).toEqual(
    because("port p1 is there already, and asked for otherwise"),
  );
  expect(await world.apply("/plugs/p1", plug(0), undefined)).toEqual(
    because("others have changed what is asked for port p1"),
  );
  expect(await world.plugs()).toEqual({ p1: plug(1, macB) });
});

test("a request that others take back while the agent works is not made again", async () => {
  let go = (): void => undefined;
  world.agent.faults.hold = new Promise<void>((done) => (go = done));
  const asked = world.port("p1", plug(0));
  // The clock jumps as soon as nothing else happens, so the others are quick.
  while (world.keys()["action/spp1/p1"] === undefined) await Promise.resolve();
  await world.put({ "action/spp1/p1": "unplug" });
  go();
  expect(await asked).toMatchObject({ type: "refused" });
});

describe("a vhost that somebody took and left", () => {
  const path = "/vhosts/phys1/0";

  test("is shown, and freed while it is still so", async () => {
    await world.put({ "vhost/spp1/phys1/0": "gone" });
    expect(await world.document()).toMatchObject({ vhosts: { phys1: { 0: { port: "gone" } } } });
    expect(await world.apply(path, { port: "gone" }, undefined)).toEqual(accepted);
    expect(withoutConfiguration(world.keys())).toEqual(free);
    expect(await world.apply(path, { port: "gone" }, undefined)).toEqual(accepted);
  });

  test("is left to another port that took it, and to its own that came back", async () => {
    await world.put({ "vhost/spp1/phys1/0": "other" });
    expect(await world.apply(path, { port: "gone" }, undefined)).toEqual(
      because("vhost phys1/0 is taken by port other by now"),
    );
    await world.port("gone", plug(1));
    expect(await world.apply("/vhosts/phys1/1", { port: "gone" }, undefined)).toEqual(
      because("port gone uses vhost phys1/1 by now"),
    );
  });

  test("is left where the mechanism driver took it and asks for the port a moment later", async () => {
    await world.put({ "vhost/spp1/phys1/0": "p1" });
    const freed = world.apply(path, { port: "p1" }, undefined);
    await world.put({ "bind_port/spp1/p1": `{"mac_address": "${macA}", "vhost_id": 0}` });
    await world.put({ "action/spp1/p1": "plug" });
    expect(await freed).toEqual(because("port p1 uses vhost phys1/0 by now"));
    expect(await world.plugs()).toEqual({ p1: plug(0) });
  });

  test("vanishes where no NIC has it, so that nobody takes it again", async () => {
    await world.put({ "vhost/spp1/old/7": "gone", "vhost/spp1/phys1/00": "gone" });
    expect(await world.apply("/vhosts/old/7", { port: "gone" }, undefined)).toEqual(accepted);
    expect(await world.apply("/vhosts/phys1/00", { port: "gone" }, undefined)).toEqual(accepted);
    expect(withoutConfiguration(world.keys())).toEqual(free);
  });

  test("cannot be taken by itself", async () => {
    expect(await world.apply(path, undefined, { port: "p1" })).toEqual(
      because("a vhost is taken by plugging a port, and not by itself"),
    );
  });
});

test("a host whose name begins with another one's has keys of its own", async () => {
  const theirs = {
    "configuration/spp10": "[]",
    "vhost/spp10/phys1/0": "p1",
    "bind_port/spp10/p1": "{}",
    "action/spp10/p1": "plug",
    "port_status/spp10/p1": "up",
    "configuration/spp": "{}",
  };
  await world.put(theirs);
  expect((await world.document())["plugs"]).toEqual({});
  await world.port("p1", plug(0));
  await world.port("p1", undefined);
  for (const place of ["2", "1"]) {
    const nics = (await world.document())["nics"] as Record<string, never>;
    expect(await world.apply(`/nics/${place}`, nics[place], undefined)).toEqual(accepted);
  }
  expect(world.keys()).toEqual(theirs);
  await world.put(Object.fromEntries(Object.keys(theirs).map((key) => [key, undefined])));
});

test("twenty-five ports at once are more than the agent can be told in one go, and it gets none too many", async () => {
  const nic = {
    physicalNetwork: "phys1",
    pciAddress: "00:04.0",
    vhosts: 25,
    coreMask: "0x1fffffffffffff",
  };
  world = await keysWorld("object");
  const nics = (await world.document())["nics"] as Record<string, never>;
  for (const place of ["2", "1"]) await world.apply(`/nics/${place}`, nics[place], undefined);
  expect(await world.apply("/nics/1", undefined, nic)).toEqual(accepted);
  world.agent.kill();
  await world.agent.start();
  const operations = Array.from({ length: 25 }, (_, i) => {
    const mac = `fa:16:3e:00:00:${String(10 + i)}`;
    const path = `/plugs/p${i}`;
    const { target } = world.settings;
    const value = plug(i, mac);
    const around = { claims: [], waitsFor: [], disrupts: [] };
    return { id: `add:${path}`, target, action: "add", path, value, ...around } as const;
  });
  const answers = await world.driver.applyJointly?.(operations, world.settings);
  expect(new Set([...(answers?.values() ?? [])].map(({ type }) => type))).toEqual(
    new Set(["accepted"]),
  );
  expect(answers?.size).toBe(25);
  expect(world.agent.classifier()).toHaveLength(25);
  expect(world.agent.faults.isDeaf).toBeUndefined();
});
