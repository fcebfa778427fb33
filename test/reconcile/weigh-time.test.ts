// An answer of weighing holds until the moment that it names: whatever the policy, the drift and the failures.

import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy, type ChangeWindow, type Policy } from "../../src/model/policy.ts";
import { weigh, type Weighing } from "../../src/reconcile/weigh.ts";
import { failingUntil, minute, now, plans, remembering, second } from "./weigh-stage.ts";

const upToAnHour = fc.integer({ min: 0, max: 3600 }).map((n) => n * second);

const windows: fc.Arbitrary<ChangeWindow> = fc.record({
  type: fc.constantFrom("allow" as const, "deny" as const),
  schedule: fc.constantFrom("*/10 * * * *", "15 * * * *", "0 12 * * 6", "0 0 1 1 *"),
  durationMs: fc.constantFrom(minute, 5 * minute, 60 * minute),
  timeZone: fc.constantFrom("UTC", "Asia/Kathmandu"),
});

const written = fc.record({
  mode: fc.constantFrom("plan" as const, "approve" as const, "apply" as const),
  drift: fc.record({
    action: fc.constantFrom("ignore" as const, "warn" as const, "heal" as const, "heal" as const),
    debounceMs: fc.oneof(fc.constant(0), upToAnHour),
    graceMs: fc.oneof(fc.constant(0), upToAnHour),
    accept: fc.array(
      fc.record({
        target: fc.constantFrom("box/a", "box/b"),
        path: fc.constantFrom("/books/*", "/books/atlas", "/shelves/1"),
        untilMs: upToAnHour.map((ms) => now - 30 * minute + ms),
      }),
      { maxLength: 3 },
    ),
  }),
  changeWindows: fc.array(windows, { maxLength: 2 }),
  windowsFor: fc.constantFrom("everything" as const, "changes" as const),
});

const policies = written.map((spec): Policy => ({ ...defaultPolicy, ...spec }));

const weighings: fc.Arbitrary<Weighing> = fc.record({
  policy: policies,
  isAutoApproved: fc.boolean(),
  nowMs: fc.constant(now),
  plan: fc.constantFrom(...Object.values(plans)),
  memory: fc
    .tuple(upToAnHour, upToAnHour)
    .map(([a, b]) => remembering(now - Math.max(a, b), now - Math.min(a, b))),
  failing: upToAnHour.map((ms) => failingUntil(now - 30 * minute + ms)),
  consents: fc.subarray([{ digest: plans.both.digest, by: "eve" }]),
});

/** Without the moment itself, and without since when items drift that nobody remembers. */
function answer(weighing: Weighing, nowMs: number): unknown {
  const { dueAtMs: _due, drifted, ...rest } = weigh({ ...weighing, nowMs });
  return { ...rest, drifted: drifted.map(({ sinceMs: _since, ...item }) => item) };
}

test("an answer stays as it is until the moment that it names", () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  fc.assert(
    fc.property(weighings, part, (weighing, at) => {
      const { dueAtMs = now + 600 * minute } = weigh(weighing);
      expect(dueAtMs).toBeGreaterThan(now);
      const later = now + Math.floor(at * (dueAtMs - now));
      expect(answer(weighing, later)).toEqual(answer(weighing, now));
    }),
    { numRuns: 3_000 },
  );
});

test("whoever asks again at each such moment gets to where drift is healed", () => {
  const healing = weighings.filter(({ policy }) => policy.drift.action === "heal");
  fc.assert(
    fc.property(healing, (weighing) => {
      const policy: Policy = { ...weighing.policy, mode: "apply", changeWindows: [] };
      let nowMs = now;
      for (let asked = 0; asked < 20; asked += 1) {
        const { dueAtMs, restraints } = weigh({ ...weighing, policy, nowMs });
        if (dueAtMs === undefined) {
          expect(restraints).toBeUndefined();
          return;
        }
        nowMs = dueAtMs;
      }
      throw new Error("it is due again and again");
    }),
  );
});
