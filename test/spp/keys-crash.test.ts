// Whoever dies, at whatever moment: the next run goes on from what the keys say, no vhost is lost, none is
// given twice, and the agent of the host never stumbles.

import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import type { DriverAnswer } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { agentSteps } from "../support/spp/original-agent.ts";
import { free, keysWorld, macA, macB, plug, type KeysWorld } from "./keys-world.ts";

const before = plug(0, macA, { vlan: 7 });
const changes: readonly [string, JsonObject | undefined, JsonObject | undefined][] = [
  ["plugged", undefined, before],
  ["plugged otherwise", before, plug(1, macB)],
  ["plugged otherwise on the same vhost", before, plug(0, macB)],
  ["removed", before, undefined],
];

/** More than any of them needs. */
const callsMax = 60;

describe.each(changes)("a port that is %s", (_, from, to) => {
  test("is so in the end, wherever the driver was killed, before a call of the store or after it", async () => {
    let sawCrash = false;
    for (const when of ["before", "after"] as const) {
      for (let call = 0; call < callsMax; call += 1) {
        const world = await keysWorld();
        if (from !== undefined) await world.port("p1", from);
        const { store, hasDied } = mortal(world.store, call, when);
        const dying = world.port("p1", to, world.another(store));
        const died = await Promise.race([dying.then(() => false), hasDied.then(() => true)]);
        if (!died) break;
        sawCrash = true;
        await converges(world, to, `${when} call ${call}`);
      }
    }
    expect(sawCrash).toBe(true);
  });

  test("is so in the end, wherever the store failed", async () => {
    let hasEnded = false;
    for (let call = 0; call < callsMax && !hasEnded; call += 1) {
      for (const isDone of [true, false]) {
        const world = await keysWorld();
        if (from !== undefined) await world.port("p1", from);
        const { store, hasFailed } = failingOnce(world.store, call, isDone);
        const answer = await world.port("p1", to, world.another(store));
        hasEnded = !hasFailed();
        if (hasEnded) expect([call, answer]).toEqual([call, { type: "accepted" }]);
        await converges(world, to, `call ${call}, done: ${isDone}`);
      }
    }
  });

  test.for(agentSteps)(
    "is so in the end, where the agent was killed before it could %s",
    async (step) => {
      const world = await keysWorld();
      if (from !== undefined) await world.port("p1", from);
      world.agent.faults.killBefore = step;
      await world.port("p1", to);
      if (world.agent.ended !== undefined) await world.agent.start();
      await converges(world, to, step);
    },
  );
});

/** What a run after the crash does, and what must be left. */
async function converges(
  world: KeysWorld,
  to: JsonObject | undefined,
  label: string,
): Promise<void> {
  const answers: DriverAnswer[] = [];
  for (let run = 0; run < 3; run += 1) {
    answers.push(await world.port("p1", to, world.another()));
    if (answers.at(-1)?.type === "accepted") break;
  }
  expect([label, answers.at(-1), world.agent.ended]).toEqual([
    label,
    { type: "accepted" },
    undefined,
  ]);
  const document = await world.document();
  expect([label, document["plugs"], document["vhosts"]]).toEqual([
    label,
    to === undefined ? {} : { p1: to },
    {},
  ]);
  expect(world.keys()).toMatchObject({
    ...free,
    ...(to === undefined ? {} : { [`vhost/spp1/phys1/${String(to["vhost"])}`]: "p1" }),
  });
  const keysOfPort = Object.keys(world.keys()).filter((key) => key.endsWith("/p1"));
  expect([label, keysOfPort.length]).toEqual([label, to === undefined ? 0 : 3]);
  const { vhost, mac, vlan } = to ?? {};
  const entry = `${String(vhost)} ${vlan === undefined ? "" : `${String(vlan)}/`}${String(mac)}`;
  expect([label, world.agent.classifier()]).toEqual([label, to === undefined ? [] : [entry]]);
}

/** A store whose user is killed at its n-th call: it is never answered again. */
function mortal(
  store: Store,
  call: number,
  when: "before" | "after",
): { readonly store: Store; readonly hasDied: Promise<void> } {
  let calls = 0;
  let isDead = false;
  let die = (): void => undefined;
  const hasDied = new Promise<void>((done) => (die = done));
  const never = new Promise<never>(() => undefined);
  const calling = async <T>(ask: () => Promise<T>): Promise<T> => {
    const isLast = calls === call;
    calls += 1;
    if (isDead) return await never;
    if (!isLast) return await ask();
    isDead = true;
    if (when === "after") await ask();
    die();
    return await never;
  };
  const own: Store = {
    ...store,
    get: (key) => calling(() => store.get(key)),
    range: (prefix, options) => calling(() => store.range(prefix, options)),
    transact: (compares, writes) => calling(() => store.transact(compares, writes)),
    async *watch(prefix, revision, signal) {
      for await (const event of store.watch(prefix, revision, signal)) {
        if (isDead) return;
        yield await calling(() => Promise.resolve(event));
      }
    },
  };
  return { store: own, hasDied };
}

/** A store that fails once, with or without having done what it was asked. */
function failingOnce(
  store: Store,
  call: number,
  isDone: boolean,
): { readonly store: Store; readonly hasFailed: () => boolean } {
  let calls = 0;
  const failing = async <T>(ask: () => Promise<T>) => {
    calls += 1;
    if (calls - 1 !== call) return await ask();
    if (isDone) await ask();
    return trouble("asking the store", "the connection broke", "soon");
  };
  const own: Store = {
    ...store,
    get: (key) => failing(() => store.get(key)),
    range: (prefix, options) => failing(() => store.range(prefix, options)),
    transact: (compares, writes) => failing(() => store.transact(compares, writes)),
    async *watch(prefix, revision, signal) {
      calls += 1;
      if (calls - 1 === call) {
        yield { type: "compacted", revision: revision + 1 };
        return;
      }
      yield* store.watch(prefix, revision, signal);
    },
  };
  return { store: own, hasFailed: () => calls > call };
}
