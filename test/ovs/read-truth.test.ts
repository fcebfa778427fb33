// What a document says of an interface, held against what the switch itself does with a frame: its own
// trace of one that enters, on a bridge with the interface and a port that carries every VLAN.

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { describeWithOvs, startOpenVSwitch, type OpenVSwitch } from "../support/open-vswitch.ts";
import { ovsDriver, settingsOf } from "./driven.ts";
import { seenBy } from "../contract/driver-bench.ts";

/**
 * The numbers that the cases use, and both ends. The number that stands for a native VLAN in the bridge of
 * a translation is none of them: frames that the host tags with it come into that VLAN, too.
 */
const numbers = [1, 5, 6, 7, 100, 200, 4000, 4094];

type Carried = Pick<JsonObject, "nativeVlan" | "trunkVlans" | "translations" | "allVlans">;

/** What becomes of a frame: its tag where it comes out, "none" without one; undefined where it does not. */
type Tag = number | "none" | undefined;

const trunk = (...vlans: readonly number[]): string[] => [
  "vlan_mode=trunk",
  `trunks=${list(vlans)}`,
];
const access = (tag: number): string[] => ["vlan_mode=access", `tag=${tag}`];
const native = (tag: number, ...vlans: readonly number[]): string[] => [
  "vlan_mode=native-untagged",
  `tag=${tag}`,
  `trunks=${list(vlans)}`,
];

function list(vlans: readonly number[]): string {
  return `[${vlans.join(",")}]`;
}

const direct: readonly (readonly string[])[] = [
  [],
  ["vlan_mode=trunk"],
  ["vlan_mode=access"],
  ["tag=5"],
  ["tag=0"],
  ["tag=5", "trunks=6,7"],
  ["vlan_mode=trunk", "tag=5"],
  ["trunks=5,6"],
  ["trunks=0"],
  ["trunks=0,5"],
  access(5),
  access(4095),
  native(5),
  native(5, 5, 6),
  native(5, 6, 7),
  native(5, 0, 6),
  ["vlan_mode=native-tagged", "tag=5", "trunks=6"],
];

interface Translation {
  readonly host: readonly string[];
  /** [columns in the bridge of the translation, columns in the switch] */
  readonly pairs: readonly (readonly [readonly string[], readonly string[]])[];
}

const translations: readonly Translation[] = [
  {
    host: trunk(6, 7, 100),
    pairs: [
      [trunk(6, 7), trunk(6, 7)],
      [access(100), access(5)],
    ],
  },
  {
    host: native(6, 6, 100),
    pairs: [
      [trunk(6), trunk(6)],
      [access(100), access(5)],
    ],
  },
  {
    host: native(4001, 4001, 100),
    pairs: [
      [access(4001), access(100)],
      [access(100), access(5)],
    ],
  },
  { host: access(6), pairs: [[trunk(6), trunk(6)]] },
  { host: access(4000), pairs: [[access(4000), access(6)]] },
  {
    host: trunk(100, 200),
    pairs: [
      [access(100), access(200)],
      [access(200), access(100)],
    ],
  },
  {
    host: trunk(6, 100),
    pairs: [
      [trunk(6, 7), trunk(6)],
      [access(100), access(5)],
      [access(200), access(1)],
    ],
  },
  { host: trunk(6, 7), pairs: [[trunk(), trunk(6)]] },
  { host: trunk(6, 7), pairs: [[trunk(7), trunk()]] },
  { host: trunk(), pairs: [[trunk(), trunk()]] },
  { host: native(5), pairs: [[trunk(), trunk()]] },
  {
    host: access(4095),
    pairs: [
      [trunk(6), trunk(6)],
      [access(100), access(5)],
    ],
  },
];

