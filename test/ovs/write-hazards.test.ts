// What may go wrong while a real switch is written to: others who write, a switch that does not listen,
// a connection that goes, and devices that are not there.

import { afterEach, expect, test } from "vitest";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { createOvsDriver } from "../../src/drivers/ovs/ovs-driver.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { OpenOvsdb, OvsdbSession } from "../../src/ports/ovsdb.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { ovsDriver } from "./driven.ts";
import { operationsFor, startWritten, type Step, type WrittenSwitch } from "./writing.ts";

const carry = (vlan: number): Step => [`/interfaces/et1/trunkVlans/${vlan}`, {}];

describeWithOvs("writing to a switch", () => {
  let one: WrittenSwitch;
  let other: Driver | undefined;
  afterEach(async () => {
    await other?.close?.();
    other = undefined;
    await one.remove();
  });

  /** A driver whose sessions are `changed` by the test. */
  const driverWith = (changed: (session: OvsdbSession) => Partial<OvsdbSession>): Driver => {
    const open: OpenOvsdb = async (place) => {
      const session = await openOvsdb(place, { environment: {} });
      if (isTrouble(session)) return session;
      const own = {
        id: session.id,
        tables: () => session.tables(),
        transact: (operations) => session.transact(operations),
        lock: (name, waitMs) => session.lock(name, waitMs),
        unlock: (name) => session.unlock(name),
        until: (wanted, waitMs) => session.until(wanted, waitMs),
        changes: (signal) => session.changes(signal),
        close: () => session.close(),
      } satisfies OvsdbSession;
      return { ...own, ...changed(session) };
    };
    return createOvsDriver(open);
  };
  const answersOf = async (driver: Driver, ...steps: readonly Step[]): Promise<unknown> => {
    const operations = operationsFor({}, steps);
    const answers = await driver.applyJointly?.(operations, one.settings);
    return operations.map(({ id }) => answers?.get(id));
  };

  test("does nothing where somebody changed the port in between", async () => {
    one = await startWritten(["add-port br0 et1"]);
    other = driverWith((session) => ({
      async transact(operations) {
        one.ovs.vsctl("set", "port", "et1", "trunks=9");
        return await session.transact(operations);
      },
    }));
    expect(await answersOf(other, carry(5), ["/vlans/5", { name: "blue" }])).toEqual([
      { type: "refused", reason: "port et1 was changed by somebody else meanwhile" },
      { type: "withheld" },
    ]);
    expect(one.row("Port", "et1", "trunks", "external_ids")).toBe("[9] {}");
    expect(one.row("Bridge", "br0", "external_ids")).toBe("{}");
  });

  test("does nothing where the port went in between", async () => {
    one = await startWritten(["add-port br0 et1"]);
    other = driverWith((session) => ({
      async transact(operations) {
        one.ovs.vsctl("del-port", "et1");
        return await session.transact(operations);
      },
    }));
    expect(await answersOf(other, carry(5))).toEqual([
      { type: "refused", reason: "port et1 was changed by somebody else meanwhile" },
    ]);
  });

  test("says who is in the way while somebody else holds the lock of the bridge", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const place = { endpoint: one.ovs.endpoint, database: "Open_vSwitch", tables: {} };
    const holder = await openOvsdb(place, { environment: {} });
    if (isTrouble(holder)) throw new Error(holder.reason);
    expect(await holder.lock("plumbline_br0", 0)).toBe(true);
    const inTheWay = expect.stringContaining("somebody else writes to bridge br0") as string;
    expect(await answersOf(one.driver, carry(6))).toEqual([{ type: "refused", reason: inTheWay }]);
    setTimeout(() => void holder.unlock("plumbline_br0"), 100);
    expect(await answersOf(one.driver, carry(6))).toEqual([{ type: "accepted" }]);
    other = ovsDriver();
    expect(await answersOf(other, carry(7))).toEqual([{ type: "accepted" }]);
    await holder.close();
  });

  test("writes nothing once its lock is gone", async () => {
    one = await startWritten(["add-port br0 et1"]);
    other = driverWith((session) => ({
      async transact(operations) {
        await session.unlock("plumbline_br0");
        return await session.transact(operations);
      },
    }));
    expect(await answersOf(other, carry(6))).toEqual([
      { type: "refused", reason: "the lock of the bridge was lost before anything was done" },
    ]);
    expect(one.row("Port", "et1", "trunks", "external_ids")).toBe("[] {}");
  });

  test("is not believed done by a switch that does not listen", { timeout: 40_000 }, async () => {
    one = await startWritten(["add-port br0 et1"]);
    await one.ovs.vswitchd?.kill();
    expect(await answersOf(one.driver, carry(6))).toEqual([
      { type: "lost", reason: expect.stringContaining("ovs-vswitchd did not take it") as string },
    ]);
    await one.ovs.vswitchd?.start();
    expect(await one.document()).toHaveProperty("interfaces.et1.trunkVlans.6");
  });

  test("does not know what became of what was sent when the connection goes", async () => {
    one = await startWritten(["add-port br0 et1"]);
    other = driverWith((session) => ({
      async transact(operations) {
        one.ovs.database.pause();
        const answer = session.transact(operations);
        await new Promise((done) => setTimeout(done, 200));
        await session.close();
        one.ovs.database.resume();
        return await answer;
      },
    }));
    expect(await answersOf(other, carry(6))).toEqual([
      { type: "lost", reason: expect.any(String) as string },
    ]);
  });
});

