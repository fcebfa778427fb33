// Looks at a database file before the library does: the library maps it into memory and would bring
// the whole process down over a file that is not its own or was cut short. It finds what copying and
// overwriting do to files; it does not verify every page.

import { open, type FileHandle } from "node:fs/promises";

// The head of each of the first two pages, as LMDB's data format 2 lays it out.
const headBytes = 160;
const magicAt = 24;
const magic = 0xbeefc0de;
const pageSizeAt = 48;
const rootsAt = [88, 136];
const transactionAt = 152;
/** What LMDB writes as the root of an empty tree. */
const noPage = 0xffff_ffff_ffff_ffffn;

/** Throws where the file is damaged; a missing or empty file is fine. */
export async function checkFile(path: string): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  try {
    await checkPages(file);
  } finally {
    await file.close();
  }
}

async function checkPages(file: FileHandle): Promise<void> {
  if ((await file.stat()).size === 0) return;
  const first = await headAt(file, 0);
  const pageSize = first.readUInt32LE(pageSizeAt);
  const second = await headAt(file, pageSize);
  const newest =
    first.readBigUInt64LE(transactionAt) > second.readBigUInt64LE(transactionAt) ? first : second;
  // Behind the heads: others may write meanwhile, and the file has grown before a head says so.
  const { size } = await file.stat();
  for (const at of rootsAt) {
    const root = newest.readBigUInt64LE(at);
    if (root !== noPage && (root + 1n) * BigInt(pageSize) > BigInt(size)) {
      throw new Error("corrupt: the file was cut short");
    }
  }
}

async function headAt(file: FileHandle, position: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, position);
  if (bytesRead < headBytes || buffer.readUInt32LE(magicAt) !== magic) {
    throw new Error("data.mdb is not an LMDB file");
  }
  return buffer;
}
