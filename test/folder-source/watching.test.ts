// However a file is saved, a folder replaced or a branch checked out: what is there is told, soon and
// without a look at everything.

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { openFolder, type WatchedFolder } from "./folders.ts";

let opened: WatchedFolder | undefined;
afterEach(async () => {
  await opened?.end();
  opened = undefined;
});

/** Who polls looks every second; here ten seconds are one. */
async function open(
  ...[files, options = {}]: Parameters<typeof openFolder>
): Promise<WatchedFolder> {
  const clock = createHurriedClock(Date.now(), 10);
  opened = await openFolder(files, {
    ...(options.isPolling === true ? { clock } : {}),
    ...options,
  });
  return opened;
}

/** So long that the system surely tells of everything from then on, and has told what was. */
async function watched(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}

/** How editors and tools save `path`. */
const saves: Readonly<Record<string, (path: string, text: string) => void>> = {
  "in place": (path, text) => writeFileSync(path, text),
  "by another file that takes its name": (path, text) => {
    writeFileSync(`${path}.tmp`, text);
    renameSync(`${path}.tmp`, path);
  },
  "by a hidden file that takes its name": (path, text) => {
    const hidden = path.replace(/[^/]*$/, ".$&.swp");
    writeFileSync(hidden, text);
    renameSync(hidden, path);
  },
  "with the former one as a copy": (path, text) => {
    renameSync(path, `${path}~`);
    writeFileSync(path, text);
    unlinkSync(`${path}~`);
  },
  "removed first": (path, text) => {
    rmSync(path);
    writeFileSync(path, text);
  },
  "with the times of the former one": (path, text) => {
    const at = new Date("2020-01-01");
    utimesSync(path, at, at);
    writeFileSync(`${path}.new`, text);
    utimesSync(`${path}.new`, at, at);
    copyFileSync(`${path}.new`, path);
    utimesSync(path, at, at);
  },
  "as a second name of a file": (path, text) => {
    writeFileSync(`${path}.other`, text);
    rmSync(path);
    linkSync(`${path}.other`, path);
  },
};

describe.each([false, true])("with isPolling %s", (isPolling) => {
  test.each(Object.keys(saves))("a file that is saved %s is read", async (way) => {
    const folder = await open({ "t/a.yaml": "one", "t/sub/b.yaml": "b" }, { isPolling });
    await folder.until((files) => files["t/sub/b.yaml"] === "b");
    for (const text of ["two", "six", "a longer one", ""]) {
      saves[way]?.(join(folder.path, "t/a.yaml"), text);
      const files = await folder.until((now) => now["t/a.yaml"] === text);
      expect(files).toEqual({ "t/a.yaml": text, "t/sub/b.yaml": "b" });
    }
  });

  test("folders that appear later, and what comes into them, are read", async () => {
    const folder = await open({ "t/a.yaml": "a" }, { isPolling });
    await folder.until((files) => "t/a.yaml" in files);
    folder.write("t/new/deep/b.yaml", "b");
    await folder.until((files) => files["t/new/deep/b.yaml"] === "b");
    folder.write("t/new/deep/c.yaml", "c");
    await folder.until((files) => files["t/new/deep/c.yaml"] === "c");
    folder.remove("t/new");
    await folder.until((files) => Object.keys(files).join() === "t/a.yaml");
    folder.write("t/new/deep/b.yaml", "again");
    await folder.until((files) => files["t/new/deep/b.yaml"] === "again");
    folder.write("t/new/deep/b.yaml", "and again");
    await folder.until((files) => files["t/new/deep/b.yaml"] === "and again");
  });

  test("a folder that is put in the place of the one that was named is read", async () => {
    const folder = await open({ "t/a.yaml": "a", "other/b.yaml": "b" }, { isPolling });
    await folder.until((files) => "t/a.yaml" in files);
    renameSync(join(folder.path, "t"), join(folder.path, "former"));
    await folder.until((files) => "gone" in files);
    renameSync(join(folder.path, "other"), join(folder.path, "t"));
    await folder.until((files) => files["t/b.yaml"] === "b");
    folder.write("t/b.yaml", "changed");
    await folder.until((files) => files["t/b.yaml"] === "changed");
  });

  test("a link that was named leads elsewhere some day", async () => {
    const folder = await open(
      { "v1/a.yaml": "1", "v2/a.yaml": "2" },
      { isPolling, named: ["now"] },
    );
    const link = join(folder.path, "now");
    await folder.until((files) => "gone" in files);
    symlinkSync("v1", link);
    await folder.until((files) => files["now/a.yaml"] === "1");
    symlinkSync("v2", `${link}.new`);
    renameSync(`${link}.new`, link);
    await folder.until((files) => files["now/a.yaml"] === "2");
    folder.write("v2/a.yaml", "changed");
    await folder.until((files) => files["now/a.yaml"] === "changed");
  });

  test("links within the folder are followed while they are there", async () => {
    const folder = await open({ "t/.data1/a.yaml": "1", "t/.data2/a.yaml": "2" }, { isPolling });
    const link = join(folder.path, "t/.data");
    symlinkSync(".data1", link);
    symlinkSync(".data/a.yaml", join(folder.path, "t/a.yaml"));
    await folder.until((files) => files["t/a.yaml"] === "1");
    symlinkSync(".data2", `${link}.new`);
    renameSync(`${link}.new`, link);
    await folder.until((files) => files["t/a.yaml"] === "2");
    unlinkSync(join(folder.path, "t/a.yaml"));
    folder.write("t/b.yaml", "b");
    await folder.until((files) => Object.keys(files).join() === "t/b.yaml");
  });

  test("a file that was named is read again, whatever it is called", async () => {
    const folder = await open({ "notes.txt": "one" }, { isPolling, named: ["notes.txt"] });
    await folder.until((files) => files["notes.txt"] === "one");
    saves["by another file that takes its name"]?.(join(folder.path, "notes.txt"), "two");
    await folder.until((files) => files["notes.txt"] === "two");
  });
});

