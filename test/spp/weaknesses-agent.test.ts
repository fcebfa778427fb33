// Where the original agent fails over what it is asked for, by the letters of the reference, and that ours
// does not: one test each, with whatever brought the original down. What is about its processes stands
// in weaknesses-processes.test.ts, and what is about those who ask it in weaknesses-keys.test.ts; t is
// nobody's: traffic within a host, migration and security groups.

import { expect, test } from "vitest";
import type { Store, WatchEvent } from "../../src/ports/store.ts";
import { describeWithEtcd, startEtcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { openWorld, type PanelWorld } from "./panel-world.ts";
import { flatPlug, mac, otherMac, vlanPlug } from "./panel-values.ts";
import { panelWorlds } from "./panel-worlds.ts";

const accepted = { type: "accepted" };
/** It looks at processes about once a second. */
const soon = { timeout: 8_000, interval: 20 };

describeWithEtcd("what brings the original agent down", () => {
  const worlds = panelWorlds("spp");
  const { open, openWired, isUp } = worlds;
  const asked = (vhost: unknown, address: string, vlan?: number): string =>
    JSON.stringify({ mac_address: address, vhost_id: vhost, vlan_id: vlan });

  const poisons: readonly [
    what: string,
    poison: (own: PanelWorld) => Promise<void>,
    said: RegExp | undefined,
  ][] = [
    [
      "a vhost that no NIC has",
      async ({ put }) => {
        await put("bind_port/bad", asked(77, otherMac));
        await put("action/bad", "plug");
      },
      /bad.*no NIC of the configuration has vhost 77/,
    ],
    [
      "a request that is no JSON",
      async ({ put }) => {
        await put("bind_port/bad", "{vhost_id: 0");
        await put("action/bad", "plug");
      },
      /bad.*is no JSON/,
    ],
    [
      "two ports on one vhost",
      async ({ put }) => {
        await put("vhost/phys1/0", "other");
        await put("bind_port/bad", asked(0, otherMac));
        await put("action/bad", "plug");
      },
      /bad.*vhost 0 is taken by port other/,
    ],
    [
      "no MAC address",
      async ({ put }) => {
        await put("vhost/phys1/0", "bad");
        await put("bind_port/bad", '{"vhost_id": 0}');
        await put("action/bad", "plug");
      },
      /bad.*has no mac_address/,
    ],
    [
      "a key without a name",
      async ({ put }) => {
        await put("bind_port/", asked(0, otherMac));
        await put("action/", "plug");
      },
      undefined,
    ],
    ["an action that nobody knows", async ({ put }) => await put("action/bad", "PLUG"), undefined],
  ];

  test.each(poisons)(
    "weakness a: %s keeps no other port from being served",
    async (_name, poison, reason) => {
      const own = await openWired();
      await poison(own);
      const first = own.attend();
      const { said } = first;
      await own.mechanism.bind("p2", { physicalNetwork: "phys2", mac, vlan: 400 });
      await expect.poll(async () => await isUp("p2"), soon).toBe(true);
      if (reason !== undefined) {
        await expect.poll(() => said.map(({ text }) => text).join("\n"), soon).toMatch(reason);
      }
      expect(await isUp("bad")).toBe(false);
      // Its own start afterwards is none the worse for it.
      await first.stop();
      own.restart();
      const again = own.attend();
      await own.mechanism.unbind("p2");
      await expect.poll(async () => (await own.taken())["action/p2"], soon).toBeUndefined();
      await expect.poll(() => again.said.map(({ level }) => level), soon).toContain("info");
    },
  );

  test("weakness a: an address in capitals is plugged, and known again after a restart", async () => {
    const { put, attend, restart, standIn, at } = await openWired();
    await put("vhost/phys1/0", "p1");
    await put("bind_port/p1", asked(0, mac.toUpperCase()));
    await put("action/p1", "plug");
    const first = attend();
    await expect.poll(async () => await isUp("p1"), soon).toBe(true);
    await first.stop();
    standIn.forget();
    restart();
    attend();
    await new Promise((over) => setTimeout(over, 1_500));
    expect(standIn.said()).toEqual([]);
    expect(await at("/plugs/p1/up")).toBe(true);
  });

  test("weakness a: another address in a plugged port's request is plugged in its place", async () => {
    const { mechanism, put, attend, at, standIn } = await openWired();
    attend();
    await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
    await expect.poll(async () => await isUp("p1"), soon).toBe(true);
    await put("bind_port/p1", asked(0, otherMac));
    await expect
      .poll(async () => await at("/plugs/p1"), soon)
      .toMatchObject({
        mac: otherMac,
        up: true,
      });
    expect(standIn.status(1).classifierTable.map(({ value }) => value)).toEqual([
      otherMac.toUpperCase(),
    ]);
  });

  test("weakness a: an old request to unplug leaves the vhost to whom it was given since", async () => {
    const { mechanism, put, attend, taken, at } = await openWired();
    await mechanism.bind("new", { physicalNetwork: "phys1", mac });
    attend();
    await expect.poll(async () => await isUp("new"), soon).toBe(true);
    await put("bind_port/old", asked(0, otherMac));
    await put("action/old", "unplug");
    await expect.poll(async () => (await taken())["action/old"], soon).toBeUndefined();
    expect(await taken()).toMatchObject({ "vhost/phys1/0": "new", "port_status/new": "up" });
    expect(await at("/plugs/new/up")).toBe(true);
  });

  test("weakness b: another VLAN for the same address is not taken for plugged", async () => {
    const { mechanism, put, at, attend, standIn } = await openWired();
    const attending = attend();
    await mechanism.bind("p2", { physicalNetwork: "phys2", mac, vlan: 400 });
    await expect.poll(async () => await isUp("p2"), soon).toBe(true);
    await attending.stop();
    await put("bind_port/p2", asked(2, mac, 7));
    expect(await at("/plugs/p2")).toMatchObject({ vlan: 7, up: false });
    attend();
    await expect.poll(async () => await at("/plugs/p2/up"), soon).toBe(true);
    expect(standIn.status(2).classifierTable.map(({ value }) => value)).toEqual([
      `7/${mac.toUpperCase()}`,
    ]);
  });

  test("weakness e: twenty actions in one transaction are heard, and whatever comes after them", async () => {
    const { host, mechanism, attend } = await openWired();
    attend();
    const key = (section: string, name: string): string =>
      `/spp/openstack/${section}/${host}/${name}`;
    const bound = [0, 1].flatMap((vhost) => [
      { type: "put", key: key("vhost", `phys1/${vhost}`), value: `q${vhost}` } as const,
      {
        type: "put",
        key: key("bind_port", `q${vhost}`),
        value: asked(vhost, `${mac.slice(0, -1)}${vhost}`),
      } as const,
    ]);
    const actions = Array.from({ length: 20 }, (_, i) => {
      return { type: "put", key: key("action", `q${i}`), value: "plug" } as const;
    });
    await worlds.store.transact([], [...bound, ...actions]);
    await expect.poll(async () => (await isUp("q0")) && (await isUp("q1")), soon).toBe(true);
    await mechanism.bind("late", { physicalNetwork: "phys2", mac });
    await expect.poll(async () => await isUp("late"), soon).toBe(true);
  });

  test("weakness f: an action before its request is carried out once the request is there", async () => {
    const { put, attend, at } = await openWired();
    attend();
    await put("action/p1", "plug");
    await new Promise((over) => setTimeout(over, 100));
    await put("bind_port/p1", asked(0, mac));
    await put("vhost/phys1/0", "p1");
    await expect.poll(async () => await at("/plugs/p1"), soon).toEqual(flatPlug);
  });

  test("weakness g: a port that is asked for again while it goes is gone or up, and nothing between", async () => {
    const { mechanism, put, attend, taken, at } = await openWired();
    attend();
    for (let i = 0; i < 10; i += 1) {
      await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
      await expect.poll(async () => await isUp("p1"), soon).toBe(true);
      await put("action/p1", "unplug");
      if (i % 2 === 1) await new Promise((over) => setTimeout(over, i));
      await put("action/p1", "plug");
      await expect
        .poll(async () => {
          const left = Object.keys(await taken()).length;
          return left === 4 ? await at("/plugs/p1/up") : left === 1 && "action alone";
        }, soon)
        .not.toBe(false);
      await put("action/p1", "unplug");
      await expect.poll(taken, soon).toEqual({});
    }
  });

  test("weakness h: an action for a port that nobody knows goes", async () => {
    const { put, attend, taken } = await openWired();
    attend();
    await put("action/nobody", "unplug");
    await expect.poll(taken, soon).toEqual({});
  });

  test("weakness l: a port's keys go in one transaction, and its vhost with them", async () => {
    const { plug, unplug, host } = await openWired();
    await plug("p1", flatPlug);
    const told: string[] = [];
    const over = new AbortController();
    const { store } = worlds;
    const before = await store.range("/spp/");
    const from = "revision" in before ? before.revision + 1 : 0;
    const watching = (async () => {
      for await (const event of store.watch("/spp/openstack/", from, over.signal)) {
        if (event.type === "put") told.push(`${event.entry.revision} ${event.entry.key}`);
        if (event.type === "delete") told.push(`${event.revision} ${event.key}`);
      }
    })();
    expect(await unplug("p1")).toEqual(accepted);
    const isLast = (): boolean => told.some((one) => one.endsWith(`vhost/${host}/phys1/0`));
    await expect.poll(isLast, soon).toBe(true);
    over.abort();
    await watching;
    const last = told.filter((one) => one.startsWith(told.at(-1)?.split(" ")[0] ?? ""));
    const keys = [`action/${host}/p1`, `bind_port/${host}/p1`, `port_status/${host}/p1`];
    expect(new Set(last.map((one) => one.split(" ")[1]))).toEqual(
      new Set([...keys, `vhost/${host}/phys1/0`].map((key) => `/spp/openstack/${key}`)),
    );
  });

  test("weakness m: who begins to listen only after our answer hears it all the same", async () => {
    const { mechanism, attend, host } = await openWired();
    attend();
    await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
    await expect.poll(async () => await isUp("p1"), soon).toBe(true);
    const { store } = worlds;
    const page = await store.range("/spp/");
    const from = "revision" in page ? page.revision + 1 : 0;
    const late = AbortSignal.timeout(5_000);
    const heard: string[] = [];
    for await (const event of store.watch(`/spp/openstack/port_status/${host}/`, from, late)) {
      heard.push(event.type === "put" ? event.entry.value : event.type);
      break;
    }
    expect(heard).toEqual(["up"]);
  });

  test("weakness n: an action that comes between its reading and its watching is not lost", async () => {
    const { host, mechanism, wire } = await open();
    await wire();
    const { store } = worlds;
    let hasCome = false;
    const late: Store = {
      ...store,
      async *watch(prefix, from, signal): AsyncGenerator<WatchEvent> {
        if (!hasCome) {
          hasCome = true;
          await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
        }
        yield* store.watch(prefix, from, signal);
      },
    };
    const other = await openWorld(late, { driver: "spp", host, isBuilt: false });
    try {
      await other.wire();
      other.attend();
      await expect.poll(async () => await isUp("p1"), soon).toBe(true);
      expect(hasCome).toBe(true);
    } finally {
      await other.end();
    }
  });
});

describeWithEtcd("an etcd that is restarted", () => {
  test("weakness d: our agent hears again what is asked for", async () => {
    const etcd = await startEtcd();
    const stores = createEtcdStores(etcd);
    const store = await stores.open();
    const { mechanism, attend, wire, taken, at, end } = await openWorld(store, { driver: "spp" });
    try {
      await wire();
      attend();
      await mechanism.bind("p1", { physicalNetwork: "phys1", mac });
      await expect.poll(async () => (await taken())["port_status/p1"], soon).toBe("up");
      const [member] = etcd.members;
      await member?.kill();
      await new Promise((over) => setTimeout(over, 1_500));
      member?.start();
      await etcd.ready();
      await mechanism.bind("p2", { physicalNetwork: "phys2", mac, vlan: 400 });
      await expect
        .poll(async () => (await taken())["port_status/p2"], { timeout: 20_000 })
        .toBe("up");
      expect(await at("/plugs/p2")).toEqual(vlanPlug);
    } finally {
      await end();
      await stores.close();
      await etcd.remove();
    }
  });
});
