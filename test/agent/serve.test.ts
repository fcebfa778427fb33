// An agent that serves: what it takes, what it refuses, what it says of it, and how it looks.

import { expect, test } from "vitest";
import { simFault, simSet } from "../../src/drivers/sim/edit.ts";
import { readLiveDocument, readLiveHead } from "../../src/records/live.ts";
import { add, settingsFor, switchWith, vlan } from "../support/operations.ts";
import { createServedWorld, type ServedWorld } from "../support/served-world.ts";

const target = "switch/a";
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"), { waitsFor: [one.id] });
const three = add(target, "/vlans/3", vlan("three"));

async function liveOf({ store, keys }: ServedWorld, name = target): Promise<unknown> {
  const head = await readLiveHead(store, keys, name);
  if (head === undefined || !("digest" in head)) return head;
  return await readLiveDocument(store, keys, name, head.digest);
}

test("a change set is taken, carried out and answered, with the live document published before", async () => {
  const world = createServedWorld();
  const agent = world.serve([target]);
  const { writer } = await world.lock();
  await world.submit({ id: "set-1", operations: [one, two] }, writer);
  const answer = await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  expect(answer).toEqual({
    changeSet: "set-1",
    generation: 1,
    end: "carried-out",
    outcomes: new Map([
      [one.id, { type: "done", already: false }],
      [two.id, { type: "done", already: false }],
    ]),
  });
  expect(await liveOf(world)).toEqual(switchWith({ 1: vlan("one"), 2: vlan("two") }));
  await agent.stop();
  expect(await world.presence(target)).toBe(undefined);
  expect(agent.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["started", "connected", "following", "presence-gained", "stopped"]),
  );
});
