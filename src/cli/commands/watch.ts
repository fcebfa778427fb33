// `plumb watch`: keeps the fabric as the manifests say, until it is interrupted. Of several, one leads.

import { randomInt } from "node:crypto";
import { hasErrors } from "../../model/diagnostic.ts";
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
import { createFolderSource } from "../watch-source.ts";

export async function runWatch(
  given: WatchArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const tell = teller(settings, ports);
  return withConnection(settings, ports, async (connection) => {
    const first = new AbortController();
    const second = new AbortController();
    const stopListening = ports.onInterrupt(() => {
      if (first.signal.aborted) second.abort();
      else tell({ type: "stopping" });
      first.abort();
    });
    const aborted = new Promise<"aborted">((resolve) => {
      second.signal.addEventListener("abort", () => resolve("aborted"), { once: true });
    });
    const parts = { given, settings, ports, connection, tell };
    const watching = watch(parts, first.signal, second.signal);
    try {
      const end = await Promise.race([watching, aborted]);
      return end === "aborted" ? exitCode.interrupted : exitCode.ok;
    } finally {
      stopListening();
    }
  });
}

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
  const options: LoopOptions = {
    holder,
    parallelism: given.parallelism ?? connection.parallelism,
    everyMs: given.everyMs,
    debounceMs: given.debounceMs,
    mayApply: () => given.isApproved,
    abort,
    // One line for each apply is enough; what it did to which target is in the journal.
    onApplyEvent: () => undefined,
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
