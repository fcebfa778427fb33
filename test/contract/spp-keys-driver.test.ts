// The driver of spp-agents' keys keeps every driver's promises, on every store, with an agent that does
// what the original one does.

import { describe } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createSppKeysDriver } from "../../src/drivers/spp/spp-keys-driver.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { createEmbeddedStores } from "../support/embedded.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { originalAgent, type OriginalAgent } from "../support/spp/original-agent.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { afterAll, beforeAll } from "vitest";
import type { DriverBench } from "./driver-bench.ts";
import { driverContract } from "./driver.contract.ts";
import { patchPanelItems } from "./patch-panel-items.ts";

const target = "patchpanel/spp1";

describe("in memory", () => {
  driverContract("spp-keys", () => {
    const clock = createVirtualClock();
    return benchOn(createMemoryStore(clock), clock, () => undefined);
  });
});

describe("on the embedded store", () => {
  driverContract("spp-keys", async () => {
    const stores = createEmbeddedStores();
    return await benchOn(await stores.open(systemClock), systemClock, () => stores.cleanup());
  });
});

describeWithEtcd("on etcd", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 1 });
  }, 180_000);
  afterAll(async () => {
    await etcd.remove();
  });

  driverContract("spp-keys", async () => {
    await etcd.deleteAll();
    const stores = createEtcdStores(etcd);
    return await benchOn(await stores.open(), systemClock, () => stores.close());
  });
});

const root = "/spp/openstack/";

/** Somebody else's host, and what is somebody else's on ours, odd values among it. */
const setUp: Readonly<Record<string, string>> = {
  "configuration/spp10": "[]",
  "vhost/spp10/phys1/0": "None",
  "action/spp10/p1": "plug",
  "configuration/spp1":
    '{"vf": [{"num_vhost": 6, "pci_address": "00:03.0", "rack": "r\\u00e9", "physical_network": "theirs",  "core_mask": "0x7FFF", "components": []}], "owner": "them"}',
  "vhost/spp1/theirs/0": "theirs",
  ...Object.fromEntries([1, 2, 3, 4, 5].map((id) => [`vhost/spp1/theirs/${id}`, "None"])),
  "bind_port/spp1/theirs": '{"vhost_id":0,"mac_address":"fa:16:3e:00:99:99"}',
  "action/spp1/theirs": "plug",
  "action/spp1/lost": "unplug",
  "bind_port/spp1/garbage": "{mac",
  "tap_info/spp1/flow": "{}",
  "vhost/spp1/old/77": "leaked",
};

async function benchOn(
  store: Store,
  clock: Clock,
  cleanup: () => Promise<void> | undefined,
): Promise<DriverBench> {
  let isReplyLost = false;
  let isCutOff = false;
  let count = 0;
  const put = async (key: string, value: string): Promise<void> => {
    const written = await store.transact([], [{ type: "put", key: root + key, value }]);
    if (isTrouble(written)) throw new Error(written.reason);
  };
  for (const [key, value] of Object.entries(setUp)) await put(key, value);
  const gone = trouble("asking the store", "no route to host", "soon");
  const faulty: Store = {
    ...store,
    get: async (key) => (isCutOff ? gone : await store.get(key)),
    range: async (prefix, options) => (isCutOff ? gone : await store.range(prefix, options)),
    async transact(compares, writes) {
      if (isCutOff) return gone;
      const result = await store.transact(compares, writes);
      if (!isReplyLost) return result;
      isReplyLost = false;
      return gone;
    },
  };
  const agent = originalAgent(store, "spp1", "object");
  await agent.start();
  const over = new AbortController();
  const restarting = restartWithConfiguration(store, agent, over.signal);
  const create = () => createSppKeysDriver(() => Promise.resolve(faulty), clock);
  const connection = { host: "spp1", keys: "object" };
  return {
    driver: create(),
    settings: {
      target,
      driver: "spp-keys",
      ownership: "shared",
      pools: {},
      limits: {},
      connection,
    },
    items: patchPanelItems(),
    foreign: () => foreignIn(store),
    async disturb() {
      count += 1;
      await put(`vhost/spp1/old/${100 + count}`, "leaked");
    },
    loseReply: () => void (isReplyLost = true),
    cutOff: () => void (isCutOff = true),
    restart: create,
    async restartTarget() {
      agent.kill();
      await agent.start();
    },
    async end() {
      over.abort();
      agent.kill();
      await restarting;
      await cleanup();
    },
  };
}

/** What a person does who changes the configuration: the agent reads it when it starts, and never again. */
async function restartWithConfiguration(
  store: Store,
  agent: OriginalAgent,
  signal: AbortSignal,
): Promise<void> {
  const key = `${root}configuration/spp1`;
  const page = await store.range(key, { limit: 1 });
  if (isTrouble(page)) throw new Error(page.reason);
  for await (const _ of store.watch(key, page.revision + 1, signal)) {
    agent.kill();
    await agent.start();
  }
}

/** All keys but those of our NICs, ports and mirrors; of the configuration what others wrote. */
async function foreignIn(store: Store): Promise<string> {
  const page = await store.range(root);
  if (isTrouble(page)) throw new Error(page.reason);
  return page.entries
    .filter(({ key }) => !/\/spp1\/(?:p[12]|with|apart|phys[123]|old\/1|\d+$)/.test(key))
    .map(
      ({ key, value }) => `${key} ${key === `${root}configuration/spp1` ? theirsOf(value) : value}`,
    )
    .join("\n");
}

function theirsOf(configuration: string): string {
  const { vf, owner } = JSON.parse(configuration) as { vf: unknown[]; owner: unknown };
  return JSON.stringify([vf[0], owner]);
}
