// Judges what a store was told while several led one after the other: nobody writes but who leads then.

import type { Store } from "../../src/ports/store.ts";
import type { StoreKeys } from "../../src/records/keys.ts";

export type Fact =
  | { readonly type: "leads"; readonly term: number }
  | { readonly type: "gone" }
  | { readonly type: "wrote"; readonly term: number };

/** The key under which workers write the term that they believe to lead in. */
export const workKey = "/work";

/** Everything that the store was told of leaders and of work, in order, until it is quiet. */
export async function historyOf(
  store: Store,
  keys: StoreKeys,
  quiet: () => Promise<void> = () => new Promise((done) => setImmediate(done)),
): Promise<Fact[]> {
  const stop = new AbortController();
  const facts: Fact[] = [];
  let count = 0;
  const reading = (async () => {
    for await (const event of store.watch("/", 1, stop.signal)) {
      count += 1;
      if (event.type === "delete" && event.key === keys.leader) facts.push({ type: "gone" });
      if (event.type !== "put") continue;
      const { key, value } = event.entry;
      if (key === keys.leader) facts.push({ type: "leads", term: JSON.parse(value).term });
      if (key === workKey) facts.push({ type: "wrote", term: Number(value) });
    }
  })();
  for (let before = -1; before !== count;) {
    before = count;
    await quiet();
  }
  stop.abort();
  await reading;
  return facts;
}

/** What should not have happened, in words; empty where all is well. */
export function violations(facts: readonly Fact[]): string[] {
  const found: string[] = [];
  let last = 0;
  let leading: number | undefined;
  for (const fact of facts) {
    if (fact.type === "gone") {
      leading = undefined;
    } else if (fact.type === "leads") {
      if (leading !== undefined) found.push(`${fact.term} leads beside ${leading}`);
      if (fact.term <= last) found.push(`term ${fact.term} comes after ${last}`);
      last = fact.term;
      leading = fact.term;
    } else if (fact.term !== leading) {
      found.push(`${fact.term} wrote while ${leading ?? "nobody"} led`);
    }
  }
  return found;
}
