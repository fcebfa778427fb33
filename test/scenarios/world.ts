// The world of one scenario: a temporary folder, a store in memory, time that passes only when
// somebody waits, and a terminal that writes down what it is told.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createFolderSource } from "../../src/adapters/files/folder-source.ts";
import { readManifestTree } from "../../src/adapters/files/read-manifest-tree.ts";
import { createTextCache } from "../../src/adapters/files/text-cache.ts";
import { createOpenSppCtl } from "../../src/adapters/spp-ctl/spp-ctl-client.ts";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";
import { createFiles } from "../../src/adapters/process/files.ts";
import { openWorktree } from "../../src/adapters/worktree/open-worktree.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { noTracer } from "../../src/ports/tracer.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";

export const projectRoot: string = resolve(import.meta.dirname, "../..");

export interface World {
  readonly ports: CommandPorts;
  readonly folder: string;
  readonly store: MemoryStore;
  /** That of a folder under stores/, once a command has opened it. */
  storeAt(folder: string): MemoryStore | undefined;
  readonly clock: PassingClock;
  /** The lines written since the last call, in order; those on standard error begin with "! ". */
  taken(): string[];
  /** What the person answers; without one there is no terminal to ask on. */
  answer: boolean | undefined;
  input: string;
  end(): void;
}

export interface PassingClock extends Clock {
  pass(ms: number): void;
}

/** Nobody in a scenario waits that long; only the lock's keeper does, and it is woken by the end. */
const longWaitMs = 3000;

function passingClock(): PassingClock {
  let nowMs = Date.UTC(2026, 0, 31, 14, 2, 11);
  return {
    now: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
    sleep: (ms, signal) =>
      new Promise((wake) => {
        if (ms >= longWaitMs) {
          if (signal?.aborted === true) wake();
          else signal?.addEventListener("abort", () => wake(), { once: true });
          return;
        }
        nowMs += ms;
        setImmediate(wake);
      }),
  };
}

/** Of a process on any machine that is known to be dead. */
export const deadPid = 666;

export function createWorld(environment: Record<string, string> = {}): World {
  const folder = mkdtempSync(join(tmpdir(), "plumb-"));
  const clock = passingClock();
  const memory = createMemoryStore(clock);
  const store = { ...memory, close: () => Promise.resolve() };
  // There is one store, wherever it is said to be; only folders under stores/ have their own.
  const ownStores = new Map<string, MemoryStore>();
  const hasOwn = (at: string): boolean => at.startsWith(join(folder, "stores/"));
  let isOpened = false;
  let told: { from: "" | "! "; text: string }[] = [];
  const tell = (from: "" | "! ", text: string): void => {
    const last = told.at(-1);
    if (last?.from === from) last.text += text;
    else told.push({ from, text });
  };
  const reading = {
    readManifests: (at: string, paths: readonly string[], skip: readonly string[]) =>
      readManifestTree(paths, {
        folder: at,
        skip,
        readInput: () => Promise.resolve(Buffer.from(world.input)),
      }),
    textCache: (at: string) => createTextCache({ folder: at }),
  };
  const ports: CommandPorts = {
    terminal: {
      out: (text) => tell("", text),
      err: (text) => tell("! ", text),
      width: 100,
      isOutShown: false,
      isErrShown: false,
      get canAsk() {
        return world.answer !== undefined;
      },
      ask: (question) => {
        tell("! ", `${question}${world.answer === true ? "yes" : "no"}\n`);
        return Promise.resolve(world.answer === true);
      },
      readInput: () => Promise.resolve(Buffer.from(world.input)),
    },
    files: createFiles(folder, reading),
    packageFiles: createFiles(projectRoot, reading),
    clock,
    environment,
    identity: { owner: "alice", host: "desk", pid: 4711 },
    buildDigest: () => "this build",
    openOvsdb: (place) => openOvsdb(place, { environment }),
    openSppCtl: createOpenSppCtl(),
    openWorktree,
    hasStore: (at) => Promise.resolve(hasOwn(at) ? ownStores.has(at) : isOpened),
    openStore(place) {
      if (place.type === "embedded" && hasOwn(place.folder)) {
        const own = ownStores.get(place.folder) ?? createMemoryStore(clock);
        ownStores.set(place.folder, own);
        return Promise.resolve(own);
      }
      isOpened = true;
      return Promise.resolve(store);
    },
    examineStore: () => {
      const free = { type: "embedded", freeBytes: 20 * 2 ** 30 } as const;
      return Promise.resolve(isOpened ? { ...free, fileBytes: 40_960 } : free);
    },
    openRoles: () => Promise.resolve(trouble("asking for roles", "this is no etcd", "never")),
    isProcessAlive: (pid) => pid !== deadPid,
    agentPorts: () => Promise.reject(new Error("no scenario serves")),
    openNotifier: () => Promise.reject(new Error("no scenario tells anybody")),
    openTracer: () => Promise.resolve(noTracer),
    watchFiles: ({ paths, ...watched }) =>
      Promise.resolve(
        createFolderSource(paths, {
          ...watched,
          clock,
          readInput: () => Promise.resolve(Buffer.from(world.input)),
        }),
      ),
    openRepository: () => Promise.reject(new Error("no scenario watches a repository")),
    onInterrupt: () => () => undefined,
  };
  const world: World = {
    ports,
    folder,
    store: memory,
    storeAt: (at) => ownStores.get(join(folder, at)),
    clock,
    answer: undefined,
    input: "",
    taken() {
      const lines = told.flatMap(({ from, text }) =>
        text
          .replace(/\n$/, "")
          .split("\n")
          .map((line) => `${from}${line}`.trimEnd()),
      );
      told = [];
      return lines;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
  return world;
}
