// The contract of agents, held by one that serves behind a real etcd, each side with its own way to it.

import { afterAll, beforeAll } from "vitest";
import { remoteBench, served } from "../support/agent-benches.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { createEtcdStores } from "../support/etcd-stores.ts";
import { agentContract } from "./agent.contract.ts";

describeWithEtcd("with a real etcd", () => {
  let etcd: Etcd;
  beforeAll(async () => {
    etcd = await startEtcd();
  }, 60_000);
  afterAll(async () => {
    await etcd.remove();
  });

  agentContract("behind etcd", async () => {
    await etcd.deleteAll();
    const stores = createEtcdStores(etcd);
    return await served(remoteBench(await stores.open(), await stores.open(), ["switch/a"]));
  });
});
