// Translations on a real switch: the bridge that comes with the first, changes with those after it, and
// goes when its interface carries nothing.

import { afterEach, expect, test } from "vitest";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { startWritten, type Step, type WrittenSwitch } from "./writing.ts";

function carries(...vlans: readonly number[]): Step[] {
  return vlans.map((vlan) => [`/interfaces/et1/trunkVlans/${vlan}`, {}] as const);
}

function translates(tag: number, vlan: number): Step {
  return [`/interfaces/et1/translations/${tag}`, { vlan }];
}

describeWithOvs("writing translations", () => {
  let one: WrittenSwitch;
  afterEach(() => one.remove());

  const bridges = (): string[] => one.ovs.vsctl("list-br").trim().split("\n").sort();
  const columns = (port: string): string => one.row("Port", port, "tag", "trunks", "vlan_mode");
  const ends = (): string[] =>
    bridges().flatMap((bridge) =>
      one.ovs
        .vsctl("list-ports", bridge)
        .trim()
        .split("\n")
        .filter((port) => port !== "")
        .sort()
        .map((port) => `${bridge} ${port} ${columns(port)}`),
    );

  test("puts an interface into a bridge of its own with the first one", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const document = await one.apply(...carries(5, 6), translates(105, 5));
    expect(document["interfaces"]).toEqual({
      et1: {
        type: "ethernet",
        trunkVlans: { "5": {}, "6": {} },
        translations: { "105": { vlan: 5 } },
      },
    });
    expect(ends()).toEqual([
      "br0 xi105-et1 5 [] access",
      "br0 xisame-et1 [] [6] trunk",
      "xl-et1 et1 [] [6, 105] trunk",
      "xl-et1 xo105-et1 105 [] access",
      "xl-et1 xosame-et1 [] [6] trunk",
    ]);
  });

  test("changes the pairs only that a second, another and a gone one need", async () => {
    one = await startWritten(["add-port br0 et1"]);
    await one.apply(...carries(5, 6), translates(105, 5));
    const kept = one.row("Port", "xisame-et1", "_uuid");
    await one.apply(...carries(7), translates(107, 7), translates(105, 6));
    expect(ends()).toContain("br0 xi105-et1 6 [] access");
    expect(ends()).toContain("br0 xi107-et1 7 [] access");
    expect(columns("et1")).toBe("[] [5, 105, 107] trunk");
    expect(columns("xisame-et1")).toBe("[] [5] trunk");
    await one.apply(["/interfaces/et1/translations/105"], ["/interfaces/et1/translations/107"]);
    expect(bridges()).toEqual(["br0", "xl-et1"]);
    expect(columns("xisame-et1")).toBe("[] [5, 6, 7] trunk");
    expect(one.row("Port", "xisame-et1", "_uuid")).toBe(kept);
    const document = await one.apply(...carries(5, 6, 7).map(([path]): Step => [path]));
    expect(ends()).toEqual(["br0 et1 4095 [] access"]);
    expect(document["interfaces"]).toEqual({
      et1: { type: "ethernet", trunkVlans: {}, translations: {} },
    });
  });

  test("gives the native VLAN a number of its own where the host has its number for another", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const document = await one.apply(
      ...carries(5, 6),
      ["/interfaces/et1/nativeVlan", 5],
      translates(5, 6),
    );
    expect(document["interfaces"]).toHaveProperty("et1.nativeVlan", 5);
    expect(ends()).toEqual([
      "br0 xi4094-et1 5 [] access",
      "br0 xi5-et1 6 [] access",
      "xl-et1 et1 4094 [5, 4094] native-untagged",
      "xl-et1 xo4094-et1 4094 [] access",
      "xl-et1 xo5-et1 5 [] access",
    ]);
    await one.apply(["/interfaces/et1/translations/5"]);
    expect(ends()).toEqual([
      "br0 xisame-et1 [] [5, 6] trunk",
      "xl-et1 et1 5 [5, 6] native-untagged",
      "xl-et1 xosame-et1 [] [5, 6] trunk",
    ]);
  });

  test("lets a native VLAN have a tag of the host besides", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const seen = await one.apply(
      ...carries(5),
      ["/interfaces/et1/nativeVlan", 5],
      translates(9, 5),
    );
    expect(seen["interfaces"]).toMatchObject({
      et1: { nativeVlan: 5, trunkVlans: { "5": {} }, translations: { "9": { vlan: 5 } } },
    });
  });

  test("needs no bridge for a tag that has the number of its VLAN, unless that is led apart", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const seen = await one.apply(...carries(5, 6), translates(5, 5));
    expect(seen["interfaces"]).toHaveProperty("et1.translations", { "5": { vlan: 5 } });
    expect(ends()).toEqual(["br0 et1 [] [5, 6] trunk"]);
    const more = await one.apply(translates(105, 5), translates(6, 6));
    expect(more["interfaces"]).toHaveProperty("et1.translations", {
      "5": { vlan: 5 },
      "6": { vlan: 6 },
      "105": { vlan: 5 },
    });
    expect(columns("xi5-et1")).toBe("5 [] access");
    expect(columns("xisame-et1")).toBe("[] [6] trunk");
    const native = await one.apply(["/interfaces/et1/nativeVlan", 6]);
    expect(native["interfaces"]).toMatchObject({
      et1: { nativeVlan: 6, translations: { "6": {} } },
    });
    const none = await one.apply(
      ...[5, 6, 105].map((tag): Step => [`/interfaces/et1/translations/${tag}`]),
    );
    expect(none["interfaces"]).toHaveProperty("et1.translations", {});
    expect(one.row("Port", "et1", "external_ids")).not.toContain("same");
  });

  test("refuses what one tag cannot mean at once", async () => {
    one = await startWritten(["add-port br0 et1"]);
    const reason = async (...steps: readonly Step[]): Promise<unknown> => {
      const [answer] = await one.answers(...steps);
      return answer !== undefined && "reason" in answer ? answer.reason : answer;
    };
    expect(await reason(...carries(5, 6), translates(5, 6))).toBe(
      "et1: tag 5 stands for VLAN 6 here, so VLAN 5 cannot pass under its own number",
    );
    expect(await reason(translates(5, 5))).toBe(
      "et1: tag 5 stands for VLAN 5, which is none of its trunk VLANs",
    );
    await one.apply(...carries(5, 6), translates(5, 6), translates(105, 5));
  });

  test("brings a port that was somebody else's back as it was", async () => {
    one = await startWritten([
      "add-port br0 et1 tag=8 external_ids:rack=b7",
      "set interface et1 external_ids:cable=3",
    ]);
    const before = one.row("Port", "et1", "_uuid", "tag", "trunks", "vlan_mode", "external_ids");
    await one.apply(...carries(5), translates(105, 5));
    const seen = await one.document();
    expect(seen["interfaces"]).toMatchObject({ et1: { nativeVlan: 8, trunkVlans: { "8": {} } } });
    await one.apply(["/interfaces/et1/translations/105"], ["/interfaces/et1/trunkVlans/5"]);
    expect(one.row("Port", "et1", "_uuid", "tag", "trunks", "vlan_mode", "external_ids")).toBe(
      before,
    );
    expect(bridges()).toEqual(["br0"]);
  });

  test("translates on port channels, on made interfaces and under long names", async () => {
    const long = "Ethernet17-1234";
    one = await startWritten([`add-port br0 ${long}`]);
    const members = { et1: {}, et2: {} };
    const seen = await one.apply(
      ["/portChannels/101", { members, lacp: "active" }],
      [
        "/interfaces/Port-Channel101",
        {
          type: "lag",
          portChannel: 101,
          trunkVlans: { "5": {} },
          translations: { "105": { vlan: 5 } },
        },
      ],
      [`/interfaces/${long}/trunkVlans/5`, {}],
      [`/interfaces/${long}/translations/105`, { vlan: 5 }],
      [
        "/interfaces/et9",
        { type: "ethernet", trunkVlans: { "5": {} }, translations: { "7": { vlan: 5 } } },
      ],
    );
    expect(seen["interfaces"]).toMatchObject({
      "Port-Channel101": { translations: { "105": { vlan: 5 } } },
      [long]: { translations: { "105": { vlan: 5 } } },
      et9: { translations: { "7": { vlan: 5 } } },
    });
    expect(bridges().every((name) => name.length <= 15)).toBe(true);
    await one.apply(["/interfaces/Port-Channel101"], ["/portChannels/101"], ["/interfaces/et9"]);
    expect(bridges()).toHaveLength(2);
  });

  test("does not take away a bridge into which somebody else put a port", async () => {
    one = await startWritten(["add-port br0 et1"]);
    await one.apply(...carries(5), translates(105, 5));
    one.ovs.vsctl("add-port", "xl-et1", "theirs");
    const undo: Step[] = [["/interfaces/et1/translations/105"], ["/interfaces/et1/trunkVlans/5"]];
    expect(await one.answers(...undo)).toContainEqual({
      type: "refused",
      reason: "bridge xl-et1 has ports that are not ours: take them out first",
    });
  });
});
