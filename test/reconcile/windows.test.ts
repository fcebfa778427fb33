// When change windows are open: over midnight, over changes of clocks, where several meet.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChangeWindow } from "../../src/model/policy.ts";
import { windowState } from "../../src/reconcile/windows.ts";

const hour = 3_600_000;

function allow(schedule: string, hours: number, timeZone = "UTC"): ChangeWindow {
  return { type: "allow", schedule, durationMs: hours * hour, timeZone };
}

function deny(schedule: string, hours: number, timeZone = "UTC"): ChangeWindow {
  return { ...allow(schedule, hours, timeZone), type: "deny" };
}

/** "open until 2026-03-29T01:00:00.000Z", "closed for good". */
function stateAt(moment: string, ...windows: readonly ChangeWindow[]): string {
  const { isOpen, changesAtMs } = windowState(windows, Date.parse(moment));
  const until = changesAtMs === undefined ? "for good" : `until ${minute(changesAtMs)}`;
  return `${isOpen ? "open" : "closed"} ${until}`;
}

function minute(ms: number): string {
  return new Date(ms).toISOString().replace(":00.000Z", "Z");
}

const evenings = allow("0 22 * * 1-5", 4, "Europe/Berlin");
const nightly = allow("30 2 * * *", 1, "Europe/Berlin");

const rows: readonly (readonly [string, string, readonly ChangeWindow[], string])[] = [
  ["without windows it is always open", "2026-11-21T12:00Z", [], "open for good"],
  ["before it begins", "2026-11-20T20:59Z", [evenings], "closed until 2026-11-20T21:00Z"],
  ["at its beginning", "2026-11-20T21:00Z", [evenings], "open until 2026-11-21T01:00Z"],
  [
    "after midnight, on a day that it names no more",
    "2026-11-21T00:59Z",
    [evenings],
    "open until 2026-11-21T01:00Z",
  ],
  ["at its end", "2026-11-21T01:00Z", [evenings], "closed until 2026-11-23T21:00Z"],
  [
    "in summer its hour is another one",
    "2026-07-01T20:00Z",
    [evenings],
    "open until 2026-07-02T00:00Z",
  ],
  [
    "in the night that skips its beginning, just before",
    "2026-03-29T00:59Z",
    [nightly],
    "closed until 2026-03-29T01:00Z",
  ],
  [
    "in the night that skips its beginning, it begins right after",
    "2026-03-29T01:00Z",
    [nightly],
    "open until 2026-03-29T02:00Z",
  ],
  [
    "one that is over a skipped hour lasts as long as ever",
    "2026-03-29T02:30Z",
    [allow("0 1 * * *", 3, "Europe/Berlin")],
    "open until 2026-03-29T03:00Z",
  ],
  [
    "in the night that has its beginning twice, the first counts",
    "2026-10-25T00:30Z",
    [nightly],
    "open until 2026-10-25T01:30Z",
  ],
  [
    "in the night that has its beginning twice, the second does not",
    "2026-10-25T01:30Z",
    [nightly],
    "closed until 2026-10-26T01:30Z",
  ],
  [
    "a list of hours also begins right after a skipped one",
    "2026-03-29T01:30Z",
    [allow("30 2,14 * * *", 1, "Europe/Berlin")],
    "open until 2026-03-29T02:00Z",
  ],
  [
    "of two that overlap, between their beginnings",
    "2026-11-21T10:30Z",
    [allow("0 10 * * *", 2), allow("0 11 * * *", 2)],
    "open until 2026-11-21T11:00Z",
  ],
  [
    "of two that overlap, when the first is over",
    "2026-11-21T12:30Z",
    [allow("0 10 * * *", 2), allow("0 11 * * *", 2)],
    "open until 2026-11-21T13:00Z",
  ],
  [
    "one that begins again before its end",
    "2026-11-21T12:30Z",
    [allow("0 * * * *", 2)],
    "open until 2026-11-21T14:00Z",
  ],
  [
    "a denial wins",
    "2026-11-21T11:00Z",
    [allow("0 10 * * *", 4), deny("0 11 * * *", 1)],
    "closed until 2026-11-21T12:00Z",
  ],
  [
    "after the denial",
    "2026-11-21T12:00Z",
    [allow("0 10 * * *", 4), deny("0 11 * * *", 1)],
    "open until 2026-11-21T14:00Z",
  ],
  [
    "with denials alone, the rest is allowed",
    "2026-11-21T12:00Z",
    [deny("0 11 * * *", 1)],
    "open until 2026-11-22T11:00Z",
  ],
  [
    "a freeze over the turn of the year",
    "2027-01-01T12:00Z",
    [deny("0 0 20 12 *", 744)],
    "closed until 2027-01-20T00:00Z",
  ],
  [
    "a leap day comes again",
    "2026-11-21T12:00Z",
    [allow("0 0 29 2 *", 24)],
    "closed until 2028-02-29T00:00Z",
  ],
];

describe("change windows", () => {
  test.each(rows)("%s (%s)", (_sentence, moment, windows, state) => {
    expect(stateAt(moment, ...windows)).toBe(state);
  });

  test("stay as they are for as long as they say", () => {
    const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];
    const window = fc.record({
      type: fc.constantFrom("allow" as const, "deny" as const),
      schedule: fc.constantFrom("0 22 * * 1-5", "30 2 * * *", "*/20 * * * *", "15 1,13 * * 0"),
      durationMs: fc.integer({ min: 1, max: 40 }).map((n) => n * 15 * 60_000),
      timeZone: fc.constantFrom(...zones),
    });
    // The nights of 2026 in which clocks change somewhere, and others.
    const from = fc.constantFrom(
      "2026-03-08",
      "2026-03-29",
      "2026-04-05",
      "2026-10-04",
      "2026-10-25",
      "2026-11-01",
      "2026-06-10",
    );
    fc.assert(
      fc.property(
        fc.array(window, { maxLength: 4 }),
        from,
        fc.nat(24 * 60),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (windows, day, minutes, part) => {
          const now = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
          const { isOpen, changesAtMs = now + 24 * hour } = windowState(windows, now);
          expect(changesAtMs).toBeGreaterThan(now);
          const later = now + Math.floor(part * (changesAtMs - now));
          expect(windowState(windows, later).isOpen).toBe(isOpen);
        },
      ),
      { numRuns: 500 },
    );
  });
});