describeWithOvs("a device that is not there", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const bare = { type: "ethernet", trunkVlans: {}, translations: {} };
  const words = "could not open network device et9 (No such device)";

  test("is refused in the device's own words, with what belongs to it, and nothing of it stays", async () => {
    one = await startWritten([], { datapath: "netdev" });
    const answers = await one.answers(
      ["/vlans/5", { name: "blue" }],
      ["/interfaces/et9", bare],
      ["/interfaces/et9/trunkVlans/5", {}],
    );
    expect(answers).toEqual([
      { type: "accepted" },
      { type: "refused", reason: words },
      { type: "refused", reason: words },
    ]);
    expect(one.ovs.vsctl("list-ports", "br0")).toBe("");
    expect(await one.document()).toMatchObject({
      vlans: { "5": { name: "blue" } },
      interfaces: {},
    });
  });

  test("takes its port channel and that one's interface with it, and not another member", async () => {
    one = await startWritten(["add-port br0 et1", "set interface et1 type=internal"], {
      datapath: "netdev",
    });
    const lag = { type: "lag", portChannel: 101, trunkVlans: {}, translations: {} };
    const channel = { members: { et1: {}, et9: {} }, lacp: "active" };
    expect(
      await one.answers(
        ["/portChannels/101", channel],
        ["/interfaces/Port-Channel101", lag],
        ["/interfaces/Port-Channel101/trunkVlans/5", {}],
      ),
    ).toEqual(Array.from({ length: 3 }, () => ({ type: "refused", reason: words })));
    expect(one.ovs.vsctl("list-ports", "br0").trim()).toBe("et1");
    const members = { et1: {} };
    await one.apply(
      ["/portChannels/101", { ...channel, members }],
      ["/interfaces/Port-Channel101", lag],
    );
    one.ovs.vsctl("add-port", "br0", "et2", "--", "set", "interface", "et2", "type=internal");
    expect(
      await one.answers(
        ["/portChannels/101/members/et9", {}],
        ["/portChannels/101/members/et2", {}],
        ["/portChannels/101/lacp", "passive"],
      ),
    ).toEqual([{ type: "refused", reason: words }, { type: "accepted" }, { type: "accepted" }]);
    expect(await one.document()).toHaveProperty("portChannels.101.lacp", "passive");
    await one.apply(["/portChannels/101/members/et2"]);
    expect(await one.document()).toHaveProperty("portChannels.101.members", members);
    expect(one.row("Port", "Port-Channel101", "interfaces")).not.toContain(",");
  });

  test("is one address of a list, and the others stay", async () => {
    one = await startWritten([], { datapath: "netdev" });
    const bad = "/remoteVteps/10/nowhere.invalid";
    const good = "/remoteVteps/10/192.0.2.3";
    await one.apply(["/vnis/10", { vlan: 5 }], ["/remoteVteps/10", { "192.0.2.2": {} }]);
    expect(await one.answers([bad, {}], [good, {}])).toEqual([
      { type: "refused", reason: expect.stringMatching(/bad vxlan 'remote_ip'; vx10-/) as string },
      { type: "accepted" },
    ]);
    expect(await one.document()).toHaveProperty("remoteVteps.10", {
      "192.0.2.2": {},
      "192.0.2.3": {},
    });
    expect(one.ovs.vsctl("list-ports", "br0").trim().split("\n")).toHaveLength(2);
  });

  test("is not taken away, nor anything of it, by what would only take away a VLAN", async () => {
    one = await startWritten([], { datapath: "netdev" });
    const marks = "external_ids:plumbline=interface external_ids:plumbline-made=true";
    one.ovs.vsctl(...`add-port br0 et9 trunks=5 ${marks}`.split(" "));
    await one.apply(["/interfaces/et9/trunkVlans/5"], ["/interfaces/et9/description"]);
    expect(one.ovs.vsctl("list-ports", "br0").trim()).toBe("et9");
    await one.apply(["/interfaces/et9"]);
    expect(one.ovs.vsctl("list-ports", "br0").trim()).toBe("");
  });

  test("is refused at once where a port of it is there already", async () => {
    one = await startWritten([], { datapath: "netdev" });
    expect(() => one.ovs.vsctl("add-port", "br0", "et9")).not.toThrow();
    const before = one.ovs.client("dump", "Open_vSwitch", "Port", "name", "tag", "external_ids");
    expect(await one.answers(["/interfaces/et9", bare])).toEqual([
      { type: "refused", reason: words },
    ]);
    expect(one.ovs.client("dump", "Open_vSwitch", "Port", "name", "tag", "external_ids")).toBe(
      before,
    );
  });
});
