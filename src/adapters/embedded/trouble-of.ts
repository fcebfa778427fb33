// What the database library throws, as trouble that a person can act on.

import { trouble, type Trouble } from "../../ports/trouble.ts";

interface Known {
  readonly pattern: RegExp;
  readonly reason: string;
  readonly retry: Trouble["retry"];
}

const known: readonly Known[] = [
  { pattern: /ENOSPC|No space left/, reason: "the disk is full", retry: "later" },
  { pattern: /EFBIG|File too large/, reason: "the store's file may not grow", retry: "later" },
  { pattern: /EDQUOT|quota/, reason: "the disk quota is used up", retry: "later" },
  {
    pattern: /EACCES|EPERM|EROFS|Permission denied|Read-only file|not permitted/,
    reason: "the store's folder is not writable",
    retry: "later",
  },
  {
    pattern: /ENOTDIR|EEXIST|Not a directory/,
    reason: "the store's folder is not a folder",
    retry: "later",
  },
  {
    pattern:
      /MDB_INVALID|MDB_CORRUPTED|MDB_PAGE_NOTFOUND|MDB_PANIC|MDB_VERSION_MISMATCH|not an LMDB file|corrupt/i,
    reason:
      "the store's files are damaged or of another program; put the folder aside or restore it",
    retry: "never",
  },
  {
    // A write that was cut short, which is how the database meets a disk that is nearly full.
    pattern: /EIO|Input\/output error/,
    reason: "the disk is full or failing",
    retry: "later",
  },
  { pattern: /MDB_MAP_FULL/, reason: "the store has reached its largest size", retry: "later" },
  { pattern: /MDB_READERS_FULL/, reason: "too many processes read the store", retry: "soon" },
];

/** The library's own words follow the reason, for whoever has to dig. */
export function troubleOf(doing: string, error: unknown): Trouble {
  const said = error instanceof Error ? error.message : String(error);
  const found = known.find(({ pattern }) => pattern.test(said));
  return found === undefined
    ? trouble(doing, said, "never")
    : trouble(doing, `${found.reason} (${said})`, found.retry);
}
