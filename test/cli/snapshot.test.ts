// Plans and drift from a snapshot: the very same as live at that moment, without store and devices, and
// with nothing believed of a file that somebody may have changed.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { driverNames } from "../../src/cli/catalog.ts";
import { digestOf, digestOfText } from "../../src/model/digest.ts";
import { targetLine } from "../../src/records/snapshot/snapshot-lines.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";

let world: World;
beforeEach(async () => {
  world = createWorld();
  await plumb("init");
});
afterEach(() => {
  world.end();
});

async function plumb(
  line: string,
  ports = world.ports,
): Promise<{ code: number; out: string; err: string }> {
  const code = await run(line.split(" "), ports);
  const said = world.taken();
  const err = said.filter((one) => one.startsWith("! ")).join("\n");
  return { code, out: said.filter((one) => !one.startsWith("! ")).join("\n"), err };
}

const path = (): string => join(world.folder, "live.snapshot");
const snapshotLines = (): string[] => readFileSync(path(), "utf8").trimEnd().split("\n");

/** The same command where there is neither a store nor a device. */
function cutOff(): World["ports"] {
  const fail = (): never => {
    throw new Error("the store was opened");
  };
  return { ...world.ports, openStore: fail, hasStore: fail, openOvsdb: fail };
}

/** Writes lines with the digest that they should have. */
function forge(lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join("");
  writeFileSync(path(), `${text}{"digest":"${digestOfText(text)}"}\n`);
}

async function breakThings(): Promise<void> {
  await plumb("apply -y");
  await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 1");
  await plumb("sim switch/leaf-a2 fail unreachable");
}

describe("a plan from a snapshot is the plan made live at that moment", () => {
  const commands = ["", " --target switch/leaf-a1", " --exclude switch/leaf-a2", " --adopt"];
  const situations: [string, () => Promise<void>][] = [
    ["before anything was applied", () => Promise.resolve()],
    ["in sync", async () => void (await plumb("apply -y"))],
    ["with drift and an unknown target", breakThings],
    [
      "when a network goes",
      async () => {
        await plumb("apply -y");
        rmSync(join(world.folder, "manifests/networks.yaml"));
      },
    ],
    [
      "when everything goes, also the switches",
      async () => {
        await plumb("apply -y");
        rmSync(join(world.folder, "manifests"), { recursive: true });
        writeFileSync(join(world.folder, "plumbline.yaml"), "manifests: [.]\n");
      },
    ],
  ];
  test.each(situations)("%s", async (_, arrange) => {
    await arrange();
    await plumb("state snapshot --out live.snapshot");
    for (const rest of commands) {
      const line = `plan -o json --allow-empty${rest}`;
      const live = await plumb(line);
      expect(await plumb(`${line} --snapshot live.snapshot`, cutOff())).toEqual(live);
    }
  });

  test("and says how old it is", async () => {
    await plumb("state snapshot --out live.snapshot");
    world.clock.pass(14 * 60_000);
    const { out } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(out).toContain("· live from a snapshot of 14 min ago · 2 targets: 2 to change");
    expect(out).toContain("12 to add");
    const comment = await plumb("plan --snapshot live.snapshot -o markdown", cutOff());
    expect(comment.out).toContain("live from a snapshot of 14 min ago");
  });

  test("and drift is the drift", async () => {
    await breakThings();
    await plumb("state snapshot --out live.snapshot");
    const live = await plumb("drift -o json");
    expect(await plumb("drift -o json --snapshot live.snapshot", cutOff())).toEqual(live);
    const { out, code } = await plumb("drift --snapshot live.snapshot", cutOff());
    expect(out).toMatch(/^Drift · live from a snapshot of 0 s ago\n/);
    expect(code).toBe(2);
  });

  test("and can be applied, unless something moved since", async () => {
    await plumb("state snapshot --out live.snapshot");
    await plumb("plan --snapshot live.snapshot --out change.plan", cutOff());
    expect((await plumb("apply change.plan -y")).code).toBe(0);
    expect((await plumb("apply change.plan -y")).code).toBe(5);
  });

  test("where a driver's traits decide, they are the same", () => {
    const rest = { clock: world.clock, openOvsdb: world.ports.openOvsdb };
    const openKeys = (): never => {
      throw new Error("nobody asks for keys");
    };
    const { openSppCtl } = world.ports;
    const keys = storeKeys("default");
    const drivers = createDrivers({ store: world.store, keys, ...rest, openKeys, openSppCtl });
    expect([...drivers.keys()].sort()).toEqual(driverNames.map(({ name }) => name).sort());
    for (const traits of driverNames) {
      expect(drivers.get(traits.name)).toMatchObject({ ...traits });
    }
  });
});

