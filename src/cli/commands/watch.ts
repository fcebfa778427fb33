// `plumb watch`: keeps the fabric as the manifests say, until it is interrupted. Of several, one leads.

import { randomInt } from "node:crypto";
import { hasErrors } from "../../model/diagnostic.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { whileLeading, type LeadPorts } from "../../reconcile/lead.ts";
import { reconcileLoop, type LoopOptions } from "../../reconcile/loop.ts";
import type { Understanding } from "../../reconcile/loop-run.ts";
import type { WatchArguments } from "../arguments/watch.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { checkedForEmptiness } from "../empty-manifests.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { understandManifests, withFindings } from "../manifests.ts";
import { tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { watchJson, watchText, type WatchEvent } from "../views/watch.ts";
import { createWaitingNotes } from "../waiting-notes.ts";
import { createFolderSource } from "../watch-source.ts";

export async function runWatch(
  given: WatchArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const tell = teller(settings, ports);
  const first = new AbortController();
  const second = new AbortController();
  const stopListening = ports.onInterrupt(() => {
    if (first.signal.aborted) second.abort();
    else tell({ type: "stopping" });
    first.abort();
  });
  const aborted = new Promise<ExitCode>((resolve) => {
    second.signal.addEventListener("abort", () => resolve(exitCode.interrupted), { once: true });
  });
  const opened = await openPatiently(settings, ports, tell, first.signal);
  const patient = { ...ports, openStore: () => Promise.resolve(opened) };
  try {
    if (first.signal.aborted && isTrouble(opened)) return exitCode.ok;
    return await withConnection(settings, patient, async (connection) => {
      const parts = { given, settings, ports, connection, tell };
      const watching = watch(parts, first.signal, second.signal).then(() => exitCode.ok);
      return await Promise.race([watching, aborted]);
    });
  } finally {
    stopListening();
  }
}

/** Who keeps a fabric for weeks may be started before its store. Trouble that does not pass is the end. */
async function openPatiently(
  { store }: Settings,
  ports: CommandPorts,
  tell: (event: WatchEvent) => void,
  signal: AbortSignal,
): Promise<Store | Trouble> {
  let told: string | undefined;
  for (;;) {
    const opened = await ports.openStore(store);
    if (!isTrouble(opened) || opened.retry !== "soon" || signal.aborted) return opened;
    if (opened.reason !== told) tell({ type: "lead-trouble", trouble: opened });
    told = opened.reason;
    await ports.clock.sleep(openAgainMs, signal);
  }
}

const openAgainMs = 2_000;

interface WatchParts {
  readonly given: WatchArguments;
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly connection: Connection;
  readonly tell: (event: WatchEvent) => void;
}

async function watch(
  { given, settings, ports, connection, tell }: WatchParts,
  signal: AbortSignal,
  abort: AbortSignal,
): Promise<void> {
  const { clock, identity } = ports;
  const { store, keys } = connection;
  const holder = { ...identity, command: settings.commandLine };
  const random = (): number => randomInt(2 ** 32) / 2 ** 32;
  const source = createFolderSource(settings, clock);
  const loopPorts = {
    ...connection,
    clock,
    random,
    source,
    understanding: understandingOf(given, settings),
  };
  const noteWaiting = createWaitingNotes((line) => ports.terminal.err(`${line}\n`));
  const options: LoopOptions = {
    holder,
    parallelism: given.parallelism ?? connection.parallelism,
    everyMs: given.everyMs,
    debounceMs: given.debounceMs,
    mayApply: () => given.isApproved,
    abort,
    // One line for each apply is enough, once it has an end; what it did to which target is in the journal.
    onApplyEvent(event) {
      if (event.type === "waiting") noteWaiting(event.forMs);
    },
  };
  const leadPorts: LeadPorts = { store, keys, clock, random };
  await whileLeading(
    leadPorts,
    { holder, ttlMs: given.leaseMs },
    async ({ leadership, lost }, until) => {
      await reconcileLoop(loopPorts, options, { fence: leadership.fence, lost }, tell, until);
    },
    tell,
    signal,
  );
}

function understandingOf({ mayBeEmpty }: WatchArguments, settings: Settings): Understanding {
  return {
    async understand(tree) {
      const read = await understandManifests(tree, settings, true);
      return checkedForEmptiness(read, mayBeEmpty, settings.manifests);
    },
    locate: withFindings,
  };
}

function teller(settings: Settings, ports: CommandPorts): (event: WatchEvent) => void {
  const { terminal, clock } = ports;
  return (event) => {
    if (settings.output === "json") {
      terminal.out(`${JSON.stringify(watchJson(event, clock.now()))}\n`);
      return;
    }
    terminal.out(watchText(event, clock.now(), settings.palette));
    if (event.type === "broken" && hasErrors(event.understood.diagnostics)) {
      tellDiagnostics(
        event.understood,
        "Nothing is planned until they are mended.",
        settings,
        ports,
      );
    }
  };
}
