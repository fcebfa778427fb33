// A folder of its own for each process that mirrors the same repository: a leader and the one that
// stands by may run on one machine, and whatever lies half done in a folder is then of a process that
// died. The first folder that nobody holds is taken, so a process that is started again finds its own.

import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { kill, pid } from "node:process";

export interface Slot {
  readonly folder: string;
  /** Says that it is still in use. */
  touch(): Promise<void>;
  /** Folders of other processes; their mirrors may hold what this one lacks. */
  others(): Promise<readonly string[]>;
  release(): Promise<void>;
}

/** Of a holder on another machine only this is known: so long it may be silent before it counts as gone. */
const silentMsMax = 60 * 60 * 1000;
const slotsMax = 64;
const holderFile = "holder.json";

/** Folders that this process holds: its own number says nothing, as a container gives it again. */
const ours = new Set<string>();

/** Undefined where all are taken. Throws what the file system throws. */
export async function claimSlot(folder: string, nowMs: number): Promise<Slot | undefined> {
  for (let number = 0; number < slotsMax; number += 1) {
    const own = join(folder, String(number));
    if (ours.has(own)) continue;
    ours.add(own);
    try {
      await mkdir(own, { recursive: true, mode: 0o700 });
      if (await hold(join(own, holderFile), nowMs)) return slotAt(folder, own);
    } catch (error) {
      ours.delete(own);
      throw error;
    }
    ours.delete(own);
  }
  return undefined;
}

async function hold(file: string, nowMs: number): Promise<boolean> {
  // A second attempt follows on a holder that is gone; who then is faster has it.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(file, JSON.stringify({ host: hostname(), pid }), { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    if (await isHeld(file, nowMs)) return false;
    await rm(file, { force: true });
  }
  return false;
}

async function isHeld(file: string, nowMs: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const holder = readHolder(await readFile(file, "utf8"));
    // Being written at this moment, or cut off by a crash long ago.
    if (holder === undefined) return nowMs - mtimeMs < 10_000;
    if (holder.host !== hostname()) return nowMs - mtimeMs < silentMsMax;
    return holder.pid !== pid && isAlive(holder.pid);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function readHolder(text: string): { host: string; pid: number } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    if (!("host" in value) || !("pid" in value)) return undefined;
    const { host, pid: number } = value;
    return typeof host === "string" && Number.isSafeInteger(number) && Number(number) > 0
      ? { host, pid: Number(number) }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

function slotAt(folder: string, own: string): Slot {
  return {
    folder: own,
    async touch() {
      const now = new Date(Date.now());
      // Only for other machines; whoever is on this one asks whether we live.
      await utimes(join(own, holderFile), now, now).catch(() => undefined);
    },
    async others() {
      const names = await readdir(folder).catch(() => []);
      return names
        .filter((name) => /^\d+$/.test(name))
        .map((name) => join(folder, name))
        .filter((one) => one !== own);
    },
    async release() {
      await rm(join(own, holderFile), { force: true });
      ours.delete(own);
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
