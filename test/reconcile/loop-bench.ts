// A loop on simulated switches, with manifests that a test replaces and time that passes only when
// somebody waits.

import { createLocalAgent } from "../../src/agent/local-agent.ts";
import { catalogOf } from "../../src/cli/catalog.ts";
import { createDrivers } from "../../src/drivers/list.ts";
import { diagnosticCodes, type DiagnosticCode } from "../../src/model/diagnostic-codes.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { Driver } from "../../src/ports/driver.ts";
import type { Tenure } from "../../src/apply/keep-lock.ts";
import { createNews } from "../../src/cli/controller/only-news.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import type { Source, WholeReading } from "../../src/ports/source.ts";
import { noTracer } from "../../src/ports/tracer.ts";
import { reconcileLoop, type LoopOptions } from "../../src/reconcile/loop.ts";
import type { LoopEvent } from "../../src/reconcile/loop-event.ts";
import type { RunPorts } from "../../src/reconcile/running.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import type { Understanding, UnderstoodFiles } from "../../src/reconcile/understanding.ts";
import { createBench, holder, type Bench } from "../apply/bench.ts";
import { one, pairP, resourcesOf } from "../kinds/manifests.ts";

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

export const broken = "broken";

export interface LoopBench extends Bench {
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
  start(how?: StartOptions): Running;
}

export interface StartOptions extends Partial<Pick<LoopOptions, "isAutoApproved" | "onMeasure">> {
  readonly lead?: Tenure;
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
  const readsAtMs: number[] = [];
  const runsAtMs: number[] = [];
  const bells = new Set<() => void>();
  let now = text;
  let isReading = false;
  let kept: string | undefined;
  const approvals: { digest: string; by: string }[] = [];

  const source = (readMs: number): Source => ({
    async read({ since }) {
      if (isReading) throw new Error("two runs at once");
      isReading = true;
      readsAtMs.push(clock.now());
      await clock.sleep(readMs);
      isReading = false;
      return since === now ? { type: "same", revision: now } : whole(now);
    },
    readAt: (revision) => Promise.resolve(kept === revision ? whole(revision) : undefined),
    keep(revision) {
      kept = revision;
      return Promise.resolve(undefined);
    },
    approvals: () => approvals,
    stir: () => undefined,
    async *changes(signal) {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            signal.removeEventListener("abort", wake);
            resolve();
          };
          bells.add(wake);
          signal.addEventListener("abort", wake, { once: true });
        });
        if (!signal.aborted) yield;
      }
    },
  });

  const ring = (): void => {
    for (const bell of bells) bell();
    bells.clear();
  };
  return {
    ...bench,
    told,
    readsAtMs,
    runsAtMs,
    types: () => told.map(({ event }) => wordOf(event)),
    change(other) {
      now = other;
      ring();
    },
    ring,
    start({
      lead = leadForEver,
      readMs = 0,
      isAutoApproved = true,
      onMeasure = () => undefined,
    } = {}) {
      const stop = new AbortController();
      const ports: RunPorts = {
        catalog: catalogOf(drivers.values()),
        store,
        keys,
        clock,
        agent: createLocalAgent({ drivers, store, keys, clock }),
        source: source(readMs),
        understanding: understandingOf(),
        tracer: noTracer,
        random: () => 1,
      };
      const options: LoopOptions = {
        holder,
        parallelism: 4,
        everyMs,
        debounceMs,
        isAutoApproved,
        onMeasure(measure) {
          if (measure.type === "run-ended") runsAtMs.push(clock.now());
          onMeasure(measure);
        },
        abort: new AbortController().signal,
        onApplyEvent: () => undefined,
      };
      const isNews = createNews();
      const tell = (event: StatusEvent): void => {
        if (isNews(event)) told.push({ atMs: clock.now(), event });
      };
      const ended = reconcileLoop(ports, options, lead, tell, stop.signal);
      return {
        ended,
        async stop() {
          stop.abort();
          await ended;
        },
      };
    },
  };
}

function wordOf(event: LoopEvent): string {
  const isWell = event.type !== "applied" || event.report.type === "applied";
  return isWell ? event.type : `${event.type}: ${event.report.type}`;
}

function whole(revision: string): WholeReading {
  return { type: "whole", revision, tree: { files: [], diagnostics: [] } };
}

/** The revision is the text of all manifests. */
function understandingOf(): Understanding {
  let taken: readonly Resource[] = [];
  let settled: readonly Resource[] = [];
  return {
    take({ revision }) {
      taken = revision === broken ? [] : resourcesOf(revision);
      return Promise.resolve(understood(revision));
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
