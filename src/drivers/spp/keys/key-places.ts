// Where the keys of hosts are: stores, opened when somebody first asks, and what is known of each host.

import type { Clock } from "../../../ports/clock.ts";
import type { OpenKeys, Store } from "../../../ports/store.ts";
import { isTrouble, type Trouble } from "../../../ports/trouble.ts";
import type { HostPlace } from "./carry-out.ts";
import type { HostKeys } from "./host-keys.ts";
import { createKeyEvents, type KeyEvents } from "./key-events.ts";
import type { PanelPlace } from "./panel-place.ts";
import { readHost } from "./read-host.ts";

export interface KeyPlaces {
  of(panel: PanelPlace): Promise<HostPlace | Trouble>;
  /** Lets go of what is watched and no longer listened to. */
  close(): void;
}

/** What is known of one store. */
interface Known {
  readonly events: KeyEvents;
  readonly hosts: Map<string, HostKeys>;
  /** Of hosts that are just being read: whoever needs one as well waits for that. */
  readonly reading: Map<string, Promise<HostKeys | Trouble>>;
}

export function createKeyPlaces(openKeys: OpenKeys, clock: Clock): KeyPlaces {
  const stores = new Map<Store, Known>();
  const knownOf = (store: Store): Known => {
    let known = stores.get(store);
    if (known === undefined) {
      known = { events: createKeyEvents(store, clock), hosts: new Map(), reading: new Map() };
      stores.set(store, known);
    }
    return known;
  };
  return {
    async of({ host, dialect, keysIn }) {
      const store = await openKeys(keysIn);
      if (isTrouble(store)) return store;
      const { events, hosts, reading } = knownOf(store);
      const read = async (): Promise<HostKeys | Trouble> => {
        const keys = await readHost(store, host);
        if (isTrouble(keys)) hosts.delete(host);
        else hosts.set(host, keys);
        return keys;
      };
      const known = async (): Promise<HostKeys | Trouble> => {
        const keys = hosts.get(host);
        if (keys !== undefined && events.catchUp(keys)) return keys;
        const begun = reading.get(host) ?? read().finally(() => reading.delete(host));
        reading.set(host, begun);
        return await begun;
      };
      return { host, dialect, store, events, clock, read, known };
    },
    close() {
      for (const { events } of stores.values()) events.close();
      stores.clear();
    },
  };
}
