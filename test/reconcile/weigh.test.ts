// What a controller may do with a plan, and when it has to ask again. Every row is a promise to people.

import { describe, expect, test } from "vitest";
import { noDrift, rememberDrift } from "../../src/reconcile/drift-memory.ts";
import { leftByPlan } from "../../src/reconcile/weigh.ts";
import {
  atlas,
  atlasGone,
  failingUntil,
  globe,
  hour,
  minute,
  now,
  plan,
  plans,
  remembering,
  second,
  shown,
  weighed,
  type Words,
} from "./weigh-stage.ts";

const open = {
  type: "allow" as const,
  schedule: "0 10 * * *",
  durationMs: 4 * hour,
  timeZone: "UTC",
};
const shut = { ...open, schedule: "0 22 * * *" };
const digestOfBoth = plans.both.digest;

type Rows = readonly (readonly [sentence: string, words: Words, answer: string])[];

const modes: Rows = [
  [
    "without a mode and without consent, nothing is changed, drift included",
    { isAutoApproved: false },
    "plan; tells /books/atlas: plans are only told of here",
  ],
  ["without a mode and with consent, everything is applied", {}, "apply; tells /books/atlas"],
  [
    "mode plan changes nothing, whatever who watches said",
    { policy: { mode: "plan" } },
    "plan; tells /books/atlas: plans are only told of here",
  ],
  [
    "mode apply needs no consent",
    { policy: { mode: "apply" }, isAutoApproved: false },
    "apply; tells /books/atlas",
  ],
  [
    "mode approve heals drift, and holds what nobody approved",
    { policy: { mode: "approve" } },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "mode approve lets what only drifts be healed",
    { policy: { mode: "approve" }, plan: plans.drift },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "mode approve also holds what would only be recorded",
    { policy: { mode: "approve" }, plan: plans.recorded },
    "approve; holds changes (not-approved)",
  ],
  [
    "mode approve applies what somebody approved",
    { policy: { mode: "approve" }, consents: [{ digest: digestOfBoth, by: "eve" }] },
    "approve; by eve; tells /books/atlas",
  ],
  [
    "eight digits name a plan, in capitals too",
    {
      policy: { mode: "approve" },
      consents: [{ digest: digestOfBoth.slice(0, 8).toUpperCase(), by: "eve" }],
    },
    "approve; by eve; tells /books/atlas",
  ],
  [
    "seven digits name no plan",
    { policy: { mode: "approve" }, consents: [{ digest: digestOfBoth.slice(0, 7), by: "eve" }] },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "nothing at all names no plan",
    { policy: { mode: "approve" }, consents: [{ digest: "", by: "eve" }] },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "more than a digest names no plan",
    { policy: { mode: "approve" }, consents: [{ digest: `${digestOfBoth}0`, by: "eve" }] },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "a consent to another plan is none to this one",
    { policy: { mode: "approve" }, consents: [{ digest: plans.declared.digest, by: "eve" }] },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "of several consents the right one counts",
    {
      policy: { mode: "approve" },
      consents: [
        { digest: plans.declared.digest, by: "mallory" },
        { digest: digestOfBoth, by: "eve" },
      ],
    },
    "approve; by eve; tells /books/atlas",
  ],
  [
    "a consent matters only in mode approve",
    { policy: { mode: "plan" }, consents: [{ digest: digestOfBoth, by: "eve" }] },
    "plan; tells /books/atlas: plans are only told of here",
  ],
];

