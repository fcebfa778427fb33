// A quiet plan, and that nothing drifted, is kept and given again only while everything that it was made
// from is as it was. Each thing that could move is moved by a little, and what is said then is what a
// run without memory says.

import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { simClear } from "../../src/drivers/sim/edit.ts";
import { digestOfText } from "../../src/model/digest.ts";
import type { RangeOptions } from "../../src/ports/store.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createWorld, type World } from "../scenarios/world.ts";

interface Said {
  readonly code: number;
  readonly lines: readonly string[];
  /** False where the answer was made from the records anew. */
  readonly isKept: boolean;
}

const keys = storeKeys("default");
let world: World;
let ranges: string[];
let build: string | undefined;

async function plumb(words: string): Promise<Said> {
  ranges = [];
  world.taken();
  const watched = {
    ...world.store,
    close: () => Promise.resolve(),
    range: (prefix: string, options?: RangeOptions) => {
      ranges.push(prefix);
      return world.store.range(prefix, options);
    },
  };
  const openStore = (): Promise<typeof watched> => Promise.resolve(watched);
  const ports = {
    ...world.ports,
    openStore,
    hasStore: () => Promise.resolve(true),
    buildDigest: () => build,
  };
  const code = await run(words.split(" "), ports);
  // The heads of live documents are read to look at targets, the records of what is ours to plan.
  const isKept = ranges.includes(keys.liveHeads) && !ranges.includes(keys.targets);
  return { code, lines: world.taken(), isKept };
}

/** The same as if nothing had ever been kept. */
async function withoutMemory(words: string): Promise<Said> {
  const cache = join(world.folder, "state/cache");
  const aside = join(world.folder, "aside");
  renameSync(cache, aside);
  const said = await plumb(words);
  rmSync(cache, { recursive: true, force: true });
  renameSync(aside, cache);
  return said;
}

const manifests = (name: string): string => join(world.folder, "manifests", name);
const edit = (name: string, change: (text: string) => string): void =>
  writeFileSync(manifests(name), change(readFileSync(manifests(name), "utf8")));
const answers = (): string => join(world.folder, "state/cache/answers");
const answerFiles = (): string[] => readdirSync(answers()).map((name) => join(answers(), name));

beforeEach(async () => {
  world = createWorld();
  build = "this build";
  await plumb("init");
  expect((await plumb("apply -y")).code).toBe(0);
  expect(await plumb("plan")).toMatchObject({ code: 0, isKept: false });
  expect(await plumb("drift")).toMatchObject({ code: 0, isKept: false });
});
afterEach(() => world.end());

describe("where nothing moved", () => {
  test.each([
    "plan",
    "plan -o json",
    "plan --detailed-exitcode",
    "plan --parallelism 1",
    "diff",
    "diff -o json",
    "apply -y",
    "apply -y -o json",
    "drift",
    "drift -o json",
    "drift --parallelism 1",
    "plan -C . -f manifests/networks.yaml -f manifests/fabric.yaml -f manifests/hosts.yaml",
  ])("%s says byte for byte the same from memory", async (words) => {
    const kept = await plumb(words);
    expect(kept.isKept).toBe(true);
    expect(kept).toEqual({ ...(await withoutMemory(words)), isKept: true });
  });

  test.each([
    "plan --scope Network/blue",
    "plan --target switch/leaf-a1 -o json",
    "plan --exclude switch/leaf-a1 --adopt",
    "drift --target switch/leaf-a2",
  ])("%s is a question of its own, and kept apart from the others", async (words) => {
    expect((await plumb(words)).isKept).toBe(false);
    const kept = await plumb(words);
    expect(kept.isKept).toBe(true);
    expect(kept).toEqual({ ...(await withoutMemory(words)), isKept: true });
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: true });
  });

  test("a plan is saved byte for byte the same from memory, and can be applied", async () => {
    const saved = (): string => readFileSync(join(world.folder, "saved.json"), "utf8");
    expect(await plumb("plan --out saved.json")).toMatchObject({ code: 0, isKept: true });
    const kept = saved();
    expect((await withoutMemory("plan --out saved.json")).isKept).toBe(false);
    expect(kept).toBe(saved());
    expect((await plumb("apply -y saved.json")).code).toBe(0);
  });

  test("other names and another order of the files are nothing that moved", async () => {
    renameSync(manifests("networks.yaml"), manifests("a.yaml"));
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: true });
  });

  test("the age of what is live is that of the look just taken", async () => {
    world.clock.pass(60_000);
    const { lines, isKept } = await plumb("plan");
    expect(isKept).toBe(true);
    expect(lines[0]).toContain("live just read");
  });
});

