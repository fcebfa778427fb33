// Problems in manifests as a report. Their words come from the JSON view, which hides secrets.

import { hasErrors, type Diagnostic } from "../../model/diagnostic.ts";
import { isJsonObject, type Json } from "../../model/json.ts";
import { diagnosticsJson, type Texts } from "../views/diagnostics.ts";
import { counted } from "../views/numbers.ts";
import type { PlaceFinder } from "./places.ts";
import { named, type Report, type UnnamedItem } from "./report.ts";

export interface DiagnosticsReportParts {
  readonly command: Report["command"];
  readonly fabric: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: Texts;
  readonly places: PlaceFinder;
}

/** `command` is the one that stopped because of them, or that checks and nothing else. */
export function diagnosticsReport(parts: DiagnosticsReportParts): Report {
  const { command, fabric, diagnostics } = parts;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const counts = `${counted(errors, "error")} and ${counted(warnings, "warning")}`;
  return {
    command,
    fabric,
    summary: hasErrors(diagnostics)
      ? `The manifests are not valid: ${counts}.`
      : `The manifests are valid${warnings === 0 ? "" : `: ${counts}`}.`,
    sections: named([{ name: "manifests", fine: "valid", items: diagnosticItems(parts) }]),
    outputs: { errors: String(errors), warnings: String(warnings) },
  };
}

export function diagnosticItems({
  diagnostics,
  texts,
  places,
}: Pick<DiagnosticsReportParts, "diagnostics" | "texts" | "places">): UnnamedItem[] {
  const told = diagnosticsJson(diagnostics, texts)["diagnostics"];
  const documents = Array.isArray(told) ? (told as readonly Json[]) : [];
  return diagnostics.map(({ code, severity, summary, range }, i): UnnamedItem => {
    const { detail, help, snippet } = fieldsOf(documents[i]);
    const { code: line } = fieldsOf(snippet);
    const place = places.ofRange(range);
    return {
      rule: code,
      ruleSummary: summary,
      level: severity,
      symbol: "!",
      isOpen: false,
      subject: textOf(summary),
      detail: textOf(detail),
      help: textOf(help),
      // The line as it is shown, without its number: moving it makes no other problem of it.
      identity: [range?.file ?? "", textOf(detail), textOf(line).trim()].join("\n"),
      ...(place === undefined ? {} : { place }),
    };
  });
}

function fieldsOf(value: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return isJsonObject(value) ? value : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
