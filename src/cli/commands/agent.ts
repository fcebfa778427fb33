// `plumb agent`: serves targets until it is interrupted.

import { randomUUID } from "node:crypto";
import { reasonNotToConnect } from "../../agent/serve/reach.ts";
import { serveAgent, type ServeParts } from "../../agent/serve/serve-agent.ts";
import { withinReach } from "../../agent/serve/within-reach.ts";
import { closeDrivers, createDrivers } from "../../drivers/list.ts";
import type { AgentEvent } from "../../model/agent-event.ts";
import type { AgentPorts, Log, StatusServer } from "../../ports/agent-ports.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { closedText, readClosed } from "../../records/closed.ts";
import { storeKeys, type StoreKeys } from "../../records/keys.ts";
import { agentName } from "../agent/agent-name.ts";
import { lateStore } from "../agent/late-store.ts";
import { takeFolder } from "../agent/own-folder.ts";
import { createReadiness } from "../agent/readiness.ts";
import { readTargetLines } from "../agent/target-patterns.ts";
import type { AgentArguments } from "../arguments/agent.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { createKeyStores } from "../key-stores.ts";
import { packageVersion } from "../package-version.ts";
import { randomFraction } from "../random-fraction.ts";
import { complain, reportTrouble } from "../report.ts";
import type { Settings } from "../settings.ts";
import { agentLogLine } from "../views/agent.ts";
import { agentMetricDefinitions, createAgentMetrics } from "../views/agent-metrics.ts";

/** An operation in flight, its look and its answer have so long once the agent is to stop. */
const stopMs = 30_000;

export async function runAgent(
  given: AgentArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const targets = await targetsOf(given, settings);
  if (isTrouble(targets)) return reportTrouble(targets, settings, ports);
  if (typeof targets === "string") return complain(targets, exitCode.usage, settings, ports);
  const folder = settings.files.resolve(given.dataFolder);
  if (settings.store.type === "embedded" && settings.store.folder === folder) {
    const message = `${folder} is the store that all share; --data-dir takes a folder of the agent's own`;
    return complain(message, exitCode.usage, settings, ports);
  }
  const name = await agentName(given.name, settings, ports);
  if (isTrouble(name)) return reportTrouble(name, settings, ports);
  const store = await openShared(settings, ports);
  if (isTrouble(store)) return reportTrouble(store, settings, ports);
  const keys = storeKeys(settings.fabric);
  const closed = await readClosed(store, keys);
  // A store that is not there yet says nothing, nor one in which this login may not read that.
  if (closed !== undefined && !isTrouble(closed)) {
    await store.close();
    return complain(closedText(keys, closed), exitCode.error, settings, ports);
  }
  return await serveFrom(folder, { store, keys, targets, name }, given, settings, ports);
}

interface Found {
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly targets: readonly string[];
  /** Of the agent. */
  readonly name: string;
}

/** Serves with the agent's own folder, and closes what is open in the end. */
async function serveFrom(
  folder: string,
  { store, keys, targets, name }: Found,
  given: AgentArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const journal = await ports.openStore({ type: "embedded", folder });
  try {
    if (isTrouble(journal)) return reportTrouble(journal, settings, ports);
    const own = await takeFolder(journal, keys, ports.identity);
    if (isTrouble(own)) return reportTrouble(own, settings, ports);
    const version = await packageVersion(ports);
    const identity = { agent: name, instance: randomUUID(), ...ports.identity, version };
    const parts = { store, journal, keys, targets, identity };
    const code = await serve(parts, given, settings, ports);
    await own.giveBack();
    return code;
  } finally {
    if (!isTrouble(journal)) await journal.close();
    await store.close();
  }
}

async function targetsOf(
  { targets, targetsFile }: AgentArguments,
  { files }: Settings,
): Promise<readonly string[] | string | Trouble> {
  if (targetsFile === undefined) return targets;
  const text = await files.readText(targetsFile);
  if (isTrouble(text)) return text;
  if (text === undefined) return `there is no file ${targetsFile}`;
  const { targets: more, problem } = readTargetLines(text);
  if (problem !== undefined) return `${targetsFile}:${String(problem.line)}: ${problem.text}`;
  const all = [...new Set([...targets, ...more])];
  return all.length > 0 ? all : `${targetsFile} names no target; write one on each line`;
}

