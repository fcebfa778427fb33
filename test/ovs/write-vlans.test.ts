// VLANs on ports of a real switch: what is written for them, and what somebody else had there.

import { afterEach, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type WrittenSwitch } from "./writing.ts";

const columns = ["tag", "trunks", "vlan_mode", "protected"] as const;

describeWithOvs("writing VLANs", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  test("brings a VLAN, a VNI and a trunk into being", async () => {
    one = await startWritten(["--", "add-port", "br0", "et1"]);
    const document = await one.apply(
      ["/vlans/5", { name: "blue" }],
      ["/vnis/10005", { vlan: 5 }],
      ["/interfaces/et1/trunkVlans/5", {}],
      ["/interfaces/et1/trunkVlans/6", {}],
      ["/interfaces/et1/description", "node 7"],
    );
    expect(document).toMatchObject({
      vlans: { "5": { name: "blue" } },
      vnis: { "10005": { vlan: 5 } },
      interfaces: { et1: { description: "node 7", trunkVlans: { "5": {}, "6": {} } } },
    });
    expect(one.row("Port", "et1", ...columns)).toBe("[] [5, 6] trunk false");
  });
});
