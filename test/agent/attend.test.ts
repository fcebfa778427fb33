// What a driver does at a target by itself it does while the target is served from there: never before,
// never longer, never twice at a time, and again where it failed.

import { expect, test } from "vitest";
import { withinReach } from "../../src/agent/serve/within-reach.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { encodeLook } from "../../src/records/messages/said.ts";
import { settingsFor } from "../support/operations.ts";
import { createServedWorld, type ServedAgent, type ServedWorld } from "../support/served-world.ts";

const target = "patchpanel/a";
const other = {
  identity: { agent: "other", instance: "instance-other", host: "here", pid: 7, version: "0" },
};

type Attend = NonNullable<Driver["attend"]>;

interface Attended {
  readonly drivers: ReadonlyMap<string, Driver>;
  /** "begins patchpanel/a at x", "ends …", in the order in which it came about. */
  readonly course: string[];
}

/** A driver that attends until it is told to stop, or does what `attend` says. */
function attended(world: ServedWorld, attend?: Attend, lingerMs = 0): Attended {
  const course: string[] = [];
  const driver: Driver = {
    name: "patch",
    features: new Set(),
    endpointOf: ({ connection }) => String(connection["at"]),
    observe: async () => await Promise.resolve({ type: "document", document: {} }),
    apply: async () => await Promise.resolve({ type: "accepted" }),
    async attend(...given) {
      const [name, { connection }, signal] = given;
      const at = `${name} at ${String(connection["at"])}`;
      course.push(`begins ${at}`);
      try {
        await (attend ?? waitOut)(...given);
        if (signal.aborted) await world.clock.sleep(lingerMs);
      } finally {
        course.push(`ends ${at}`);
      }
    },
  };
  return { drivers: new Map([["patch", driver]]), course };
}

const waitOut: Attend = (_target, _settings, signal) =>
  new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener("abort", () => done());
  });

function settingsAt(at: string, name = target): TargetSettings {
  return { ...settingsFor(name), driver: "patch", connection: { at } };
}

let looks = 0;

/** Tells how the target is reached, and waits until that was heard. */
async function lookAt(world: ServedWorld, at: string, name = target): Promise<void> {
  const id = `look-${(looks += 1)}`;
  const value = encodeLook({ id, target: name, settings: settingsAt(at, name) });
  await world.store.transact([], [{ type: "put", key: world.keys.look(name), value }]);
  await world.until(
    () => world.observation(name),
    ({ look }) => look === id,
  );
}

function told(agent: ServedAgent, type: string): unknown[] {
  return agent.events.filter((event) => event.type === type);
}

test("it begins once it is known how the target is reached, and ends with the agent", async () => {
  const world = createServedWorld();
  const { drivers, course } = attended(world);
  const agent = world.serve([target], { drivers });
  await world.clock.sleep(10_000);
  expect(course).toEqual([]);
  await lookAt(world, "x");
  await lookAt(world, "x");
  await world.clock.sleep(60_000);
  expect(course).toEqual(["begins patchpanel/a at x"]);
  await agent.stop();
  expect(course).toEqual(["begins patchpanel/a at x", "ends patchpanel/a at x"]);
  expect(told(agent, "attending-ended")).toEqual([]);
});

test("after a restart it begins without anybody asking", async () => {
  const world = createServedWorld();
  const { drivers, course } = attended(world);
  const first = world.serve([target], { drivers });
  await lookAt(world, "x");
  await first.stop();
  const second = world.serve([target], { drivers, journal: first.journal });
  await world.clock.sleep(5_000);
  expect(course.slice(2)).toEqual(["begins patchpanel/a at x"]);
  await second.stop();
});

test("who waits for the presence of another attends to nothing until that one is gone", async () => {
  const world = createServedWorld();
  const first = attended(world);
  const second = attended(world);
  const serving = world.serve([target], { drivers: first.drivers });
  await lookAt(world, "x");
  const before = world.serve([target], { ...other, drivers: second.drivers });
  await world.clock.sleep(60_000);
  expect(second.course).toEqual([]);
  await serving.stop();
  await lookAt(world, "x");
  expect(first.course).toHaveLength(2);
  expect(second.course).toEqual(["begins patchpanel/a at x"]);
  await before.stop();
});

