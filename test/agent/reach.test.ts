// Where an agent connects to is up to who started it: whoever may write messages names endpoints and
// files in them, and must not get an agent, or its credentials, anywhere else.

import { describe, expect, test } from "vitest";
import { reasonNotToConnect } from "../../src/agent/serve/reach.ts";
import { withinReach } from "../../src/agent/serve/within-reach.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { DriverTraits, TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { encodeLook } from "../../src/records/messages/said.ts";
import { add, settingsFor, vlan } from "../support/operations.ts";
import { createServedWorld } from "../support/served-world.ts";

const target = "switch/a";

test.each([
  ["ssl:192.0.2.11:6640", "ssl:192.0.2.11:6640", true],
  ["ssl:192.0.2.*:6640", "ssl:192.0.2.11:6640", true],
  ["ssl:192.0.2.*:*", "ssl:192.0.2.11:6641", true],
  ["ssl:[2001:db8::*]:6640", "ssl:[2001:db8::a1]:6640", true],
  ["ssl:leaf-*.example:6640", "ssl:leaf-a1.example:6640", true],
  ["unix:/run/openvswitch/*.sock", "unix:/run/openvswitch/db.sock", true],
  ["http://192.0.2.*:7777", "http://192.0.2.11:7777", true],
  ["etcd+https://192.0.2.*:2379", "etcd+https://192.0.2.11:2379", true],
  ["*", "tcp:anywhere:1", true],
  // Another way to it, another place, another port.
  ["ssl:192.0.2.11:6640", "tcp:192.0.2.11:6640", false],
  ["ssl:192.0.2.11:6640", "ssl:192.0.2.11:66401", false],
  ["ssl:192.0.2.11:6640", "xssl:192.0.2.11:6640", false],
  ["ssl:192.0.2.11:6640", "ssl:192a0b2c11:6640", false],
  ["ssl:192.0.2.*:6640", "ssl:192.0.2.evil:6640", false],
  ["ssl:192.0.2.*:6640", "ssl:192.0.2.evil.example:6640", false],
  ["ssl:192.0.2.*:6640", "ssl:192.0.2.1:80#:6640", false],
  ["ssl:192.0.2.*:6640", "ssl:192.0.2.:6640", false],
  ["ssl:leaf-*.example:6640", "ssl:leaf-a.evil.example:6640", false],
  ["http://192.0.2.*:7777", "http://192.0.2.evil:7777", false],
  ["http://192.0.2.*:7777", "http://192.0.2.1:7777@evil:7777", false],
  ["http://192.0.2.*:7777", "https://192.0.2.1:7777", false],
  ["etcd://192.0.2.*:2379", "etcd://192.0.2.1:2379,192.0.2.2:2379", false],
  ["ssl:*:6640", "ssl:a:1:6640", false],
  ["unix:/run/*/db.sock", "unix:/run/../db.sock", false],
  ["unix:/run/*/db.sock", "unix:/run/a/b/db.sock", false],
  ["ssl:a:6640", "ssl:a:6640\nssl:b:6640", false],
  ["ssl:a:6640", "ssl:a:6640\n", false],
  ["tcp:*-a:1", `tcp:${"a-".repeat(500_000)}:1`, false],
  ["tcp:(a+)+:1", "tcp:aaaa:1", false],
])("the pattern %j takes %j: %j", (pattern, endpoint, isTaken) => {
  const reach = { endpoints: [pattern], credentialFolders: [] };
  expect(reasonNotToConnect(reach, endpoint, {}) === undefined).toBe(isTaken);
});

