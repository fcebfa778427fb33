// The acceptance cases of the seed's ML2 driver, and where each is shown here: by cases beside this
// file, by tests elsewhere, or why it cannot arise. The numbers are those of the requirements; some were
// never given out. What goes wrong in that driver is in test/hazards.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

interface Shown {
  /** Folders beside this file. */
  readonly cases?: readonly string[];
  /** Names of tests, with the file from the root of the project. */
  readonly tests?: readonly (readonly [file: string, name: string])[];
  /** Where ours differs, or why the case cannot arise. */
  readonly note?: string;
}

const importer = "test/importers/import-cc-fabric.test.ts";
const claims = "test/kinds/claims.test.ts";
const values = "test/kinds/values.test.ts";

const acceptance: Readonly<Record<string, Shown>> = {
  C1: {
    cases: ["three-switches-in-a-pair", "pair-of-two-drivers"],
    note: "a pair may also have one switch",
  },
  C2: { cases: ["two-pairs-with-one-group-id"] },
  C3: { cases: ["pair-of-two-drivers"] },
  C4: {
    cases: ["port-channel-half-described"],
    note: "a port has a port channel with number and members, or none; no flag can contradict it",
  },
  C5: {
    tests: [
      [importer, "another case (C5)"],
      [importer, "a space (C5)"],
      [importer, "an explicit id that wins"],
    ],
    note: "manifests give the number; only the importer reads it from a name",
  },
  C6: {
    cases: ["untagged-is-native", "metagroup-is-a-trunk", "cluster-bound-directly"],
    tests: [[claims, "binding: trunk makes a group with ports carry the VLAN only"]],
  },
  C8: { cases: ["roles-outside-their-zone"] },
  C10: { cases: ["several-trunks-need-direct-binding"] },
  C11: {
    cases: ["wrong-vlan-ranges", "ranges-clean-their-own"],
    note: "4094 and 4095, which no switch takes, are refused as well",
  },
  C12: { cases: ["pair-in-an-unknown-zone"] },
  C14: { cases: ["two-vrfs-with-one-number", "vrfs-alike"] },
  C15: { cases: ["host-groups-that-do-not-fit"] },
  C17: { cases: ["one-pair-only", "child-of-two-clusters"] },
  C18: {
    cases: ["wrong-as-numbers"],
    tests: [[values, "an AS number (C18)"]],
  },
  C19: {
    cases: ["route-targets-of-its-own", "wrong-route-targets"],
    tests: [[values, "a route target (C19)"]],
  },
  M1: { cases: ["node-of-a-pod", "untagged-is-native"] },
  M2: { cases: ["subport-of-a-trunk", "tagged-is-translated"] },
  M4: { cases: ["cluster-of-a-pod", "metagroup-is-a-trunk"] },
  M5: {
    cases: ["metagroup-is-a-trunk", "pinned-in-another-pool", "transit-bound", "unknown-host"],
    note: "an unknown host is a mistake here, as there is no other driver that might know it",
  },
  M6: { cases: ["cluster-and-node-share-a-vlan"] },
  M7: { cases: ["pool-exhausted"] },
  M9: { cases: ["cluster-and-node-share-a-vlan", "tagged-leaves-native-stays", "vni-changed"] },
  M10: { cases: ["extra-vlans-on-a-port"] },
  R1: { cases: ["cluster-binding-leaves-another-stays"] },
  R2: { cases: ["one-host-leaves"] },
  R3: { cases: ["last-host-of-a-pod-leaves", "last-host-leaves"] },
  R5: {
    cases: ["host-changes", "host-changes-to-an-unknown-one"],
    note: "there are no binding levels; a change to an unknown host is a mistake and removes nothing",
  },
  R6: {
    cases: ["external-network-leaves", "last-external-network-leaves"],
    note: "the aggregates go too, with the last network that needs them",
  },
  S1: {
    cases: [
      "networks-get-transits",
      "network-in-an-unknown-zone",
      "network-everywhere",
      "transit-of-two-zones-counts-once",
      "transit-drained",
      "transits-full",
    ],
  },
  S4: { cases: ["network-leaves-its-transit"] },
  S7: {
    cases: ["network-deleted"],
    note: "a place is one line of the plan's allocations, which stands for the event",
  },
  Y2: {
    cases: ["infra-networks-only", "infra-networks-only-on-one-switch", "extra-vlans-on-a-port"],
  },
  Y5: { cases: ["port-channels-before-any-binding"] },
  A1: {
    tests: [["test/cli/words.test.ts", "the numbers %j are %s"]],
    note: "ranges are for people; documents have every VLAN as a key",
  },
  A2: { cases: ["ranges-clean-their-own"] },
  A3: { cases: ["vni-of-another-vlan"] },
  A5: { cases: ["vnis-removed-by-others"] },
  A6: {
    cases: ["trunk-of-others-stays"],
    note: "members of a port channel carry no VLANs of their own",
  },
  A8: { cases: ["gateways-in-ranges"] },
  A11: { cases: ["gateway-gets-an-address"] },
  A13: { note: "names are kept as they are; how a device spells them is its driver's business" },
  A14: {
    tests: [["test/cli/drift.test.ts", "a target that was not seen is unknown, never drifted"]],
    note: "nothing runs by itself that would have to be paused",
  },
  A15: {
    cases: ["bare-metal-by-profile", "profile-of-two-hosts"],
    note: "a broken profile is refused by the schema instead of being ignored",
  },
};

const root = join(import.meta.dirname, "../..");

describe("the seed's acceptance cases", () => {
  test.each(Object.entries(acceptance))("%s is shown, or said not to arise", (_id, shown) => {
    const { cases = [], tests = [], note } = shown;
    expect(cases.length + tests.length > 0 || note !== undefined).toBe(true);
    for (const name of cases) {
      expect(existsSync(join(import.meta.dirname, name, "plan.txt")), name).toBe(true);
    }
    for (const [file, name] of tests)
      expect(readFileSync(join(root, file), "utf8")).toContain(name);
  });
});
