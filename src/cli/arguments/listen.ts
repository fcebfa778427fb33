// Where a command that serves answers over HTTP.

import { usageProblem, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface ListenAddress {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** Without a host, nobody but this machine is answered. */
export function readListen(values: OptionValues): ListenAddress | UsageProblem | undefined {
  const text = values.text("listen");
  if (text === undefined) return undefined;
  const [, host, port = ""] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  const named = /^\[([\da-fA-F:.]+)\]$/.exec(host ?? "")?.[1] ?? host ?? "127.0.0.1";
  const isHost = host === undefined || /^(?:\[[\da-fA-F:.]+\]|[\w.-]+)$/.test(host);
  if (isHost && port !== "" && Number(port) <= 65_535) return { host: named, port: Number(port) };
  return usageProblem(`--listen takes HOST:PORT or PORT, such as 127.0.0.1:9464, not "${text}"`);
}
