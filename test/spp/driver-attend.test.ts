// What the driver "spp" does all the time at a host: components and ports stay, or come again, as the keys
// ask for them, whoever put them, and whatever happens to processes, controller and keys.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { trouble, type Trouble } from "../../src/ports/trouble.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";
import { remove } from "../support/operations.ts";
import {
  configurationTexts,
  flatPlug,
  mac,
  otherMac,
  vlanPlug,
  wiringSteps,
} from "./panel-values.ts";
import { openWorld, type Attending, type PanelWorld } from "./panel-world.ts";

/** Ten times as fast, so that a second between two looks is none for the test. */
const clock: Clock = {
  now: () => systemClock.now(),
  sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
};

let store: MemoryStore;
let world: PanelWorld;
let attending: Attending;
/** The store answers nothing but what it watches. */
let isCut: boolean;

beforeEach(async () => {
  store = createMemoryStore(systemClock);
  isCut = false;
  const cut = <T>(call: () => Promise<T>): Promise<T | Trouble> =>
    isCut ? Promise.resolve(trouble("calling the store", "it is cut off", "soon")) : call();
  const own: Store = {
    ...store,
    range: (...call) => cut(() => store.range(...call)),
    transact: (...call) => cut(() => store.transact(...call)),
  };
  world = await openWorld(own, { driver: "spp", clock });
});
afterEach(async () => {
  await world.end();
});

async function begin(): Promise<void> {
  attending = world.attend();
  await untilWired();
}

async function untilWired(): Promise<void> {
  await until(async () => {
    const { 1: first = {}, 2: second = {} } = (await world.at("/wiring")) as Record<string, object>;
    expect([Object.keys(first).length, Object.keys(second).length]).toEqual([6, 6]);
  });
}

async function until(holds: () => Promise<void> | void): Promise<void> {
  await vi.waitFor(holds, { timeout: 10_000, interval: 20 });
}

async function untilUp(...ports: readonly string[]): Promise<void> {
  await until(async () => {
    const plugs = (await world.at("/plugs")) as Record<string, { up: boolean }>;
    expect(ports.filter((port) => plugs[port]?.up !== true)).toEqual([]);
  });
}

async function untilGone(...ports: readonly string[]): Promise<void> {
  await until(async () => {
    const keys = Object.entries(await world.taken());
    expect(keys.filter((entry) => ports.some((port) => entry.join().includes(port)))).toEqual([]);
  });
}

function done(): string[] {
  return attending.said.filter(({ level }) => level === "info").map(({ text }) => text);
}

/** But that a process took long to answer, which on a busy machine it may. */
function warnings(): string[] {
  const texts = attending.said.filter(({ level }) => level !== "info").map(({ text }) => text);
  return [...new Set(texts.filter((text) => !text.includes("does not answer at once")))];
}

const onFirst = { physicalNetwork: "phys1", mac };
const onSecond = { physicalNetwork: "phys2", mac: otherMac, vlan: 400 };

