// Whatever stands in the keys of a host, it is read: as a document that fits its schema, or as trouble in
// words where the configuration itself says nothing. No key is touched by that, and none hides another.

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isTrouble } from "../../src/ports/trouble.ts";
import { patchPanelTarget } from "../../src/targets/patchpanel/patchpanel-target.ts";
import { arrayOfTwo, free, keysWorld, macA, plug } from "./keys-world.ts";

const schema = new URL("../../schemas/documents/patchpanel.schema.json", import.meta.url);
const validate = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(schema, "utf8")) as object,
);

const port = fc.constantFrom("p1", "p2", "", "__proto__", "constructor", "a/b~c", "é\n");
const vhost = fc.constantFrom(
  "phys1/0",
  "phys1/1",
  "phys2/2",
  "phys1/9",
  "a/b/0",
  "0",
  "",
  "/",
  "phys1/-1",
  "__proto__/0",
  "phys1/007",
);
const bindPort = fc.oneof(
  fc.constantFrom("", "None", "{", "[]", "{}", "7", '"x"', "\u0000"),
  fc
    .record(
      {
        vhost_id: fc.constantFrom(0, 1, 2, 9, -1, 1.5, 1e300, "0", null, true, []),
        mac_address: fc.constantFrom(macA, macA.toUpperCase(), "", 7, null),
        vlan_id: fc.constantFrom(400, 0, -1, "400", null, {}),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);
const word = fc.constantFrom("plug", "unplug", "up", "down", "", "None", "p1", "p2", "\ud800");
const configuration = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(arrayOfTwo, `{"vf": ${arrayOfTwo}}`) },
  fc.constantFrom("", "{", "[]", "{}", "null", '{"vf": []}', '[{"num_vhost": 1e308}]'),
  fc.json(),
);

function under(section: string, rest: fc.Arbitrary<string>, value: fc.Arbitrary<string>) {
  const key = rest.map((own) => `${section}/spp1/${own}`);
  return fc.array(fc.tuple(key, value), { maxLength: 4 });
}

const garbage = fc
  .tuple(
    fc.option(fc.tuple(fc.constant("configuration/spp1"), configuration)),
    under("vhost", vhost, word),
    under("bind_port", port, bindPort),
    under("action", port, word),
    under("port_status", port, word),
    under("mirror", fc.constantFrom("0", "x", ""), word),
  )
  .map(([own, ...rest]) => Object.fromEntries([...(own === null ? [] : [own]), ...rest.flat()]));

test("anything at all is read, and left", async () => {
  await fc.assert(
    fc.asyncProperty(garbage, async (keys) => {
      const world = await keysWorld();
      world.agent.kill();
      await world.put(keys);
      const before = world.keys();
      const seen = await world.driver.observe(world.settings.target, world.settings);
      if (isTrouble(seen)) {
        expect(seen.reason).toMatch(/^\/spp\/openstack\/configuration\/spp1 cannot be read: \w+/);
      } else {
        if (seen.type === "unchanged") throw new Error("unchanged since what?");
        const { document } = seen;
        expect([validate(document), validate.errors]).toEqual([true, null]);
        expect(() => [...patchPanelTarget.numbersIn(document)]).not.toThrow();
        const named = Object.keys(keys)
          .filter((key) => /^(?:bind_port|action|port_status)\//.test(key))
          .map((key) => key.split("/").slice(2).join("/"));
        expect(Object.keys(document["plugs"] as object).sort()).toEqual([...new Set(named)].sort());
      }
      expect(world.keys()).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test("a port is removed whatever is left of it, or it is said why not, and others' keys stay", async () => {
  await fc.assert(
    fc.asyncProperty(garbage, async (keys) => {
      const { ["configuration/spp1"]: _, ...ports } = keys;
      const world = await keysWorld();
      // It would work on others' ports meanwhile.
      world.agent.kill();
      await world.put(ports);
      const before = world.keys();
      const answer = await world.port("p1", undefined);
      const after = world.keys();
      const own = (key: string): boolean => /^[a-z_]+\/spp1\/p1$/.test(key);
      if (answer.type === "accepted") expect(Object.keys(after).filter(own)).toEqual([]);
      else
        expect(answer).toEqual({
          type: "refused",
          reason: expect.stringMatching(/port p1/) as string,
        });
      for (const [key, value] of Object.entries(before)) {
        if (own(key) || value === "p1") continue;
        expect([key, after[key]]).toEqual([key, value]);
      }
    }),
    { numRuns: 200 },
  );
});

test("a token comes again with the same keys alone", async () => {
  const world = await keysWorld();
  const { target } = world.settings;
  const tokenNow = async (): Promise<string | undefined> => {
    const seen = await world.another().observe(target, world.settings);
    return "token" in seen ? seen.token : undefined;
  };
  const start = await tokenNow();
  await world.port("p1", plug(0));
  const plugged = await tokenNow();
  expect(plugged).not.toBe(start);
  expect(await world.driver.observe(target, world.settings, plugged)).toEqual({
    type: "unchanged",
  });
  await world.port("p1", undefined);
  expect(await tokenNow()).toBe(start);
  expect(await world.driver.observe(target, world.settings, plugged)).toMatchObject({
    document: {},
  });
});

test("a port that is seen half way is looked at again", async () => {
  const world = await keysWorld();
  await world.port("p1", plug(0));
  let looks = 0;
  const moving = {
    ...world.store,
    async range(prefix: string, options?: object) {
      const page = await world.store.range(prefix, options);
      // Between the reading of the vhosts and of what is asked for, the port goes.
      if (prefix.includes("/vhost/") && looks++ === 0) await world.port("p1", undefined);
      return page;
    },
  };
  const slow = {
    ...moving,
    range: async (prefix: string, options?: object) => {
      if (!prefix.includes("/vhost/")) for (let i = 0; i < 500; i += 1) await Promise.resolve();
      return await moving.range(prefix, options);
    },
  };
  const seen = await world.another(slow).observe(world.settings.target, world.settings);
  expect(seen).toMatchObject({ document: { plugs: {}, vhosts: {} } });
  expect(looks).toBeGreaterThan(1);
});

test("word of every change comes of this host alone, until the signal", async () => {
  const world = await keysWorld();
  const over = new AbortController();
  const { driver, settings } = world;
  let count = 0;
  const listening = (async () => {
    for await (const _ of driver.watch?.(settings.target, settings, over.signal) ?? []) count += 1;
  })();
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
  await world.put({ "action/spp10/p1": "plug", "configuration/spp10": "[]" });
  await world.put({ "action/spp1/p1": "unplug" });
  await world.put({ ...free, "configuration/spp1": "[]" });
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
  over.abort();
  await listening;
  expect(count).toBe(6);
});
