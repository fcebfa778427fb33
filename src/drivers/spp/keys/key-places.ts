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
}

/** What is known of one store. */
interface Known {
  readonly events: KeyEvents;
  readonly hosts: Map<string, HostKeys>;
}

export function createKeyPlaces(openKeys: OpenKeys, clock: Clock): KeyPlaces {
  const stores = new WeakMap<Store, Known>();
  const knownOf = (store: Store): Known => {
    let known = stores.get(store);
    if (known === undefined) {
      known = { events: createKeyEvents(store), hosts: new Map() };
      stores.set(store, known);
    }
    return known;
  };
  return {
    async of({ host, dialect, keysIn }) {
      const store = await openKeys(keysIn);
      if (isTrouble(store)) return store;
      const { events, hosts } = knownOf(store);
      const read = async (): Promise<HostKeys | Trouble> => {
        const keys = await readHost(store, host);
        if (isTrouble(keys)) hosts.delete(host);
        else hosts.set(host, keys);
        return keys;
      };
      const known = async (): Promise<HostKeys | Trouble> => {
        const keys = hosts.get(host);
        return keys !== undefined && events.catchUp(keys) ? keys : await read();
      };
      return { host, dialect, store, events, clock, read, known };
    },
  };
}
