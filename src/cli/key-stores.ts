// Stores whose keys belong to others and that drivers read and write, such as the etcd of a cloud. They
// are logged in to like Plumbline's own store. Nothing is made where there is none.

import { placeText } from "../ports/store-place.ts";
import type { OpenKeys, Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { CommandPorts } from "./command-ports.ts";
import { placeOf, type Settings } from "./settings.ts";
import { readStoreAddress, storeForms } from "./store-address.ts";
import { printable } from "./views/printable.ts";

export interface KeyStores {
  readonly open: OpenKeys;
  /** Closes those that were opened here; Plumbline's own stays open. */
  close(): Promise<void>;
}

export interface KeyStoreParts {
  /** The store of this run. */
  readonly own: Store;
  readonly settings: Pick<Settings, "store" | "files" | "etcdAccess">;
  readonly ports: Pick<CommandPorts, "openStore" | "hasStore">;
  /** Why an address must not be connected to; undefined where it may. */
  readonly refusal?: (address: string) => string | undefined;
}

export function createKeyStores(parts: KeyStoreParts): KeyStores {
  const opened = new Map<string, Promise<Store | Trouble>>();
  let isClosed = false;

  const openOnce = async (name: string, open: () => Promise<Store | Trouble>) => {
    const known = opened.get(name);
    if (known !== undefined) return await known;
    const opening = open();
    opened.set(name, opening);
    const store = await opening;
    // One that is not there is asked for again.
    if (isTrouble(store)) opened.delete(name);
    return store;
  };

  return {
    async open(address) {
      if (address === undefined) return parts.own;
      const doing = `opening the keys in ${shown(address)}`;
      if (isClosed) return trouble(doing, "it is over", "never");
      const found = findPlace(address, parts, doing);
      if (isTrouble(found) || found === "own") return found === "own" ? parts.own : found;
      return await openOnce(placeText(found), () => openPlace(found, parts, doing));
    },
    async close() {
      isClosed = true;
      const stores = await Promise.all(opened.values());
      await Promise.all(stores.map(async (one) => (isTrouble(one) ? undefined : one.close())));
    },
  };
}

type Place = Settings["store"];

function findPlace(
  address: string,
  { settings, refusal }: KeyStoreParts,
  doing: string,
): Place | "own" | Trouble {
  const read = readStoreAddress(address);
  if (read.type === "wrong") {
    return trouble(doing, `write it as ${storeForms}: ${printable(read.problem)}`, "later");
  }
  const place = placeOf(read, settings);
  if (isSamePlace(place, settings.store)) return "own";
  const reason = refusal?.(address);
  return reason === undefined ? place : trouble(doing, reason, "later");
}

async function openPlace(
  place: Place,
  { ports }: KeyStoreParts,
  doing: string,
): Promise<Store | Trouble> {
  // Opening would make one, wherever a manifest says.
  if (place.type === "embedded" && !(await ports.hasStore(place.folder))) {
    return trouble(doing, `there is no store in ${place.folder}`, "later");
  }
  return await ports.openStore(place);
}

function isSamePlace(left: Place, right: Place): boolean {
  return left.type === right.type && placeText(left) === placeText(right);
}

/** What came in a manifest or a message may hold anything, a password among it. */
function shown(address: string): string {
  const isPlain = /^[\w.:[\]/,+-]{1,200}$/.test(address);
  return isPlain ? address : "another store";
}
