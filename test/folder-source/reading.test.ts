// What a source of folders answers: the difference to what was read before where it is known, and
// everything where it is not; and what it does when the system tells of nothing.

import { chmodSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { FolderWatcher } from "../../src/adapters/files/folder-events.ts";
import { createFolderSource } from "../../src/adapters/files/folder-source.ts";
import type { ChangedReading, Source, SourceReading } from "../../src/ports/source.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { openFolder, type Files, type WatchedFolder } from "./folders.ts";

const opened: WatchedFolder[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.end();
});

async function open(...given: Parameters<typeof openFolder>): Promise<WatchedFolder> {
  const folder = await openFolder(...given);
  opened.push(folder);
  return folder;
}

async function read(source: Source, since?: string): Promise<SourceReading> {
  const reading = await source.read(since === undefined ? {} : { since });
  if (isTrouble(reading)) throw new Error(reading.reason);
  return reading;
}

function namesIn(reading: SourceReading | Trouble | undefined): string[] {
  if (reading === undefined || isTrouble(reading)) return ["nothing"];
  if (reading.type === "whole") return reading.tree.files.map(({ file }) => file);
  if (reading.type !== "changed") return [reading.type];
  const { put, removed } = reading;
  return [...put.map(({ file }) => `+ ${file}`), ...removed.map((file) => `- ${file}`)];
}

test("who knows the last reading is told the difference, everybody else everything", async () => {
  const { source, write, remove } = await open({ "t/a.yaml": "a", "t/b.yaml": "b" });
  const first = await read(source);
  expect(namesIn(first)).toEqual(["t/a.yaml", "t/b.yaml"]);
  expect(await read(source, first.revision)).toEqual({ type: "same", revision: first.revision });
  write("t/a.yaml", "changed");
  write("t/c.yaml", "c");
  remove("t/b.yaml");
  const second = await read(source, first.revision);
  expect(namesIn(second)).toEqual(["+ t/a.yaml", "+ t/c.yaml", "- t/b.yaml"]);
  expect((second as ChangedReading).since).toBe(first.revision);
  expect(namesIn(await read(source, first.revision))).toEqual(["t/a.yaml", "t/c.yaml"]);
  expect(namesIn(await read(source, "something else"))).toEqual(["t/a.yaml", "t/c.yaml"]);
  expect(namesIn(await read(source, second.revision))).toEqual(["same"]);
});

test("equal files are one revision, whoever wrote them and whenever, and others are another", async () => {
  const revisionOf = async (files: Files): Promise<string> =>
    (await read((await open(files)).source)).revision;
  const files = { "t/a.yaml": "a", "t/b.yaml": "b" };
  const revision = await revisionOf(files);
  expect(revision).toMatch(/^[0-9a-f]{64}$/);
  expect(await revisionOf({ "t/b.yaml": "b", "t/a.yaml": "a" })).toBe(revision);
  const others = [
    { "t/a.yaml": "b", "t/b.yaml": "a" },
    { "t/a.yaml": "a", "t/c.yaml": "b" },
    { "t/a.yaml": "ab", "t/b.yaml": "" },
    { "t/a.yaml": "a" },
  ];
  for (const other of others) expect(await revisionOf(other)).not.toBe(revision);
  const { source, write } = await open(files);
  await read(source);
  write("t/a.yaml", "changed");
  expect((await read(source)).revision).not.toBe(revision);
  write("t/a.yaml", "a");
  expect((await read(source)).revision).toBe(revision);
});

