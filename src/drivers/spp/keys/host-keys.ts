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

/**
 * Brings the keys up to date in place, with the next thing that the store tells. What they know already,
 * and what happens to other hosts, changes nothing.
 */
export function learn(keys: HostKeys, event: KeyEvent): void {
  enter(keys, event);
  // Others of the same revision may follow.
  keys.revision = Math.max(keys.revision, revisionOf(event) - 1);
}

/** The same for something that is known to have happened, whatever else did before it. */
export function enter(keys: HostKeys, event: KeyEvent): void {
  const parts = keyParts(event.type === "put" ? event.entry.key : event.key);
  if (parts === undefined || parts.host !== keys.host) return;
  const entry = event.type === "put" ? event.entry : undefined;
  if (parts.section === "configuration") {
    if (isNews(event, keys.configuration)) keys.configuration = entry;
    return;
  }
  const section = keys.sections[parts.section];
  if (!isNews(event, section.get(parts.rest))) return;
  if (entry === undefined) section.delete(parts.rest);
  else section.set(parts.rest, entry);
}

export function revisionOf(event: KeyEvent): number {
  return event.type === "put" ? event.entry.revision : event.revision;
}

function isNews(event: KeyEvent, known: Entry | undefined): boolean {
  return revisionOf(event) >= (known?.revision ?? 0);
}
