// The mirror on this machine: one for each process, and a new one where it was damaged.

import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endsWithUs } from "../support/children.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { filesOf, gitSources } from "../support/git-sources.ts";

const sources = gitSources();
let work: GitRepository;
let first: string;

beforeEach(() => {
  work = createGitRepository();
  first = work.commit({ "a.yaml": "1", "n/b.yaml": "b" });
});

afterEach(() => {
  work.remove();
});

const inMirror = (name: string): string => join(sources.folder(), "0/mirror.git", name);

function objectFiles(): string[] {
  return readdirSync(inMirror("objects"), { recursive: true, encoding: "utf8" })
    .map((name) => inMirror(join("objects", name)))
    .filter((name) => statSync(name).isFile());
}

describe("a mirror that was damaged", () => {
  const damages: Record<string, () => void> = {
    "objects are gone": () => {
      rmSync(inMirror("objects"), { recursive: true });
    },
    "an object is empty": () => {
      for (const file of objectFiles()) {
        execFileSync("chmod", ["u+w", file]);
        truncateSync(file, 0);
      }
    },
    "an object is cut off": () => {
      for (const file of objectFiles()) {
        execFileSync("chmod", ["u+w", file]);
        truncateSync(file, Math.floor(statSync(file).size / 2));
      }
    },
    "a ref is garbage": () => {
      writeFileSync(inMirror("refs/plumbline/source"), "garbage\n");
    },
    "a ref names nothing": () => {
      writeFileSync(
        inMirror("refs/plumbline/source"),
        "0123456789012345678901234567890123456789\n",
      );
    },
    "the configuration is garbage": () => {
      writeFileSync(inMirror("config"), "[core\n");
    },
    "it is a file": () => {
      rmSync(inMirror("."), { recursive: true });
      writeFileSync(inMirror("."), "");
    },
    "all of it is gone": () => {
      rmSync(inMirror("."), { recursive: true });
    },
    "even its folder is gone": () => {
      rmSync(inMirror(".."), { recursive: true });
    },
  };

  test.each(Object.keys(damages))("is made anew: %s", async (name) => {
    const source = await sources.open({ url: `file://${work.path}` });
    await source.read({});
    damages[name]?.();
    work.commit({ "a.yaml": "2" });
    const reading = await source.read({ since: first });
    expect(["changed", "whole"]).toContain(reading.type);
    expect(JSON.stringify(filesOf(reading))).toContain('"a.yaml":"2"');
    await source.close();
    const next = await sources.open({ url: `file://${work.path}` });
    expect(filesOf(await next.read({}))).toEqual({ "a.yaml": "2", "n/b.yaml": "b" });
  });

  test("by a git that was killed has its locks taken away when it is opened", async () => {
    const source = await sources.open({ url: work.path });
    await source.read({});
    await source.keep(first);
    await source.close();
    for (const name of ["refs/plumbline/source.lock", "packed-refs.lock", "shallow.lock"]) {
      writeFileSync(inMirror(name), "");
    }
    work.commit({ "a.yaml": "2" });
    const next = await sources.open({ url: work.path });
    expect(filesOf(await next.read({ since: first }))).toEqual({
      put: { "a.yaml": "2" },
      removed: [],
    });
  });

  test("goes on through a hundred fetches, and is packed", async () => {
    const source = await sources.open({ url: work.path });
    let since = first;
    await source.read({});
    for (let i = 0; i < 105; i += 1) {
      const tree = work.git("rev-parse", "HEAD^{tree}");
      const commit = work.git("commit-tree", "-p", "HEAD", "-m", `${i}`, tree);
      work.git("update-ref", "refs/heads/main", commit);
      expect(await source.read({ since })).toMatchObject({ type: "changed", put: [] });
      since = commit;
    }
    expect(objectFiles().length).toBeGreaterThan(100);
    expect(await source.keep(since)).toBeUndefined();
    expect(objectFiles().length).toBeLessThan(10);
    expect(filesOf(await source.readAt(since))).toEqual({ "a.yaml": "1", "n/b.yaml": "b" });
  }, 120_000);
});

describe("processes on one machine", () => {
  test("have a mirror each, and the next one takes over that of one that ended", async () => {
    const one = await sources.open({ url: work.path });
    const two = await sources.open({ url: work.path });
    const both = await Promise.all([one.read({}), two.read({})]);
    expect(both.map(({ type }) => type)).toEqual(["whole", "whole"]);
    const names = (): string[] => readdirSync(sources.folder()).sort();
    expect(names()).toEqual(["0", "1"]);
    await one.close();
    await sources.open({ url: work.path });
    expect(names()).toEqual(["0", "1"]);
    await sources.open({ url: work.path });
    expect(names()).toEqual(["0", "1", "2"]);
  });

  test("that live keep theirs; of those that died, or are silent elsewhere, it is taken", async () => {
    const holder = join(sources.folder(), "0/holder.json");
    const hold = (value: object | string): void => {
      execFileSync("mkdir", ["-p", join(sources.folder(), "0")]);
      writeFileSync(holder, typeof value === "string" ? value : JSON.stringify(value));
    };
    const takes = async (): Promise<string> => {
      const source = await sources.open({ url: work.path });
      const slot = existsSync(join(sources.folder(), "1/holder.json")) ? "1" : "0";
      await source.close();
      return slot;
    };
    const { hostname } = await import("node:os");
    const other = endsWithUs(spawn("sleep", ["60"]));
    hold({ host: hostname(), pid: other.pid });
    expect(await takes()).toBe("1");
    other.kill("SIGKILL");
    await new Promise((done) => other.once("close", done));
    expect(await takes()).toBe("0");
    hold({ host: "elsewhere", pid: 1 });
    expect(await takes()).toBe("1");
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    utimesSync(holder, longAgo, longAgo);
    expect(await takes()).toBe("0");
    hold("half a hol");
    utimesSync(holder, longAgo, longAgo);
    expect(await takes()).toBe("0");
  });

  test("leave no git behind when a source is closed", async () => {
    const source = await sources.open({ url: work.path });
    await source.read({});
    const running = (): string =>
      execFileSync("ps", ["-o", "args=", "--ppid", String(process.pid)]).toString();
    expect(running()).toContain("cat-file");
    await source.close();
    await new Promise((done) => setTimeout(done, 200));
    expect(running()).not.toContain("cat-file");
    expect(existsSync(join(sources.folder(), "0/holder.json"))).toBe(false);
  });

  test("are told when there are too many of them", async () => {
    const { hostname } = await import("node:os");
    for (let i = 0; i < 64; i += 1) {
      mkdirSync(join(sources.folder(), String(i)), { recursive: true });
      const holder = JSON.stringify({ host: hostname(), pid: process.ppid });
      writeFileSync(join(sources.folder(), `${i}/holder.json`), holder);
    }
    expect(await sources.tryOpen({ url: work.path })).toMatchObject({
      type: "trouble",
      reason: `all mirrors in ${sources.folder()} are in use`,
    });
  });

  test("are told when the folder of the mirrors cannot be made", async () => {
    const source = await sources.tryOpen({
      url: work.path,
      folder: join(work.path, "a.yaml/mirrors"),
    });
    expect(source).toMatchObject({ type: "trouble", retry: "later" });
  });
});
