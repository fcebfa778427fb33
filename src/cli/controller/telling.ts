// All that a controller tells beside its own output: pages over HTTP, metrics, notices, traces. It takes
// what happens and changes nothing; the one thing that comes back is that somebody called POST /hook.

import type { ListenAddress, StatusServer } from "../../ports/agent-ports.ts";
import type { DeliveryReport, Notifier } from "../../ports/notices.ts";
import type { SecretReference } from "../../ports/store-place.ts";
import type { Tracer } from "../../ports/tracer.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { OnLoopMeasure } from "../../reconcile/loop-measure.ts";
import type { CommandPorts } from "../command-ports.ts";
import { packageVersion } from "../package-version.ts";
import { randomFraction } from "../random-fraction.ts";
import type { Settings } from "../settings.ts";
import type { WatchEvent } from "../views/watch.ts";
import { controllerMetricDefinitions } from "./metric-definitions.ts";
import { createControllerMetrics, type ControllerMetrics } from "./metrics.ts";
import { noticesOf, type Told } from "./notices.ts";
import { createControllerReadiness } from "./readiness.ts";
import { createRunNotes, type RunOver } from "./run-over.ts";
import { readSecret } from "./secret.ts";

export interface TellingArguments {
  /** Absent where nobody is answered. */
  readonly listen?: ListenAddress;
  /** Wins over what the variable and the project file refer to. */
  readonly hookSecretFile?: string;
}

export interface Telling {
  /** Every event of every run, also those that say the same as before. */
  onEvent(event: WatchEvent): void;
  /** Every measure; the end of a run comes after its events. */
  readonly onMeasure: OnLoopMeasure;
  readonly tracer: Tracer;
  /** Where it answers, where it does: "127.0.0.1:9464". */
  readonly address?: string;
  /** Sends what is not sent yet, for some seconds at most. */
  end(): Promise<void>;
}

export const hookSecretVariable = "PLUMB_HOOK_SECRET";

/** Peers that are slow get so long at the end. */
const drainMs = 5_000;

/** `onHook` is called whenever somebody who knows the secret says that something moved. */
export async function openTelling(
  given: TellingArguments,
  settings: Settings,
  ports: CommandPorts,
  onHook: () => void,
): Promise<Telling | Trouble> {
  const version = await packageVersion(ports);
  const pages = await openPages(given, { settings, ports, version, onHook });
  if (isTrouble(pages)) return pages;
  const notifier = await openNotifier(settings, ports, pages);
  const tracer = await ports.openTracer(version, (reason) => {
    note(`traces are not taken: ${reason}`, settings, ports);
  });
  const notes = createRunNotes();
  let told: Told = {};
  const take = (event: WatchEvent | RunOver): void => {
    pages?.onEvent(event);
    if (notifier === undefined) return;
    const telling = noticesOf(event, told, settings.fabric);
    told = telling.told;
    for (const notice of telling.notices) notifier.tell(notice);
  };
  return {
    onEvent(event) {
      notes.note(event);
      take(event);
    },
    onMeasure(measure) {
      pages?.metrics.onMeasure(measure);
      const over = notes.noteMeasure(measure);
      if (over !== undefined) take(over);
    },
    tracer,
    ...(pages === undefined ? {} : { address: pages.server.address }),
    async end() {
      await Promise.all([notifier?.drain(drainMs), tracer.end()]);
      await pages?.server.close();
    },
  };
}

interface Pages {
  readonly server: StatusServer;
  readonly metrics: ControllerMetrics;
  onEvent(event: WatchEvent | RunOver): void;
}

interface PageParts {
  readonly settings: Settings;
  readonly ports: CommandPorts;
  readonly version: string;
  readonly onHook: () => void;
}

async function openPages(
  given: TellingArguments,
  { settings, ports, version, onHook }: PageParts,
): Promise<Pages | undefined | Trouble> {
  if (given.listen === undefined) return undefined;
  const outside = await ports.agentPorts();
  const opened = outside.openMetrics(controllerMetricDefinitions);
  const metrics = createControllerMetrics(opened, version, ports.clock);
  const readiness = createControllerReadiness();
  const reference = hookSecretOf(given, settings, ports);
  const secret = (): Promise<string | Trouble> =>
    readSecret(reference ?? { fromFile: "" }, settings.files, ports.environment);
  const server = await outside.startStatusServer(given.listen, {
    ready: () => readiness.checks(),
    metrics: () => metrics.page(),
    ...(reference === undefined ? {} : { hook: { secret, onHook } }),
  });
  if (isTrouble(server)) return server;
  return {
    server,
    metrics,
    onEvent(event) {
      if (event.type !== "run-over") readiness.note(event);
      metrics.onEvent(event);
    },
  };
}

function hookSecretOf(
  { hookSecretFile }: TellingArguments,
  { files, hookSecret }: Settings,
  { environment }: CommandPorts,
): SecretReference | undefined {
  if (hookSecretFile !== undefined) return { fromFile: files.resolve(hookSecretFile) };
  const isSet = (environment[hookSecretVariable] ?? "") !== "";
  return isSet ? { fromEnv: hookSecretVariable } : hookSecret;
}

async function openNotifier(
  settings: Settings,
  ports: CommandPorts,
  pages: Pages | undefined,
): Promise<Notifier | undefined> {
  const { notify, files } = settings;
  if (notify.length === 0) return undefined;
  const { clock, environment } = ports;
  return await ports.openNotifier(notify, {
    clock,
    random: randomFraction,
    readSecret: (reference) => readSecret(reference, files, environment),
    onDelivery(report) {
      pages?.metrics.onDelivery(report);
      const line = deliveryLine(report);
      if (line !== undefined) note(line, settings, ports);
    },
  });
}

/** Nobody wants to read what went well. */
function deliveryLine({
  index,
  peer,
  notice,
  delivery,
  reason,
}: DeliveryReport): string | undefined {
  if (reason === undefined) return undefined;
  const end = delivery === "dropped" ? "was dropped" : "was given up";
  return `notify[${index}] (${peer}): the notice "${notice}" ${end}: ${reason}`;
}

function note(sentence: string, { errPalette }: Settings, { terminal }: CommandPorts): void {
  terminal.err(`${errPalette.yellow("note")}: ${sentence}\n`);
}
