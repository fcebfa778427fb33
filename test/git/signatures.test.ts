// Signatures: who may bring a commit into force, and who may consent to a plan.

import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createGitKeys, describeWithKeys, type GitKeys } from "../support/git-keys.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { filesOf, gitSources } from "../support/git-sources.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import type { GitSource } from "../../src/adapters/git/open-git-source.ts";
import { isTrouble } from "../../src/ports/trouble.ts";

const sources = gitSources();
let folder: TempFolder;
let keys: GitKeys;
let work: GitRepository;
let environment: Record<string, string>;

beforeEach(() => {
  folder = createTempFolder();
  keys = createGitKeys(folder.path);
  environment = { ...keys.environment };
  work = createGitRepository({ environment });
});

afterEach(() => {
  keys.close();
  work.remove();
  folder.remove();
});

function signed(signer: readonly string[], files: Record<string, string> = {}): string {
  const plain = work.commit(files);
  work.git(...signer, "commit", "--quiet", "--amend", "--no-edit", "--allow-empty", "-S");
  const commit = work.git("rev-parse", "HEAD");
  expect(commit).not.toBe(plain);
  return commit;
}

async function open(): Promise<GitSource> {
  return await sources.open({
    url: `file://${work.path}`,
    signatures: {
      allowedSignersFile: keys.allowedSigners,
      ...(statSync(keys.keyring).size === 0 ? {} : { gpgKeyringFile: keys.keyring }),
    },
  });
}

async function verdict(source: GitSource, trusted?: string): Promise<string> {
  const reading = await source.read(trusted === undefined ? {} : { trusted, since: trusted });
  if (isTrouble(reading)) return `trouble: ${reading.reason}`;
  if (reading.type !== "refused") return `signed by ${reading.signedBy ?? "nobody"}`;
  return `${reading.reason}: ${reading.detail.replaceAll(/[0-9a-f]{12}/g, "C")}`;
}

describeWithKeys("a signed commit", () => {
  test("of an allowed key of either kind is read, and its signer is named", async () => {
    const gpg = keys.gpg("gpg@example.net");
    const ssh = keys.ssh("ssh@example.net");
    const source = await open();
    signed(gpg, { "a.yaml": "1" });
    expect(await verdict(source)).toBe("signed by Ada <gpg@example.net>");
    signed(ssh, { "a.yaml": "2" });
    expect(await verdict(source)).toBe("signed by ssh@example.net");
  });

  test("of no key, or of one that nobody allowed, is refused", async () => {
    keys.gpg("allowed@example.net");
    const gpg = keys.gpg("gpg@example.net", { leaveOut: true });
    const ssh = keys.ssh("ssh@example.net", { leaveOut: true });
    const source = await open();
    work.commit({ "a.yaml": "1" });
    expect(await verdict(source)).toBe("not-signed: commit C is not signed");
    signed(gpg, { "a.yaml": "2" });
    expect(await verdict(source)).toBe(
      "not-signed: commit C is signed with a key that is not among the allowed ones",
    );
    signed(ssh, { "a.yaml": "3" });
    expect(await verdict(source)).toMatch(/^not-signed: commit C is signed with a key that is not/);
  });

  test("of a key that expired or was revoked is refused, whatever date the commit bears", async () => {
    const old = keys.gpg("old@example.net", { madeAt: "20200101T000000!", expires: "1d" });
    const lost = keys.gpg("lost@example.net");
    const past = keys.ssh("past@example.net", { options: 'valid-before="20210101"' });
    keys.ssh("other@example.net");
    const source = await open();
    signed(lost, { "a.yaml": "1" });
    expect(await verdict(source)).toBe("signed by Ada <lost@example.net>");
    keys.revoke("lost@example.net");
    expect(await verdict(source)).toBe(
      "not-signed: commit C is signed with a key that was revoked",
    );
    signed([...old, "-c", `gpg.program=${gpgThen()}`], { "a.yaml": "2" });
    expect(await verdict(source)).toBe(
      "not-signed: commit C is signed with a key that has expired",
    );
    environment["GIT_COMMITTER_DATE"] = "2020-06-01T00:00:00Z";
    signed(past, { "a.yaml": "3" });
    expect(await verdict(source)).toMatch(/^not-signed: commit C is signed with a key that is not/);
  });
});

