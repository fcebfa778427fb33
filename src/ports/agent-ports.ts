// What a process that serves for a long time needs of the outside, besides a store: a log that programs
// read, metrics, and pages over HTTP that say how it is and let it be woken.

import type { Trouble } from "./trouble.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface Log {
  /** One JSON line, with the time. */
  write(level: LogLevel, fields: Readonly<Record<string, unknown>>, message: string): void;
}

export type MetricDefinition = {
  readonly name: string;
  readonly help: string;
  /** Names of labels; their values must be few. */
  readonly labels: readonly string[];
} & (
  | { readonly type: "counter" | "gauge" }
  /** In ascending order, in the metric's unit. */
  | { readonly type: "histogram"; readonly buckets: readonly number[] }
);

export interface Metrics {
  /** Adds to a counter, one unless more happened. */
  count(name: string, labels: Readonly<Record<string, string>>, times?: number): void;
  /** Sets a gauge. */
  set(name: string, labels: Readonly<Record<string, string>>, value: number): void;
  /** Takes away every value that a gauge with labels has. */
  clear(name: string): void;
  /** Adds a value to a histogram. */
  measure(name: string, labels: Readonly<Record<string, string>>, value: number): void;
  /** In the text format of Prometheus, with its content type. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** One thing that must be right; `problem` says what is not. */
export interface StatusCheck {
  readonly name: string;
  readonly problem?: string;
}

export interface StatusPages {
  /** What must be right for the process to be of use, asked at every request. */
  ready(): readonly StatusCheck[];
  metrics: Metrics["page"];
  /** Where others may say that something changed; absent where nobody may. */
  readonly hook?: Hook;
}

/** POST /hook, as forges call it after a push. Whoever knows the secret wakes somebody, and no more. */
export interface Hook {
  /** Asked at every request, so that it can be changed while the process runs. */
  secret(): Promise<string | Trouble>;
  /** Nothing of a request is handed on: it says that something moved, and not what. */
  onHook(): void;
}

export interface ListenAddress {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

export interface StatusServer {
  /** "127.0.0.1:9464", with the port that it really is. */
  readonly address: string;
  close(): Promise<void>;
}

export interface AgentPorts {
  /** Lines below the level are left out; "silent" leaves out all. */
  openLog(level: LogLevel | "silent", common: Readonly<Record<string, string>>): Log;
  openMetrics(definitions: readonly MetricDefinition[]): Metrics;
  startStatusServer(address: ListenAddress, pages: StatusPages): Promise<StatusServer | Trouble>;
}
