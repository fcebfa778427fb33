// An armed agent that dies anywhere while it applies or undoes, and comes back: nothing is undone twice, and
// nothing is forgotten.

import { describe, expect, test } from "vitest";
import { createDrivers } from "../../src/drivers/list.ts";
import { simSet, simShow } from "../../src/drivers/sim/edit.ts";
import { inverseOperations } from "../../src/model/inverses.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { getArmed } from "../../src/records/messages/armed.ts";
import { jointDriver } from "../support/joint-driver.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { add, remove, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedAgent } from "../support/served-world.ts";

const target = "switch/a";
const bare = { type: "ethernet", trunkVlans: {} };
const port = add(target, "/interfaces/et1", bare);
const leaving = remove(target, "/interfaces/et2/trunkVlans/1", {});
const before = {
  ...switchWith({ 1: vlan("one") }),
  interfaces: { et2: { ...bare, trunkVlans: { 1: {} } } },
};
const operations = [
  add(target, "/vlans/2", vlan("two")),
  port,
  add(target, "/interfaces/et1/trunkVlans/2", {}, { waitsFor: [port.id] }),
  leaving,
  remove(target, "/interfaces/et2", bare, { waitsFor: [leaving.id] }),
  remove(target, "/vlans/1", vlan("one")),
];
const confirm = { entry: "0000000001", withinMs: 10_000 };

interface Boundary {
  readonly at: "journal" | "device";
  /** Counted from the beginning, or from when the change set was answered. */
  readonly from: "begun" | "answered";
  readonly count: number;
  readonly isBefore: boolean;
}

type Way = "one by one" | "as one";

async function undoneThrough(boundary: Boundary, way: Way) {
  const world = createServedWorld();
  const device = { store: world.devices, keys: world.keys, target };
  await simSet(device, "/vlans/1", vlan("one"));
  await simSet(device, "/interfaces", before.interfaces);
  const journal = createMemoryStore(world.clock);
  const sent: string[] = [];
  let first: ServedAgent | undefined;
  let isWatched = false;
  let hasDied = false;
  const counts = { journal: 0, device: 0 };
  const around = async <T>(at: Boundary["at"], act: () => Promise<T>): Promise<T> => {
    const count = isWatched && !hasDied ? (counts[at] += 1) : 0;
    const isHere = boundary.at === at && boundary.count === count;
    const die = async (): Promise<void> => {
      hasDied = true;
      first?.kill();
      await new Promise(() => undefined);
    };
    if (isHere && boundary.isBefore) await die();
    const result = await act();
    if (isHere && !boundary.isBefore) await die();
    return result;
  };
  const driver = createDrivers({ store: world.devices, keys: world.keys, clock: world.clock }).get(
    "sim",
  )!;
  const sending = <T>(operations: readonly Operation[], send: () => Promise<T>): Promise<T> =>
    around("device", async () => {
      sent.push(...operations.map(({ id }) => id));
      return await send();
    });
  const single: Driver = {
    ...driver,
    apply: (operation, settings) => sending([operation], () => driver.apply(operation, settings)),
  };
  const joint = jointDriver(driver);
  const recording: Driver =
    way === "one by one"
      ? single
      : {
          ...single,
          applyJointly: (batch, settings) =>
            sending(batch, () => joint.applyJointly(batch, settings)),
        };
  const mortal: Store = {
    ...journal,
    transact: (compares, writes) => around("journal", () => journal.transact(compares, writes)),
  };
  const drivers = new Map([["sim", recording]]);
  first = world.serve([target], { drivers, journal: mortal });
  const lock = await world.lock();
  const restart = (): ServedAgent =>
    world.serve([target], { drivers, journal, isProcessAlive: () => false });
  await world.submit({ id: "set-1", operations, confirm }, lock.writer);
  if (boundary.from === "begun") {
    isWatched = true;
    await world.clock.sleep(5_000);
  }
  let second = hasDied ? restart() : first;
  await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  const applied = sent.splice(0);
  isWatched = true;
  await lock.release();
  await world.clock.sleep(15_000);
  if (hasDied && second === first) second = restart();
  const armed = await world.until(
    async () => {
      const found = await getArmed(world.store, world.keys, target);
      return isTrouble(found) ? undefined : found;
    },
    ({ state }) => state !== "armed",
  );
  await world.clock.sleep(5_000);
  await second.stop();
  const shown = await simShow(device);
  return {
    applied,
    sent,
    armed,
    live: isTrouble(shown) ? undefined : shown.document,
    hasDied,
    journal,
  };
}

const boundaries = (["begun", "answered"] as const).flatMap(boundariesFrom);

function boundariesFrom(from: Boundary["from"]): Boundary[] {
  return (["journal", "device"] as const).flatMap((at) =>
    Array.from({ length: at === "journal" ? 14 : 6 }, (_, i) => i + 1).flatMap(
      (count): Boundary[] => [
        { at, from, count, isBefore: true },
        { at, from, count, isBefore: false },
      ],
    ),
  );
}

describe.each<Way>(["one by one", "as one"])("operations that are sent %s", (way) => {
  test.each(boundaries)("an agent that dies at %j undoes all of it, once", async (boundary) => {
    const { applied, sent, armed, live, journal } = await undoneThrough(boundary, way);
    expect(live).toEqual(before);
    const undone = operations.slice(0, applied.length);
    expect(applied).toEqual(undone.map(({ id }) => id));
    expect(sent).toEqual(inverseOperations(undone).map(({ id }) => id));
    expect(armed.state).toBe("undone");
    // Of what is over nothing is left but how the target is reached, and the change set.
    const left = [...journal.dump().keys()];
    expect(left.filter((key) => /confirmations|undo|armed/.test(key))).toEqual([]);
  });

  test("it really dies at most of these boundaries", async () => {
    const deaths = await Promise.all(
      boundaries.map(async (one) => (await undoneThrough(one, way)).hasDied),
    );
    expect(deaths.filter(Boolean).length).toBeGreaterThan(way === "as one" ? 30 : 40);
  });
});
