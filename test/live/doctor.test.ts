// The doctor on a real cluster that loses its members one by one, is filled, and has users switched on.

import { Etcd3 } from "etcd3";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { examineEtcd } from "../../src/adapters/etcd/health.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { run } from "../../src/cli/run.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { describeWithEtcd, startEtcd, type Etcd } from "../support/etcd-server.ts";
import { pause } from "./waiting.ts";

interface Seen {
  readonly code: number;
  /** "state area: says", each with its help behind it. */
  readonly lines: readonly string[];
  readonly tookMs: number;
}

async function doctor(
  world: World,
  endpoints: readonly string[],
  environment: Record<string, string> = {},
): Promise<Seen> {
  const ports: CommandPorts = {
    ...world.ports,
    clock: systemClock,
    environment: { PLUMB_STORE: `etcd://${endpoints.join(",")}`, ...environment },
    async examineStore(place) {
      if (place.type === "embedded") throw new Error("this is no etcd");
      return await examineEtcd(place, { environment, waitMs: 3_000, prefix: "/plumbline/" });
    },
    async openStore(place) {
      if (place.type === "embedded") throw new Error("this is no etcd");
      return await openEtcdStore(place, { clock: systemClock, environment });
    },
  };
  const startMs = performance.now();
  const code = await run(["doctor", "-o", "json"], ports);
  const { checks } = JSON.parse(world.taken().join("\n")) as {
    checks: { state: string; area: string; says: string; help?: string }[];
  };
  const lines = checks.map(
    ({ state, area, says, help }) =>
      `${state} ${area}: ${says}${help === undefined ? "" : ` (${help})`}`,
  );
  return { code, lines, tookMs: performance.now() - startMs };
}

const has = (pattern: string | RegExp): unknown =>
  expect.arrayContaining([expect.stringMatching(pattern)]);

describeWithEtcd("the doctor on a cluster", () => {
  let etcd: Etcd;
  let world: World;
  beforeEach(async () => {
    etcd = await startEtcd({ members: 3 });
    world = createWorld();
  });
  afterEach(async () => {
    await etcd.remove();
    world.end();
  });

  test("finds it well, and the members that nobody named", async () => {
    const { code, lines } = await doctor(world, etcd.endpoints.slice(0, 1));
    expect(code, lines.join("\n")).toBe(0);
    expect(lines[0]).toMatch(
      /^ok store: etcd 3\.\d+\.\d+, 3 of 3 members answer, m\d \(.*\) leads$/,
    );
    expect(lines).toEqual(has(/^ok store: m\d .*: its database has .* of 2\.0 GiB$/));
    expect(lines).toEqual(has("^warning access: users are switched off"));
    expect(lines).toEqual(has("^ok lock: the lock is free"));
  });

  test("names a member that is gone, and says how many more may go", async () => {
    const [first] = etcd.members;
    await first?.kill();
    const { code, lines } = await doctor(world, etcd.endpoints);
    expect(code, lines.join("\n")).toBe(0);
    expect(lines[0]).toContain("2 of 3 members answer");
    expect(lines).toEqual(
      has(
        /^warning store: m0 \(.*\) does not answer: nothing listens there \(.*none of the others/,
      ),
    );
  });

  test("says that more than half are needed, whether members are dead or hang, and goes on when they are back", async () => {
    const [, second, third] = etcd.members;
    second?.pause();
    await third?.kill();
    await pause(3_000);
    const sick = await doctor(world, etcd.endpoints);
    expect(sick.code, sick.lines.join("\n")).toBe(1);
    expect(sick.lines[0]).toMatch(/^problem store: 2 of 3 members do not answer.*nothing is lost/);
    expect(sick.lines).toEqual(has("^warning records: .* was not looked at"));
    expect(sick.tookMs).toBeLessThan(25_000);
    second?.resume();
    third?.start();
    await etcd.ready();
    expect((await doctor(world, etcd.endpoints)).code).toBe(0);
  });

  test("says so where nobody answers, or what does is no etcd", async () => {
    for (const member of etcd.members) await member.kill();
    const gone = await doctor(world, etcd.endpoints);
    expect(gone.code).toBe(1);
    expect(gone.lines[0]).toMatch(/^problem store: no member of etcd answers: .*nothing listens/);
    expect(gone.tookMs).toBeLessThan(25_000);
  });
});

describeWithEtcd("the doctor on one etcd", () => {
  let etcd: Etcd;
  const world = createWorld();
  beforeAll(async () => {
    etcd = await startEtcd({ flags: ["--quota-backend-bytes=1500000"] });
  });
  afterAll(async () => {
    await etcd.remove();
    world.end();
  });

  test("tells a database that is nearly full, and one that is", async () => {
    const client = new Etcd3({ hosts: etcd.endpoints.map((one) => `http://${one}`) });
    await client.put("/filler").value("x".repeat(900_000));
    await client.put("/filler").value("y".repeat(400_000));
    // The file grows when a batch of writes is put into it.
    await pause(500);
    const nearly = await doctor(world, etcd.endpoints);
    expect(nearly.lines).toEqual(
      has(/^warning store: m0 .*its database has [12]\.\d MiB of 1\.4 MiB/),
    );
    await client
      .put("/filler")
      .value("z".repeat(900_000))
      .catch(() => undefined);
    await client
      .put("/filler")
      .value("z".repeat(900_000))
      .catch(() => undefined);
    client.close();
    const full = await doctor(world, etcd.endpoints);
    expect(full.code, full.lines.join("\n")).toBe(1);
    expect(full.lines).toEqual(has("^problem store: etcd is over its quota.*alarm disarm"));
  });

  test("sees with and without a login that users are switched on", async () => {
    const client = new Etcd3({ hosts: etcd.endpoints.map((one) => `http://${one}`) });
    await client.auth.roleAdd({ name: "root" });
    await client.auth.userAdd({ name: "root", password: "hunter2-hunter2" });
    await client.auth.userGrantRole({ user: "root", role: "root" });
    await client.auth.authEnable();
    client.close();
    const nobody = await doctor(world, etcd.endpoints);
    expect(nobody.lines).toEqual(has("^ok access: users are switched on"));
    expect(nobody.lines).toEqual(has("^problem access: .*etcd asks for a user"));
    const login = { PLUMB_ETCD_USER: "root", PLUMB_ETCD_PASSWORD: "hunter2-hunter2" };
    const known = await doctor(world, etcd.endpoints, login);
    expect(known.lines).toEqual(has("^ok access: users are switched on; plumb is root"));
    expect(known.lines).toEqual(has("^ok lock"));
    expect(known.lines.join("\n")).not.toContain("hunter2");
  });
});
