// Ports of hosts with patch panels, by the built command and agents as processes on a real etcd: what is
// planned in which order, what the agents heal by themselves, and what of others is left alone. Needs a
// build. The tests go on where those before them ended.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithEtcd, startEtcd, type Etcd } from "../../support/etcd-server.ts";
import type { MechanismDriver } from "../../support/spp/mechanism-driver.ts";
import { killAll } from "../command.ts";
import { blueVlan, createRack, leaf, type Rack } from "./rack.ts";

const [mac, otherMac, neutronsMac] = [
  "fa:16:3e:00:00:0a",
  "fa:16:3e:00:00:0b",
  "fa:16:3e:00:00:0c",
];
const healsWithin = { timeout: 15_000 };

describeWithEtcd("ports of hosts behind a switch", () => {
  let etcd: Etcd;
  let rack: Rack;
  let neutron: MechanismDriver;
  beforeAll(async () => {
    etcd = await startEtcd();
    rack = await createRack(etcd, ["spp1", "spp10"]);
    const targets = [leaf, "patchpanel/spp1", "patchpanel/spp10"];
    await Promise.all(targets.map(async (target) => await rack.serve(target)));
    neutron = await rack.neutron("spp1");
    await rack.apply();
  });
  afterAll(async () => {
    killAll();
    await rack?.remove();
    await etcd?.remove();
  });

  /** What the keys of a port that is up are. */
  const portKeys = (host: string, port: string, vhost: number, own: object): object => ({
    [`vhost/${host}/leaf-a/${vhost}`]: port,
    [`bind_port/${host}/${port}`]: JSON.stringify(own).replaceAll(/[:,](?=")|:(?=\d+[,}])/g, "$& "),
    [`action/${host}/${port}`]: "plug",
    [`port_status/${host}/${port}`]: "up",
  });
  const p1 = portKeys("spp1", "p1", 0, { mac_address: mac, vhost_id: 0, vlan_id: blueVlan });
  const p2 = portKeys("spp10", "p2", 0, { mac_address: otherMac, vhost_id: 0, vlan_id: blueVlan });
  const neutrons = portKeys("spp1", "neu", 1, {
    mac_address: neutronsMac,
    vhost_id: 1,
    vlan_id: 401,
  });
  const ofP1 = [`${blueVlan}/${mac}`, "ring:0"];
  const ofNeutron = [`401/${neutronsMac}`, "ring:2"];

  test("come after their switch, and are up on both hosts whose names begin alike", async () => {
    rack.bind("p1", "spp1", mac);
    rack.bind("p2", "spp10", otherMac);
    const text = await rack.apply();
    expect(text).toContain("patchpanel/spp1  after switch/leaf-a1");
    expect(text).toContain("patchpanel/spp10  after switch/leaf-a1");
    const done = [...text.matchAll(/^(\S+) +\d+\/\d+ done/gm)].map(([, target]) => target);
    expect(done[0]).toBe(leaf);
    expect(new Set(done.slice(1))).toEqual(new Set(["patchpanel/spp1", "patchpanel/spp10"]));
    expect(await rack.taken()).toEqual({ ...p1, ...p2 });
    expect(rack.classified("spp1")).toEqual([ofP1]);
    expect(rack.classified("spp10")).toEqual([[`${blueVlan}/${otherMac}`, "ring:0"]]);
    await rack.expectSettled();
  });

  test("of neutron are served next to ours, and are not ours", async () => {
    const own = { physicalNetwork: "leaf-a", mac: neutronsMac, vlan: 401 };
    expect(await neutron.bind("neu", own)).toBe(1);
    await expect.poll(rack.taken, healsWithin).toEqual({ ...p1, ...p2, ...neutrons });
    expect(rack.classified("spp1")).toEqual([ofP1, ofNeutron]);
    const blame = await rack.plumb("blame", "patchpanel/spp1");
    expect(blame.text).toMatch(/neu\b.*not ours/);
    await rack.expectSettled();
  });

  test("are wired and plugged again where spp_vf was restarted, and nobody applies", async () => {
    const before = rack.wired("spp1");
    rack.panels["spp1"]!.restartProcess(1);
    expect(rack.classified("spp1")).toEqual([]);
    await expect.poll(() => rack.classified("spp1"), healsWithin).toEqual([ofP1, ofNeutron]);
    expect(rack.wired("spp1")).toEqual(before);
    await rack.expectSettled();
  });

  test("get their tags again where spp-ctl was away meanwhile and one ring was attached plain", async () => {
    const panel = rack.panels["spp1"]!;
    const before = rack.wired("spp1");
    await panel.stopController();
    panel.command(1, "port del ring:1 rx merger");
    panel.command(1, "port add ring:1 rx merger");
    expect(rack.wired("spp1")).not.toEqual(before);
    await panel.startController(500);
    await expect.poll(() => rack.wired("spp1"), healsWithin).toEqual(before);
  });

  test("that somebody unplugs by their keys are drift, and an apply plugs them again", async () => {
    await neutron.unbind("p1");
    await expect.poll(rack.taken, healsWithin).toEqual({ ...p2, ...neutrons });
    expect(rack.classified("spp1")).toEqual([ofNeutron]);
    const drift = await rack.plumb("drift");
    expect(drift.code, drift.text).toBe(2);
    expect(drift.text).toContain("p1");
    await rack.apply();
    expect(await rack.taken()).toEqual({ ...p1, ...p2, ...neutrons });
  });

  test("leave before their switch carries them no longer, and take nobody along", async () => {
    rack.unbind("p1");
    const text = await rack.apply();
    expect(text).toContain("switch/leaf-a1  after patchpanel/spp1");
    expect(text).not.toContain("spp10");
    expect(await rack.taken()).toEqual({ ...p2, ...neutrons });
    expect(rack.classified("spp1")).toEqual([ofNeutron]);
    expect(rack.classified("spp10")).toHaveLength(1);
    await rack.expectSettled();
  });

  test("that left their vhosts behind are told, and freed where the host is all ours", async () => {
    const leaked = "vhost/spp1/leaf-a/3";
    await etcd.put(`/spp/openstack/${leaked}`, "gone");
    const told = await rack.plumb("plan");
    expect(told.text).toContain("/vhosts/leaf-a/3");
    expect(await rack.taken()).toHaveProperty([leaked], "gone");
    rack.changeHost("spp1", { ownership: "ranges" });
    expect(await rack.apply()).toContain("- vhost 3 of leaf-a");
    expect(await rack.taken()).toEqual({ ...p2, ...neutrons });
    await rack.expectSettled();
  });

  test("are taken back by their agents where nobody confirms them", async () => {
    rack.bind("p1", "spp1", mac);
    const text = await rack.apply("--confirm-within", "5s");
    expect(text).toContain("Undone by the agents unless confirmed within 5 s");
    expect(rack.classified("spp1")).toHaveLength(2);
    await expect.poll(rack.taken, { timeout: 30_000 }).toEqual({ ...p2, ...neutrons });
    expect(rack.classified("spp1")).toEqual([ofNeutron]);
  });
});
