// What the driver sees of a real switch that somebody configured with ovs-vsctl.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { configured, ovsDriver, settingsOf, target, troubleWith } from "./driven.ts";
import { seenBy } from "../contract/driver-bench.ts";

describeWithOvs("a switch that somebody configured by hand", () => {
  let ovs: OpenVSwitch;
  let driver: Driver;
  let settings: TargetSettings;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0");
    driver = ovsDriver();
    settings = settingsOf({ endpoint: ovs.endpoint });
  });
  afterAll(async () => {
    await driver.close?.();
    await ovs.remove();
  });
  const shown = async (): Promise<Json | undefined> => {
    const { vlans, vnis, portChannels, interfaces, remoteVteps } = (await seenBy(driver, settings))
      .document;
    return { vlans, vnis, portChannels, interfaces, remoteVteps } as Json;
  };

  test("is empty where nothing was configured", async () => {
    const nothing = { vlans: {}, vnis: {}, portChannels: {}, interfaces: {}, remoteVteps: {} };
    expect(await shown()).toEqual(nothing);
  });

  test("shows ports, bonds and tunnels as they are", async () => {
    ovs.vsctl("add-port", "br0", "et1", "tag=5");
    ovs.vsctl("add-port", "br0", "et2", "--", "set", "port", "et2", "trunks=6,7");
    ovs.vsctl("add-bond", "br0", "bond7", "et11", "et12", "lacp=active", "trunks=6");
    const options = ["options:remote_ip=192.0.2.12", "options:key=10165"];
    const tunnel = ["--", "set", "interface", "vx1", "type=vxlan", ...options];
    ovs.vsctl("add-port", "br0", "vx1", "tag=5", ...tunnel);
    expect(await shown()).toEqual({
      vlans: { 5: { name: "" }, 6: { name: "" }, 7: { name: "" } },
      vnis: { 10165: { vlan: 5 } },
      remoteVteps: { 10165: { "192.0.2.12": {} } },
      portChannels: { 7: { members: { et11: {}, et12: {} }, lacp: "active" } },
      interfaces: {
        "Port-Channel7": { type: "lag", portChannel: 7, trunkVlans: { 6: {} }, translations: {} },
        et1: { type: "ethernet", nativeVlan: 5, trunkVlans: { 5: {} }, translations: {} },
        et2: { type: "ethernet", trunkVlans: { 6: {}, 7: {} }, translations: {} },
        et11: { type: "ethernet", trunkVlans: {}, translations: {} },
        et12: { type: "ethernet", trunkVlans: {}, translations: {} },
      },
    });
  });

  test("does not show what the device could not open", async () => {
    ovs.vsctl("--", "add-port", "br0", "et3", "--", "set", "interface", "et3", "type=nonsense");
    const { interfaces } = (await seenBy(driver, settings)).document;
    expect(interfaces).not.toHaveProperty("et3");
    expect(ovs.vsctl("get", "interface", "et3", "error")).toContain("could not");
    ovs.vsctl("del-port", "et3");
  });

  test("is called unchanged as long as nobody changes it, and by its own name only", async () => {
    const { token } = await seenBy(driver, settings);
    expect(await driver.observe(target, settings, token)).toEqual({ type: "unchanged" });
    const elsewhere = settingsOf({ endpoint: ovs.endpoint, vtepAddress: "192.0.2.11" });
    expect(await driver.observe(target, elsewhere, token)).toMatchObject({ type: "document" });
    ovs.vsctl("set", "port", "et1", "tag=6");
    const seen = await driver.observe(target, settings, token);
    expect(seen).toMatchObject({
      type: "document",
      document: { interfaces: { et1: { nativeVlan: 6 } } },
    });
  });

  test("is seen whatever somebody wrote into the marks", async () => {
    const before = (await seenBy(driver, settings)).document;
    const garbage = [
      `external_ids:plumbline-vlan-7=${"x".repeat(100_000)}`,
      "external_ids:plumbline-vlan-__proto__=x",
      "external_ids:plumbline-vni-5=\u{1F4A5}",
      "external_ids:plumbline-vni-6={}",
    ];
    ovs.vsctl("set", "bridge", "br0", ...garbage);
    ovs.vsctl("set", "port", "bond7", "external_ids:plumbline=port-channel");
    ovs.vsctl("set", "port", "et2", "external_ids:plumbline=translation");
    expect((await seenBy(driver, settings)).document).toEqual(before);
    for (const row of ["bridge br0", "port bond7", "port et2"]) {
      ovs.vsctl("clear", ...row.split(" "), "external_ids");
    }
  });

  test("cannot be seen without its bridge, which is never made", async () => {
    ovs.vsctl("add-br", "br1");
    const before = configured(ovs);
    const { reason, retry } = await troubleWith(
      driver,
      settingsOf({ endpoint: ovs.endpoint, bridge: "br9" }),
    );
    expect(reason).toMatch(
      /switch\/leaf-a1: there is no bridge br9 \(there are br0, br1\): make it/,
    );
    expect(retry).toBe("later");
    expect(configured(ovs)).toBe(before);
    ovs.vsctl("del-br", "br1");
  });

  test("cannot be seen while ovs-vswitchd does nothing", async () => {
    ovs.vswitchd?.pause();
    ovs.vsctl("--no-wait", "set", "port", "et1", "tag=5", "--", "add-port", "br0", "et4");
    ovs.client("transact", JSON.stringify(["Open_vSwitch", bump]));
    const { reason, retry } = await troubleWith(driver, settings);
    expect(reason).toMatch(/ovs-vswitchd has not done what the database holds.*is it running\?/);
    expect(retry).toBe("later");
    ovs.vswitchd?.resume();
    expect(await shown()).toMatchObject({ interfaces: { et1: { nativeVlan: 5 }, et4: {} } });
  });
});

/** What whoever waits for the switch writes. */
const bump = {
  op: "mutate",
  table: "Open_vSwitch",
  where: [],
  mutations: [["next_cfg", "+=", 1]],
};
