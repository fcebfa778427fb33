// A log of JSON lines on the standard output, by pino. What may stand in it is decided by who writes.

import { destination, pino, stdTimeFunctions } from "pino";
import type { Log, LogLevel } from "../../ports/agent-ports.ts";

/** `common` stands in every line. */
export function openJsonLog(
  level: LogLevel | "silent",
  common: Readonly<Record<string, string>>,
): Log {
  // Written at once: what a process says last is what people look for.
  const logger = pino(
    {
      level,
      base: common,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ fd: 1, sync: true }),
  );
  return {
    write(at, fields, message) {
      logger[at](fields, message);
    },
  };
}