const windows: Rows = [
  [
    "within a window everything goes, until it ends",
    { policy: { changeWindows: [open] } },
    "apply; tells /books/atlas; again in 7200s",
  ],
  [
    "outside of all windows nothing is changed",
    { policy: { changeWindows: [shut] } },
    "apply; holds changes (outside-window); holds drift (outside-window); tells /books/atlas: no change window is open; again in 36000s",
  ],
  [
    "windows for changes let drift be healed",
    { policy: { changeWindows: [shut], windowsFor: "changes" } },
    "apply; holds changes (outside-window); tells /books/atlas; again in 36000s",
  ],
  [
    "where nothing is to do nobody waits for a window",
    { policy: { changeWindows: [shut] }, plan: plans.quiet },
    "apply",
  ],
  [
    "what nobody approved waits for a person, not for a window",
    { policy: { mode: "approve", changeWindows: [shut], windowsFor: "changes" } },
    "approve; holds changes (not-approved); tells /books/atlas",
  ],
  [
    "what somebody approved waits for a window",
    {
      policy: { mode: "approve", changeWindows: [shut] },
      plan: plans.declared,
      consents: [{ digest: plans.declared.digest, by: "eve" }],
    },
    "approve; holds changes (outside-window); by eve; again in 36000s",
  ],
  [
    "mode plan waits for no window",
    { policy: { mode: "plan", changeWindows: [shut] } },
    "plan; tells /books/atlas: plans are only told of here",
  ],
  [
    "drift that is only told of is left within a window too",
    { policy: { changeWindows: [open] }, drift: { action: "warn" }, plan: plans.drift },
    "apply; holds drift (drift-left); tells /books/atlas: the policy only tells of drift; again in 7200s",
  ],
];

const acceptance = { target: "box/a", untilMs: now + hour };