test("it ends when the presence is lost, within the lease, and begins again with it", async () => {
  const world = createServedWorld();
  const { drivers, course } = attended(world);
  let isCut = false;
  const { store: real } = world;
  const gone = trouble("using the store", "nothing listens there", "soon");
  const store = {
    ...real,
    async lease(...args: Parameters<typeof real.lease>) {
      const lease = isCut ? gone : await real.lease(...args);
      if (!("keepAlive" in lease)) return lease;
      return { ...lease, keepAlive: async () => (isCut ? gone : await lease.keepAlive()) };
    },
  };
  const agent = world.serve([target], { drivers, store });
  await lookAt(world, "x");
  isCut = true;
  const cutAtMs = world.clock.now();
  await world.until(() => Promise.resolve(course[1]));
  expect(world.clock.now() - cutAtMs).toBeLessThan(10_100);
  await world.clock.sleep(60_000);
  expect(course).toEqual(["begins patchpanel/a at x", "ends patchpanel/a at x"]);
  isCut = false;
  await world.until(() => Promise.resolve(course[2]));
  expect(course[2]).toBe("begins patchpanel/a at x");
  await agent.stop();
});

test("a target that is reached otherwise is attended to there, and only once the first has ended", async () => {
  const world = createServedWorld();
  const { drivers, course } = attended(world, undefined, 5_000);
  const agent = world.serve([target], { drivers });
  await lookAt(world, "x");
  await lookAt(world, "y");
  await lookAt(world, "z");
  await world.clock.sleep(20_000);
  expect(course).toEqual([
    "begins patchpanel/a at x",
    "ends patchpanel/a at x",
    "begins patchpanel/a at z",
  ]);
  await agent.stop();
});

test("a bug in it, or its end, is told; it begins again after growing pauses, and nobody else suffers", async () => {
  const world = createServedWorld();
  const startsMs: number[] = [];
  const { drivers, course } = attended(world, async (name, _settings, signal) => {
    if (name === "patchpanel/b") return await waitOut(name, _settings, signal, () => undefined);
    startsMs.push(world.clock.now());
    if (startsMs.length % 2 === 1) throw new Error("out of range");
  });
  const agent = world.serve(["patchpanel/*"], { drivers, random: () => 1 });
  await lookAt(world, "x", "patchpanel/b");
  await lookAt(world, "x");
  await world.clock.sleep(300_000);
  const pausesMs = startsMs.slice(1).map((atMs, i) => atMs - (startsMs[i] ?? 0));
  expect(pausesMs.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(Math.max(...pausesMs)).toBe(30_000);
  expect(told(agent, "attending-ended").slice(0, 2)).toEqual([
    { type: "attending-ended", target, reason: expect.stringMatching(/^this is a bug: .*range/) },
    { type: "attending-ended", target, reason: "it ended by itself" },
  ]);
  expect(course.filter((one) => one.includes("/b"))).toEqual(["begins patchpanel/b at x"]);
  await agent.stop();
});

test("what it says is told; what goes on being wrong is told once a minute", async () => {
  const world = createServedWorld();
  const { drivers } = attended(world, async (_target, _settings, signal, say) => {
    while (!signal.aborted) {
      say({ level: "info", text: "wired spp_vf 1 again" });
      say({ level: "warn", text: "port p1 cannot be plugged: no JSON" });
      await world.clock.sleep(20_000, signal);
    }
  });
  const agent = world.serve([target], { drivers });
  await lookAt(world, "x");
  await world.clock.sleep(110_000);
  const happened = told(agent, "happened") as { level: string; text: string }[];
  expect(happened.filter(({ level }) => level === "info")).toHaveLength(6);
  expect(happened.filter(({ level }) => level === "warn")).toEqual([
    { type: "happened", target, level: "warn", text: "port p1 cannot be plugged: no JSON" },
    { type: "happened", target, level: "warn", text: "port p1 cannot be plugged: no JSON" },
  ]);
  await agent.stop();
});

test("it does not go where the agent may not connect to, and says so", async () => {
  const world = createServedWorld();
  const { drivers, course } = attended(world);
  const reach = { endpoints: ["http://127.0.0.1:7777"], credentialFolders: [] };
  const agent = world.serve([target], { drivers: withinReach(drivers, reach) });
  await lookAt(world, "http://192.0.2.66:7777");
  await world.clock.sleep(120_000);
  expect(course).toEqual([]);
  const text =
    "this agent may not connect to http://192.0.2.66:7777; start it with --reach 'http://192.0.2.66:7777'";
  expect(told(agent, "happened")).toEqual([{ type: "happened", target, level: "warn", text }]);
  await lookAt(world, "http://127.0.0.1:7777");
  expect(course).toEqual(["begins patchpanel/a at http://127.0.0.1:7777"]);
  await agent.stop();
});