test("what was kept can be read until something else is kept, whatever became of it", async () => {
  const { source, write, remove } = await open({ "t/a.yaml": "a", "t/b.yaml": "b" });
  const good = await read(source);
  expect(await source.keep(good.revision)).toBeUndefined();
  write("t/a.yaml", "broken");
  write("t/c.yaml", "c");
  await read(source, good.revision);
  remove("t/b.yaml");
  remove("t/c.yaml");
  write("t/a.yaml", "more broken");
  const bad = await read(source);
  expect(await source.readAt(good.revision)).toEqual(good);
  expect(namesIn(await source.readAt(bad.revision))).toEqual(["t/a.yaml"]);
  expect(await source.keep(good.revision)).toBeUndefined();
  expect(await source.keep(bad.revision)).toBeUndefined();
  expect(await source.readAt(good.revision)).toBeUndefined();
  expect(await source.keep(good.revision)).toMatchObject({ type: "trouble", retry: "never" });
  expect(await source.readAt(bad.revision)).toMatchObject({ type: "whole" });
});

test("what was read can be kept although something else was read since", async () => {
  const { source, write } = await open({ "t/a.yaml": "a", "t/b.yaml": "b" });
  const good = await read(source);
  write("t/a.yaml", "broken");
  const bad = await read(source, good.revision);
  expect(await source.keep(good.revision)).toBeUndefined();
  write("t/b.yaml", "broken as well");
  await read(source, bad.revision);
  expect(await source.readAt(good.revision)).toEqual(good);
});

test("a folder that is gone is refused, and never empty", async () => {
  const { source, path, write } = await open({ "t/a.yaml": "a" });
  const first = await read(source);
  rmSync(join(path, "t"), { recursive: true });
  expect(await read(source, first.revision)).toMatchObject({
    type: "refused",
    reason: "gone",
    detail: "t is not there",
  });
  writeFileSync(join(path, "t"), "a file in its place");
  expect((await read(source, first.revision)).type).toBe("changed");
  rmSync(join(path, "t"));
  write("t/a.yaml", "a");
  expect((await read(source)).revision).toBe(first.revision);
});

test("an empty folder is a mistake, as it is elsewhere", async () => {
  const { source, remove } = await open({ "t/a.yaml": "a" });
  const first = await read(source);
  remove("t/a.yaml");
  const reading = (await read(source, first.revision)) as ChangedReading;
  expect(reading.removed).toEqual(["t/a.yaml"]);
  expect(reading.diagnostics.map(({ code }) => code)).toEqual(["input/no-manifests"]);
});

test.skipIf(process.getuid?.() === 0)("what cannot be read is told until it can be", async () => {
  const { source, path } = await open({ "t/a.yaml": "a", "t/sub/b.yaml": "b" });
  const first = await read(source);
  chmodSync(join(path, "t/sub"), 0);
  const reading = (await read(source, first.revision)) as ChangedReading;
  expect(reading.diagnostics.map(({ code }) => code)).toEqual(["input/unreadable"]);
  chmodSync(join(path, "t/sub"), 0o755);
  expect((await read(source)).revision).toBe(first.revision);
});

test("all files together have a limit, whichever of them grows", async () => {
  const { source, write } = await open({ "t/a.yaml": "a", "t/b.yaml": "b" }, { totalBytesMax: 10 });
  const first = await read(source);
  write("t/a.yaml", "123456789");
  write("t/b.yaml", "12");
  const reading = (await read(source, first.revision)) as ChangedReading;
  expect(namesIn(reading)).toEqual(["+ t/a.yaml", "- t/b.yaml"]);
  expect(reading.diagnostics.map(({ code }) => code)).toEqual(["input/too-large"]);
});

test("the standard input is read once", async () => {
  let times = 0;
  const source = createFolderSource(["-"], {
    folder: "/",
    clock: createFakeClock(),
    readInput: () => Promise.resolve(new Uint8Array(++times)),
  });
  const first = await read(source);
  expect(namesIn(first)).toEqual(["<stdin>"]);
  expect(namesIn(await read(source, first.revision))).toEqual(["same"]);
  expect(times).toBe(1);
});

