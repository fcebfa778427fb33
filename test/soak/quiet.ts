// Quiet points: nothing is wrong any more, everybody is back, and the controller says that it is done. Then
// all must be as the commit in force says, and whatever was said and done before must have been right.

import { expect } from "vitest";
import type { Allocation } from "../../src/model/allocation.ts";
import { pause } from "../live/waiting.ts";
import { wantedOf } from "../support/numbered-fabric.ts";
import { resourcesOf, targets } from "./manifests.ts";
import type { Place } from "./place.ts";
import type { Story } from "./story.ts";

export interface Soaked {
  readonly place: Place;
  readonly story: Story;
}

interface Revision {
  readonly revision: string;
}

interface StatusSaid {
  readonly isCurrent: boolean;
  readonly wish?: unknown;
  readonly status: null | {
    readonly conditions: readonly { readonly type: string; readonly status: string }[];
    readonly inForce?: Revision;
    readonly problem?: Revision & { readonly type: string; readonly kept?: string };
    readonly failure?: unknown;
    readonly plan?: { readonly digest: string; readonly awaits: string };
    readonly held: Readonly<Record<string, number>>;
    readonly drift: { readonly count: number };
    readonly unknown: { readonly count: number };
  };
}

/** On a loaded machine; whoever gives up says what it saw. */
const patienceMs = 240_000;

/** Waits until it is quiet, and judges; answers the commit in force. */
export async function expectQuiet({ place, story }: Soaked): Promise<string> {
  const endMs = performance.now() + patienceMs;
  await look(place, endMs);
  let said: StatusSaid | undefined;
  for (;;) {
    said = await statusOf(place);
    const commit = commitInForce(said, story);
    if (commit !== undefined) {
      await expectInForce(commit, { place, story });
      story.confirm(commit);
      return commit;
    }
    const waiting = said?.status?.plan;
    if (waiting?.awaits === "approval") await approve(waiting.digest, { place, story });
    if (performance.now() > endMs) throw new Error(await whyNot(said, { place, story }));
    await pause(200);
  }
}

async function whyNot(said: StatusSaid | undefined, at: Soaked): Promise<string> {
  const { health, tip, possible } = at.story;
  const expected = `${health} ${tip}, of ${[...possible].join(" or ")}`;
  const revision = said?.status?.inForce?.revision;
  const plan = revision === undefined ? "" : (await planFor(revision, at)).text;
  return `it never became quiet at ${expected}: ${JSON.stringify(said, null, 1)}\n${plan}`;
}

/** Whatever the controller knew before, it looks at everything as it is from here on. */
async function look(place: Place, endMs: number): Promise<void> {
  for (;;) {
    // What it has come to says the status; 1 is that nobody looks, or not in time.
    const { code, text } = await place.plumb("reconcile", "--wait", "--timeout", "60s");
    if (code !== 1) return;
    if (performance.now() > endMs) throw new Error(`nobody looks: ${text}`);
    await pause(500);
  }
}

async function statusOf(place: Place): Promise<StatusSaid | undefined> {
  const { out } = await place.plumb("status", "-o", "json");
  return out === "" ? undefined : (JSON.parse(out) as StatusSaid);
}

/** Undefined where there is still something to wait for. */
function commitInForce(said: StatusSaid | undefined, story: Story): string | undefined {
  if (said?.isCurrent !== true || said.status === null || said.wish !== undefined) return undefined;
  const { conditions, inForce, problem, failure, plan, held, drift, unknown } = said.status;
  const isSaid = (wanted: string, status: string): boolean =>
    conditions.some((one) => one.type === wanted && one.status === status);
  const isDone =
    isSaid("Reconciling", "False") &&
    isSaid("Drifted", "False") &&
    failure === undefined &&
    plan === undefined &&
    drift.count + unknown.count === 0 &&
    Object.keys(held).length === 0;
  if (!isDone || inForce === undefined || !story.possible.has(inForce.revision)) return undefined;
  const { revision } = inForce;
  const isReady = isSaid("Ready", "True");
  const isNewest = isReady && revision === story.tip && problem === undefined;
  if (story.health === "good") return isNewest ? revision : undefined;
  // A branch may be rewound to what is in force, and be as good as any.
  if (story.health === "rewound" && isNewest) return revision;
  const isAbout = story.health === "gone" || problem?.revision === story.tip;
  return problem?.kept === revision && isAbout && !isReady ? revision : undefined;
}

/** By the command or by a signed tag; where the plan is another by now, that one is shown next. */
async function approve(digest: string, { place, story }: Soaked): Promise<void> {
  const isByTag = Number.parseInt(digest[0] ?? "0", 16) % 2 === 0;
  if (isByTag) story.approve(digest.slice(0, 12));
  else await place.plumb("approve", digest.slice(0, 12), "--because", "it is right");
  await place.plumb("reconcile", "--wait");
}

async function expectInForce(commit: string, { place, story }: Soaked): Promise<void> {
  const wish = story.wishOf(commit);
  if (wish === undefined) throw new Error(`${commit} is in force and should never be`);
  const allocations = await place.allocations();
  expectNoneDoubled(allocations);
  const around = { targets, foreign: place.foreign, allocations };
  const { devices } = wantedOf(resourcesOf(wish), around);
  expect(await place.documents()).toEqual(devices);
  await expectNothingToDo(commit, { place, story });
  await expectOnlyFit({ place, story });
}

/** A number has one holder. */
function expectNoneDoubled(allocations: readonly Allocation[]): void {
  const numbers = allocations.filter(({ value }) => typeof value === "number");
  const held = numbers.map(({ pool, value }) => `${pool} ${String(value)}`).sort();
  expect(held).toEqual([...new Set(held)]);
}

/** Whoever checks the commit out and plans, with nothing kept from before, finds nothing to do. */
async function expectNothingToDo(commit: string, at: Soaked): Promise<void> {
  const { code, text } = await planFor(commit, at);
  expect(`${String(code)} ${code === 0 ? "" : text}`).toBe("0 ");
}

async function planFor(
  commit: string,
  { place, story }: Soaked,
): Promise<{ readonly code: number; readonly text: string }> {
  const folder = place.path("checked-out", commit);
  story.checkOut(commit, folder);
  return await place.plumb("plan", "--detailed-exitcode", "-f", folder);
}

/** Nothing was ever applied but commits that are signed and sound. */
async function expectOnlyFit({ place, story }: Soaked): Promise<void> {
  const fit = story.fitCommits(7);
  for (const { manifests } of await place.journal()) {
    expect(fit).toContain(/^main@([0-9a-f]{7})$/.exec(manifests ?? "")?.[1]);
  }
}
