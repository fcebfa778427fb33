// What an import of hosts finds in their keys. Nothing is written; what cannot be read is told.

import { isEmptyConfiguration, type Configuration } from "../drivers/spp/encoding/configuration.ts";
import { writtenNic } from "../drivers/spp/encoding/write-nics.ts";
import type { HostKeys } from "../drivers/spp/keys/host-keys.ts";
import { keyParts, sppRoot } from "../drivers/spp/keys/key-names.ts";
import { configurationIn, documentOfKeys } from "../drivers/spp/keys/panel-document.ts";
import { portKeys, portsIn, whyNotUp } from "../drivers/spp/keys/port-keys.ts";
import { readHost } from "../drivers/spp/keys/read-host.ts";
import type { LeftOverItem } from "../importers/spp/import-panels.ts";
import type { SeenPanel } from "../importers/spp/live-panel.ts";
import { equalJson } from "../model/json.ts";
import { closest } from "../model/suggest.ts";
import { sortedNames } from "../model/sort.ts";
import type { Store } from "../ports/store.ts";
import { isTrouble, type Trouble } from "../ports/trouble.ts";
import { printable } from "./views/printable.ts";

export interface SeenPanels {
  readonly panels: readonly SeenPanel[];
  /** Hosts of which no document can be made. */
  readonly leftOver: readonly LeftOverItem[];
  readonly notes: readonly string[];
}

/** `wanted`: names of hosts in keys; none for all. A text says why there is nothing to import. */
export async function lookAtPanels(
  store: Store,
  wanted: readonly string[],
): Promise<SeenPanels | string | Trouble> {
  const known = await hostsIn(store);
  if (isTrouble(known)) return known;
  if (known.length === 0) return `no key there begins with ${sppRoot}`;
  const missing = wanted.find((name) => !known.includes(name));
  if (missing !== undefined) {
    const meant = closest(missing, known);
    const hint = meant === undefined ? "" : `; did you mean "${printable(meant)}"?`;
    return `there is no key of a host "${missing}"${hint}`;
  }
  const panels: SeenPanel[] = [];
  const leftOver: LeftOverItem[] = [];
  const notes: string[] = [];
  for (const name of wanted.length === 0 ? known : sortedNames(wanted)) {
    const keys = await readHost(store, name);
    if (isTrouble(keys)) return keys;
    const panel = panelOf(keys);
    if (typeof panel === "string") leftOver.push({ path: `host ${name}`, why: panel });
    else {
      panels.push(panel.seen);
      notes.push(...notesOf(name, panel.configuration));
    }
  }
  return { panels, leftOver, notes };
}

/** The names of all hosts of which there is any key. */
async function hostsIn(store: Store): Promise<readonly string[] | Trouble> {
  const names = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await store.range(sppRoot, after === undefined ? {} : { after });
    if (isTrouble(page)) return page;
    for (const { key } of page.entries) {
      const host = keyParts(key)?.host;
      if (host !== undefined && host !== "") names.add(host);
    }
    after = page.entries.at(-1)?.key;
    if (!page.more || after === undefined) return sortedNames(names);
  }
}

/** A text says why there is none. */
function panelOf(keys: HostKeys): { seen: SeenPanel; configuration: Configuration } | string {
  const configuration = configurationIn(keys);
  if (typeof configuration === "string") return configuration;
  if (configuration === undefined) return "it has keys, but no configuration";
  if (isEmptyConfiguration(configuration)) return "its configuration is empty";
  const document = documentOfKeys(keys);
  if (typeof document === "string") return document;
  const { dialect } = configuration;
  const reasons = new Map(
    [...portsIn(keys)].flatMap((port): [string, string][] => {
      const why = whyNotUp(portKeys(keys, configuration, port));
      return why === undefined ? [] : [[port, `it is not up: ${why}`]];
    }),
  );
  return { seen: { keyName: keys.host, keys: dialect, document, reasons }, configuration };
}

function notesOf(host: string, { dialect, nics }: Configuration): string[] {
  if (dialect === "array") return [];
  return nics.flatMap((nic) => {
    const named = `host ${host}: the components of NIC ${nic.place}`;
    const { components } = nic.written;
    if (components === undefined) return [`${named} are not in its configuration`];
    const usual = writtenNic(nic.value, nic, dialect);
    const isUsual = typeof usual !== "string" && equalJson(components, usual["components"] ?? null);
    return isUsual
      ? []
      : [`${named} are wired in a way of their own, which stays as long as the NIC is not changed`];
  });
}