test("another branch that is checked out inside the folder is read as it is in the end", async () => {
  const folder = await open({ "t/kept.yaml": "kept" });
  const git = (...words: string[]): void => {
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    execFileSync("git", [...who, ...words], { cwd: join(folder.path, "t"), stdio: "ignore" });
  };
  git("init", "--initial-branch=main");
  for (let i = 0; i < 200; i += 1) folder.write(`t/${i % 10}/main-${i}.yaml`, "main");
  git("add", ".");
  git("commit", "--message=main");
  git("checkout", "-b", "other");
  for (let i = 0; i < 200; i += 1) {
    if (i % 2 === 0) folder.remove(`t/${i % 10}/main-${i}.yaml`);
    folder.write(`t/${i % 20}/other-${i}.yaml`, "other");
  }
  git("add", "--all");
  git("commit", "--message=other");
  await folder.until((files) => Object.keys(files).length === 301);
  await watched();
  for (const [branch, count] of [
    ["main", 201],
    ["other", 301],
  ] as const) {
    git("checkout", branch);
    const files = await folder.until((now) => Object.keys(now).length === count);
    expect(files[`t/1/${branch}-1.yaml`]).toBe(branch);
  }
});

test("of a storm of renames the end is told", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, i) => [`t/${i}.yaml`, `${i}`]),
  );
  const folder = await open(files);
  await folder.until((now) => Object.keys(now).length === 1_000);
  await watched();
  const at = (name: string): string => join(folder.path, "t", name);
  for (let i = 0; i < 1_000; i += 1) renameSync(at(`${i}.yaml`), at(`${i}.tmp`));
  for (let i = 0; i < 1_000; i += 1) renameSync(at(`${i}.tmp`), at(`${(i + 1) % 1_000}.yaml`));
  const told = await folder.until(
    (now) => now["t/0.yaml"] === "999" && now["t/999.yaml"] === "998",
  );
  expect(Object.keys(told)).toHaveLength(1_000);
});

test("what is no manifest wakes nobody", async () => {
  const folder = await open({
    "t/a.yaml": "a",
    "t/README.md": "r",
    "t/.git/HEAD": "h",
    "t/db/data.mdb": "x",
  });
  await folder.until((files) => "t/a.yaml" in files);
  await watched();
  const before = folder.wakes();
  for (const name of [
    "README.md",
    ".git/HEAD",
    ".git/index",
    ".a.yaml.swp",
    "db/data.mdb",
    "db/x.yaml",
  ]) {
    folder.write(`t/${name}`, "other");
  }
  await watched();
  expect(folder.wakes()).toBe(before);
  folder.write("t/a.yaml", "b");
  await folder.until((files) => files["t/a.yaml"] === "b");
});

test("a link that comes into a tree of others leads nowhere outside", async () => {
  const folder = await open({ "t/sub/a.yaml": "a", "outside/a.yaml": "secret" });
  await folder.until((files) => files["t/sub/a.yaml"] === "a");
  renameSync(join(folder.path, "t/sub"), join(folder.path, "t/former"));
  symlinkSync("../outside", join(folder.path, "t/sub"));
  await folder.until((files) => Object.keys(files).join() === "t/former/a.yaml");
  mkdirSync(join(folder.path, "t/more"));
  symlinkSync("../../outside/a.yaml", join(folder.path, "t/more/a.yaml"));
  folder.write("t/b.yaml", "b");
  const files = await folder.until((now) => "t/b.yaml" in now);
  expect(Object.values(files)).not.toContain("secret");
});
