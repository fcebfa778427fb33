// Many hosts with patch panels in one etcd: their NICs and vhosts as keys, a stand-in for each one's spp-ctl
// whose process is wired, and the part of their agents that says "up". It counts nothing.

import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { SppCtl } from "../../src/ports/spp-ctl.ts";
import type { Store } from "../../src/ports/store.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { componentsOf } from "../../src/targets/patchpanel/components.ts";
import { coreMaskOf } from "../../src/targets/patchpanel/core-mask.ts";
import { put, value } from "../contract/store-steps.ts";
import { add } from "../support/operations.ts";
import { startStandIn, type StandIn } from "../support/spp/stand-in.ts";

export const root = "/spp/openstack/";
/** As many as 64 cores carry, two for each, where the processes of a host share none. */
export const vhosts = 30;
const workers = Array.from({ length: vhosts * 2 + 2 }, (_, i) => i + 1);
export const coreMask: string = coreMaskOf([0, ...workers]);

/** Of the first vhosts of a host, in order. */
export interface Port {
  readonly host: string;
  readonly port: string;
  readonly vhost: number;
  readonly mac: string;
  readonly vlan: number;
}

export function portsOf(host: string, count: number): Port[] {
  return Array.from({ length: count }, (_, vhost) => {
    const mac = `fa:16:3e:00:00:${vhost.toString(16).padStart(2, "0")}`;
    return { host, port: `${host}-port-${vhost}`, vhost, mac, vlan: 100 + vhost };
  });
}

export function settingsOf(host: string, driver: string, standIn?: StandIn): TargetSettings {
  const controller = standIn === undefined ? {} : { controller: standIn.endpoint };
  return {
    target: `patchpanel/${host}`,
    driver,
    ownership: "shared",
    pools: {},
    limits: {},
    connection: { host, keys: "object", ...controller },
  };
}

export function plugging({ host, port, vhost, mac, vlan }: Port): Operation {
  const plug: JsonObject = { vhost, nic: 1, physicalNetwork: "phys", mac, vlan, up: true };
  return add(`patchpanel/${host}`, `/plugs/${port}`, plug);
}

/** Forgets all keys that there are, and sets every host up anew. */
export async function setUpKeys(
  store: Store,
  driver: Driver,
  hosts: readonly TargetSettings[],
): Promise<void> {
  for (let isEmpty = false; !isEmpty;) {
    const { entries } = value(await store.range(root, { limit: 100 }));
    const gone = entries.map(({ key }) => ({ type: "delete", key }) as const);
    if (gone.length > 0) value(await store.transact([], gone));
    isEmpty = entries.length === 0;
  }
  const nic: Json = { pciAddress: "00:04.0", physicalNetwork: "phys", vhosts, coreMask };
  for (const settings of hosts) {
    const answer = await driver.apply(add(settings.target, "/nics/1", nic), settings);
    if (answer.type !== "accepted") throw new Error(answer.reason);
  }
}

export async function startWired(): Promise<StandIn> {
  const standIn = await startStandIn({ vfs: [{ coreMask }] });
  wire(standIn);
  return standIn;
}

/** As the documented steps leave it. */
export function wire(standIn: StandIn): void {
  standIn.restartProcess(1);
  const nic = { place: 1, firstVhost: 0, vhosts, workers };
  for (const [name, { core, type, rx, tx }] of componentsOf(nic, "object")) {
    standIn.command(1, `component start ${name} ${core} ${type}`);
    for (const port of Object.keys(tx)) standIn.command(1, `port add ${port} tx ${name}`);
    for (const port of Object.keys(rx)) standIn.command(1, `port add ${port} rx ${name}`);
  }
  standIn.forget();
}

export function controllerOf(standIn: StandIn): SppCtl {
  const ctl = createOpenSppCtl()(standIn.endpoint);
  if (isTrouble(ctl)) throw new Error(ctl.reason);
  return ctl;
}

/** The least that an agent can do: what is asked for is up at once, with one write. */
export function sayUp(store: Store, from: number, signal: AbortSignal): void {
  const prefix = `${root}action/`;
  const serve = async (): Promise<void> => {
    for await (const event of store.watch(prefix, from, signal)) {
      if (event.type !== "put") continue;
      const status = `${root}port_status/${event.entry.key.slice(prefix.length)}`;
      void store.transact([], [put(status, "up")]);
    }
  };
  void serve();
}

export interface Ups {
  /** Resolves when the port is said to be up. */
  of(port: Port): Promise<void>;
}

/** All that come, by one watch. */
export function followUps(store: Store, from: number, signal: AbortSignal): Ups {
  const prefix = `${root}port_status/`;
  const waiting = new Map<string, () => void>();
  const follow = async (): Promise<void> => {
    for await (const event of store.watch(prefix, from, signal)) {
      if (event.type === "put") waiting.get(event.entry.key)?.();
    }
  };
  void follow();
  return {
    of: ({ host, port }) => new Promise((up) => waiting.set(`${prefix}${host}/${port}`, up)),
  };
}
