#!/usr/bin/env node
// The composition root of the command: real adapters into the ports, and the exit code out. A bug is
// the only thing that shows a stack.

import process from "node:process";
import { fileURLToPath } from "node:url";
import { systemClock } from "./adapters/clock/system-clock.ts";
import { hasStore } from "./adapters/embedded/has-store.ts";
import { readManifestTree } from "./adapters/files/read-manifest-tree.ts";
import { createTextCache } from "./adapters/files/text-cache.ts";
import { openTracer } from "./adapters/otel/open-tracer.ts";
import { digestOfBuild } from "./adapters/process/build-digest.ts";
import { createFiles } from "./adapters/process/files.ts";
import { isProcessAlive } from "./adapters/process/alive.ts";
import { identityOf, onInterrupt } from "./adapters/process/identity.ts";
import { createTerminal } from "./adapters/process/terminal.ts";
import { createOpenSppCtl } from "./adapters/spp-ctl/spp-ctl-client.ts";
import { openWorktree } from "./adapters/worktree/open-worktree.ts";
import type { CommandPorts } from "./cli/command-ports.ts";
import { exitCode } from "./cli/exit-code.ts";
import { run } from "./cli/run.ts";
import { storeKeys } from "./records/keys.ts";

const terminal = createTerminal(process);
const code = fileURLToPath(new URL(".", import.meta.url));
const packageFolder = fileURLToPath(new URL("..", import.meta.url));

const reading = {
  readManifests: (folder: string, paths: readonly string[], skip: readonly string[]) =>
    readManifestTree(paths, { folder, skip, readInput: () => terminal.readInput() }),
  textCache: (folder: string) => createTextCache({ folder }),
};

const ports: CommandPorts = {
  terminal,
  files: createFiles(process.cwd(), reading),
  packageFiles: createFiles(packageFolder, reading),
  clock: systemClock,
  environment: process.env,
  identity: identityOf(process),
  buildDigest: () => digestOfBuild(packageFolder, code),
  hasStore,
  async openStore(place) {
    // Loading a database, or the client of one, takes longer than many a command.
    if (place.type === "etcd") {
      const { openEtcdStore, spread } = await import("./adapters/etcd/etcd-store.ts");
      // What its libraries should do otherwise is nothing that a person at the command can change.
      process.noDeprecation = true;
      const endpoints = spread(place.endpoints);
      const surroundings = { clock: systemClock, environment: process.env };
      return openEtcdStore({ ...place, endpoints }, surroundings);
    }
    const { openEmbeddedStore } = await import("./adapters/embedded/embedded-store.ts");
    return openEmbeddedStore(place.folder, systemClock);
  },
  async examineStore(place, fabric) {
    if (place.type === "embedded") {
      const { examineEmbedded } = await import("./adapters/embedded/health.ts");
      return examineEmbedded(place.folder);
    }
    const { examineEtcd } = await import("./adapters/etcd/health.ts");
    process.noDeprecation = true;
    const { prefix } = storeKeys(fabric);
    return examineEtcd(place, { environment: process.env, waitMs: 2_000, prefix });
  },
  async openRoles(place) {
    const { openEtcdRoles } = await import("./adapters/etcd/roles.ts");
    process.noDeprecation = true;
    return openEtcdRoles(place, { clock: systemClock, environment: process.env, callMs: 6_000 });
  },
  async openOvsdb(place) {
    const { openOvsdb } = await import("./adapters/ovsdb/ovsdb-client.ts");
    return openOvsdb(place, { environment: process.env });
  },
  openSppCtl: createOpenSppCtl(),
  openWorktree,
  isProcessAlive,
  async agentPorts() {
    const { openJsonLog: openLog } = await import("./adapters/log/json-log.ts");
    const { openPrometheusMetrics } = await import("./adapters/metrics/prometheus.ts");
    const { startStatusServer } = await import("./adapters/status/status-server.ts");
    return { openLog, openMetrics: openPrometheusMetrics, startStatusServer };
  },
  async openNotifier(peers, parts) {
    const { createNotifier } = await import("./adapters/notify/notifier.ts");
    return createNotifier(peers, parts);
  },
  openTracer,
  async watchFiles({ paths, ...watched }) {
    const { createFolderSource } = await import("./adapters/files/folder-source.ts");
    const readInput = (): Promise<Uint8Array> => terminal.readInput();
    return createFolderSource(paths, { ...watched, clock: systemClock, readInput });
  },
  async openRepository(watched) {
    const { openGitSource } = await import("./adapters/git/open-git-source.ts");
    return openGitSource(watched, {
      clock: systemClock,
      random: Math.random,
      environment: process.env,
    });
  },
  onInterrupt: (listener) => onInterrupt(process, listener),
};

try {
  process.exitCode = await run(process.argv.slice(2), ports);
  // After a second interrupt a device may still owe an answer, and nobody waits for it.
  if (process.exitCode === exitCode.interrupted) process.exit();
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`This is a bug in plumb. Please report it with this text:\n${stack}\n`);
  process.exitCode = exitCode.error;
}
