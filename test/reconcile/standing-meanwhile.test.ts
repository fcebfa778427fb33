// What is told while somebody reads: the reading may have come too early, so the next one looks again.

import { expect, test } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { StandingRecords } from "../../src/reconcile/standing-records.ts";
import { StandingViews } from "../../src/reconcile/standing-views.ts";
import { createStandingBench, well, type StandingBench } from "./standing-bench.ts";

/** A store in which something happens once, in the middle of the next reading of a prefix. */
function interrupted(
  { store }: StandingBench,
  prefix: string,
): { store: Store; next: (happens: () => void) => void } {
  let happens: (() => void) | undefined;
  return {
    next: (what) => (happens = what),
    store: {
      ...store,
      async range(asked, options) {
        const page = await store.range(asked, options);
        if (asked === prefix) {
          happens?.();
          happens = undefined;
        }
        return page;
      },
    },
  };
}

test("records that somebody doubts while they are read are compared the next time", async () => {
  const bench = createStandingBench();
  const { store, next } = interrupted(bench, bench.keys.ownedDigests);
  const records = new StandingRecords({ store, keys: bench.keys });
  const compared = async (): Promise<number> => {
    bench.takeReads();
    well(await records.read());
    return bench.takeReads().filter((key) => key === bench.keys.ownedDigests).length;
  };
  await compared();
  records.doubt();
  next(() => records.doubt());
  expect([await compared(), await compared(), await compared()]).toEqual([1, 1, 0]);
});

test.each(["liveHeads", "agents"] as const)(
  "of %s what is missed while they are read is read the next time",
  async (name) => {
    const bench = createStandingBench();
    const { clock, keys } = bench;
    const { store, next } = interrupted(bench, keys[name]);
    const agent = { observe: never, observeSince: never, submit: never };
    const views = new StandingViews({ store, keys, clock, agent, random: () => 1 }, 1);
    const miss = (): void => (name === "agents" ? views.missedAgents() : views.missedHeads());
    const looks = async (): Promise<number> => {
      bench.takeReads();
      well(await views.look(new Map()));
      return bench.takeReads().filter((key) => key === keys[name]).length;
    };
    miss();
    next(miss);
    expect([await looks(), await looks(), await looks()]).toEqual([1, 1, 0]);
  },
);

function never(): never {
  throw new Error("there is no target to look at");
}
