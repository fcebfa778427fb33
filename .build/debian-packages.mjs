// Unpacks packages of Debian into a folder of their own under node_modules/.cache, with the shared
// libraries that this machine lacks. That needs no rights, installs nothing and starts no service.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join, resolve } from "node:path";

const cache = resolve(import.meta.dirname, "../node_modules/.cache");
const patienceMs = 300_000;

export function works(command, ...words) {
  return runs(command, words, process.env);
}

/** With environment variables of its own. */
export function runs(command, words, env) {
  return spawnSync(command, words, { stdio: "ignore", timeout: patienceMs, env }).status === 0;
}

/** Where the packages of that name are, or would be. */
export function unpackedAs(name) {
  return join(cache, name);
}

/**
 * True where all of them were unpacked. Programs are then in usr/bin and usr/sbin, and libraries in lib,
 * for LD_LIBRARY_PATH.
 */
export function unpackPackages(name, packages) {
  if (!works("apt-get", "--version") || !works("dpkg-deb", "--version")) return false;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  try {
    const files =
      download(folder, packages) ?? (updateLists() ? download(folder, packages) : undefined);
    const into = join(folder, "files");
    if (files === undefined) return false;
    if (!files.every((file) => works("dpkg-deb", "-x", file, into))) return false;
    for (const old of ["bin", "sbin"]) merge(join(into, old), join(into, "usr", old));
    gatherLibraries(into);
    rmSync(unpackedAs(name), { recursive: true, force: true });
    renameSync(into, unpackedAs(name));
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Downloads the packages and the libraries behind them; answers with the files, or undefined. */
function download(folder, packages) {
  const names = [...new Set([...packages, ...missingLibraries(packages)])];
  const asked = { cwd: folder, stdio: "ignore", timeout: patienceMs };
  if (spawnSync("apt-get", ["download", ...names], asked).status !== 0) return undefined;
  const files = readdirSync(folder).filter((file) => file.endsWith(".deb"));
  return files.length === names.length ? files.map((file) => join(folder, file)) : undefined;
}

/**
 * The libraries that they need, directly or through other libraries, and that are not installed. What
 * else a package depends on is not needed to run its programs.
 */
function missingLibraries(packages) {
  const found = new Set();
  for (let next = packages; next.length > 0;) {
    const needed = [
      ...output("apt-cache", "depends", ...next).matchAll(/Depends: (lib[^\s:]+)$/gm),
    ];
    next = [...new Set(needed.map(([, one]) => one))].filter(
      (one) => !found.has(one) && !isInstalled(one),
    );
    for (const one of next) found.add(one);
  }
  return found;
}

function isInstalled(name) {
  // One line for each architecture of it.
  const states = output("dpkg-query", "-W", "-f", "${db:Status-Status}\n", name).split("\n");
  return states.includes("installed");
}

function output(command, ...words) {
  return spawnSync(command, words, { encoding: "utf8", timeout: patienceMs }).stdout ?? "";
}

/** A new machine has no lists of packages; only its administrator may fetch them. */
function updateLists() {
  return process.getuid?.() === 0
    ? works("apt-get", "update")
    : works("sudo", "-n", "apt-get", "update");
}

/** Packages from before /bin became /usr/bin. Links stay as they are. */
function merge(from, into) {
  if (!existsSync(from)) return;
  cpSync(from, into, { recursive: true, verbatimSymlinks: true });
  rmSync(from, { recursive: true });
}

function gatherLibraries(root) {
  const into = join(root, "lib");
  const folders = ["lib", "usr/lib"].flatMap((one) => {
    const at = join(root, one);
    return existsSync(at)
      ? readdirSync(at)
          .filter((name) => name.endsWith("-linux-gnu"))
          .map((name) => join(at, name))
      : [];
  });
  for (const folder of folders) merge(folder, into);
}
