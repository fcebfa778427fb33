// Records of targets that are larger than one transaction of a store: all of them can be written, read
// and taken away, on every store.

import { expect, test } from "vitest";
import { readReplica, compact, type Place } from "../../src/drivers/sim/replica.ts";
import type { OwnedItem } from "../../src/model/owned.ts";
import { transactionLimits } from "../../src/ports/check-transaction.ts";
import type { Store } from "../../src/ports/store.ts";
import { openEntry, readEntry, recordTarget } from "../../src/records/journal.ts";
import type { StoreKeys } from "../../src/records/keys.ts";
import { readLiveDocument, writeLive } from "../../src/records/live.ts";
import { readAllOwned, readOwned, writeOwned } from "../../src/records/owned.ts";
import { readRange } from "../../src/records/ranges.ts";
import { showState } from "../../src/records/state.ts";
import { value } from "../contract/store-steps.ts";
import { addition, claimant, settings } from "./fabric.ts";

const target = "switch/leaf-a1";
const other = "switch/leaf-a2";

export function largeRecords(
  open: () => { readonly store: Store; readonly keys: StoreKeys },
): void {
  async function pieces(): Promise<number> {
    const { store, keys } = open();
    return value(await readRange(store, `${keys.prefix}pieces/`)).length;
  }

  test("what is ours on a switch with tens of thousands of bindings", async () => {
    const { store, keys } = open();
    const items = new Map<string, OwnedItem>();
    for (let i = 0; i < 20_000; i += 1) {
      items.set(String(i), { values: [{}], claims: [claimant(`binding-${i}`)] });
    }
    const large = { settings: settings(target), items: new Map([["/vlans", items]]) };
    const small = { settings: settings(other), items: new Map() };
    value(await writeOwned(store, keys, target, large, []));
    value(await writeOwned(store, keys, other, small, []));
    expect(await pieces()).toBeGreaterThan(1);
    expect(value(await readOwned(store, keys, target))).toEqual(large);
    const all = value(await readAllOwned(store, keys));
    expect([...all]).toEqual([
      [target, large],
      [other, small],
    ]);
    const shown = value(await showState(store, keys, keys.owned(target).slice(keys.prefix.length)));
    expect(JSON.stringify(shown).length).toBeGreaterThan(transactionLimits.bytes);
    value(await writeOwned(store, keys, target, undefined, []));
    expect(await pieces()).toBe(0);
  });

  test("what is live on it", async () => {
    const { store, keys } = open();
    const texts = Object.fromEntries(
      Array.from({ length: 40_000 }, (_, i) => [String(i), { description: `the port ${i}` }]),
    );
    const live = { digest: "1", document: { interfaces: texts }, observedAtMs: 1 };
    value(await writeLive(store, keys, target, live, []));
    expect(value(await readLiveDocument(store, keys, target, "1"))).toEqual(live.document);
    value(await writeLive(store, keys, target, { ...live, digest: "2", document: {} }, []));
    expect(value(await readLiveDocument(store, keys, target, "2"))).toEqual({});
    expect(await pieces()).toBe(0);
  });

  test("the journal of an operation that thousands ask for, and it goes with its entry", async () => {
    const { store, keys } = open();
    const opening = {
      digest: "d",
      command: "plumb apply",
      owner: "ada",
      host: "desk",
      startedAtMs: 1,
    };
    const entry = value(await openEntry(store, keys, { ...opening, generation: 1 }, []));
    if ("type" in entry) throw new Error("fenced");
    const claims = Array.from({ length: 10_000 }, (_, i) => claimant(`binding-${i}`));
    const operations = [addition(target, "/vlans/2000", claims)];
    const journal = { target, settings: settings(target), operations, outcomes: new Map() };
    value(await recordTarget(store, keys, entry.id, journal, []));
    expect(await pieces()).toBeGreaterThan(1);
    expect(value(await readEntry(store, keys, entry.id))?.targets).toEqual([journal]);
    for (let generation = 2; generation <= 51; generation += 1) {
      value(await openEntry(store, keys, { ...opening, generation }, []));
    }
    expect(value(await readEntry(store, keys, entry.id))).toBeUndefined();
    expect(await pieces()).toBe(0);
  });

  test("a simulated switch", async () => {
    const { store, keys } = open();
    const place: Place = { store, base: keys.sim(target), empty: {} };
    const vlans = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, i) => [String(i), { name: `vlan ${i}` }]),
    );
    const replica = { document: { vlans }, isShared: false, sequence: 3, snapshotSequence: 3 };
    expect(value(await compact(place, { ...replica, snapshotRevision: undefined }))).toBe(true);
    const read = value(await readReplica(place, undefined));
    expect(read).toMatchObject({ sequence: 3, document: { vlans } });
    expect(await readReplica(place, read)).toBe(read);
  });
}