describe("a host that is attended to", () => {
  test("is wired at the start, once, and told of in one line for each process", async () => {
    await begin();
    expect(world.standIn.said()).toEqual(wiringSteps("object"));
    expect(done()).toMatchInlineSnapshot(`
      [
        "wired spp_vf 1: forward_0_tx, forward_0_rx, forward_1_tx, forward_1_rx, classifier, merger",
        "wired spp_vf 2: forward_2_tx, forward_2_rx, forward_3_tx, forward_3_rx, classifier, merger",
      ]
    `);
  });

  test("plugs and unplugs what neutron asks for", async () => {
    await begin();
    expect(await world.mechanism.bind("n1", onFirst)).toBe(0);
    expect(await world.mechanism.bind("n2", onSecond)).toBe(2);
    await untilUp("n1", "n2");
    expect((await world.taken())["port_status/n1"]).toBe("up");
    await world.mechanism.unbind("n1");
    await untilGone("n1");
    expect(world.standIn.status(1).classifierTable).toEqual([]);
    await untilUp("n2");
    expect(done().slice(2)).toMatchInlineSnapshot(`
      [
        "plugged port n1",
        "plugged port n2",
        "unplugged port n1",
      ]
    `);
  });

  test("carries on with what was asked before it began, in both directions", async () => {
    await world.mechanism.bind("n1", onFirst);
    await world.mechanism.bind("n2", onSecond);
    await world.mechanism.unbind("n2");
    await begin();
    await untilUp("n1");
    await untilGone("n2");
  });

  test("waits for a bind_port that comes after its action", async () => {
    await begin();
    await world.put("action/n1", "plug");
    await until(() =>
      expect(warnings()).toEqual(["port n1 cannot be plugged: there is no bind_port"]),
    );
    await world.put("vhost/phys1/0", "n1");
    await world.put("bind_port/n1", `{"mac_address": "${mac}", "vhost_id": 0}`);
    await untilUp("n1");
  });

  test("plugs a port that was unplugged a moment ago", async () => {
    await begin();
    for (let i = 0; i < 5; i += 1) {
      await world.mechanism.bind("n1", onSecond);
      await untilUp("n1");
      await world.mechanism.unbind("n1");
      await untilGone("n1");
    }
    expect(world.standIn.status(2).classifierTable).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  test("takes operations at the same time, and neither disturbs the other", async () => {
    await begin();
    await Promise.all([
      world.plug("p1", flatPlug),
      world.mechanism.bind("n1", onSecond),
      world.mechanism.bind("n2", { ...onSecond, vlan: 401 }),
    ]);
    await untilUp("p1", "n1", "n2");
    await Promise.all([world.unplug("p1"), world.mechanism.unbind("n1")]);
    await untilGone("p1", "n1");
    await untilUp("n2");
    expect(warnings()).toEqual([]);
  });
});

describe("whatever happens to processes", () => {
  test("a process that was restarted is wired, and its ports plugged, without anybody asking", async () => {
    await begin();
    await world.plug("p1", flatPlug);
    await world.plug("p2", vlanPlug);
    for (const client of [1, 2]) world.standIn.restartProcess(client);
    await untilUp("p1", "p2");
    expect(world.standIn.status(2).classifierTable).toHaveLength(1);
  });

  test("a controller that was restarted is waited for, and nothing is done twice", async () => {
    await begin();
    await world.plug("p2", vlanPlug);
    const before = world.standIn.writes.length;
    await world.standIn.stopController();
    await until(() => expect(warnings().join()).toContain("cannot be reached"));
    await world.mechanism.bind("n1", onFirst);
    await world.standIn.startController(200);
    await until(() => expect(warnings().join()).toContain("spp_vf 1 is not connected to spp-ctl"));
    await untilUp("n1", "p2");
    expect(world.standIn.writes).toHaveLength(before + 1);
  });

  test("what others change behind its back is as it was soon after", async () => {
    await begin();
    await world.plug("p2", vlanPlug);
    for (const commands of [
      ["port del ring:5 rx merger", "port add ring:5 rx merger"],
      [`classifier_table del vlan 400 ${mac} ring:4`],
      ["component stop classifier"],
      ["component stop forward_2_tx", "component start forward_2_tx 10 forward"],
    ]) {
      world.standIn.forget();
      for (const command of commands) world.standIn.command(2, command);
      await until(() => {
        expect(world.standIn.said()).not.toEqual([]);
      });
      await untilUp("p2");
      await untilWired();
    }
  });

  test("what is left at a vhost that nobody has is taken away", async () => {
    await begin();
    world.standIn.command(1, `classifier_table add mac ${mac} ring:2`);
    world.standIn.command(1, "port del ring:3 rx merger");
    world.standIn.command(1, "port add ring:3 rx merger add_vlantag 7 0");
    await until(() => expect(world.standIn.status(1).classifierTable).toEqual([]));
    await until(() => expect(JSON.stringify(world.standIn.status(1))).not.toContain('"add"'));
  });

  test("a process that hangs keeps no port of another one from being served", async () => {
    await begin();
    const mend = world.standIn.break({ does: "hang", when: ({ path }) => path.includes("/vfs/1") });
    await world.mechanism.bind("n1", onFirst);
    await world.mechanism.bind("n2", onSecond);
    await until(async () => expect((await world.taken())["port_status/n2"]).toBe("up"));
    expect((await world.taken())["port_status/n1"]).toBeUndefined();
    mend();
    await untilUp("n1", "n2");
  });

  test("what an operation took away stays away, though the configuration has it", async () => {
    await begin();
    const { target } = world.settings;
    const merger = await world.at("/wiring/2/merger");
    expect(await world.do(remove(target, "/wiring/2/merger", merger!))).toEqual({
      type: "accepted",
    });
    await world.mechanism.bind("n1", onFirst);
    await untilUp("n1");
    expect(await world.at("/wiring/2/merger")).toBeUndefined();
  });
});

describe("whatever stands in keys", () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["no JSON", { "bind_port/bad": "{" }, "its bind_port is no JSON"],
    ["no MAC address", { "bind_port/bad": '{"vhost_id": 1}' }, "its bind_port has no mac_address"],
    [
      "a MAC address that is none",
      { "bind_port/bad": '{"mac_address": "a b", "vhost_id": 1}' },
      "its bind_port has no MAC address",
    ],
    [
      "a vhost that no NIC has",
      { "bind_port/bad": `{"mac_address": "${mac}", "vhost_id": 77}` },
      "no NIC of the configuration has vhost 77",
    ],
    [
      "a vhost that another port has",
      { "bind_port/bad": `{"mac_address": "${mac}", "vhost_id": 0}` },
      "vhost 0 is taken by port n1",
    ],
    [
      "a VLAN that is none",
      {
        "bind_port/bad": `{"mac_address": "${mac}", "vhost_id": 1, "vlan_id": 4095}`,
        "vhost/phys1/1": "bad",
      },
      "its bind_port has VLAN 4095",
    ],
    ["nothing but its action", {}, "there is no bind_port"],
  ])("a port with %s keeps no other from being served", async (_, keys, reason) => {
    await begin();
    await world.mechanism.bind("n1", onFirst);
    await untilUp("n1");
    for (const [key, value] of Object.entries(keys)) await world.put(key, value);
    await world.put("action/bad", "plug");
    await until(() => expect(warnings()).toEqual([`port bad cannot be plugged: ${reason}`]));
    await world.mechanism.bind("n2", onSecond);
    await untilUp("n1", "n2");
    expect((await world.taken())["port_status/bad"]).toBeUndefined();
    await world.put("action/bad", "unplug");
    await untilGone("bad");
    await untilUp("n1", "n2");
  });

  test("a MAC address in upper case is plugged, and no trouble after a restart", async () => {
    await begin();
    await world.mechanism.bind("n1", { ...onFirst, mac: mac.toUpperCase() });
    await until(async () => expect((await world.taken())["port_status/n1"]).toBe("up"));
    await attending.stop();
    world.restart();
    world.standIn.forget();
    await begin();
    await world.mechanism.bind("n2", onSecond);
    await untilUp("n2");
    expect(world.standIn.said().join()).not.toContain("vf 1");
  });

  test("an unplug that was left from before touches nobody who has the vhost by now", async () => {
    await begin();
    await world.mechanism.bind("n1", onFirst);
    await untilUp("n1");
    await world.put("bind_port/old", `{"mac_address": "${otherMac}", "vhost_id": 0}`);
    await world.put("action/old", "unplug");
    await untilGone("old");
    await untilUp("n1");
  });

  test("a configuration that nobody can read is said, and nothing is taken away for it", async () => {
    await begin();
    await world.mechanism.bind("n1", onFirst);
    await untilUp("n1");
    await world.put("configuration", "[");
    await world.put("action/n1", "unplug");
    await until(() => expect(warnings().join()).toContain("cannot be read: it is no JSON"));
    expect((await world.taken())["vhost/phys1/0"]).toBe("n1");
    await world.put("configuration", configurationTexts.object);
    await untilGone("n1");
  });

  test("keys that cannot be reached for a while are waited for, and processes wired meanwhile", async () => {
    await begin();
    await world.mechanism.bind("n1", onSecond);
    await untilUp("n1");
    isCut = true;
    world.standIn.restartProcess(2);
    await until(() => {
      expect(world.standIn.status(2).classifierTable).toHaveLength(1);
    });
    isCut = false;
    await world.mechanism.bind("n2", onFirst);
    await untilUp("n1", "n2");
  });
});
