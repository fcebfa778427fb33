// A loop on simulated switches, with manifests that a test replaces and time that passes only when
// somebody waits.

import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { catalogOf } from "../../src/cli/catalog.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { simHeal } from "../../src/drivers/sim/edit.ts";
import { diagnosticCodes, type DiagnosticCode } from "../../src/model/diagnostic-codes.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Tenure } from "../../src/apply/keep-lock.ts";
import { createNews } from "../../src/cli/controller/only-news.ts";
import type { ControllerStatus } from "../../src/model/controller-status.ts";
import type { TargetName } from "../../src/model/target.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import { noTracer } from "../../src/ports/tracer.ts";
import { controlFabric, type ControllerOptions } from "../../src/reconcile/controller.ts";
import type { LoopEvent } from "../../src/reconcile/loop-event.ts";
import type { RunPorts } from "../../src/reconcile/running.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import type { Understanding, UnderstoodFiles } from "../../src/reconcile/understanding.ts";
import { approve } from "../../src/records/controller/control.ts";
import { readStatus } from "../../src/records/controller/status.ts";
import { createBench, holder, type Bench } from "../apply/bench.ts";
import { value } from "../contract/store-steps.ts";
import { one, pairP, resourcesOf } from "../kinds/manifests.ts";
import { createBenchSource, type BenchSource } from "./bench-source.ts";
import { line } from "./status-stage.ts";

export const everyMs = 300_000;
export const debounceMs = 1_000;

/** One pair with one node, and networks that are bound to it; `text` is what it would be called. */
export function fabricWith(...networks: readonly string[]): string {
  const bound = networks.map((name, i) => {
    const binding = one("PortBinding", name, `{network: ${name}, host: n01, hostVlan: ${100 + i}}`);
    return `${one("Network", name, `{id: id-of-${name}}`)}---\n${binding}`;
  });
  return [pairP(1), ...bound].join("---\n");
}

/** What a policy says, for the same fabric. */
export function underPolicy(spec: string, ...networks: readonly string[]): string {
  return [fabricWith(...networks), one("ReconcilePolicy", "default", spec)].join("---\n");
}

export const broken = "broken";

export interface LoopBench extends Bench {
  readonly source: BenchSource;
  readonly told: { readonly atMs: number; readonly event: LoopEvent }[];
  /** When the source was read. */
  readonly readsAtMs: number[];
  /** When runs ended. */
  readonly runsAtMs: number[];
  /** The types of the events, in order, with how an apply ended that did not go well. */
  types(): string[];
  /** Replaces the manifests, and says so. */
  change(text: string): void;
  /** Says that they changed. */
  ring(): void;
  /** The digest of the plan that was told last. */
  waiting(): string;
  /** Somebody consents to a plan. */
  approve(digest: string): Promise<void>;
  /** Takes all faults away. */
  mend(target: TargetName): Promise<void>;
  status(): Promise<ControllerStatus>;
  /** The same in short: "+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift". */
  line(): Promise<string>;
  start(how?: StartOptions): Running;
}

export interface StartOptions extends Partial<
  Pick<ControllerOptions, "isAutoApproved" | "onMeasure">
> {
  readonly lead?: Tenure;
  readonly term?: number;
  readonly readMs?: number;
}

export interface Running {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export const leadForEver: Tenure = { fence: [], lost: new AbortController().signal };

export function createLoopBench(text: string, wrap?: (driver: Driver) => Driver): LoopBench {
  const bench = createBench(wrap);
  const { clock, store, keys } = bench;
  const all = createDrivers({ store, keys, clock });
  const drivers = new Map([...all].map(([name, one]) => [name, wrap?.(one) ?? one]));
  const told: LoopBench["told"] = [];
  const runsAtMs: number[] = [];
  const source = createBenchSource(clock, text);
  const loop: LoopBench = {
    ...bench,
    told,
    source,
    readsAtMs: source.readsAtMs,
    runsAtMs,
    types: () => told.map(({ event }) => wordOf(event)),
    change(other) {
      source.text = other;
      source.ring();
    },
    ring: () => source.ring(),
    waiting() {
      const planned = told.findLast(({ event }) => event.type === "planned")?.event;
      if (planned?.type !== "planned") throw new Error("no plan was told");
      return planned.plan.digest;
    },
    async approve(digest) {
      value(await approve(store, keys, { digest, by: "eve", host: "desk", atMs: clock.now() }));
    },
    mend: async (target) => void (await simHeal({ store, keys, target })),
    async status() {
      const status = value(await readStatus(store, keys));
      if (status === undefined) throw new Error("there is no status");
      return status;
    },
    line: async () => line(await loop.status()),
    start({
      lead = leadForEver,
      term = 1,
      readMs = 0,
      isAutoApproved = true,
      onMeasure = () => undefined,
    } = {}) {
      source.readMs = readMs;
      const stop = new AbortController();
      const ports: RunPorts = {
        catalog: catalogOf(drivers.values()),
        store,
        keys,
        clock,
        agent: createLocalAgent({ drivers, store, keys, clock }),
        source: source.open(),
        understanding: understandingOf((revision) => source.textAt(revision)),
        tracer: noTracer,
        random: () => 1,
      };
      const news = createNews();
      const options: ControllerOptions = {
        holder,
        parallelism: 4,
        everyMs,
        debounceMs,
        isAutoApproved,
        onMeasure(measure) {
          news.noteMeasure(measure);
          if (measure.type === "run-ended") runsAtMs.push(clock.now());
          onMeasure(measure);
        },
        abort: new AbortController().signal,
        onApplyEvent: () => undefined,
      };
      const tell = (event: StatusEvent): void => {
        if (news.isNews(event)) told.push({ atMs: clock.now(), event });
      };
      const ended = controlFabric(ports, options, { term, ...lead }, tell, stop.signal);
      return {
        ended,
        async stop() {
          stop.abort();
          await ended;
        },
      };
    },
  };
  return loop;
}

/** The VLANs that are live on a switch. */
export async function vlansOf(bench: Bench, target: TargetName): Promise<string[]> {
  return Object.keys((await bench.live(target))["vlans"] as object);
}

function wordOf(event: LoopEvent): string {
  const isWell = event.type !== "applied" || event.report.type === "applied";
  return isWell ? event.type : `${event.type}: ${event.report.type}`;
}

function understandingOf(textAt: (revision: string) => string): Understanding {
  let taken: readonly Resource[] = [];
  let settled: readonly Resource[] = [];
  let last: string | undefined;
  return {
    take(reading) {
      if (reading.type === "changed" && reading.since !== last) {
        throw new Error(`changes since ${reading.since} do not follow on ${last ?? "nothing"}`);
      }
      const { revision } = reading;
      last = revision;
      const text = textAt(revision);
      taken = text === broken ? [] : resourcesOf(text);
      return Promise.resolve(understood(text));
    },
    pending() {
      const names = new Set(taken.map(refOf));
      return { put: taken, removed: settled.filter((one) => !names.has(refOf(one))) };
    },
    settle() {
      settled = taken;
    },
    locate: (before, findings) => ({
      ...before,
      diagnostics: findings.map(({ code, severity }) => ({ ...errorIn(code), severity })),
    }),
  };
}

function understood(text: string): UnderstoodFiles {
  const diagnostics = text === broken ? [errorIn("yaml/syntax")] : [];
  return { diagnostics, texts: new Map(), fileCount: 1, resourceCount: 1 };
}

function errorIn(code: DiagnosticCode): Diagnostic {
  return {
    code,
    severity: "error",
    summary: diagnosticCodes[code],
    label: "",
    related: [],
    help: "",
  };
}
