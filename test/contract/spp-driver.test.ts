// The driver of hosts whose agent is our own keeps every driver's promises, on keys in memory and in etcd,
// at a stand-in for spp-ctl whose first process is wired by somebody else.

import { afterAll, beforeAll, describe } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { carryOut } from "../../src/drivers/spp/panel/carry-out.ts";
import { wantedComponent } from "../../src/drivers/spp/panel/component.ts";
import { wiringSteps } from "../../src/drivers/spp/panel/wiring-steps.ts";
import { createSppDriver } from "../../src/drivers/spp/spp-driver.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble, trouble } from "../../src/ports/trouble.ts";
import { componentsOf } from "../../src/targets/patchpanel/components.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { startStandIn, type StandIn } from "../support/spp/stand-in.ts";
import type { DriverBench } from "./driver-bench.ts";
import { driverContract } from "./driver.contract.ts";
import { patchPanelItems, theirNic, theirVhosts } from "./patch-panel-items.ts";

describe("in memory", () => {
  driverContract("spp", () => benchOn(createMemoryStore(systemClock), () => undefined));
});

describeWithEtcd("on etcd", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd({ members: 1 });
  }, 180_000);
  afterAll(async () => {
    await etcd.remove();
  });

  driverContract("spp", async () => {
    await etcd.deleteAll();
    const stores = createEtcdStores(etcd);
    return await benchOn(await stores.open(), () => stores.close());
  });
});

const root = "/spp/openstack/";
const target = "patchpanel/spp1";
const theirCores = Array.from({ length: 14 }, (_, i) => i + 1);
const theirs = { place: 1, firstVhost: 0, vhosts: theirVhosts, workers: theirCores };

/** Somebody else's host, and what is somebody else's on ours, odd values among it. */
function setUp(): Readonly<Record<string, string>> {
  const components = componentsOf(theirs, "object").map(([name, { core, type, rx, tx }]) => {
    return { name, core, type, rx_port: Object.keys(rx), tx_port: Object.keys(tx) };
  });
  const { pciAddress, physicalNetwork, vhosts, coreMask } = theirNic;
  const nic = {
    num_vhost: vhosts,
    pci_address: pciAddress,
    rack: "ré",
    physical_network: physicalNetwork,
    core_mask: coreMask,
    components,
  };
  return {
    "configuration/spp10": "[]",
    "vhost/spp10/phys1/0": "None",
    "action/spp10/p1": "plug",
    "configuration/spp1": JSON.stringify({ vf: [nic], owner: "them" }),
    "vhost/spp1/theirs/0": "theirs",
    ...Object.fromEntries([1, 2, 3, 4, 5].map((id) => [`vhost/spp1/theirs/${id}`, "None"])),
    "bind_port/spp1/theirs": '{"vhost_id":0,"mac_address":"fa:16:3e:00:99:99"}',
    "action/spp1/theirs": "plug",
    "action/spp1/lost": "unplug",
    "bind_port/spp1/garbage": "{mac",
    "tap_info/spp1/flow": "{}",
    "vhost/spp1/old/77": "leaked",
  };
}

/** As somebody left it, with a component that nobody of us knows. */
async function wireTheirs(standIn: StandIn): Promise<void> {
  const ctl = createOpenSppCtl()(standIn.endpoint);
  if (isTrouble(ctl)) throw new Error(ctl.reason);
  for (const [name, value] of componentsOf(theirs, "object")) {
    const wanted = wantedComponent(name, value);
    if (wanted === undefined) throw new Error(name);
    const carried = await carryOut(ctl, 1, (vf) => wiringSteps(vf, wanted));
    if (carried.type !== "done") throw new Error(carried.reason);
  }
  standIn.command(2, "component start their_own 22 forward");
  standIn.command(2, "port add ring:90 rx their_own add_vlantag 7 3");
}

async function benchOn(
  store: Store,
  cleanup: () => Promise<void> | undefined,
): Promise<DriverBench> {
  const standIn = await startStandIn({
    vfs: [{ coreMask: theirNic.coreMask }, { coreMask: "0x7e0001" }, { coreMask: "0x3f000001" }],
  });
  await wireTheirs(standIn);
  let isReplyLost = false;
  let isCutOff = false;
  let count = 0;
  const put = async (key: string, value: string): Promise<void> => {
    const written = await store.transact([], [{ type: "put", key: root + key, value }]);
    if (isTrouble(written)) throw new Error(written.reason);
  };
  for (const [key, value] of Object.entries(setUp())) await put(key, value);
  const gone = trouble("asking the store", "no route to host", "soon");
  const faulty: Store = {
    ...store,
    range: async (prefix, options) => (isCutOff ? gone : await store.range(prefix, options)),
    async transact(compares, writes) {
      if (isCutOff) return gone;
      const result = await store.transact(compares, writes);
      if (!isReplyLost) return result;
      isReplyLost = false;
      return gone;
    },
  };
  const create = (): Driver =>
    createSppDriver(() => Promise.resolve(faulty), createOpenSppCtl(), systemClock);
  return {
    driver: create(),
    settings: {
      target,
      driver: "spp",
      ownership: "shared",
      pools: {},
      limits: {},
      connection: { host: "spp1", keys: "object", controller: standIn.endpoint },
    },
    items: patchPanelItems(),
    foreign: () => foreignIn(store, standIn),
    async disturb() {
      count += 1;
      await put(`vhost/spp1/old/${100 + count}`, "leaked");
    },
    loseReply: () => void (isReplyLost = true),
    async cutOff() {
      isCutOff = true;
      await standIn.stopController();
    },
    restart: create,
    async restartTarget() {
      await standIn.stopController();
      await standIn.startController(200);
    },
    async end() {
      await standIn.close();
      await cleanup();
    },
  };
}

/** All keys but those of our NICs and ports, of the configuration what others wrote, and their processes. */
async function foreignIn(store: Store, standIn: StandIn): Promise<string> {
  const page = await store.range(root);
  if (isTrouble(page)) throw new Error(page.reason);
  const keys = page.entries
    .filter(({ key }) => !/\/spp1\/(?:p[12]|with|apart|phys[123]|old\/1|\d+$)/.test(key))
    .map(({ key, value }) => {
      return `${key} ${key === `${root}configuration/spp1` ? theirsOf(value) : value}`;
    });
  const { components } = standIn.status(2);
  const own = components.filter(({ name }) => name === "their_own");
  return [...keys, JSON.stringify([standIn.status(1), own])].join("\n");
}

function theirsOf(configuration: string): string {
  const { vf, owner } = JSON.parse(configuration) as { vf: unknown[]; owner: unknown };
  return JSON.stringify([vf[0], owner]);
}
