// Whatever stands in a repository, or in the settings of whoever watches it: nothing is run, nothing
// outside is read, and what is not read is told.

import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAddress } from "../../src/adapters/git/address.ts";
import { createBatch } from "../../src/adapters/git/batch.ts";
import { clean, remoteTrouble } from "../../src/adapters/git/fault.ts";
import { readFolder } from "../../src/adapters/git/reference.ts";
import { verdictOf } from "../../src/adapters/git/signatures.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { filesOf, gitSources, problemsOf } from "../support/git-sources.ts";

const sources = gitSources();
let work: GitRepository;

beforeEach(() => {
  work = createGitRepository();
});

afterEach(() => {
  work.remove();
});

describe("an address", () => {
  test.each([
    ["https://example.net/fabrics.git", "https"],
    ["HTTPS://example.net/fabrics", "https"],
    ["http://127.0.0.1:8080/x", "http"],
    ["ssh://git@example.net:2222/x.git", "ssh"],
    ["git@example.net:team/x.git", "ssh"],
    ["[::1]:x.git", "ssh"],
    ["file:///srv/x.git", "file"],
    ["/srv/x.git", "file"],
  ])("%s is taken", (text, transport) => {
    expect(readAddress(text)).toMatchObject({ transport });
  });

  test.each([
    "",
    "-oProxyCommand=touch /tmp/x",
    "--upload-pack=touch",
    "ext::sh -c touch% x",
    "ext::sh",
    "EXT::sh",
    "fd::17",
    "file::/srv/x",
    "git://example.net/x",
    "ftp://example.net/x",
    "javascript://x",
    "https://token@example.net/x",
    "https://user:pa55word@example.net/x",
    "ssh://git:pa55word@example.net/x",
    "ssh://-oProxyCommand=touch/x",
    "ssh://-x@example.net/x",
    "ssh://example.net/-x",
    "-x@example.net:x",
    "git@-oProxyCommand=x:x",
    "git@example.net:-x",
    "https://example.net/x?private_token=pa55word",
    "https://example.net/x#y",
    "https://example.net\\@other.net/x",
    "https://example.net/x\ny",
    "https:///x",
    "file://other/x",
    "file:///",
    "x",
    "../x",
    "x/y:z",
    "C:\\x",
  ])("%j is not, and nobody repeats what may be a password", (text) => {
    const said = readAddress(text);
    expect(typeof said).toBe("string");
    expect(said).not.toContain("pa55word");
  });

  test.each(["/etc", "..", "a/../..", ".git", "a/.git/b", "a\0b", "a\nb"])(
    "the folder %j does not lie in a repository",
    (path) => {
      expect(readFolder(path)).toBeUndefined();
    },
  );
});

describe("settings", () => {
  test.each([
    "--upload-pack=touch",
    "-x",
    "",
    "a b",
    "a..b",
    "a^{commit}",
    "a:b",
    "refs/heads/*",
    "refs/notes/x",
    "refs/heads/",
    "x.lock",
    "a\0b",
    "@{-1}",
  ])("the ref %j is refused before git is asked for it", async (ref) => {
    const source = await sources.tryOpen({ url: work.path, ref });
    expect(source).toMatchObject({ type: "trouble", retry: "never" });
  });

  test("with a wrong address or folder open nothing", async () => {
    expect(await sources.tryOpen({ url: "ext::sh" })).toMatchObject({ type: "trouble" });
    expect(await sources.tryOpen({ url: work.path, path: "../x" })).toMatchObject({
      type: "trouble",
    });
    expect(existsSync(sources.folder())).toBe(false);
  });

  test.each([{ signatures: {} }, { depth: 0 }, { depth: 1.5 }, { pollMs: 0 }, { pollMs: NaN }])(
    "that make no sense are refused: %j",
    async (settings) => {
      const source = await sources.tryOpen({ url: work.path, ...settings });
      expect(source).toMatchObject({ type: "trouble", retry: "never" });
    },
  );

  test("where there is no git are told so", async () => {
    const source = await sources.tryOpen({ url: work.path }, { environment: { PATH: "/none" } });
    expect(source).toMatchObject({ type: "trouble" });
    expect(isTrouble(source) ? source.reason : "").toContain("there is no git on this machine");
  });
});

