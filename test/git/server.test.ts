// Repositories on servers: git's own over http, with and without a login, and servers that do what
// servers should not.

import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type GitHttp, serveGit } from "../support/git-http.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { filesOf, gitSources } from "../support/git-sources.ts";

const sources = gitSources();
let work: GitRepository;
let http: GitHttp;
let url: string;

beforeEach(async () => {
  work = createGitRepository();
  http = await serveGit(work.path);
  url = `${http.url}/.git`;
});

afterEach(async () => {
  await http.close();
  work.remove();
});

describe("over http", () => {
  test("one commit is fetched at first, then what changed", async () => {
    for (let i = 0; i < 5; i += 1) work.commit({ "a.yaml": String(i) });
    const first = work.git("rev-parse", "HEAD");
    const source = await sources.open({ url });
    expect(source.warnings).toEqual([expect.stringContaining("over http:// anybody on the way")]);
    expect(filesOf(await source.read({}))).toEqual({ "a.yaml": "4" });
    work.commit({ "b.yaml": "b" });
    expect(filesOf(await source.read({ since: first }))).toEqual({
      put: { "b.yaml": "b" },
      removed: [],
    });
    const count = http.requests.length;
    await source.read({ since: first });
    // Nothing is new: one question, and no more.
    expect(http.requests.length - count).toBeLessThanOrEqual(2);
  });

  test("a commit is read by its hash, and one that nobody has is gone", async () => {
    const first = work.commit({ "a.yaml": "1" });
    work.commit({ "a.yaml": "2" });
    const pinned = await sources.open({ url, ref: first });
    expect(filesOf(await pinned.read({}))).toEqual({ "a.yaml": "1" });
    const unknown = await sources.open({ url, ref: "0123456789012345678901234567890123456789" });
    expect(await unknown.read({})).toMatchObject({ type: "refused", reason: "gone" });
  });

  test("a server that only hands out files is read as well", async () => {
    work.commit({ "a.yaml": "1" });
    work.git("update-server-info");
    http.mood = "files";
    const source = await sources.open({ url });
    expect(filesOf(await source.read({}))).toEqual({ "a.yaml": "1" });
  });

  test("a shallow copy on the server is read like any other", async () => {
    work.commit({ "a.yaml": "1" });
    work.commit({ "a.yaml": "2" });
    work.git("clone", "--quiet", "--bare", "--depth=1", `file://${work.path}`, "shallow.git");
    const source = await sources.open({ url: `${http.url}/shallow.git` });
    expect(filesOf(await source.read({}))).toEqual({ "a.yaml": "2" });
  });

  test("a file of 10 MB and 5,000 small ones arrive whole", async () => {
    const large = randomBytes(5_000_000).toString("hex");
    const small = Array.from({ length: 5_000 }, (_, i) => [`n/${i}.yaml`, `# ${i}`]);
    work.commit({ "large.yaml": large, ...Object.fromEntries(small) });
    const source = await sources.open({ url });
    const reading = await source.read({});
    expect(filesOf(reading)).toMatchObject({ "large.yaml": large, "n/4999.yaml": "# 4999" });
    expect(reading).toMatchObject({ type: "whole", tree: { files: { length: 5_001 } } });
  });
});

describe("a login", () => {
  const secret = "s3cret&%'\"$(id)";
  beforeEach(() => {
    work.commit({ "a.yaml": "1" });
    http.login = `robot:${secret}`;
  });

  test("comes from a variable or from a file, and stands nowhere else", async () => {
    const environment = { PATH: process.env["PATH"], TOKEN: secret };
    const named = { username: "robot", passwordEnv: "TOKEN" };
    const first = await sources.open({ url, credentials: named }, { environment });
    expect(filesOf(await first.read({}))).toEqual({ "a.yaml": "1" });
    const file = join(work.path, "token");
    writeFileSync(file, `${secret}\n`);
    const second = await sources.open({
      url,
      credentials: { username: "robot", passwordFile: file },
    });
    expect(filesOf(await second.read({}))).toEqual({ "a.yaml": "1" });
    for (const name of ["askpass.sh", "mirror.git/config"]) {
      expect(readFileSync(join(sources.folder(), "0", name), "utf8")).not.toContain(secret);
    }
  });

  test("that is missing, wrong or cannot be read is told without showing it", async () => {
    const none = await sources.open({ url });
    expect(await none.read({})).toMatchObject({
      type: "trouble",
      reason: expect.stringContaining("the server refuses the login, or asks for one") as string,
      retry: "later",
    });
    const environment = { PATH: process.env["PATH"], TOKEN: "wr0ng" };
    const wrong = await sources.open(
      { url, credentials: { username: "robot", passwordEnv: "TOKEN" } },
      { environment },
    );
    const said = await wrong.read({});
    expect(said).toMatchObject({ type: "trouble", retry: "later" });
    expect(JSON.stringify(said)).not.toContain("wr0ng");
    const unset = await sources.open({ url, credentials: { passwordEnv: "NOBODY" } });
    expect(await unset.read({})).toMatchObject({ reason: "the variable NOBODY is empty" });
    const absent = await sources.open({ url, credentials: { passwordFile: "/no/such/file" } });
    expect(await absent.read({})).toMatchObject({
      reason: "/no/such/file cannot be read (ENOENT)",
    });
  });

  test("is never carried to where a server points", async () => {
    http.login = undefined;
    http.mood = "redirect";
    const other = await serveGit(work.path);
    const environment = { PATH: process.env["PATH"], TOKEN: secret };
    const source = await sources.open(
      { url, credentials: { passwordEnv: "TOKEN" } },
      { environment },
    );
    expect(await source.read({})).toMatchObject({
      type: "trouble",
      reason: expect.stringContaining("points to another address") as string,
    });
    expect(other.requests).toEqual([]);
    await other.close();
  });
});