/** Signs as on a day when a key that has expired since was good. */
function gpgThen(): string {
  const file = join(folder.path, "gpg-then");
  writeFileSync(file, '#!/bin/sh\nexec gpg --faked-system-time "20200101T060000!" "$@"\n');
  chmodSync(file, 0o755);
  return file;
}

describeWithKeys("what came since the last trusted commit", () => {
  test("must be signed throughout, what came before need not", async () => {
    const key = keys.ssh("a@example.net");
    work.commit({ "a.yaml": "before" });
    const trusted = signed(key, { "a.yaml": "1" });
    const source = await open();
    expect(await verdict(source)).toBe("signed by a@example.net");
    signed(key, { "a.yaml": "2" });
    signed(key, { "a.yaml": "3" });
    expect(await verdict(source, trusted)).toBe("signed by a@example.net");
    work.commit({ "a.yaml": "4" });
    signed(key, { "a.yaml": "5" });
    expect(await verdict(source, trusted)).toBe("not-signed: commit C is not signed");
  });

  test("must be signed also where it was merged, by a merge that is signed itself", async () => {
    const key = keys.ssh("a@example.net");
    const trusted = signed(key, { "a.yaml": "1" });
    const source = await open();
    await source.read({});
    work.git("checkout", "--quiet", "-b", "side");
    work.commit({ "b.yaml": "unsigned" });
    work.git("checkout", "--quiet", "main");
    work.git(...key, "merge", "--quiet", "--no-ff", "-S", "-m", "merge", "side");
    expect(await verdict(source, trusted)).toBe("not-signed: commit C is not signed");
  });

  test("may branch off before it, as what was in force before is not asked about", async () => {
    const key = keys.ssh("a@example.net");
    const base = work.commit({ "a.yaml": "base" });
    const trusted = signed(key, { "a.yaml": "1" });
    const source = await open();
    await source.read({});
    work.git("checkout", "--quiet", "-b", "side", base);
    signed(key, { "b.yaml": "b" });
    work.git("checkout", "--quiet", "main");
    work.git(...key, "merge", "--quiet", "--no-ff", "-S", "-m", "merge", "side");
    expect(await verdict(source, trusted)).toBe("signed by a@example.net");
  });

  test("is found in a new mirror too, however far back the trusted commit lies", async () => {
    const key = keys.ssh("a@example.net");
    const trusted = signed(key, { "a.yaml": "1" });
    for (let i = 0; i < 5; i += 1) signed(key, { "a.yaml": `${i}` });
    expect(await verdict(await open(), trusted)).toBe("signed by a@example.net");
    work.git("clone", "--quiet", "--bare", "--depth=2", `file://${work.path}`, "cut.git");
    const cut = await sources.open({
      url: `file://${work.path}/cut.git`,
      signatures: { allowedSignersFile: keys.allowedSigners },
    });
    expect(await verdict(cut, trusted)).toMatch(/^rewound: commit C does not follow on C/);
  });

  test("must follow on it: a branch that was rewound is refused, until it is merged", async () => {
    const key = keys.ssh("a@example.net");
    const first = signed(key, { "a.yaml": "1" });
    const trusted = signed(key, { "a.yaml": "2" });
    const source = await open();
    await source.read({});
    work.git("reset", "--quiet", "--hard", first);
    expect(await verdict(source, trusted)).toBe(
      "rewound: commit C does not follow on C, which was in force",
    );
    signed(key, { "a.yaml": "3" });
    expect(await verdict(source, trusted)).toMatch(/^rewound: /);
    work.git(...key, "merge", "--quiet", "-s", "ours", "-S", "-m", "back", trusted);
    expect(await verdict(source, trusted)).toBe("signed by a@example.net");
    expect(filesOf(await source.read({ since: first }))).toEqual({
      put: { "a.yaml": "3" },
      removed: [],
    });
  });
});

