// Which agents are there: whoever moves a state must not have them write in the middle of it.

import type { TargetName } from "../../model/target.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { targetOfKey, type StoreKeys } from "../keys.ts";

/** The targets that an agent serves, in the order of their keys. */
export async function presentAgents(
  store: Store,
  keys: StoreKeys,
): Promise<readonly TargetName[] | Trouble> {
  const targets: TargetName[] = [];
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await store.range(keys.agents, after === undefined ? {} : { after });
    if (isTrouble(page)) return page;
    for (const { key } of page.entries) {
      const target = targetOfKey(key.slice(keys.agents.length));
      if (key === keys.presence(target)) targets.push(target);
    }
    after = page.entries.at(-1)?.key;
    more = page.more;
  }
  return targets;
}