describe("whatever moves is seen", () => {
  test.each<[string, string, () => unknown]>([
    ["a comment", "plan", () => edit("networks.yaml", (text) => `${text}# more\n`)],
    ["a number", "plan", () => edit("networks.yaml", (text) => text.replace("10165", "10166"))],
    ["a name", "plan", () => edit("networks.yaml", (text) => text.replaceAll("blue", "bleu"))],
    ["a mistake", "plan", () => edit("hosts.yaml", (text) => text.replace("ports", "prots"))],
    ["one file more", "plan", () => writeFileSync(manifests("more.yaml"), "# nothing\n")],
    ["one file less", "plan", () => rmSync(manifests("networks.yaml"))],
    [
      "one file twice",
      "plan",
      () => cpSync(manifests("networks.yaml"), manifests("networks2.yaml")),
    ],
    [
      "a file that is read otherwise for its name",
      "plan",
      () => renameSync(manifests("networks.yaml"), manifests("networks.jsonl")),
    ],
    ["a folder that is no more", "plan", () => rmSync(manifests(""), { recursive: true })],
    ["another folder", "plan -f manifests/fabric.yaml", () => undefined],
    ["an option", "plan --adopt", () => undefined],
    ["a scope", "plan --scope Network/blue", () => undefined],
    ["a name that nothing has", "plan --scope Network/bleu", () => undefined],
    ["a target", "plan --target switch/leaf-a1", () => undefined],
    ["a target left out", "plan --exclude switch/leaf-a1", () => undefined],
    ["a budget", "plan --allow-deletes 5", () => undefined],
    ["consent", "plan --allow-disruption", () => undefined],
    ["--rebalance", "plan --rebalance", () => undefined],
    ["--allow-empty", "plan --allow-empty", () => undefined],
    ["another build", "plan", () => (build = "another build")],
    ["a build that cannot name itself", "plan", () => (build = undefined)],
    ["an item gone", "plan", () => plumb("sim switch/leaf-a1 unset /vlans/2000")],
    [
      "an item of others",
      "plan",
      () => plumb('sim switch/leaf-a2 set /vlans/77 {"name":"theirs"}'),
    ],
    ["a switch that is silent", "plan", () => plumb("sim switch/leaf-a1 fail unreachable")],
    [
      "a switch that is new",
      "plan",
      () => simClear({ store: world.store, keys, target: "switch/leaf-a2" }),
    ],
    [
      "what is recorded as ours",
      "plan",
      () =>
        world.store.transact(
          [],
          [
            { type: "delete", key: keys.owned("switch/leaf-a1") },
            { type: "delete", key: keys.ownedDigest("switch/leaf-a1") },
          ],
        ),
    ],
    [
      "an allocation",
      "plan",
      () =>
        world.store.transact(
          [],
          [
            { type: "delete", key: keys.allocation("vlan/leaf-a", "blue") },
            { type: "delete", key: keys.allocationsDigest },
          ],
        ),
    ],
    ["an undo", "plan", () => plumb("undo -y")],
    ["an item gone", "drift", () => plumb("sim switch/leaf-a1 unset /vlans/2000")],
    ["a silent switch", "drift -o json", () => plumb("sim switch/leaf-a1 fail unreachable")],
    ["an item of others", "drift", () => plumb("sim switch/leaf-a2 set /vlans/77 {}")],
    ["a pool", "drift", () => edit("fabric.yaml", (text) => text.replace("2999", "2998"))],
    ["a mistake", "drift", () => edit("hosts.yaml", (text) => text.replace("ports", "prots"))],
    ["one target", "drift --target switch/leaf-a1", () => undefined],
    ["a target left out", "drift --exclude switch/leaf-a1", () => undefined],
    ["another build", "drift", () => (build = "another build")],
    ["an undo", "drift", () => plumb("undo -y")],
  ])("%s", async (_, words, move) => {
    await move();
    const said = await plumb(words);
    expect(said.isKept).toBe(false);
    // What was seen or counted on the first look must not be other on the second.
    expect(said).toEqual(await withoutMemory(words));
  });

  test("what moves back is given from memory again", async () => {
    await plumb('sim switch/leaf-a2 set /vlans/77 {"name":"theirs"}');
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: false });
    await plumb("sim switch/leaf-a2 unset /vlans/77");
    // The plan with the foreign VLAN was kept instead.
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: false });
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: true });
  });

  test("a fault that lasts for one look is met once", async () => {
    await plumb("sim switch/leaf-a1 fail unreachable --times 1");
    expect(await plumb("plan")).toMatchObject({ code: 8, isKept: false });
    expect(await plumb("plan")).toMatchObject({ code: 0, isKept: true });
  });
});