describeWithOvs("a document says of an interface what the switch does", () => {
  let ovs: OpenVSwitch;
  let driver: Driver;
  let settings: TargetSettings;
  beforeAll(async () => {
    ovs = await startOpenVSwitch();
    ovs.vsctl("add-br", "br0", "--", "add-port", "br0", "every");
    driver = ovsDriver();
    settings = settingsOf({ endpoint: ovs.endpoint });
  });
  beforeEach(() => {
    const isOther = (name: string): boolean => !["", "every"].includes(name);
    const others = ovs.vsctl("list-ports", "br0").split("\n").filter(isOther);
    ovs.vsctl("--if-exists", "del-br", "xl", ...others.flatMap((name) => ["--", "del-port", name]));
  });
  afterAll(async () => {
    await driver.close?.();
    await ovs.remove();
  });

  test.each(direct.map((columns) => [columns.join(" ") || "nothing", columns] as const))(
    "of a port with %s",
    async (_name, columns) => {
      ovs.vsctl("add-port", "br0", "et1", ...columns);
      await expectTruth("br0");
    },
  );

  test.each(translations.map((one) => [wordsFor(one), one] as const))(
    "of a translated port with %s",
    async (_name, { host, pairs }) => {
      const ends = pairs.flatMap(([outer, inner], i) => [
        ...patchEnd("xl", `o${i}`, `i${i}`, outer),
        ...patchEnd("br0", `i${i}`, `o${i}`, inner),
      ]);
      const bridge = ["add-br", "xl", "--", "set", "bridge", "xl", ...bridgeMarks];
      ovs.vsctl(...bridge, "--", "add-port", "xl", "et1", ...host, ...ends);
      await expectTruth("xl");
    },
  );

  async function expectTruth(bridge: string): Promise<void> {
    const { interfaces } = (await seenBy(driver, settings)).document;
    const said = (interfaces as JsonObject)["et1"] as Carried & JsonObject;
    const ports = numbersOf(ovs.appctl("dpif/show"));
    const comesOut = (bridgeOf: string, from: string, tag: number | undefined, to: string): Tag => {
      const tagged = tag === undefined ? "" : `,dl_vlan=${tag}`;
      const frame = `in_port=${from}${tagged},dl_dst=ff:ff:ff:ff:ff:ff`;
      return tagAt(ovs.appctl("ofproto/trace", bridgeOf, frame), ports.get(to), tag);
    };
    for (const vlan of numbers) {
      expect([vlan, comesOut("br0", "every", vlan, "et1")]).toEqual([vlan, leavingAs(said, vlan)]);
      if (vlan === said["nativeVlan"]) continue;
      expect([vlan, comesOut(bridge, "et1", vlan, "every")]).toEqual([
        vlan,
        enteringAs(said, vlan),
      ]);
    }
    const nativeVlan = said["nativeVlan"] as number | undefined;
    if (nativeVlan !== undefined) {
      expect(comesOut(bridge, "et1", undefined, "every")).toBe(nativeVlan);
    }
  }
});

const bridgeMarks = [
  "external-ids:plumbline=translation",
  "external-ids:plumbline-bridge=br0",
  "external-ids:plumbline-interface=et1",
];

function wordsFor({ host, pairs }: Translation): string {
  const ways = pairs.map(([outer, inner]) => `${outer.join(" ")} to ${inner.join(" ")}`);
  return `${host.join(" ")}, and ${ways.join(", ")}`;
}

function patchEnd(
  bridge: string,
  name: string,
  peer: string,
  columns: readonly string[],
): string[] {
  const port = ["--", "add-port", bridge, name, ...columns];
  const marked = ["--", "set", "port", name, "external-ids:plumbline=translation"];
  return [...port, "--", "set", "interface", name, "type=patch", `options:peer=${peer}`, ...marked];
}

function leavingAs(said: Carried & JsonObject, vlan: number): Tag {
  if (vlan === said["nativeVlan"]) return "none";
  const tags = Object.entries(said["translations"] as Record<string, { vlan: number }>);
  const translated = tags.find(([, to]) => to.vlan === vlan);
  if (translated !== undefined) return Number(translated[0]);
  return carries(said, vlan) ? vlan : undefined;
}

function enteringAs(said: Carried & JsonObject, tag: number): Tag {
  const known = said["translations"] as Record<string, { vlan: number }>;
  const translated = known[tag];
  if (translated !== undefined) return translated.vlan;
  const isTaken = Object.values(known).some(({ vlan }) => vlan === tag);
  return !isTaken && carries(said, tag) ? tag : undefined;
}

function carries(said: Carried & JsonObject, vlan: number): boolean {
  return said["allVlans"] === true || Object.hasOwn(said["trunkVlans"] as object, String(vlan));
}

/** Port → the number that actions call it by, as "et1 1/2: (system)" says it. */
function numbersOf(shown: string): ReadonlyMap<string, string> {
  const found = shown.matchAll(/^ +(\S+) \d+\/(\d+):/gm);
  return new Map([...found].map(([, name = "", number = ""]) => [name, number]));
}

/** The tag that a frame has where the last line of its trace puts it out at a port. */
function tagAt(trace: string, port: string | undefined, entered: number | undefined): Tag {
  const actions = /Datapath actions: (.*)/.exec(trace)?.[1] ?? "";
  let tag = entered;
  for (const [action, pushed] of actions.matchAll(/pop_vlan|push_vlan\(vid=(\d+)[^)]*\)|\d+/g)) {
    if (action === "pop_vlan") tag = undefined;
    else if (pushed !== undefined) tag = Number(pushed);
    else if (action === port) return tag ?? "none";
  }
  return undefined;
}
