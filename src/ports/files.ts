// The files that a command reads and writes. Relative paths are relative to the folder that the
// command works in. Manifests are read here and understood elsewhere.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { TextCache } from "./text-cache.ts";
import type { Trouble } from "./trouble.ts";

/** A manifest as it was found; what is in it is nobody's business here. */
export interface ManifestFile {
  /** As people see it: relative to the working folder where it lies inside, "<stdin>" for "-". */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface ManifestTree {
  readonly files: readonly ManifestFile[];
  /** What could not be read, and why. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that is being written; it is there under its name only once it is finished. */
export interface Draft {
  write(text: string): Promise<Trouble | undefined>;
  finish(): Promise<Trouble | undefined>;
  /** Takes away what was written; nothing after `finish`. */
  discard(): Promise<void>;
}

export interface Files {
  /** The absolute path of a path that may be relative. */
  resolve(path: string): string;
  /** The same files, seen from another working folder. */
  inFolder(folder: string): Files;
  /** The text of a UTF-8 file, or undefined where there is none. */
  readText(path: string): Promise<string | undefined | Trouble>;
  /** Writes a file as a whole or not at all, and makes the folders that it needs. */
  writeText(path: string, text: string): Promise<Trouble | undefined>;
  /** Adds to the end of a file that others add to as well; it is made where there is none. */
  appendText(path: string, text: string): Promise<Trouble | undefined>;
  /** Writes a file that its owner alone may read, as a whole; one that is there is left as it is. */
  writeSecret(path: string, text: string): Promise<"written" | "there" | Trouble>;
  /**
   * Puts another text into a file that is there, as a whole or not at all. The file keeps its mode; a
   * link to it stays a link.
   */
  rewriteText(path: string, text: string): Promise<Trouble | undefined>;
  /** Begins a file that only its owner may read, for texts that are too long to be held as one. */
  draft(path: string): Promise<Draft | Trouble>;
  /**
   * The lines of a UTF-8 file without their line breaks, for files that are too long to be held as one.
   * Trouble is the last of them; a line with more than `charactersMax` is trouble.
   */
  readLines(path: string, charactersMax: number): AsyncIterable<string | Trouble>;
  /** Names in a folder, sorted; undefined where there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined | Trouble>;
  /** Every manifest in files and folders; "-" is the standard input. `skip` are folders without any. */
  readManifests(paths: readonly string[], skip: readonly string[]): Promise<ManifestTree>;
  /** Texts that were expensive to make, kept in a folder of their own. */
  textCache(folder: string): TextCache;
}
