// Reads and writes the files of a command. How manifests are found is handed in.

import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  appendFile,
  chmod,
  link,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { sortedNames } from "../../model/sort.ts";
import type { Files, ManifestTree } from "../../ports/files.ts";
import type { TextCache } from "../../ports/text-cache.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { codeOf, isMissing, reasonOf } from "./file-faults.ts";
import { openDraft, readLines } from "./long-files.ts";

export interface ManifestReading {
  /** `folder` is absolute; relative paths start there. */
  readManifests(
    folder: string,
    paths: readonly string[],
    skip: readonly string[],
  ): Promise<ManifestTree>;
  textCache(folder: string): TextCache;
}

export function createFiles(folder: string, reading: ManifestReading): Files {
  const absolute = (path: string): string => resolve(folder, path);
  return {
    resolve: absolute,
    inFolder: (inner) => createFiles(absolute(inner), reading),
    readText: (path) => readText(absolute(path), path),
    writeText: (path, text) => writeText(absolute(path), path, text),
    appendText: (path, text) => appendText(absolute(path), path, text),
    writeSecret: (path, text) => writeSecret(absolute(path), path, text),
    rewriteText: (path, text) => rewriteText(absolute(path), path, text),
    draft: (path) => openDraft(absolute(path), path),
    readLines: (path, charactersMax) => readLines(absolute(path), path, charactersMax),
    list: (path) => listFolder(absolute(path), path),
    readManifests: (paths, skip) => reading.readManifests(folder, paths, skip),
    textCache: (path) => reading.textCache(absolute(path)),
  };
}

async function readText(path: string, shown: string): Promise<string | undefined | Trouble> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    return isMissing(error) ? undefined : trouble(`reading ${shown}`, reasonOf(error), "later");
  }
}

async function writeText(path: string, shown: string, text: string): Promise<Trouble | undefined> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const former = await stat(path).catch(() => undefined);
    if (former !== undefined && !former.isFile() && !former.isDirectory()) {
      // Renaming would put a file in the place of a device or a pipe.
      await writeFile(path, text);
      return undefined;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, path);
    return undefined;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    return trouble(`writing ${shown}`, reasonOf(error), "later");
  }
}

async function appendText(path: string, shown: string, text: string): Promise<Trouble | undefined> {
  try {
    await appendFile(path, text);
    return undefined;
  } catch (error) {
    return trouble(`writing ${shown}`, reasonOf(error), "later");
  }
}

async function writeSecret(
  path: string,
  shown: string,
  text: string,
): Promise<"written" | "there" | Trouble> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, text, { mode: 0o600, flag: "wx" });
    return await linkUnlessThere(draft, path);
  } catch (error) {
    return trouble(`writing ${shown}`, reasonOf(error), "later");
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** A link, unlike a rename, takes nobody's place. */
async function linkUnlessThere(draft: string, path: string): Promise<"written" | "there"> {
  try {
    await link(draft, path);
    return "written";
  } catch (error) {
    if (codeOf(error) === "EEXIST") return "there";
    throw error;
  }
}

async function rewriteText(
  path: string,
  shown: string,
  text: string,
): Promise<Trouble | undefined> {
  let draft: string | undefined;
  try {
    const file = await realpath(path);
    // A file that may not be written could still be replaced, which its owner did not mean.
    await access(file, constants.W_OK);
    const { mode } = await stat(file);
    draft = `${file}.${randomUUID()}.tmp`;
    await writeFile(draft, text);
    await chmod(draft, mode);
    await rename(draft, file);
    return undefined;
  } catch (error) {
    if (draft !== undefined) await rm(draft, { force: true }).catch(() => undefined);
    return trouble(`writing ${shown}`, reasonOf(error), "later");
  }
}

async function listFolder(
  path: string,
  shown: string,
): Promise<readonly string[] | undefined | Trouble> {
  try {
    return sortedNames(await readdir(path));
  } catch (error) {
    return isMissing(error) ? undefined : trouble(`listing ${shown}`, reasonOf(error), "later");
  }
}