test("what stands in a message is neither pasted into a shell nor sent to a terminal", () => {
  const none = { endpoints: [], credentialFolders: [] };
  expect(reasonNotToConnect(none, "ssl:192.0.2.11:6640", {})).toBe(
    "this agent may not connect to ssl:192.0.2.11:6640; start it with --reach 'ssl:192.0.2.11:6640'",
  );
  const said = reasonNotToConnect(none, `ssl:'; rm -rf ~ #\u001B[2J${"x".repeat(5_000)}`, {});
  expect(said).toMatch(/^this agent may not connect to "ssl:'; rm -rf ~ #\\u001b/);
  expect(said).toMatch(/; start it with --reach and a pattern for it$/);
  expect(said!.length).toBeLessThan(200);
});

test.each<[unknown, boolean]>([
  [{ fromFile: "leaf-a1.pem" }, true],
  [{ fromFile: "certs/leaf-a1.pem" }, true],
  [{ fromFile: "/etc/plumb/leaf-a1.pem" }, true],
  [{ fromEnv: "LEAF_A1" }, true],
  [undefined, true],
  [{ fromFile: "/etc/shadow" }, false],
  [{ fromFile: "/etc/plumber/key.pem" }, false],
  [{ fromFile: "/etc/plumb/../shadow" }, false],
  [{ fromFile: "../other/key.pem" }, false],
  [{ fromFile: "certs/../../key.pem" }, false],
])("credentials %j are taken: %j", (credentials, isTaken) => {
  const reach = { endpoints: ["*"], credentialFolders: ["/etc/plumb"] };
  const reason = reasonNotToConnect(reach, "ssl:a:1", { credentials } as JsonObject);
  if (isTaken) expect(reason).toBe(undefined);
  else expect(reason).toMatch(/may not take credentials from .*--credentials-dir/);
});

/** Has every call that there is: one that is new stands here, and is to be limited too. */
type FullDriver = DriverTraits & Required<Omit<Driver, keyof DriverTraits>>;

function fullDriver(calls: string[]): FullDriver {
  const called = (name: string): void => void calls.push(name);
  return {
    name: "far",
    features: new Set(),
    endpointOf: ({ connection }) => String(connection["endpoint"]),
    async observe() {
      called("observe");
      return await Promise.resolve({ type: "document", document: {} });
    },
    async apply() {
      called("apply");
      return await Promise.resolve({ type: "accepted" });
    },
    async applyJointly(operations) {
      called("applyJointly");
      const accepted = { type: "accepted" } as const;
      return await Promise.resolve(new Map(operations.map(({ id }) => [id, accepted])));
    },
    async unsaid() {
      called("unsaid");
      return await Promise.resolve([]);
    },
    async *watch() {
      called("watch");
      yield await Promise.resolve();
    },
    attend: () => Promise.resolve(called("attend")),
    close: () => Promise.resolve(called("close")),
  };
}

async function callAll(driver: Driver, settings: TargetSettings): Promise<unknown[]> {
  const operation = add(target, "/vlans/1", vlan("one"));
  const stirs: unknown[] = [];
  const said: string[] = [];
  const signal = AbortSignal.timeout(20);
  for await (const stir of driver.watch?.(target, settings, signal) ?? []) stirs.push(stir);
  await driver.attend?.(target, settings, signal, ({ text }) => void said.push(text));
  return [
    await driver.observe(target, settings),
    await driver.apply(operation, settings),
    (await driver.applyJointly?.([operation], settings))?.get(operation.id),
    await driver.unsaid?.(target, settings),
    stirs.length,
    said,
  ];
}

describe("a driver within the reach of its agent", () => {
  const far = settingsFor(target);
  const settings = { ...far, driver: "far", connection: { endpoint: "ssl:a:1" } };

  test("is called for what it may connect to", async () => {
    const calls: string[] = [];
    const reach = { endpoints: ["ssl:a:1"], credentialFolders: [] };
    const driver = withinReach(new Map([["far", fullDriver(calls)]]), reach).get("far")!;
    const accepted = { type: "accepted" };
    const seen = { type: "document", document: {} };
    expect(await callAll(driver, settings)).toEqual([seen, accepted, accepted, [], 1, []]);
    await driver.close?.();
    const names = ["apply", "applyJointly", "attend", "close", "observe", "unsaid", "watch"];
    expect(calls.sort()).toEqual(names);
  });

  test("is not called for anything else, and the reason is told", async () => {
    const calls: string[] = [];
    const reach = { endpoints: ["ssl:b:1"], credentialFolders: [] };
    const driver = withinReach(new Map([["far", fullDriver(calls)]]), reach).get("far")!;
    const reason = "this agent may not connect to ssl:a:1; start it with --reach 'ssl:a:1'";
    const unknown = { type: "trouble", doing: `observing ${target}`, reason, retry: "later" };
    const refused = { type: "refused", reason };
    const answers = [unknown, refused, refused, unknown, 0, [reason]];
    expect(await callAll(driver, settings)).toEqual(answers);
    expect(calls).toEqual([]);
  });

  test("that connects to nothing is as it was", () => {
    const world = createServedWorld();
    const drivers = createDrivers({ store: world.devices, keys: world.keys, clock: world.clock });
    const reach = { endpoints: [], credentialFolders: [] };
    expect(withinReach(drivers, reach).get("sim")).toBe(drivers.get("sim"));
  });
});

test("an agent that is sent elsewhere goes nowhere, says so, and is not sent any change", async () => {
  const world = createServedWorld();
  const calls: string[] = [];
  const reach = { endpoints: ["ssl:192.0.2.*:6640"], credentialFolders: [] };
  const drivers = withinReach(new Map([["far", fullDriver(calls)]]), reach);
  const agent = world.serve([target], { drivers });
  const connection = { endpoint: "ssl:198.51.100.1:6640", credentials: { fromFile: "a.pem" } };
  const settings = { ...settingsFor(target), driver: "far", connection };
  const value = encodeLook({ id: "look-1", target, settings });
  await world.store.transact([], [{ type: "put", key: world.keys.look(target), value }]);
  const reason =
    "this agent may not connect to ssl:198.51.100.1:6640; start it with --reach 'ssl:198.51.100.1:6640'";
  const observation = await world.until(() => world.observation(target));
  expect(observation).toMatchObject({ type: "unknown", reason });
  expect(agent.events).toContainEqual(expect.objectContaining({ reason }));
  const { writer } = await world.lock();
  const operations = [add(target, "/vlans/1", vlan("one"))];
  await world.submit({ id: "set-1", operations, settings }, writer);
  const answer = await world.until(
    () => world.answer(target),
    ({ end }) => end !== undefined,
  );
  expect(answer.end).toBe("unreachable");
  await world.clock.sleep(120_000);
  await agent.stop();
  expect(calls).toEqual([]);
});