/** One that is not there yet is waited for; one that can never be opened is not. */
async function openShared(settings: Settings, ports: CommandPorts): Promise<Store | Trouble> {
  const open = (): Promise<Store | Trouble> => ports.openStore(settings.store);
  const opened = await open();
  if (!isTrouble(opened)) return lateStore(open, opened);
  return opened.retry === "never" ? opened : lateStore(open);
}

type Own = Pick<ServeParts, "store" | "journal" | "keys" | "targets" | "identity">;

async function serve(
  own: Own,
  given: AgentArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const { clock } = ports;
  const outside = await ports.agentPorts();
  const log = outside.openLog(given.logLevel, { agent: own.identity.agent });
  const told = await startTelling(own, given, outside);
  if (isTrouble(told)) return reportTrouble(told, settings, ports);
  const { server, onMetrics } = told;
  if (server !== undefined) log.write("info", { address: server.address }, "listening");
  const { files } = settings;
  const reach = {
    endpoints: given.reach,
    credentialFolders: given.credentialFolders.map((folder) => files.resolve(folder)),
  };
  const keyStores = createKeyStores({
    own: own.store,
    settings,
    ports,
    refusal: (address) => reasonNotToConnect(reach, address, {}),
  });
  const drivers = createDrivers({
    store: own.journal,
    keys: own.keys,
    clock,
    openOvsdb: ports.openOvsdb,
    openKeys: keyStores.open,
    openSppCtl: ports.openSppCtl,
  });
  const parts: ServeParts = {
    ...own,
    clock,
    drivers: withinReach(drivers, reach),
    observeEveryMs: given.observeEveryMs,
    leaseTtlMs: given.leaseMs,
    random: randomFraction,
    // A number that this process has now is not that of one that lives beside it.
    isProcessAlive: (pid) => pid !== ports.identity.pid && ports.isProcessAlive(pid),
    onEvent(event) {
      const { level, fields, message } = agentLogLine(event);
      log.write(level, fields, message);
      onMetrics(event);
    },
  };
  try {
    return await untilInterrupted(parts, log, ports);
  } finally {
    await closeDrivers(drivers);
    await keyStores.close();
    await server?.close();
  }
}

async function startTelling(
  { targets, identity }: Own,
  { listen }: AgentArguments,
  outside: AgentPorts,
): Promise<{ server?: StatusServer; onMetrics: (event: AgentEvent) => void } | Trouble> {
  if (listen === undefined) return { onMetrics: () => undefined };
  const metrics = outside.openMetrics(agentMetricDefinitions);
  const count = createAgentMetrics(metrics, identity.version);
  const readiness = createReadiness(targets);
  const pages = { ready: () => readiness.checks(), metrics: () => metrics.page() };
  const server = await outside.startStatusServer(listen, pages);
  if (isTrouble(server)) return server;
  return {
    server,
    onMetrics(event) {
      readiness.note(event);
      count(event);
    },
  };
}

async function untilInterrupted(
  parts: ServeParts,
  log: Log,
  ports: CommandPorts,
): Promise<ExitCode> {
  const first = new AbortController();
  const second = new AbortController();
  const stopListening = ports.onInterrupt(() => {
    if (first.signal.aborted) second.abort();
    first.abort();
  });
  const ended = new AbortController();
  const interrupted = new Promise<"interrupted">((done) => {
    second.signal.addEventListener("abort", () => done("interrupted"), { once: true });
  });
  const late = new Promise<"late">((done) => {
    first.signal.addEventListener("abort", () => {
      void ports.clock.sleep(stopMs, ended.signal).then(() => done("late"));
    });
  });
  try {
    const serving = serveAgent(parts, first.signal).then(() => "stopped" as const);
    const end = await Promise.race([serving, interrupted, late]);
    if (end === "stopped") return exitCode.ok;
    if (end === "interrupted") return exitCode.interrupted;
    log.write("error", {}, "it could not finish in time; the journal says how far it got");
    return exitCode.interrupted;
  } finally {
    ended.abort();
    stopListening();
  }
}
