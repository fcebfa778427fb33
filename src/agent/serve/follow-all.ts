// Follows all that is asked of an agent's targets: with few streams where its login lets it, and with one
// for each target where that is all that it may read.

import { aborted } from "./aborted.ts";
import { follow, type Following } from "./follow.ts";
import { prefixesBelow } from "./patterns.ts";
import type { ServeParts } from "./serve-parts.ts";
import type { ServedTargets } from "./served-targets.ts";
import { createTurns } from "./turns.ts";

/** A store that is asked for thousands of lists at once answers none of them in time. */
const listsAtOnce = 16;

export async function followAll(
  { store, keys, clock, random, targets, onEvent }: ServeParts,
  { serving, onKey }: ServedTargets,
  signal: AbortSignal,
): Promise<void> {
  const { contact, hearing } = serving;
  const below = [
    prefixesBelow(keys.changeSets, targets, (one) => keys.changeSetsOf(one)),
    prefixesBelow(keys.looks, targets, (one) => keys.looksOf(one)),
    { wide: [keys.confirmations], narrow: new Map<string, readonly string[]>() },
  ];
  const unlisted = new Set(below.flatMap(({ wide }) => wide));
  const hear: typeof onKey = (key, entry) => {
    if (!key.startsWith(keys.confirmations)) onKey(key, entry);
    else if (entry !== undefined) hearing.confirmed.add(key);
  };
  const listed = (prefix: string): void => {
    if (!unlisted.delete(prefix) || unlisted.size > 0) return;
    hearing.hasListed = true;
    onEvent({ type: "following" });
  };
  const common = { store, clock, random, contact, onKey: hear, turn: createTurns(listsAtOnce) };
  // A signal of its own for each: thousands of listeners on one would be warned of as a leak.
  const overs: AbortController[] = [];
  const followOne = async (prefix: string, mayBeRefused: boolean): Promise<boolean> => {
    const over = new AbortController();
    overs.push(over);
    if (signal.aborted) over.abort();
    const onListed = (): void => {
      listed(prefix);
    };
    const following: Following = { ...common, prefix, mayBeRefused, onListed };
    return (await follow(following, over.signal)) !== "refused";
  };
  const following = below.flatMap(({ wide, narrow }) =>
    wide.map(async (prefix) => {
      const instead = narrow.get(prefix);
      if (await followOne(prefix, instead !== undefined)) return;
      for (const one of instead ?? []) unlisted.add(one);
      listed(prefix);
      await Promise.all((instead ?? []).map((one) => followOne(one, false)));
    }),
  );
  const all = Promise.all(following);
  await Promise.race([aborted(signal), all]);
  for (const over of overs) over.abort();
  await all;
}
