// Stores of others, as drivers open them by their addresses: once each, logged in to like the store of the
// run, never made, and in an agent only where it may connect to.

import { expect, test } from "vitest";
import { reasonNotToConnect } from "../../src/agent/serve/reach.ts";
import { createKeyStores, type KeyStores } from "../../src/cli/key-stores.ts";
import { placeText, type StorePlace } from "../../src/ports/store-place.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createMemoryStore } from "../support/memory-store.ts";

const access = { user: "plumb", password: { fromEnv: "PASSWORD" } };
const ownPlace: StorePlace = { type: "etcd", endpoints: ["a:2379"], isSecure: false, access };

interface Opened {
  readonly keyStores: KeyStores;
  readonly own: Store;
  readonly places: StorePlace[];
  readonly closed: string[];
  /** Where nobody answers. */
  readonly silent: Set<string>;
}

function opened(reach?: readonly string[]): Opened {
  const own = createMemoryStore(createFakeClock());
  const places: StorePlace[] = [];
  const closed: string[] = [];
  const silent = new Set<string>();
  const keyStores = createKeyStores({
    own,
    settings: {
      store: ownPlace,
      files: { resolve: (path: string) => `/fabric/${path}` } as never,
      etcdAccess: access,
    },
    ports: {
      hasStore: (folder) => Promise.resolve(folder === "/fabric/there"),
      openStore(place) {
        places.push(place);
        const text = placeText(place);
        if (silent.has(text)) return Promise.resolve(trouble("opening", "nobody answers", "soon"));
        const store = createMemoryStore(createFakeClock());
        return Promise.resolve({ ...store, close: () => Promise.resolve(void closed.push(text)) });
      },
    },
    ...(reach && {
      refusal: (address) =>
        reasonNotToConnect({ endpoints: reach, credentialFolders: [] }, address, {}),
    }),
  });
  return { keyStores, own, places, closed, silent };
}

async function reasonAt({ keyStores }: Opened, address: string): Promise<string> {
  const answer = await keyStores.open(address);
  return isTrouble(answer) ? `${answer.doing}: ${answer.reason}` : "opened";
}

test("without an address, and by its own address, it is the store of the run, which stays open", async () => {
  const { keyStores, own, places, closed } = opened([]);
  expect(await keyStores.open()).toBe(own);
  expect(await keyStores.open("etcd://a")).toBe(own);
  await keyStores.close();
  expect(await keyStores.open()).toBe(own);
  expect([places, closed]).toEqual([[], []]);
});

test("an address is opened once, with the login of the run, and closed at the end", async () => {
  const { keyStores, places, closed } = opened();
  const asked = ["etcd://b", "etcd://b:2379", "etcd+https://b", "embedded:there"];
  const stores = await Promise.all(asked.map((one) => keyStores.open(one)));
  expect(stores[1]).toBe(stores[0]);
  expect(new Set(stores).size).toBe(3);
  expect(places).toEqual([
    { type: "etcd", endpoints: ["b:2379"], isSecure: false, access },
    { type: "etcd", endpoints: ["b:2379"], isSecure: true, access },
    { type: "embedded", folder: "/fabric/there" },
  ]);
  await keyStores.close();
  expect(closed.sort()).toEqual(["/fabric/there", "etcd+https://b:2379", "etcd://b:2379"]);
  const late = await keyStores.open("etcd://b");
  expect(late).toMatchObject({ type: "trouble", reason: "it is over", retry: "never" });
});

test("one that does not answer is asked again", async () => {
  const { keyStores, silent, places } = opened();
  silent.add("etcd://b:2379");
  expect(await keyStores.open("etcd://b")).toMatchObject({ reason: "nobody answers" });
  silent.clear();
  expect(isTrouble(await keyStores.open("etcd://b"))).toBe(false);
  expect(places).toHaveLength(2);
});

test.each([
  ["", /^opening the keys in another store: write it as embedded:DIR, /],
  ["http://b:2379", /did you mean "etcd:\/\/b:2379"\?/],
  ["etcd://root:secret@b", /another store: .*an address has no user and no password/],
  ["etcd://b:99999", /is larger than 65535/],
  ["etcd://b\u001B[2J", /^opening the keys in another store: /],
  [
    "embedded:absent",
    /^opening the keys in embedded:absent: there is no store in \/fabric\/absent$/,
  ],
])("the address %j opens nothing, and why is told", async (address, reason) => {
  const world = opened();
  const said = await reasonAt(world, address);
  expect(said).toMatch(reason);
  for (const never of ["secret", "\u001B"]) expect(said).not.toContain(never);
  expect(world.places).toEqual([]);
});

test.each([
  ["etcd://192.0.2.*:2379", "etcd://192.0.2.7:2379", true],
  ["etcd://b:2379,c:2379", "etcd://b:2379,c:2379", true],
  ["etcd+https://192.0.2.*:2379", "etcd+https://192.0.2.7:2379", true],
  ["*", "embedded:there", true],
  ["etcd://192.0.2.*:2379", "etcd://192.0.2.evil:2379", false],
  ["etcd://192.0.2.*", "etcd://192.0.2.1,evil", false],
  ["etcd+https://192.0.2.*:2379", "etcd+https://192.0.2.evil:2379", false],
  ["etcd://b:2379", "etcd+https://b:2379", false],
  ["etcd://b:2379", "embedded:there", false],
])("an agent that may reach %j opens %j: %j", async (pattern, address, isTaken) => {
  const world = opened([pattern]);
  const said = await reasonAt(world, address);
  if (isTaken) expect(said).toBe("opened");
  else expect(said).toMatch(/this agent may not connect to .*; start it with --reach/);
  expect(world.places).toHaveLength(isTaken ? 1 : 0);
});
