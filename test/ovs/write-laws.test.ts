// What must hold of writing whatever is done in whatever order, on real switches with things of others on
// them: all or nothing, the document as it was to be, the others' rows to the byte, and a way back.

import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import { describeWithOvs } from "../support/open-vswitch.ts";
import { stepsFrom } from "./random-steps.ts";
import { startWritten, type Step, type WrittenSwitch } from "./writing.ts";

const others = [
  "add-port br0 et1 -- add-port br0 et2 -- add-port br0 et4",
  "add-port br0 et3 tag=8 trunks=7,8 vlan_mode=native-untagged external_ids:rack=b7",
  "set interface et1 external_ids:cable=1 -- set interface et3 mtu_request=1400",
  "add-bond br0 bond9 et5 et6 trunks=6 bond_mode=active-backup other_config:lacp-time=slow",
  "add-port br0 tunnel tag=4000 -- set interface tunnel type=vxlan options:key=99",
  "set interface tunnel options:remote_ip=192.0.2.99 -- set bridge br0 external_ids:owner=them",
  "add-br br1 -- set bridge br1 other_config:mac-aging-time=60",
  "add-port br1 far tag=5 external_ids:plumbline-like=no",
];

/** Nobody is asked to change these. */
const untouched = ["br1", "far", "tunnel"];
/** These are changed and must come back; et1, et2 and et4 carry every VLAN, which does not come back. */
const restored = [...untouched, "et3", "bond9"];

describeWithOvs("whatever is written to a switch", () => {
  test(
    "is all done or not at all, is seen, leaves others alone, and can be taken back",
    {
      timeout: 120_000,
    },
    async () => {
      const batch = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 4 });
      const work = fc.array(batch, { minLength: 1, maxLength: 20 });
      await fc.assert(fc.asyncProperty(work, holds), {
        numRuns: 10,
        endOnFailure: true,
        interruptAfterTimeLimit: 60_000,
      });
    },
  );
});

async function holds(work: readonly (readonly number[])[]): Promise<void> {
  const one = await startWritten(others, {}, { vtepAddress: "192.0.2.1" });
  try {
    const first = await one.document();
    const firstRows = rowsOf(one, restored);
    const guarded = rowsOf(one, untouched);
    const undoing: Step[][] = [];
    let document = first;
    for (const picks of work) {
      const { steps, after } = stepsFrom(document, picks);
      const everything = rowsOf(one);
      const answers = await one.answers(...steps);
      const seen = await one.document();
      if (answers.every(({ type }) => type === "accepted")) {
        expect(plain(seen), JSON.stringify(steps)).toEqual(plain(after));
        undoing.unshift(backFrom(document, steps));
      } else {
        expect(answers.some(({ type }) => type === "refused")).toBe(true);
        expect(seen).toEqual(document);
        expect(rowsOf(one)).toBe(everything);
      }
      expect(rowsOf(one, untouched)).toBe(guarded);
      document = seen;
    }
    for (const steps of undoing) {
      const answers = await one.answers(...steps);
      expect(answers, JSON.stringify(steps)).toEqual(steps.map(() => ({ type: "accepted" })));
    }
    expect(plain(await one.document())).toEqual(plain(first));
    expect(rowsOf(one, restored)).toBe(firstRows);
  } finally {
    await one.remove();
  }
}

/** What ovs-vswitchd does not count up by itself; with their uuids, of these names or of all. */
function rowsOf({ ovs }: WrittenSwitch, names?: readonly string[]): string {
  const tables = {
    Bridge: ["_uuid", "name", "ports", "external_ids", "other_config"],
    Port: "_uuid name interfaces tag trunks vlan_mode protected lacp bond_mode other_config external_ids",
    Interface: "_uuid name type options mtu_request external_ids",
  };
  const rows = Object.entries(tables).flatMap(([table, columns]) => {
    const list = typeof columns === "string" ? columns.split(" ") : columns;
    const wanted =
      names === undefined || table !== "Bridge" ? list : list.filter((c) => c !== "ports");
    const words = ["--format=csv", "--no-headings", `--columns=${wanted.join()}`, "list", table];
    return ovs
      .vsctl(...words)
      .trim()
      .split("\n");
  });
  const isWanted = (row: string): boolean =>
    names === undefined || names.some((name) => row.split(",")[1] === name);
  return rows.filter(isWanted).sort().join("\n");
}

/** Without what follows from other things: VLANs of others, and that every VLAN is carried. */
function plain(document: JsonObject): Json {
  const { vlans = {}, interfaces = {}, remoteVteps = {}, ...rest } = document;
  return {
    ...rest,
    vlans: without(vlans, (vlan) => isJsonObject(vlan) && vlan["name"] === ""),
    remoteVteps: without(remoteVteps, (list) => Object.keys(list ?? {}).length === 0),
    interfaces: Object.fromEntries(
      Object.entries(interfaces as JsonObject).map(([name, item]) => {
        const { allVlans: _, ...shown } = item as JsonObject;
        return [name, shown];
      }),
    ),
  };
}

function without(section: Json, isLeftOut: (item: Json) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(section as JsonObject).filter(([, item]) => !isLeftOut(item)),
  );
}

/** The way back: each path as it was before its first step, the last one first. */
function backFrom(document: JsonObject, steps: readonly Step[]): Step[] {
  const paths = [...new Set(steps.map(([path]) => path))].reverse();
  return paths.map((path): Step => {
    const value = valueAt(document, segmentsOf(path));
    return value === undefined ? [path] : [path, value];
  });
}