describe("a server that fails", () => {
  test.each([
    ["nothing-here", "there is no repository at that address", "later"],
    ["broken", "the server has trouble of its own", "soon"],
  ] as const)("%s: %s", async (mood, reason, retry) => {
    work.commit({ "a.yaml": "1" });
    http.mood = mood;
    const source = await sources.open({ url });
    expect(await source.read({})).toMatchObject({
      type: "trouble",
      doing: `asking ${url}`,
      reason: expect.stringContaining(reason) as string,
      retry,
    });
    http.mood = "serve";
    expect(filesOf(await source.read({}))).toEqual({ "a.yaml": "1" });
  });

  test("is not waited for when it says nothing", async () => {
    http.mood = "silent";
    const source = await sources.open({ url, limits: { silenceMsMax: 500 } });
    expect(await source.read({})).toMatchObject({
      type: "trouble",
      reason: "nothing came for 500 ms",
      retry: "soon",
    });
  });

  test("is let go at once when the source is closed", async () => {
    http.mood = "silent";
    const pipes = pipeCount();
    const source = await sources.open({ url, limits: { silenceMsMax: 2_000 } });
    const reading = source.read({});
    await new Promise((done) => setTimeout(done, 300));
    expect(pipeCount()).toBeGreaterThan(pipes);
    await source.close();
    expect(await reading).toMatchObject({ type: "trouble", reason: "it was stopped" });
    // Nothing keeps this process from ending.
    await vi.waitFor(() => expect(pipeCount()).toBe(pipes), 500);
    // What git started to speak http ends itself.
    await vi.waitFor(async () => {
      expect(await http.connectionCount()).toBe(0);
    }, 10_000);
  });

  test("or answers something else shows no branch, and nothing is taken for removed", async () => {
    http.mood = "nonsense";
    const source = await sources.open({ url });
    expect(await source.read({})).toMatchObject({ type: "refused", reason: "gone" });
  });

  test("half way leaves nothing half read", async () => {
    work.commit({ "a.yaml": randomBytes(50_000).toString("hex") });
    http.mood = "cut-short";
    const source = await sources.open({ url });
    expect(await source.read({})).toMatchObject({ type: "trouble", retry: "soon" });
    http.mood = "serve";
    expect(await source.read({})).toMatchObject({ type: "whole" });
  });

  test("or is not there is told so", async () => {
    const gone = await sources.open({ url: "http://127.0.0.1:1/x.git" });
    expect(await gone.read({})).toMatchObject({
      reason: expect.stringContaining("the server does not answer") as string,
      retry: "soon",
    });
    const nobody = await sources.open({ url: "http://nobody.invalid/x.git" });
    expect(await nobody.read({})).toMatchObject({
      reason: expect.stringContaining("there is no such host") as string,
    });
    const nothing = await sources.open({ url: "/no/such/repository" });
    expect(await nothing.read({})).toMatchObject({
      reason: expect.stringContaining("there is no repository at that address") as string,
    });
  });
});

describe("over ssh", () => {
  test("keys and known hosts are named to ssh, nothing is asked, and no other file counts", async () => {
    const ssh = join(work.path, "bin/ssh");
    mkdirSync(dirname(ssh));
    const log = join(work.path, "ssh.log");
    writeFileSync(ssh, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\nexit 255\n`);
    chmodSync(ssh, 0o755);
    const environment = { PATH: `${dirname(ssh)}:${process.env["PATH"]}` };
    const credentials = { sshKeyFile: "/k e/y'%h", knownHostsFile: "/known" };
    const settings = { url: "git@example.net:fabrics.git", credentials };
    const source = await sources.open(settings, { environment });
    expect(await source.read({})).toMatchObject({ type: "trouble" });
    expect(readFileSync(log, "utf8").trim().split("\n").join(" ")).toBe(
      "-F none -o BatchMode=yes -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes " +
        `-o IdentityFile="/k e/y'%%h" -o UserKnownHostsFile="/known" -o SendEnv=GIT_PROTOCOL ` +
        "git@example.net git-upload-pack 'fabrics.git'",
    );
  });
});

function pipeCount(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "PipeWrap").length;
}