describe("of a target that a snapshot cannot speak for", () => {
  test("nothing is planned: it is declared since", async () => {
    const file = join(world.folder, "manifests/fabric.yaml");
    const text = readFileSync(file, "utf8");
    await plumb("state snapshot --out live.snapshot");
    writeFileSync(file, text.replaceAll("leaf-a2", "leaf-a9"));
    const hosts = join(world.folder, "manifests/hosts.yaml");
    writeFileSync(hosts, readFileSync(hosts, "utf8").replaceAll("leaf-a2", "leaf-a9"));
    const { out, code } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(out).toContain("switch/leaf-a9: its live state is unknown: it is not in the snapshot");
    expect(code).toBe(8);
  });

  test("nothing is planned: its name stands for another device since", async () => {
    await plumb("apply -y");
    await plumb("state snapshot --out live.snapshot");
    const lines = snapshotLines().slice(0, -1);
    forge(lines.map((line) => line.replace(/"reach":"[0-9a-f]{8}/, '"reach":"00000000')));
    const { out } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(out).toContain("it was reached in another way when the snapshot was taken");
    expect(out).toContain("No changes.");
  });
});

describe("a snapshot that may not be used", () => {
  test("too old: no plan at all, and what to do; --snapshot-max-age allows more or less", async () => {
    await plumb("state snapshot --out live.snapshot");
    world.clock.pass(25 * 3_600_000);
    const refused = await plumb("plan --snapshot live.snapshot", cutOff());
    // Not 8, which says that there is a plan, and that it lacks a target.
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("live.snapshot is 1 d old, and 24h is the limit");
    expect(refused.out).toBe("");
    const more = await plumb("plan --snapshot live.snapshot --snapshot-max-age 48h", cutOff());
    expect(more.code).toBe(0);
    expect((await plumb("drift --snapshot live.snapshot", cutOff())).code).toBe(1);
    expect((await plumb("plan --snapshot live.snapshot --snapshot-max-age soon")).code).toBe(64);
  });

  test("from the future", async () => {
    world.clock.pass(3_600_000);
    await plumb("state snapshot --out live.snapshot");
    world.clock.pass(-3_600_000);
    const { code, err } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(err).toContain("is from the future");
    expect(code).toBe(1);
  });

  test.each([
    ["no file", undefined, "reading live.snapshot: there is no such file"],
    ["an empty one", "", "it is empty"],
    ["another file", "apiVersion: plumbline/v1\n", "this is no snapshot of Plumbline"],
    ["JSON of others", '{"format":"tf"}\n', "this is no snapshot of Plumbline"],
    [
      "a later format",
      '{"format":"plumbline-snapshot","formatVersion":"2.0"}\n',
      'it has the format "2.0", and this build reads 1.0',
    ],
    ["no text", "\u00FF\uFFFE", "it is not UTF-8 text"],
  ])("%s", async (_, text, message) => {
    if (text !== undefined) writeFileSync(path(), text, "latin1");
    const { code, err, out } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 1, out: "" });
  });

  test("one of another fabric", async () => {
    await plumb("state snapshot --out live.snapshot --fabric lab");
    const { code, err } = await plumb("plan --snapshot live.snapshot", cutOff());
    expect(err).toContain("is of the fabric lab, not of default: name it with --fabric");
    expect(code).toBe(1);
  });

  test("one that was changed, cut or added to anywhere", async () => {
    await plumb("apply -y");
    await plumb("state snapshot --out live.snapshot");
    const lines = snapshotLines();
    const text = `${lines.join("\n")}\n`;
    const variants = [
      ...lines.map((_, i) => lines.filter((__, k) => k !== i).join("\n")),
      ...lines.map((line, i) => [...lines.slice(0, i), line, ...lines.slice(i)].join("\n")),
      ...[0.2, 0.5, 0.9, 0.99].map((part) => text.slice(0, text.length * part)),
      text.replace('"vlan":2000', '"vlan":2001'),
      text.replace(/"takenAtMs":\d/, '"takenAtMs":2'),
    ];
    for (const variant of variants) {
      writeFileSync(path(), variant);
      const { code, err } = await plumb("plan --snapshot live.snapshot", cutOff());
      expect(err).toContain("error: live.snapshot");
      expect(code).toBe(1);
    }
  });

  test("whatever somebody made of one, nothing throws", async () => {
    await breakThings();
    await plumb("state snapshot --out live.snapshot");
    const lines = snapshotLines().slice(0, -1);
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(null, 1e300, -1, [], {}, "\uD800"),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), odd, async (lineAt, fieldAt, value) => {
        const i = lineAt % lines.length;
        const forged = forgedLine(lines[i] ?? "", fieldAt, value);
        forge([...lines.slice(0, i), forged, ...lines.slice(i + 1)]);
        const line = `${fieldAt % 2 === 0 ? "plan" : "drift"} --snapshot live.snapshot`;
        expect([0, 1, 2, 3, 8]).toContain((await plumb(line, cutOff())).code);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});

/** The line with one of its fields, however deep, replaced; its own digest is made to fit. */
function forgedLine(line: string, at: number, value: unknown): string {
  const fields = JSON.parse(line) as Record<string, unknown>;
  const holders: [holder: Record<string, unknown>, key: string][] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const [key, inner] of Object.entries(holder)) {
      holders.push([holder, key]);
      if (typeof inner === "object" && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(fields);
  const [holder, key] = holders[at % holders.length] ?? [fields, "odd"];
  holder[key] = value;
  try {
    if (typeof fields["live"] === "object") fields["digest"] = digestOf(fields["live"] as never);
  } catch {
    // Then it has none.
  }
  return JSON.stringify(fields);
}

describe("the file", () => {
  test("has what was applied, where the manifests have errors, and says so", async () => {
    await plumb("apply -y --target switch/leaf-a1");
    writeFileSync(join(world.folder, "manifests/wrong.yaml"), "kind: Nonsense\n");
    const { out, err } = await plumb("state snapshot --out live.snapshot");
    expect(err).toContain("targets on which nothing was applied yet are not in the snapshot");
    expect(out).toContain("1 target,");
  });

  test("is as its schema says, line by line", async () => {
    await breakThings();
    const { code } = await plumb("state snapshot --out live.snapshot");
    expect(code).toBe(8);
    const schema = readFileSync(join(projectRoot, "schemas/snapshot.schema.json"), "utf8");
    const isLine = new Ajv({ strict: false }).compile(JSON.parse(schema));
    const lines = snapshotLines();
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      expect(isLine(JSON.parse(line)), JSON.stringify(isLine.errors)).toBe(true);
    }
  });

  test("is the same for the same fabric, but for its times", async () => {
    await plumb("apply -y");
    await plumb("state snapshot --out live.snapshot");
    const first = snapshotLines();
    await plumb("state snapshot --out live.snapshot");
    expect(snapshotLines()).toEqual(first);
  });

  test("names nobody who stands in an address", () => {
    const settings = {
      target: "switch/a",
      driver: "sim",
      ownership: "shared" as const,
      pools: {},
      limits: {},
      connection: { endpoint: "http://admin:hunter2@192.0.2.1/", key: { fromEnv: "KEY" } },
    };
    const live = { type: "unknown" as const, reason: "silent" };
    const line = targetLine("switch/a", {
      live,
      reach: "0",
      owned: { settings, items: new Map() },
    });
    expect(line).not.toMatch(/hunter2|admin/);
    expect(line).toContain('"fromEnv":"KEY"');
  });
});
