// The driver through restarts and cuts of a real switch, and what it tells whoever watches.

import { afterEach, beforeEach, expect, test } from "vitest";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { createOvsDriver } from "../../src/drivers/ovs/ovs-driver.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { OvsdbPlace } from "../../src/ports/ovsdb.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { ovsDriver, settingsOf, target, troubleWith } from "./driven.ts";
import { seenBy } from "../contract/driver-bench.ts";

describeWithOvs("the driver on a switch", () => {
  let ovs: OpenVSwitch;
  let driver: Driver;
  let settings: TargetSettings;
  beforeEach(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0", "--", "add-port", "br0", "et1", "tag=5");
    driver = ovsDriver();
    settings = settingsOf({ endpoint: ovs.endpoint });
  });
  afterEach(async () => {
    await driver.close?.();
    await ovs.remove();
  });

  test("sees it again, the same and under another name, once its database is back", async () => {
    const before = await seenBy(driver, settings);
    await ovs.database.kill();
    const { reason } = await troubleWith(driver, settings);
    expect(reason).toContain(ovs.endpoint);
    await ovs.database.start();
    const after = await seenBy(driver, settings);
    expect(after.document).toEqual(before.document);
    expect(after.token).not.toBe(before.token);
    expect(await driver.observe(target, settings, before.token)).toEqual(after);
  });

  test("sees what was configured while ovs-vswitchd was away once that is back", async () => {
    await ovs.vswitchd?.kill();
    ovs.vsctl("--no-wait", "add-port", "br0", "et2", "tag=6");
    await ovs.vswitchd?.start();
    ovs.vsctl("set", "port", "et1", "tag=7");
    expect((await seenBy(driver, settings)).document).toMatchObject({
      interfaces: { et1: { nativeVlan: 7 }, et2: { nativeVlan: 6 } },
    });
  });

  test("tells of a change by others within a second, for as long as it is to", async () => {
    const over = new AbortController();
    const stirs: number[] = [];
    const watching = (async () => {
      for await (const _ of driver.watch?.(target, settings, over.signal) ?? []) {
        stirs.push(performance.now());
      }
    })();
    await calm(stirs);
    const changedAtMs = performance.now();
    ovs.vsctl("set", "port", "et1", "tag=6");
    while (!stirs.some((stirredAtMs) => stirredAtMs > changedAtMs)) await after(5);
    expect(performance.now() - changedAtMs).toBeLessThan(1_000);
    expect((await seenBy(driver, settings)).document).toMatchObject({
      interfaces: { et1: { nativeVlan: 6 } },
    });
    over.abort();
    await watching;
  });

  test("stops telling when the database goes away", async () => {
    const { signal } = new AbortController();
    const watching = (async () => {
      for await (const _ of driver.watch?.(target, settings, signal) ?? []) await after(0);
    })();
    await seenBy(driver, settings);
    await ovs.database.kill();
    await watching;
  });

  test("shares one session among the bridges of a database", async () => {
    ovs.vsctl("add-br", "br1", "--", "add-port", "br1", "et9", "tag=9");
    const opened: OvsdbPlace[] = [];
    const sharing = createOvsDriver((place) => {
      opened.push(place);
      return openOvsdb(place, { environment: {} });
    });
    const other = settingsOf({ endpoint: ovs.endpoint, bridge: "br1" });
    const seen = await Promise.all([seenBy(sharing, settings), seenBy(sharing, other)]);
    expect(opened).toHaveLength(1);
    expect(seen).toMatchObject([
      { document: { interfaces: { et1: { nativeVlan: 5 } } } },
      { document: { interfaces: { et9: { nativeVlan: 9 } } } },
    ]);
    await sharing.close?.();
  });

  test("shows equal bytes to every process, in whatever order things were made", async () => {
    ovs.vsctl("add-port", "br0", "et10", "trunks=7,3", "--", "add-port", "br0", "et2", "tag=3");
    const another = ovsDriver();
    const [one, two] = await Promise.all([seenBy(driver, settings), seenBy(another, settings)]);
    expect(JSON.stringify(one.document)).toBe(JSON.stringify(two.document));
    expect(Object.keys(one.document["interfaces"] as object)).toEqual(["et1", "et2", "et10"]);
    expect(one.token).not.toBe(two.token);
    await another.close?.();
  });
});

test("a switch whose place is not known, or cannot be understood, is trouble that says so", async () => {
  const driver = createOvsDriver(({ endpoint }) =>
    Promise.resolve(trouble("connecting", `"${endpoint}" is no endpoint`, "never")),
  );
  expect((await troubleWith(driver, settingsOf({}))).reason).toMatch(/no endpoint is known/);
  expect((await troubleWith(driver, settingsOf({ endpoint: "x" }))).reason).toMatch(/"x" is no/);
  expect(driver.endpointOf?.(settingsOf({ endpoint: "x" }))).toBe("x");
  expect(driver.endpointOf?.(settingsOf({ endpoint: 7, unheardOf: true }))).toBeUndefined();
  await driver.close?.();
});

test("a place that could not be opened is tried again", async () => {
  let tries = 0;
  const driver = createOvsDriver(() => {
    tries += 1;
    return Promise.resolve(trouble("connecting", "not yet", "soon"));
  });
  await troubleWith(driver, settingsOf({ endpoint: "unix:x" }));
  await troubleWith(driver, settingsOf({ endpoint: "unix:x" }));
  expect(tries).toBe(2);
});

/** Until nothing more is told of what was there before. */
async function calm(stirs: readonly number[]): Promise<void> {
  for (let told = -1; told !== stirs.length;) {
    told = stirs.length;
    await after(300);
  }
}

async function after(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms));
}