describeWithKeys("consent to a plan", () => {
  const digest = "4be1f07a".repeat(8);

  test("is a tag that an allowed signer signed under this very name", async () => {
    const key = keys.ssh("a@example.net");
    const gpg = keys.gpg("b@example.net");
    const stranger = keys.ssh("c@example.net", { leaveOut: true });
    signed(key, { "a.yaml": "1" });
    const source = await open();
    await source.read({});
    expect(source.approvals()).toEqual([]);
    work.git(...key, "tag", "-s", "-m", "yes", `plumb/approve/${digest}`);
    work.git(...gpg, "tag", "-s", "-m", "yes", "plumb/approve/4be1f07b");
    work.git("tag", "-a", "-m", "not signed", "plumb/approve/00000001");
    work.git("tag", "plumb/approve/00000002");
    work.git(...stranger, "tag", "-s", "-m", "stranger", "plumb/approve/00000003");
    work.git(...key, "tag", "-s", "-m", "no digest", "plumb/approve/everything");
    work.git(...key, "tag", "-s", "-m", "no digest", "plumb/approve/4be1f07c/more");
    // Somebody who may push, and may not sign, uses a consent to one plan for another.
    work.git("update-ref", "refs/tags/plumb/approve/00000004", `refs/tags/plumb/approve/${digest}`);
    await source.read({});
    expect(source.approvals()).toEqual([
      { digest, by: "a@example.net" },
      { digest: "4be1f07b", by: "Ada <b@example.net>" },
    ]);
    work.git("tag", "-d", `plumb/approve/${digest}`);
    await source.read({});
    expect(source.approvals()).toEqual([{ digest: "4be1f07b", by: "Ada <b@example.net>" }]);
  });

  test("counts for nothing where nobody is allowed to sign", async () => {
    const key = keys.ssh("a@example.net");
    work.commit({ "a.yaml": "1" });
    work.git(...key, "tag", "-s", "-m", "yes", `plumb/approve/${digest}`);
    const source = await sources.open({ url: work.path });
    await source.read({});
    expect(source.approvals()).toEqual([]);
  });
});

describeWithKeys("a check of a signature that comes to no end", () => {
  test("is trouble and no verdict, and is made again", async () => {
    const key = keys.ssh("a@example.net");
    const hanging = join(folder.path, "hanging");
    const program = join(folder.path, "bin/ssh-keygen");
    mkdirSync(join(folder.path, "bin"));
    const real = `PATH="\${PATH#*:}" exec ssh-keygen "$@"`;
    writeFileSync(program, `#!/bin/sh\n[ -e '${hanging}' ] && exec sleep 2\n${real}\n`);
    chmodSync(program, 0o755);
    const PATH = `${join(folder.path, "bin")}:${process.env["PATH"] ?? ""}`;
    const settings = {
      url: `file://${work.path}`,
      signatures: { allowedSignersFile: keys.allowedSigners },
      limits: { silenceMsMax: 1_000 },
    };
    const source = await sources.open(settings, { environment: { PATH } });
    signed(key, { "a.yaml": "1" });
    writeFileSync(hanging, "");
    expect(await verdict(source)).toBe("trouble: nothing came for 1 s");
    rmSync(hanging);
    expect(await verdict(source)).toBe("signed by a@example.net");
    work.git(...key, "tag", "-s", "-m", "yes", "plumb/approve/4be1f07b");
    writeFileSync(hanging, "");
    expect(await verdict(source)).toBe("signed by a@example.net");
    expect(source.approvals()).toEqual([]);
    rmSync(hanging);
    expect(await verdict(source)).toBe("signed by a@example.net");
    expect(source.approvals()).toEqual([{ digest: "4be1f07b", by: "a@example.net" }]);
  });
});

describeWithKeys("keys", () => {
  test("that are missing, empty or none stand in the way of reading, in words", async () => {
    work.commit({ "a.yaml": "1" });
    const url = work.path;
    const absent = await sources.open({ url, signatures: { gpgKeyringFile: "/no/such/keys" } });
    expect(await verdict(absent)).toBe("trouble: /no/such/keys cannot be read (ENOENT)");
    const empty = await sources.open({ url, signatures: { gpgKeyringFile: keys.keyring } });
    expect(await verdict(empty)).toBe(`trouble: ${keys.keyring} is empty`);
    writeFileSync(keys.keyring, "garbage");
    expect(await verdict(empty)).toBe(`trouble: ${keys.keyring}: gpg finds no public key in it`);
  });

  test("that are added while the source is open count at the next look", async () => {
    const key = keys.ssh("late@example.net", { leaveOut: true });
    keys.ssh("other@example.net");
    signed(key, { "a.yaml": "1" });
    const source = await open();
    expect(await verdict(source)).toMatch(/^not-signed/);
    const added = readFileSync(join(folder.path, "ssh-late@example.net.pub"), "utf8");
    appendFileSync(keys.allowedSigners, `late@example.net ${added}`);
    expect(await verdict(source)).toBe("signed by late@example.net");
    writeFileSync(keys.allowedSigners, "# nobody\n");
    expect(await verdict(source)).toMatch(/^not-signed/);
  });
});
