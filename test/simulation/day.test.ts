// A day of a controller, in simulated time: commits good, broken and taken back, drift by hand, switches
// that fail and return, hours in which nothing may be changed, controllers that take turns. Whenever all
// is quiet, what is live is what the last good manifests say, and nobody holds more than in the morning.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { simFault, simHeal, simSet, simUnset } from "../../src/drivers/sim/edit.ts";
import type { SimFault } from "../../src/drivers/sim/faults.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Resource } from "../../src/model/resource.ts";
import { readAllocations } from "../../src/records/allocations.ts";
import { readMemory } from "../../src/records/controller/memory.ts";
import { commit, remove, value } from "../contract/store-steps.ts";
import { drawFrom, type Draw } from "../support/draw.ts";
import { resource } from "../support/fabric.ts";
import {
  manifestText,
  numberedResources,
  switchesIn,
  wantedOf,
} from "../support/numbered-fabric.ts";
import { createDayStage, type Controller, type DayStage } from "./day-stage.ts";

const minute = 60_000;
/** Quiet moments come half a minute after windows open and close. */
const startMs = Date.parse("2026-11-20T01:00:30Z");
/** Long enough for the last retry and the next look at everything, which is due every five minutes. */
const roundMs = 15 * minute;
const rounds = 96;
/** From here on nothing new comes into being that would stay. */
const settledRound = 24;

const size = { pairs: 2, networks: 12 };
const targets = switchesIn(numberedResources(size, []));
const foreign = targets.map((target) => ({
  target,
  path: "/vlans/7",
  value: { name: "of others" },
}));

/** For an hour, four times a day, changes wait, and drift does not. */
const policy = resource("ReconcilePolicy", "policy", {
  mode: "apply",
  // What somebody renamed and nobody declares any more is removed, not left to whoever renamed it.
  ownership: "ranges",
  changeWindows: [{ type: "deny", schedule: "0 */6 * * *", duration: "1h", timeZone: "UTC" }],
  windowsFor: "changes",
});
const isShut = (ms: number): boolean => new Date(ms).getUTCHours() % 6 === 0;

const faults: readonly SimFault[] = [
  { type: "unreachable" },
  { type: "unreachable", times: 5 },
  { type: "refuse", path: "/vlans/**", message: "no" },
  { type: "refuse", path: "/**", message: "not today", times: 3 },
  { type: "lose-reply", times: 3 },
  { type: "lose-request", times: 3 },
  { type: "ignore", times: 2 },
  { type: "partial", after: 2 },
  { type: "slow", ms: 2_000 },
  { type: "flaky", seed: 5 },
];

class Day {
  readonly stage: DayStage = createDayStage(startMs);
  readonly draw: Draw = drawFrom(20);
  readonly #wishes = new Map<string, readonly Resource[]>();
  #head: readonly Resource[] = [];
  /** Whatever may be in force: since the last quiet moment, every good one. */
  #possible = new Set<string>();
  /** What was in force when changes had to wait; undefined while they need not. */
  #frozen: string | undefined;
  #controller: Controller | undefined;
  #turns = 0;

  async begin(): Promise<void> {
    const { store, keys } = this.stage;
    for (const { target, path, value: name } of foreign) {
      expect(await simSet({ store, keys, target }, path, name)).toMatchObject({ type: "done" });
    }
    this.commitGood();
    this.#controller = this.stage.start(1);
    await this.stage.clock.sleep(roundMs);
  }

  async end(): Promise<void> {
    await this.#controller?.stop();
  }

  commitGood(): void {
    const numbers = Array.from({ length: 24 }, (_, i) => i).filter(() => this.draw(2) === 0);
    this.#head = [policy, ...numberedResources(size, numbers)];
    this.#commit(filesOf(this.#head));
  }