/** A system that tells of nothing but what a test makes it tell. */
function silentSystem() {
  const listeners = new Map<string, (...given: never[]) => void>();
  let closed = 0;
  const watcher = {
    on: (event: string, listener: (...given: never[]) => void) => listeners.set(event, listener),
    close: () => Promise.resolve(void (closed += 1)),
  };
  return {
    watchFolders: () => watcher as FolderWatcher,
    tell: (event: string, ...given: unknown[]) => listeners.get(event)?.(...(given as never[])),
    closed: () => closed,
  };
}

/** Until everything that is under way has been done. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("what no event tells of is found within a minute, byte by byte", async () => {
  const clock = createFakeClock();
  const system = silentSystem();
  const { source, path, wakes } = await open({ "t/a.yaml": "one" }, { ...system, clock });
  const file = join(path, "t/a.yaml");
  utimesSync(file, 1, 1);
  await settled();
  system.tell("ready");
  await settled();
  const first = await read(source);
  const before = wakes();
  writeFileSync(file, "two");
  utimesSync(file, 1, 1);
  expect(statSync(file).mtimeMs).toBe(1_000);
  expect(namesIn(await read(source, first.revision))).toEqual(["same"]);
  for (let second = 0; second < 58; second += 1) await clock.advance(1_000);
  expect([wakes(), namesIn(await read(source, first.revision))]).toEqual([before, ["same"]]);
  for (let second = 0; second < 4; second += 1) {
    await clock.advance(1_000);
    await settled();
  }
  expect(wakes()).toBeGreaterThan(before);
  expect(namesIn(await read(source, first.revision))).toEqual(["+ t/a.yaml"]);
});

test("a file that an event names is read, and no other", async () => {
  const clock = createFakeClock();
  const system = silentSystem();
  const { source, path, write } = await open(
    { "t/a.yaml": "1", "t/b.yaml": "1" },
    { ...system, clock },
  );
  await settled();
  system.tell("ready");
  const first = await read(source);
  write("t/a.yaml", "2");
  write("t/b.yaml", "2");
  system.tell("raw", "change", "b.yaml", { watchedPath: join(path, "t") });
  const second = await read(source, first.revision);
  expect(namesIn(second)).toEqual(["+ t/b.yaml"]);
  system.tell("error", new Error("some events were lost"));
  expect(namesIn(await read(source, second.revision))).toEqual(["+ t/a.yaml"]);
});

test.each(["EMFILE", "ENOSPC"])(
  "where the system watches no more (%s), files are looked at",
  async (code) => {
    const clock = createFakeClock();
    const system = silentSystem();
    const told: string[] = [];
    const onPolling = (reason: string): void => void told.push(reason);
    const { source, write, wakes } = await open(
      { "t/a.yaml": "1" },
      { ...system, clock, onPolling },
    );
    await settled();
    system.tell("ready");
    for (let i = 0; i < 3; i += 1) {
      system.tell("error", Object.assign(new Error("no"), { code }));
    }
    expect(told).toHaveLength(1);
    expect(system.closed()).toBe(1);
    const first = await read(source);
    await settled();
    const before = wakes();
    write("t/a.yaml", "2");
    for (let second = 0; second < 2; second += 1) {
      await clock.advance(1_000);
      await settled();
    }
    expect(wakes()).toBeGreaterThan(before);
    expect(namesIn(await read(source, first.revision))).toEqual(["+ t/a.yaml"]);
  },
);

test("garbage from the system is no path, and does no harm", async () => {
  const clock = createFakeClock();
  const system = silentSystem();
  const { source } = await open({ "t/a.yaml": "1" }, { ...system, clock });
  await settled();
  system.tell("ready");
  const first = await read(source);
  for (const details of [undefined, null, {}, { watchedPath: 7 }]) {
    system.tell("raw", "change", null, details);
  }
  system.tell("raw", "change", "\0", { watchedPath: "/" });
  system.tell("all", "change", "../../etc/passwd");
  system.tell("error", "no error at all");
  expect(namesIn(await read(source, first.revision))).toEqual(["same"]);
});
