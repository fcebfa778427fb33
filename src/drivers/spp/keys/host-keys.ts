// The keys of one host as they were read, and what an event makes of them. Values stay as they are
// written: what they mean is read by whoever asks.

import type { Entry, WatchEvent } from "../../../ports/store.ts";
import { keyParts, type Section } from "./key-names.ts";

export type KeyEvent = Extract<WatchEvent, { type: "put" | "delete" }>;

export interface HostKeys {
  readonly host: string;
  configuration: Entry | undefined;
  /** By what their keys have behind the host. */
  readonly sections: Readonly<Record<Section, Map<string, Entry>>>;
  /** Of the store: whatever happened up to it is in here. */
  revision: number;
}

export function emptyHostKeys(host: string): HostKeys {
  const sections = {
    vhost: new Map(),
    bind_port: new Map(),
    action: new Map(),
    port_status: new Map(),
    mirror: new Map(),
  } satisfies Record<Section, Map<string, Entry>>;
  return { host, configuration: undefined, sections, revision: 0 };
}

export function entryIn(keys: HostKeys, section: Section, rest: string): Entry | undefined {
  return keys.sections[section].get(rest);
}

/** Brings the keys up to date in place. Events that they know already, and those of other hosts, change nothing. */
export function learn(keys: HostKeys, event: KeyEvent): void {
  const key = event.type === "put" ? event.entry.key : event.key;
  const parts = keyParts(key);
  if (parts === undefined || parts.host !== keys.host) return;
  const entry = event.type === "put" ? event.entry : undefined;
  const revision = event.type === "put" ? event.entry.revision : event.revision;
  if (parts.section === "configuration") {
    if (revision >= (keys.configuration?.revision ?? 0)) keys.configuration = entry;
    return;
  }
  const section = keys.sections[parts.section];
  if (revision < (section.get(parts.rest)?.revision ?? 0)) return;
  if (entry === undefined) section.delete(parts.rest);
  else section.set(parts.rest, entry);
}
