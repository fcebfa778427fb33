// `npm test` calls this first: it sees to it that there is an etcd for the tests to start. Where none is
// installed, Debian's package is unpacked into node_modules/.cache, which needs no rights, installs
// nothing and starts no service. Where that cannot be, the tests that need etcd are skipped, and this
// says so; in CI that is a failure.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const cache = resolve(import.meta.dirname, "../node_modules/.cache");
/** The tests look here as well: test/support/etcd-command.ts. */
const unpacked = join(cache, "plumbline-etcd");
const isContinuousIntegration = /^(?:1|true)$/.test(process.env.CI ?? "");

function works(command, ...words) {
  return spawnSync(command, words, { stdio: "ignore", timeout: 120_000 }).status === 0;
}

function hasEtcd() {
  return works("etcd", "--version") || works(join(unpacked, "usr/bin/etcd"), "--version");
}

/** Downloads the package into a new folder; answers with its file, or undefined. */
function download(folder) {
  const asked = { cwd: folder, stdio: "ignore", timeout: 120_000 };
  if (spawnSync("apt-get", ["download", "etcd-server"], asked).status !== 0) return undefined;
  const file = readdirSync(folder).find((name) => name.endsWith(".deb"));
  return file === undefined ? undefined : join(folder, file);
}

/** A new machine has no lists of packages; only its administrator may fetch them. */
function updateLists() {
  return process.getuid?.() === 0
    ? works("apt-get", "update")
    : works("sudo", "-n", "apt-get", "update");
}

function unpack() {
  if (!works("apt-get", "--version") || !works("dpkg-deb", "--version")) return;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "plumbline-etcd-"));
  try {
    const file = download(folder) ?? (updateLists() ? download(folder) : undefined);
    if (file === undefined || !works("dpkg-deb", "-x", file, join(folder, "files"))) return;
    rmSync(unpacked, { recursive: true, force: true });
    renameSync(join(folder, "files"), unpacked);
    console.log(`etcd for the tests: unpacked Debian's etcd-server into ${unpacked}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skip(tests, how) {
  console.error(`SKIPPED: ${tests}; ${how}, then run this again.`);
  if (isContinuousIntegration) process.exitCode = 1;
}

if (!hasEtcd()) unpack();
if (!hasEtcd()) {
  const how = "put etcd 3.4 or later on the PATH (on Debian: apt-get install etcd-server)";
  skip("all tests on etcd, because there is none here", how);
} else if (!works("openssl", "version")) {
  skip(
    "the tests on etcd over TLS, because openssl is not here to make certificates",
    "install it",
  );
}
