// What the driver says in words of a real switch, because no document holds it.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { ovsDriver, settingsOf, target } from "./driven.ts";

describeWithOvs("what no document says of a switch", () => {
  let ovs: OpenVSwitch;
  let driver: Driver;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0");
    driver = ovsDriver();
  });
  afterAll(async () => {
    await driver.close?.();
    await ovs.remove();
  });
  async function unsaid(bridge = "br0"): Promise<string[]> {
    const said = await driver.unsaid?.(target, settingsOf({ endpoint: ovs.endpoint, bridge }));
    if (said === undefined || isTrouble(said)) return [said?.reason ?? "nothing at all"];
    return said.map(({ place, why }) => `${place}: ${why}`);
  }

  test("is nothing where ports carry VLANs as documents have them", async () => {
    ovs.vsctl("add-port", "br0", "et1", "tag=5", "--", "add-port", "br0", "et2", "trunks=6,7");
    ovs.vsctl("add-bond", "br0", "bond7", "et11", "et12", "lacp=active", "trunks=6");
    expect(await unsaid()).toEqual([]);
  });

  test("is how odd ports treat tags, what they cannot open, and who else uses VLANs", async () => {
    const add = (port: string, ...columns: string[]): void => {
      ovs.vsctl("--", "add-port", "br0", port, ...columns);
    };
    add("et3", "tag=8", "vlan_mode=native-tagged", "trunks=9");
    add("et4", "tag=8", "vlan_mode=dot1q-tunnel");
    add("et5", "tag=8", "--", "set", "interface", "et5", "type=nonsense");
    const remote = "options:remote_ip=192.0.2.12";
    add("gre1", "tag=8", "--", "set", "interface", "gre1", "type=gre", remote);
    for (const tag of [8, 9]) {
      const options = ["type=vxlan", `options:remote_ip=192.0.2.${tag}`, "options:key=77"];
      add(`vx${tag}`, `tag=${tag}`, "--", "set", "interface", `vx${tag}`, ...options);
    }
    expect(await unsaid()).toEqual([
      "port et3: frames without a tag come into VLAN 8, but leave tagged",
      "port et4: it carries all tags of its host inside of VLAN 8",
      expect.stringMatching(/^port et5: the switch cannot use it: .*et5/),
      "port gre1: it uses VLAN 8 and is no interface of the document",
      "port vx9: its VNI 77 belongs to VLAN 8, and it is in another",
    ]);
  });

  test("cannot be known of a bridge that is not there", async () => {
    expect(await unsaid("br9")).toEqual([expect.stringContaining("there is no bridge br9")]);
  });
});
