// What a ReconcilePolicy says of modes, drift and change windows: what is refused, and what it comes to.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentOf } from "../../src/model/moment.ts";
import { defaultPolicy } from "../../src/model/policy.ts";
import { declare } from "../../src/plan/declare.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { findingsOf, one, resourcesOf } from "./manifests.ts";

const around = [
  one("VlanPool", "p", "{ranges: [2000-2999]}"),
  one("SwitchPair", "p", "{}"),
  one("Switch", "leaf-a1", "{pair: p, driver: sim}"),
  one(
    "Host",
    "node001",
    "{softPatchPanel: {driver: spp, primaryCoreMask: '0x2', nics: [{pciAddress: '00:04.0', physicalNetwork: p, vhosts: 1, coreMask: '0xe0'}]}}",
  ),
] as const;

function findings(spec: string): string[] {
  return findingsOf(...around, one("ReconcilePolicy", "policy", spec)).filter(
    (line) => !line.includes(" host/"),
  );
}

function windowed(window: string): string[] {
  return findings(`{changeWindows: [{type: allow, duration: 4h, ${window}}]}`);
}

function accepting(entry: string): string[] {
  return findings(`{drift: {accept: [{${entry}}]}}`);
}

describe("a schedule", () => {
  test.each([
    "0 22 * * 1-5",
    "0 22 * * MON-FRI",
    "*/15 0-5 * * *",
    "0 0 29 2 *",
    "0 0 31 4,5 *",
    "0 0 31 2 1",
    "0 0 L 2 *",
    "0 0 15W * *",
    "0 22 * * 5#1",
  ])("%s opens", (schedule) => {
    expect(windowed(`schedule: "${schedule}"`)).toEqual([]);
  });

  test.each([
    ["61 * * * *", "policy/schedule", "invalid value for minute: 61"],
    ["0 22 * * 8", "policy/schedule", "invalid value for dayOfWeek: 8"],
    ["0 5-2 * * *", "policy/schedule", "from value is larger than to value: '5-2'"],
    ["0 22 * FOO *", "policy/schedule", "configuration entry 4 (FOO) contains illegal characters"],
    ["0 0 31 2 *", "policy/never-opens", "no month that it names has such a day"],
    ["0 0 30-31 2 *", "policy/never-opens", "no month that it names has such a day"],
    ["0 0 31 4,6,9,11 *", "policy/never-opens", "no month that it names has such a day"],
  ])("%s is refused: %s", (schedule, code, label) => {
    expect(windowed(`schedule: "${schedule}"`)).toEqual([
      `error ${code} policy /spec/changeWindows/0/schedule: ${label}`,
    ]);
  });

  test.each(["@daily", "? ? * * *", "0 22 * *", "0 0 22 * * *", ""])(
    "%s is not written as one",
    (schedule) => {
      expect(() => windowed(`schedule: "${schedule}"`)).toThrow("schema/");
    },
  );
});

describe("a time zone", () => {
  test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])(
    "%s is one",
    (zone) => {
      expect(windowed(`schedule: "0 22 * * *", timeZone: ${zone}`)).toEqual([]);
    },
  );

  test.each(["Europe/Berlim", "Mars/Olympus"])("%s is none", (zone) => {
    expect(windowed(`schedule: "0 22 * * *", timeZone: ${zone}`)).toEqual([
      "error policy/time-zone policy /spec/changeWindows/0/timeZone: is in no time zone database",
    ]);
  });
});

describe("a time span", () => {
  test("of a window is a minute at least and a month at most", () => {
    const spans = ["59s", "1m", "744h", "745h"].map((duration) =>
      findings(
        `{changeWindows: [{type: deny, schedule: "0 22 * * *", duration: ${duration}}]}`,
      ).join(),
    );
    const at = "error policy/time-span policy /spec/changeWindows/0/duration:";
    expect(spans).toEqual([`${at} less than 1m`, "", "", `${at} more than a month`]);
  });

  test("of drift is a month at most", () => {
    expect(findings("{drift: {debounce: 0s, grace: 745h}}")).toEqual([
      "error policy/time-span policy /spec/drift/grace: more than a month",
    ]);
  });
});

