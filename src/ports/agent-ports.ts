// What a process that serves for a long time needs of the outside, besides a store: a log that programs
// read, metrics, and pages over HTTP that say how it is.

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
  /** Adds to a counter. */
  count(name: string, labels: Readonly<Record<string, string>>): void;
  /** Sets a gauge. */
  set(name: string, labels: Readonly<Record<string, string>>, value: number): void;
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
