// The part that neutron's mechanism driver for SPP, and the scripts that set a host up, play towards the
// agent of a host: the same keys in the same order, with the same carelessness.

import type { Entry, Store, Write } from "../../../src/ports/store.ts";
import { isTrouble } from "../../../src/ports/trouble.ts";

const root = "/spp/openstack/";

export interface Binding {
  readonly physicalNetwork: string;
  readonly mac: string;
  /** Absent on a flat network. */
  readonly vlan?: number;
}

export interface MechanismDriver {
  /** What sets a host up does: its configuration, and every vhost free, whoever has it. */
  build(configuration: string, vhosts: readonly string[]): Promise<void>;
  /** What takes a host down does: all keys that begin with its name. */
  destroy(): Promise<void>;
  /** Takes the first free vhost, and asks for the port; undefined where there is none, or it was asked for. */
  bind(port: string, binding: Binding): Promise<number | undefined>;
  /** Asks for the port to be unplugged, where it was asked for; it does not wait. */
  unbind(port: string): Promise<void>;
}

export function mechanismDriver(store: Store, host: string): MechanismDriver {
  const write = async (writes: readonly Write[]): Promise<void> => {
    const result = await store.transact([], writes);
    if (isTrouble(result)) throw new Error(result.reason);
  };
  const put = async (key: string, value: string): Promise<void> =>
    await write([{ type: "put", key: root + key, value }]);
  const get = async (key: string): Promise<Entry | undefined> => {
    const entry = await store.get(root + key);
    if (isTrouble(entry)) throw new Error(entry.reason);
    return entry;
  };
  const all = async (prefix: string): Promise<readonly Entry[]> => {
    const page = await store.range(root + prefix);
    if (isTrouble(page)) throw new Error(page.reason);
    return page.entries;
  };
  const take = async ({ key, revision }: Entry, port: string): Promise<boolean> => {
    const isUnchanged = [{ key, is: "revision", revision }] as const;
    const taken = await store.transact(isUnchanged, [{ type: "put", key, value: port }]);
    return !isTrouble(taken) && taken.type === "committed";
  };
  return {
    async build(configuration, vhosts) {
      await put(`configuration/${host}`, configuration);
      for (const vhost of vhosts) await put(`vhost/${host}/${vhost}`, "None");
    },
    async destroy() {
      await write([{ type: "delete", key: `${root}configuration/${host}` }]);
      for (const section of ["vhost", "bind_port", "action", "port_status", "mirror"]) {
        for (const { key } of await all(`${section}/${host}`)) {
          await write([{ type: "delete", key }]);
        }
      }
    },
    async bind(port, { physicalNetwork, mac, vlan }) {
      if ((await get(`bind_port/${host}/${port}`)) !== undefined) return undefined;
      for (const entry of await all(`vhost/${host}/${physicalNetwork}/`)) {
        if (entry.value !== "None" || !(await take(entry, port))) continue;
        const vhost = entry.key.slice(entry.key.lastIndexOf("/") + 1);
        const tagged = vlan === undefined ? "" : `, "vlan_id": ${vlan}`;
        const asked = `{"mac_address": "${mac}", "vhost_id": ${vhost}${tagged}}`;
        await put(`bind_port/${host}/${port}`, asked);
        await put(`action/${host}/${port}`, "plug");
        return Number(vhost);
      }
      return undefined;
    },
    async unbind(port) {
      const key = `action/${host}/${port}`;
      if ((await get(key)) !== undefined) await put(key, "unplug");
    },
  };
}