const drifts: Rows = [
  [
    "ignored drift is left, and nobody hears of it",
    { drift: { action: "ignore" } },
    "apply; holds drift (drift-left)",
  ],
  [
    "drift that is warned of is left, and told",
    { drift: { action: "warn" } },
    "apply; holds drift (drift-left); tells /books/atlas: the policy only tells of drift",
  ],
  [
    "nothing is ignored of what manifests changed",
    { drift: { action: "ignore" }, plan: plans.declared },
    "apply",
  ],
  [
    "mode plan says nothing of ignored drift",
    { policy: { mode: "plan" }, drift: { action: "ignore" } },
    "plan",
  ],
  [
    "during its grace drift is told",
    { drift: { graceMs: 10 * minute }, memory: remembering(now - minute, now - minute) },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is left for 10m after it was first seen; again in 540s",
  ],
  [
    "after its grace it is healed",
    { drift: { graceMs: 10 * minute }, memory: remembering(now - 10 * minute, now - 10 * minute) },
    "apply; tells /books/atlas",
  ],
  [
    "drift that nobody remembers is new",
    { drift: { graceMs: 10 * minute }, memory: noDrift },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is left for 10m after it was first seen; again in 600s",
  ],
  [
    "drift must stand still",
    { drift: { debounceMs: 30 * second } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is healed once it stands still for 30s; again in 30s",
  ],
  [
    "what stood still for long enough is healed",
    {
      drift: { debounceMs: 30 * second },
      memory: remembering(now - 30 * second, now - 30 * second),
    },
    "apply; tells /books/atlas",
  ],
  [
    "what goes on changing is not healed, and said to",
    { drift: { debounceMs: 30 * second }, memory: remembering(now - hour, now - 5 * second) },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it keeps changing; it is healed once it stands still for 30s; again in 25s",
  ],
  [
    "grace and standing still go on at the same time",
    {
      drift: { debounceMs: 30 * second, graceMs: minute },
      memory: remembering(now - minute, now - 30 * second),
    },
    "apply; tells /books/atlas",
  ],
  [
    "accepted drift is left until then",
    { drift: { accept: [{ ...acceptance, because: "a spare is on its way" }] } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is accepted until 2026-11-21T13:00:00Z: a spare is on its way; again in 3600s",
  ],
  [
    "what was accepted until now is healed",
    { drift: { accept: [{ ...acceptance, untilMs: now }] } },
    "apply; tells /books/atlas",
  ],
  [
    "drift is accepted at its very path",
    { drift: { accept: [{ ...acceptance, path: "/books/atlas" }] } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is accepted until 2026-11-21T13:00:00Z; again in 3600s",
  ],
  [
    "drift is accepted below a path",
    { drift: { accept: [{ ...acceptance, path: "/books/*" }] } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is accepted until 2026-11-21T13:00:00Z; again in 3600s",
  ],
  [
    "who accepts a field of an item accepts the item",
    { drift: { accept: [{ ...acceptance, path: "/books/atlas/shelf" }] } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is accepted until 2026-11-21T13:00:00Z; again in 3600s",
  ],
  [
    "a path that only begins alike is another one",
    { drift: { accept: [{ ...acceptance, path: "/books/atl" }] } },
    "apply; tells /books/atlas",
  ],
  [
    "drift elsewhere is not accepted",
    { drift: { accept: [{ ...acceptance, target: "box/b" }] } },
    "apply; tells /books/atlas",
  ],
  [
    "of two acceptances the longer one counts",
    { drift: { accept: [{ ...acceptance, untilMs: now + minute }, acceptance] } },
    "apply; leaves box/a/books/atlas; tells /books/atlas: it is accepted until 2026-11-21T13:00:00Z; again in 3600s",
  ],
];

const failures: Rows = [
  [
    "a target that failed is given its time",
    { failing: failingUntil(now + minute) },
    "apply; holds box/a (backing-off); tells /books/atlas: operations failed there, and it is given time; again in 60s",
  ],
  ["after its time it is tried again", { failing: failingUntil(now) }, "apply; tells /books/atlas"],
  [
    "a target that failed does not slow others",
    { failing: failingUntil(now + minute, "box/b"), plan: plans.elsewhere },
    "apply; holds box/b (backing-off); again in 60s",
  ],
  [
    "a target that failed and has nothing to do is not waited for",
    { failing: failingUntil(now + minute, "box/b") },
    "apply; tells /books/atlas",
  ],
  [
    "whichever is over first is waited for",
    { failing: failingUntil(now + minute), drift: { graceMs: 10 * second } },
    "apply; leaves box/a/books/atlas; holds box/a (backing-off); tells /books/atlas: operations failed there, and it is given time; again in 10s",
  ],
];

describe.each([
  ["the mode", modes],
  ["change windows", windows],
  ["drift", drifts],
  ["targets that fail", failures],
] as const)("what %s means for a plan", (_what, rows) => {
  test.each(rows)("%s", (_sentence, words, answer) => {
    expect(shown(weighed(words))).toBe(answer);
  });
});

test("a plan under its restraints holds what it was told to, and heals the rest", () => {
  const { restraints } = weighed({ policy: { mode: "approve" } });
  const again = plan([atlas, globe], atlasGone, restraints && { restraints });
  expect(again.operations.map(({ id, drift }) => [id, drift])).toEqual([
    ["add:box/a/books/atlas", true],
  ]);
  expect(again.held).toMatchObject([{ reason: "not-approved", path: "/books/globe" }]);
});

test("a plan of nothing but drift is healed without anybody's consent, as it is", () => {
  const { restraints } = weighed({ policy: { mode: "approve" }, plan: plans.drift });
  expect(plan([atlas], atlasGone, restraints && { restraints })).toEqual(plans.drift);
});

test("drift that waits for a change which may not be made is said to be left", () => {
  const { drifted } = weighed({ policy: { mode: "approve" } });
  const detail = "it waits for add /shelves/2, which is held back";
  const held = [
    {
      reason: "waiting" as const,
      target: "box/a",
      path: "/books/atlas",
      drift: true as const,
      detail,
      help: "",
      claims: [],
    },
  ];
  expect(leftByPlan(drifted, { held })).toMatchObject([
    { path: "/books/atlas", leftBecause: detail },
  ]);
  expect(leftByPlan(drifted, { held: [] })).toEqual(drifted);
});

test("what somebody changes every five seconds is never healed, and healed once they stop", () => {
  const drift = { debounceMs: 30 * second };
  let memory = noDrift;
  for (let step = 0; step < 200; step += 1) {
    const nowMs = now + step * 5 * second;
    const asked = step % 2 === 0 ? plans.drift : plans.moved;
    memory = rememberDrift(memory, asked, nowMs);
    const { restraints, drifted } = weighed({ drift, plan: asked, memory, nowMs });
    expect(restraints?.leftDrift).toMatchObject([{ path: "/books/atlas" }]);
    if (step > 0) expect(drifted[0]?.leftBecause).toMatch(/^it keeps changing/);
  }
  const nowMs = now + 199 * 5 * second + 30 * second;
  memory = rememberDrift(memory, plans.moved, nowMs);
  expect(weighed({ drift, plan: plans.moved, memory, nowMs }).restraints).toBeUndefined();
});
