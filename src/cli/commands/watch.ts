// `plumb watch`: keeps the fabric as the manifests say, until it is interrupted. Of several, one leads.

import { hasErrors } from "../../model/diagnostic.ts";
import type { WatchedRepository } from "../../ports/repository.ts";
import type { Source } from "../../ports/source.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { controlFabric, type ControllerOptions } from "../../reconcile/controller.ts";
import { whileLeading } from "../../reconcile/lead.ts";
import { isLoopEvent, type StatusEvent } from "../../reconcile/status-event.ts";
import { isUsageProblem } from "../arguments/declaration.ts";
import type { WatchArguments } from "../arguments/watch.ts";
import type { CommandPorts } from "../command-ports.ts";
import { withConnection, type Connection } from "../connection.ts";
import { createNews } from "../controller/only-news.ts";
import { openSource } from "../controller/open-source.ts";
import { openTelling, type Telling } from "../controller/telling.ts";
import { watchedRepository } from "../controller/watched-repository.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { randomFraction } from "../random-fraction.ts";
import { complain, reportTrouble, tellDiagnostics } from "../report.ts";
import type { Settings } from "../settings.ts";
import { createUnderstanding } from "../understanding.ts";
import { watchJson, watchText, type WatchEvent } from "../views/watch.ts";
import { createWaitingNotes } from "../waiting-notes.ts";

export async function runWatch(
  given: WatchArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const repository = watchedRepository(given.repository, settings, ports.environment);
  if (isUsageProblem(repository)) {
    return complain(repository.message, exitCode.usage, settings, ports);
  }
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
      const parts = { given, repository, settings, ports, connection, tell };
      return await Promise.race([watch(parts, first.signal, second.signal), aborted]);
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
  /** Absent where manifests are files and folders. */
  readonly repository: WatchedRepository | undefined;
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly connection: Connection;
  readonly tell: (event: WatchEvent) => void;
}

async function watch(
  parts: WatchParts,
  signal: AbortSignal,
  abort: AbortSignal,
): Promise<ExitCode> {
  const { given, repository, settings, ports } = parts;
  const note = (sentence: string): void => {
    ports.terminal.err(`${settings.errPalette.yellow("note")}: ${sentence}\n`);
  };
  const source = await openSource(repository, settings, ports, note);
  if (isTrouble(source)) return reportTrouble(source, settings, ports);
  try {
    const telling = await openTelling(given, settings, ports, () => source.stir());
    if (isTrouble(telling)) return reportTrouble(telling, settings, ports);
    if (telling.address !== undefined) note(`answering on http://${telling.address}`);
    // Probes must know before the operations in flight are finished.
    const stopping = (): void => telling.onEvent({ type: "stopping" });
    signal.addEventListener("abort", stopping, { once: true });
    try {
      await leadAgainAndAgain(parts, { source, telling }, signal, abort);
    } finally {
      await telling.end();
    }
  } finally {
    await source.close();
  }
  return exitCode.ok;
}

interface Opened {
  readonly source: Source;
  readonly telling: Telling;
}

async function leadAgainAndAgain(
  { given, repository, settings, ports, connection, tell }: WatchParts,
  { source, telling }: Opened,
  signal: AbortSignal,
  abort: AbortSignal,
): Promise<void> {
  const { clock, identity } = ports;
  const { store, keys } = connection;
  const holder = { ...identity, command: settings.commandLine };
  const noteWaiting = createWaitingNotes((line) => ports.terminal.err(`${line}\n`));
  const tellAll = (event: WatchEvent): void => {
    telling.onEvent(event);
    tell(event);
  };
  await whileLeading(
    { store, keys, clock, random: randomFraction },
    { holder, ttlMs: given.leaseMs },
    async ({ leadership, lost }, until) => {
      const { fence, record } = leadership;
      const loopPorts = {
        ...connection,
        clock,
        random: randomFraction,
        source,
        tracer: telling.tracer,
        // Whoever led before read other manifests.
        understanding: createUnderstanding(settings, {
          mayBeEmpty: given.mayBeEmpty,
          places: repository === undefined ? settings.manifests : [repository.url],
        }),
      };
      const news = createNews();
      const options: ControllerOptions = {
        holder,
        parallelism: given.parallelism ?? connection.parallelism,
        everyMs: given.everyMs,
        debounceMs: given.debounceMs,
        isAutoApproved: given.isApproved,
        abort,
        // One line for each apply is enough, once it has an end; what it did to which target is in the journal.
        onApplyEvent(event) {
          if (event.type === "waiting") noteWaiting(event.forMs);
        },
        onMeasure(measure) {
          news.noteMeasure(measure);
          telling.onMeasure(measure);
        },
      };
      const lead = { term: record.term, fence, lost };
      const tellRun = (event: StatusEvent): void => {
        if (isLoopEvent(event)) telling.onEvent(event);
        if (news.isNews(event)) tell(event);
      };
      await controlFabric(loopPorts, options, lead, tellRun, until);
    },
    tellAll,
    signal,
  );
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
      const closing =
        event.kept === undefined
          ? "Nothing is planned until they are mended."
          : "The last good ones are kept in force until they are mended.";
      tellDiagnostics(event.understood, closing, settings, ports);
    }
  };
}