describe("in a repository", () => {
  test("links and submodules are not followed, and told where a manifest may be behind them", async () => {
    work.commit({ "prod/a.yaml": "a", "other/b.yaml": "b", LICENSE: "text" });
    work.link("prod/passwd.yaml", "/etc/passwd");
    work.link("prod/near.yaml", "a.yaml");
    work.link("prod/folder", "../other");
    work.link("prod/outside", "../../../../etc");
    work.link("prod/NOTICE", "../LICENSE");
    work.link("prod/.hidden.yaml", "/etc/passwd");
    const commit = work.commit({});
    work.git("update-index", "--add", "--cacheinfo", `160000,${commit},prod/module`);
    work.git("commit", "--quiet", "-m", "a submodule");
    const source = await sources.open({ url: work.path, path: "prod" });
    const reading = await source.read({});
    expect(filesOf(reading)).toEqual({ "prod/a.yaml": "a" });
    const told = [
      "input/not-followed prod/folder: it is a symbolic link",
      "input/not-followed prod/module: it is a submodule",
      "input/not-followed prod/near.yaml: it is a symbolic link",
      "input/not-followed prod/outside: it is a symbolic link",
      "input/not-followed prod/passwd.yaml: it is a symbolic link",
    ];
    expect(problemsOf(reading)).toEqual(told);
    const since = work.git("rev-parse", "HEAD");
    work.git("rm", "--quiet", "--cached", "prod/module");
    work.git("commit", "--quiet", "-m", "no submodule");
    // What could not be read before is told again with each change.
    expect(problemsOf(await source.read({ since }))).toEqual(
      told.filter((line) => !line.includes("module")),
    );
  });

  test("a manifest that becomes a link is gone, and told", async () => {
    const since = work.commit({ "a.yaml": "a", "b.yaml": "b" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    work.git("rm", "--quiet", "a.yaml");
    work.link("a.yaml", "b.yaml");
    work.commit({});
    const reading = await source.read({ since });
    expect(filesOf(reading)).toEqual({ put: {}, removed: ["a.yaml"] });
    expect(problemsOf(reading)).toEqual(["input/not-followed a.yaml: it is a symbolic link"]);
  });

  test("a folder that is a link is no folder", async () => {
    work.commit({ "real/a.yaml": "a" });
    work.link("prod", "real");
    work.commit({});
    const source = await sources.open({ url: work.path, path: "prod" });
    expect(await source.read({})).toMatchObject({ type: "refused", reason: "gone" });
  });

  test("odd names are read as they are, and those that are not UTF-8 are told", async () => {
    const odd = [
      'quote".yaml',
      "new\nline.yaml",
      "tab\t.yaml",
      "-dash.yaml",
      ":(glob)*.yaml",
      "ü.yaml",
    ];
    work.commit(Object.fromEntries(odd.map((name) => [name, name])));
    const blob = work.git("hash-object", "-w", "ü.yaml");
    execFileSync("git", ["update-index", "-z", "--index-info"], {
      cwd: work.path,
      input: Buffer.concat([
        Buffer.from(`100644 ${blob}\t`),
        Buffer.from([0xff, 0xfe, 0x2e, 0x79, 0x6d, 0x6c, 0]),
      ]),
    });
    work.git("commit", "--quiet", "-m", "a name of bytes");
    const source = await sources.open({ url: work.path });
    const reading = await source.read({});
    expect(filesOf(reading)).toEqual(Object.fromEntries(odd.map((name) => [name, name])));
    expect(problemsOf(reading)).toEqual([
      "input/unreadable \ufffd\ufffd.yml: its name is not UTF-8",
    ]);
  });

  test("hidden folders, packages, other files and the project's settings are passed over", async () => {
    const read = { "a.YAML": "a", "b.yml": "b", "c.ndjson": "c", "x/plumbline.yaml": "d" };
    work.commit({ ...read, "e.txt": "e", ".ci/f.yaml": "f", "plumbline.yaml": "g" });
    work.commit({ "node_modules/x/h.json": "h" });
    const source = await sources.open({ url: work.path });
    expect(filesOf(await source.read({}))).toEqual(read);
  });

  test("a manifest that is too large is told and not read; it is gone where it was smaller", async () => {
    const since = work.commit({ "a.yaml": "a", "b.yaml": "b" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    work.commit({ "a.yaml": Buffer.alloc(33 * 1024 * 1024, "#\n") });
    const reading = await source.read({ since });
    expect(filesOf(reading)).toEqual({ put: {}, removed: ["a.yaml"] });
    expect(problemsOf(reading)).toEqual([
      "input/too-large a.yaml: it has 33 MiB; 32 MiB are allowed",
    ]);
  });

  test("trees that list without an end are refused", async () => {
    const since = work.commit({ "a.yaml": "a" });
    const source = await sources.open({ url: work.path });
    await source.read({});
    let entry = `100644 blob ${work.git("hash-object", "-w", "a.yaml")}`;
    for (let level = 0; level < 10; level += 1) {
      const input = Array.from({ length: 10 }, (_, i) => `${entry}\t${i}.yaml`).join("\n");
      const made = execFileSync("git", ["mktree"], { cwd: work.path, input });
      entry = `040000 tree ${made.toString().trim()}`;
    }
    const tree = entry.split(" ")[2] ?? "";
    work.git("update-ref", "refs/heads/main", work.git("commit-tree", "-m", "bomb", tree));
    for (const known of [{}, { since }]) {
      expect(await source.read(known)).toMatchObject({
        type: "refused",
        reason: "too-large",
        detail: expect.stringContaining("has more files than can be listed") as string,
      });
    }
  });

  test("hooks, filters and attributes come to nothing", async () => {
    work.commit({
      "a.yaml": "a",
      ".gitattributes": "* filter=evil text eol=crlf ident\n",
      ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ext::touch\n',
    });
    const mark = join(work.path, "was-run");
    work.git("config", "uploadpack.packObjectsHook", `touch ${mark}`);
    const source = await sources.open({ url: work.path });
    expect(filesOf(await source.read({}))).toEqual({ "a.yaml": "a" });
    expect(existsSync(mark)).toBe(false);
  });
});

describe("what others say", () => {
  test("is shown without logins, without what acts on a terminal, and not at length", () => {
    const said = clean(
      "fatal: https://ada:pa%40ss@example.net/x \u001b[2Jno pa@ss pa%40ss " + "x".repeat(999),
      ["pa@ss"],
    );
    expect(said).toMatch(/^fatal: https:\/\/example.net\/x  ?\[2Jno \*\*\* \*\*\* x+…$/);
    expect(said.length).toBe(300);
  });

  test("decides about trouble only in lines that git itself writes", () => {
    const answer = { exitCode: 128, stdout: Buffer.alloc(0), stderr: "fatal: odd\n" };
    expect(remoteTrouble("asking x", answer, [])).toMatchObject({ reason: "fatal: odd" });
    expect(
      remoteTrouble(
        "asking x",
        { ...answer, stderr: "fatal: write error: No space left on device" },
        [],
      ),
    ).toMatchObject({ reason: expect.stringContaining("no room left") as string, retry: "later" });
  });

  test("of objects is nothing there, or the end of who says it, and never waited for in vain", async () => {
    const heads = async (answer: string): Promise<unknown> => {
      writeFileSync(join(work.path, "git"), `#!/bin/sh\nread asked\necho "${answer}"\nread end\n`);
      chmodSync(join(work.path, "git"), 0o755);
      const environment = { PATH: `${work.path}:${process.env["PATH"] ?? ""}` };
      const batch = createBatch({ repository: work.path, environment, withBytes: false });
      const answers = await batch.ask(["any"]);
      batch.close();
      return answers;
    };
    expect(await heads("any missing")).toEqual([undefined]);
    expect(await heads(`${"0".repeat(40)} submodule`)).toEqual([undefined]);
    expect(await heads("anything else")).toMatchObject({ type: "trouble", place: "mirror" });
  });

  test("of a signer has nothing in it that acts on a terminal", () => {
    const said = "[GNUPG:] GOODSIG ABC Ada%1B[2J%0A <a@b>\n[GNUPG:] VALIDSIG x";
    expect(verdictOf(0, said)).toEqual({ type: "signed", by: "Ada [2J  <a@b>" });
  });

  test.each([
    [0, "", "unsigned"],
    [0, "[GNUPG:] GOODSIG ABC Ada\n[GNUPG:] VALIDSIG x", "signed"],
    [1, "[GNUPG:] GOODSIG ABC Ada\n[GNUPG:] VALIDSIG x", "unsigned"],
    [0, "[GNUPG:] GOODSIG ABC Ada", "unsigned"],
    [0, "[GNUPG:] GOODSIG ABC Ada\n[GNUPG:] GOODSIG DEF Eve\n[GNUPG:] VALIDSIG x", "unsigned"],
    [0, "[GNUPG:] GOODSIG ABC Ada\n[GNUPG:] VALIDSIG x\n[GNUPG:] EXPKEYSIG ABC Ada", "unsigned"],
    [0, " [GNUPG:] GOODSIG ABC Ada\n [GNUPG:] VALIDSIG x", "unsigned"],
    [0, 'Good "git" signature with ED25519 key SHA256:x', "unsigned"],
    [0, 'Good "git" signature for a@b with ED25519 key SHA256:x', "signed"],
    [1, 'Good "git" signature for a@b with ED25519 key SHA256:x', "unsigned"],
  ] as const)("is believed of a signature only as a whole: %i %j is %s", (code, said, type) => {
    expect(verdictOf(code, said).type).toBe(type);
  });
});