describe("what was kept is not believed where", () => {
  type Kept = { given: string; answer: Record<string, unknown> };
  const overwrite = (change: (bytes: Buffer) => Uint8Array | string): void => {
    for (const file of answerFiles()) writeFileSync(file, change(readFileSync(file)));
  };
  /** With the right checksum, as only somebody who means to mislead would write it. */
  const forge = (change: (kept: Kept) => unknown): void =>
    overwrite((bytes) => {
      const [, body = ""] = bytes.toString().split("\n");
      const forged = JSON.stringify(change(JSON.parse(body) as Kept));
      return `${digestOfText(forged)}\n${forged}`;
    });
  const withPlan = (parts: object): void =>
    forge(({ given, answer }) => ({
      given,
      answer: { ...answer, plan: { ...(answer["plan"] as object), ...parts } },
    }));
  const adoption = { target: "switch/x", path: "/a", value: 1, claims: [] };

  test.each<[string, () => unknown]>([
    ["it is empty", () => overwrite(() => "")],
    ["it was cut", () => overwrite((bytes) => bytes.subarray(0, bytes.length / 2))],
    ["it is not text", () => overwrite(() => Buffer.alloc(500, 0xff))],
    [
      "a bit was lost",
      () => overwrite((bytes) => bytes.fill(bytes.at(-9)! ^ 1, bytes.length - 9, bytes.length - 8)),
    ],
    ["it is no JSON", () => overwrite(() => `${digestOfText("{")}\n{`)],
    ["it is somebody else's JSON", () => forge(() => [1, 2])],
    ["it says nothing", () => forge(({ given }) => ({ given, answer: { records: "x" } }))],
    ["it says too little", () => forge(({ given, answer }) => ({ given, ...answer }))],
    ["its plan is none", () => withPlan({ operations: undefined })],
    ["its plan has something to do", () => withPlan({ adoptions: [adoption] })],
    ["its plan is about less", () => withPlan({ targets: [] })],
    [
      "its targets are none",
      () =>
        forge(({ given, answer }) => ({ given, answer: { ...answer, targets: [{}], plan: {} } })),
    ],
    [
      "it is a folder",
      () => {
        for (const file of answerFiles()) {
          rmSync(file);
          cpSync(manifests(""), file, { recursive: true });
        }
      },
    ],
    ["it is gone", () => rmSync(answers(), { recursive: true })],
  ])("%s", async (name, spoil) => {
    spoil();
    for (const words of name.startsWith("its plan") ? ["plan"] : ["plan", "drift"]) {
      const said = await plumb(words);
      expect(said.isKept).toBe(false);
      expect(said).toEqual(await withoutMemory(words));
    }
  });

  test("live documents that others recorded do not mislead", async () => {
    await plumb("sim switch/leaf-a1 unset /vlans/2000");
    await plumb("plan");
    for (const target of ["switch/leaf-a1", "switch/leaf-a2"]) {
      await world.store.transact([], [{ type: "put", key: keys.live(target), value: "{" }]);
    }
    const said = await plumb("plan");
    expect(said.lines.join("\n")).toContain("+ vlan 2000");
    expect(said).toEqual(await withoutMemory("plan"));
  });
});