describe("accepted drift", () => {
  test.each([
    "target: switch/leaf-a1, until: 2026-12-24",
    "target: switch/leaf-a1, path: /interfaces/Ethernet7/*, until: 2026-12-24",
    'target: patchpanel/node001, path: /plugs/vm1, until: "2026-12-24T06:00:00+01:00"',
  ])("{%s} can be met", (entry) => {
    expect(accepting(entry)).toEqual([]);
  });

  test.each([
    [
      "target: switch/leaf-a2, until: 2026-12-24",
      'policy/unknown-target policy /spec/drift/accept/0/target: no manifest declares it; did you mean "switch/leaf-a1"?',
    ],
    [
      "target: router/r1, until: 2026-12-24",
      "policy/unknown-target policy /spec/drift/accept/0/target: no manifest declares it",
    ],
    [
      "target: switch/leaf-a1, path: /vlan/2003, until: 2026-12-24",
      'policy/unknown-path policy /spec/drift/accept/0/path: a switch has nothing at /vlan; did you mean "/vlans"?',
    ],
    [
      "target: switch/leaf-a1, until: 2026-02-29",
      "policy/no-moment policy /spec/drift/accept/0/until: there is no such day or time",
    ],
  ])("{%s} cannot be met", (entry, finding) => {
    expect(accepting(entry)).toEqual([`error ${finding}`]);
  });
});

describe("a moment", () => {
  test.each([
    ["2026-12-24", "2026-12-25T00:00:00Z"],
    ["2024-02-29", "2024-03-01T00:00:00Z"],
    ["2026-12-24T06:00:00+01:00", "2026-12-24T05:00:00Z"],
    ["2026-12-24t06:00z", "2026-12-24T06:00:00Z"],
    ["2026-12-31T23:30:15.5-02:30", "2027-01-01T02:00:15Z"],
  ])("%s is %s", (text, moment) => {
    expect(momentOf(text)).toBe(Date.parse(moment));
  });

  test.each([
    "",
    "tomorrow",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2100-02-29",
    "2026-12-24T06:00:00",
    "2026-12-24T24:00:00Z",
    "2026-12-24T06:60:00Z",
    "2026-12-24T06:00:00+25:00",
    "2026-12-24 06:00:00Z",
    "2026-12-24T",
    "2026-1-2",
    "12/24/2026",
  ])("%j is none", (text) => {
    expect(momentOf(text)).toBeUndefined();
  });

  test("is the one that the calendar says, on every day", () => {
    const days = fc.date({
      min: new Date("1600-01-01"),
      max: new Date("2999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const text = `${day.toISOString().slice(0, 19)}Z`;
        expect(momentOf(text)).toBe(Date.parse(text));
      }),
    );
  });
});

describe("the policy", () => {
  function policyOf(spec: string) {
    return declare(fabricCatalog, resourcesOf(...around, one("ReconcilePolicy", "policy", spec)))
      .policy;
  }

  test("is the default where nothing is written", () => {
    expect(policyOf("{}")).toEqual(defaultPolicy);
  });

  test("is what is written, in milliseconds, with what is safe for the rest", () => {
    const { mode, drift, changeWindows, windowsFor } = policyOf(
      `{mode: approve, windowsFor: changes,
        drift: {grace: 10m, accept: [{target: switch/leaf-a1, until: 1970-01-01, because: a spare}]},
        changeWindows: [{type: deny, schedule: "0 22 * * *", duration: 90m}]}`,
    );
    expect({ mode, drift, changeWindows, windowsFor }).toEqual({
      mode: "approve",
      windowsFor: "changes",
      drift: {
        action: "heal",
        debounceMs: 0,
        graceMs: 600_000,
        accept: [{ target: "switch/leaf-a1", untilMs: 86_400_000, because: "a spare" }],
      },
      changeWindows: [
        { type: "deny", schedule: "0 22 * * *", durationMs: 5_400_000, timeZone: "UTC" },
      ],
    });
  });
});
