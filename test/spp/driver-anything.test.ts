// Whatever stands in the keys of a host, and whatever its processes show: nobody who reads them throws, what
// cannot be served is said, and a port that is in order is up.

import fc from "fast-check";
import { expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { createSppDriver } from "../../src/drivers/spp/spp-driver.ts";
import type { Happening } from "../../src/ports/driver.ts";
import type { SppCtl, SppVf } from "../../src/ports/spp-ctl.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { configurationTexts } from "./panel-values.ts";

const root = "/spp/openstack/";
const mac = "fa:16:3e:00:00:0a";

const odd = fc.oneof(
  fc.constantFrom("", "None", "plug", "unplug", "up", "p1", "p2", "{", "[]", "{}", "null", "7"),
  fc.constantFrom(
    `{"mac_address": "${mac}", "vhost_id": 1}`,
    `{"mac_address": "${mac}", "vhost_id": 2, "vlan_id": 400}`,
    `{"mac_address": "${mac}", "vhost_id": -1, "vlan_id": null}`,
    `{"mac_address": "${mac.toUpperCase()}", "vhost_id": 1e99}`,
    '{"vf": [{"num_vhost": 1e12, "physical_network": "a", "pci_address": "b", "core_mask": "0xff"}]}',
    '[{"num_vhost": 2, "physical_network": "", "pci_address": "", "core_mask": "x"}]',
    '{"vf": [{"num_vhost": 2, "physical_network": "a", "pci_address": "b", "core_mask": "1", "components": [{}]}]}',
    configurationTexts.array,
  ),
  fc.string({ maxLength: 12 }),
);
const name = fc.constantFrom(
  "configuration/h",
  "vhost/h/phys1/0",
  "vhost/h/phys1/1",
  "vhost/h/phys2/x",
  "vhost/h/2",
  ...["p1", "p2", "", "a/b", "__proto__"].flatMap((port) => [
    `bind_port/h/${port}`,
    `action/h/${port}`,
    `port_status/h/${port}`,
  ]),
);

const port = fc.constantFrom("ring:0", "ring:1", "ring:2", "vhost:0", "vhost:1", "phy:0", "odd");
const attached = fc.record({
  port,
  vlan: fc.constantFrom(
    { operation: "none" } as const,
    { operation: "del" } as const,
    { operation: "add", id: 400, pcp: 0 } as const,
  ),
});
const component = fc.record({
  name: fc.constantFrom("classifier", "merger", "forward_0_tx", "forward_0_rx", "__proto__", "x"),
  core: fc.nat(8),
  type: fc.constantFrom("forward", "merge", "classifier_mac", "classifier", "mirror", "odd"),
  rx: fc.array(attached, { maxLength: 3 }),
  tx: fc.array(attached, { maxLength: 3 }),
});
const entry = fc.record({ mac: fc.constant(mac), vlan: fc.constantFrom(undefined, 400), port });
const process = fc.record({
  components: fc.array(component, { maxLength: 6 }),
  classifier: fc.array(entry, { maxLength: 3 }),
});

test("no reader throws, and nothing hangs", async () => {
  let changes = 0;
  const cases = fc.record({
    keys: fc.array(fc.tuple(name, odd), { maxLength: 12 }),
    isBuilt: fc.boolean(),
    shown: process,
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ keys, isBuilt, shown }) => {
      const store = createMemoryStore(systemClock);
      const put = async (rest: string, value: string): Promise<void> => {
        await store.transact([], [{ type: "put", key: root + rest, value }]);
      };
      if (isBuilt) await put("configuration/h", configurationTexts.object);
      for (const [rest, value] of keys) await put(rest, value);
      const driver = createSppDriver(
        () => Promise.resolve(store),
        () =>
          stubborn({ ...shown, client: 1, masterCore: 0, ports: [], freeCores: [] }, () => {
            changes += 1;
          }),
        systemClock,
      );
      const target = "patchpanel/h";
      const settings = {
        target,
        driver: "spp",
        ownership: "shared",
        pools: {},
        limits: {},
        connection: { host: "h", keys: "object", controller: "http://127.0.0.1:7777" },
      } as const;
      const seen = await driver.observe(target, settings);
      expect(isTrouble(seen) || seen.type === "document").toBe(true);
      const over = new AbortController();
      const said: Happening[] = [];
      const attending = driver.attend?.(target, settings, over.signal, (one) => said.push(one));
      for (let i = 0; i < 3; i += 1) await driver.observe(target, settings);
      over.abort();
      await attending;
      for (const { text } of said) expect(text).toMatch(/\w+ \w+/);
      expect(said.filter(({ text }) => text.startsWith("plugged"))).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(changes).toBeGreaterThan(300);
});

/** A controller whose process stays as it is, whatever it accepts. */
function stubborn(vf: SppVf, onChange: () => void): SppCtl {
  return {
    clients: () => Promise.resolve([vf.client]),
    vf: (client) => Promise.resolve(client === vf.client ? vf : undefined),
    change() {
      onChange();
      return Promise.resolve({ type: "done" });
    },
  };
}
