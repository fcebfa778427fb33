// Turns the settings that networking-spp has for one host into a Host. Pure: texts in, texts out. What
// is wrong with the host is shown in the settings; then nothing is written.

import { checkHost } from "../../kinds/host/check.ts";
import { hosts } from "../../kinds/host/name.ts";
import type { HostSpec } from "../../kinds/host/spec.generated.ts";
import { checkSchema } from "../../manifest/check-schema.ts";
import { locatedFinding } from "../../manifest/locate-finding.ts";
import { diagnosticCodes } from "../../model/diagnostic-codes.ts";
import { hasErrors, type Diagnostic } from "../../model/diagnostic.ts";
import { pointerOf } from "../../model/pointer.ts";
import type { Resource } from "../../model/resource.ts";
import { ResourceIndex } from "../../model/resource-index.ts";
import {
  asResource,
  documentOf,
  filesOf,
  presentFields,
  type DescribedResource,
} from "../manifest-files.ts";
import { createResourceNames } from "../resource-names.ts";
import { maskOf, readMirrors, readNics, type SettingReading } from "./read-mappings.ts";
import { FieldWords, wholeWord } from "./typed-text.ts";

/** Each as it was typed. */
export interface SppSettings {
  /** The host's name in keys: SPP_HOST. */
  readonly host: string;
  /** DPDK_PORT_MAPPINGS */
  readonly mappings: string;
  /** SPP_PRIMARY_CORE_MASK */
  readonly primaryCoreMask?: string;
  /** SPP_MIRROR */
  readonly mirror?: string;
  /** Undefined for the newer form. */
  readonly keys?: "array" | "object";
  readonly driver: string;
  /** The combined schema, as a URL or as a path from the folder that the files go into. */
  readonly schema: string;
}

export interface SettingsImport {
  /** Path in the folder → text; empty with errors among the diagnostics. */
  readonly files: ReadonlyMap<string, string>;
  readonly host: DescribedResource;
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The settings by the names that diagnostics have for them. */
  readonly texts: ReadonlyMap<string, string>;
}

const panel = "/spec/softPatchPanel";

export function importSettings(settings: SppSettings): SettingsImport {
  const { host, mappings, primaryCoreMask, mirror, keys } = settings;
  const given = {
    DPDK_PORT_MAPPINGS: mappings,
    "--host": host,
    "--primary-core-mask": primaryCoreMask,
    "--mirror": mirror,
    "--keys": keys,
  };
  const texts = new Map(Object.entries(given).flatMap(([name, text = ""]) => [[name, text]]));
  const whole = wholeWord("DPDK_PORT_MAPPINGS", mappings);
  const words = new FieldWords(texts, whole);
  const reading: SettingReading = { words, diagnostics: [], notes: [] };
  const described = describe(settings, reading);
  if (reading.diagnostics.length === 0) reading.diagnostics.push(...problemsOf(described, words));
  const { diagnostics, notes } = reading;
  const files = hasErrors(diagnostics)
    ? new Map<string, string>()
    : filesOf(new Map([["hosts", [described]]]), settings.schema);
  return { files, host: described, notes, diagnostics, texts };
}

function describe(
  { host, mappings, primaryCoreMask, mirror, keys, driver }: SppSettings,
  reading: SettingReading,
): DescribedResource {
  const { words } = reading;
  const name = createResourceNames().nameFor(host);
  const named = wholeWord("--host", host);
  words.set("/metadata/name", named);
  words.set(`${panel}/host`, named);
  words.set(`${panel}/keys`, wholeWord("--keys", keys ?? ""));
  const primary = wholeWord("--primary-core-mask", primaryCoreMask ?? "");
  words.set(`${panel}/primaryCoreMask`, primary);
  const softPatchPanel = presentFields({
    driver,
    host: name === host ? undefined : host,
    keys,
    primaryCoreMask: primaryCoreMask === undefined ? undefined : maskOf(primary, reading),
    nics: readNics(wholeWord("DPDK_PORT_MAPPINGS", mappings), `${panel}/nics`, reading),
    mirrors:
      mirror === undefined
        ? undefined
        : readMirrors(wholeWord("--mirror", mirror), `${panel}/mirrors`, reading),
  });
  return { kind: hosts.name, name, spec: { softPatchPanel } };
}

/** What a manifest may not say, and what SPP takes and does not survive. */
function problemsOf(described: DescribedResource, words: FieldWords): Diagnostic[] {
  const wrong = checkSchema(documentOf(described)).map(
    ({ code, field, label, help }): Diagnostic => ({
      code,
      severity: "error",
      summary: diagnosticCodes[code],
      range: words.rangeOfField(pointerOf(field)),
      label,
      related: [],
      help,
    }),
  );
  if (wrong.length > 0) return wrong;
  // The schema has just taken it.
  const resource = asResource(described) as Resource & Resource<HostSpec>;
  const findings = checkHost(resource, new ResourceIndex([resource]));
  return findings.map((finding) =>
    locatedFinding(finding, ({ field }) => words.rangeOfField(field)),
  );
}