  commitBroken(): void {
    const texts = [
      "kind: [\n",
      manifestText([resource("PortBinding", "lost", { network: "none", host: "node0-0" })]),
      // What only planning finds.
      manifestText(
        ["left", "right"].flatMap((name) => [
          resource("Network", name, { id: name }),
          resource("PortBinding", name, { network: name, host: "node0-0" }),
        ]),
      ),
    ];
    const wrong = texts[this.draw(texts.length)] ?? "";
    this.stage.repository.commit({ ...filesOf(this.#head), "wrong.yaml": wrong });
  }

  /** The files are as they were, and the commit is another one. */
  revert(): void {
    this.#commit(filesOf(this.#head));
  }

  async drift(): Promise<void> {
    const { store, keys } = this.stage;
    const target = this.#target();
    const { vlans = {} } = (await this.stage.live([target]))[target] as { vlans?: JsonObject };
    const ids = Object.keys(vlans).filter((id) => id !== "7");
    const id = ids[this.draw(Math.max(1, ids.length))];
    if (id === undefined) return;
    const device = { store, keys, target };
    if (this.draw(2) === 0) await simSet(device, `/vlans/${id}/name`, "by hand");
    else await simUnset(device, `/vlans/${id}`);
  }

  async fail(): Promise<void> {
    const { store, keys } = this.stage;
    const fault = faults[this.draw(faults.length)];
    if (fault !== undefined) await simFault({ store, keys, target: this.#target() }, fault);
  }

  async mend(): Promise<void> {
    const { store, keys } = this.stage;
    for (const target of targets) await simHeal({ store, keys, target });
  }

  /** One in three loses its lead rather than giving it back, and finds out by itself. */
  async takeTurns(): Promise<void> {
    this.#turns += 1;
    const { store, keys, clock } = this.stage;
    const next = this.stage.start(this.#turns + 1);
    if (this.draw(3) === 0) {
      await commit(store, remove(keys.leader));
      await clock.sleep(20_000);
    }
    await this.#controller?.stop();
    this.#controller = next;
  }

  /** Nothing was missed, and nothing is held that is over. */
  async checkQuiet(round: number): Promise<void> {
    const { stage } = this;
    const now = stage.clock.now();
    const at = `round ${round}, ${new Date(now).toISOString()}`;
    const { inForce } = value(await readMemory(stage.store, stage.keys));
    const status = await stage.status();
    expect(status.observed?.revision, at).toBe(stage.repository.head);
    const isGood = this.#wishes.has(stage.repository.head);
    const kept = inForce?.revision ?? "";
    expect(isGood ? [stage.repository.head] : [...this.#possible], at).toContain(kept);
    this.#possible = new Set([kept]);
    expect(
      status.conditions.map(({ type, reason }) => `${type} ${reason}`),
      at,
    ).toContain(
      isGood ? this.#readyReason(status.plan !== undefined, now) : "Ready ManifestsBroken",
    );
    this.#frozen = isShut(now) ? (this.#frozen ?? kept) : undefined;
    await this.#checkLive(this.#frozen ?? kept, at);
  }

  #readyReason(isWaiting: boolean, now: number): string {
    return isShut(now) && isWaiting ? "Ready WaitingForTime" : "Ready InSync";
  }

  async #checkLive(revision: string, at: string): Promise<void> {
    const { store, keys } = this.stage;
    const resources = this.#wishes.get(revision);
    if (resources === undefined) throw new Error(`${at}: ${revision} was never good`);
    const allocations = value(await readAllocations(store, keys));
    const { devices } = wantedOf(resources, { targets, foreign, allocations });
    expect(await this.stage.live(targets), at).toEqual(devices);
  }

  #commit(files: Record<string, string>): void {
    const revision = this.stage.repository.commit(files);
    this.#wishes.set(revision, this.#head);
    this.#possible.add(revision);
    for (const old of this.#wishes.keys()) {
      if (this.#wishes.size <= 20) break;
      if (!this.#possible.has(old) && old !== this.#frozen) this.#wishes.delete(old);
    }
  }

  #target(): string {
    return targets[this.draw(targets.length)] ?? "";
  }
}

/** One file for each binding, so that a commit changes some and leaves the others. */
function filesOf(resources: readonly Resource[]): Record<string, string> {
  const files: Record<string, Resource[]> = {};
  for (const one of resources) {
    const file = one.kind === "PortBinding" ? `bindings/${one.name}.yaml` : "fabric.yaml";
    (files[file] ??= []).push(one);
  }
  return Object.fromEntries(Object.entries(files).map(([file, all]) => [file, manifestText(all)]));
}

/** Seven minutes in which things happen, and then rest. */
async function playRound(day: Day, round: number): Promise<void> {
  const { clock } = day.stage;
  const untilMs = startMs + (round + 1) * roundMs + 7 * minute;
  while (clock.now() < untilMs - minute) {
    await clock.sleep(day.draw(90_000));
    // What is about to go is not put back first, and while changes wait that takes a while.
    const drift = (): Promise<void> => (isShut(clock.now()) ? Promise.resolve() : day.drift());
    const steps: readonly (() => void | Promise<void>)[] = [
      () => day.commitGood(),
      () => day.commitGood(),
      () => day.commitBroken(),
      () => day.revert(),
      drift,
      drift,
      () => day.fail(),
      () => day.takeTurns(),
    ];
    await steps[day.draw(steps.length)]?.();
  }
  await day.mend();
  await clock.sleep(untilMs + 8 * minute - clock.now());
}

interface Held {
  readonly sleepers: number;
  readonly watches: number;
  readonly readers: number;
  readonly keys: number;
  readonly heapMb: number;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function holdingOf({ stage }: Day): Promise<Held> {
  stage.store.compact();
  await new Promise((done) => setImmediate(done));
  collectGarbage();
  return {
    ...stage.waits,
    readers: stage.repository.waiting,
    keys: stage.store.dump().size,
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

/** The heap is measured this often, as that takes a while. */
const everyRounds = 8;
const heapMbMore = 3;

test("a day goes by without a missed change, and leaves nothing behind", async () => {
  const day = new Day();
  await day.begin();
  const held: Held[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await day.checkQuiet(round);
    if (round % everyRounds === 0) held.push(await holdingOf(day));
    await playRound(day, round);
  }
  await day.checkQuiet(rounds);
  held.push(await holdingOf(day));
  const [first, ...later] = held;
  const { heapMb = 0, keys = 0 } = held[settledRound / everyRounds] ?? {};
  for (const one of later) {
    const { sleepers, watches, readers } = one;
    expect({ sleepers, watches, readers }).toEqual({
      sleepers: first?.sleepers,
      watches: first?.watches,
      readers: first?.readers,
    });
  }
  const last = held.at(-1);
  expect(last?.heapMb).toBeLessThan(heapMb + heapMbMore);
  expect(last?.keys).toBeLessThan(2 * keys);
  for (const type of ["broken", "planned", "settled", "drifted", "lead-lost", "resigned"]) {
    expect(day.stage.told.get(type), type).toBeGreaterThan(0);
  }
  await day.end();
  expect(day.stage.waits).toEqual({ sleepers: 0, watches: 0 });
  expect(day.stage.repository.waiting).toBe(0);
}, 180_000);
