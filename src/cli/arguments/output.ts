// The -o of commands that report in many formats, to standard output and to files at once.

import { reportFormats, type ReportFormat } from "../reports/formats.ts";
import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface OutputRequest {
  readonly format: ReportFormat;
  /** Absent for standard output. */
  readonly file?: string;
}

/** `formats` are those in which the command can report. */
export function outputOption(formats: readonly ReportFormat[]): OptionDeclaration {
  return {
    long: "output",
    short: "o",
    type: "list",
    value: "FORMAT[=FILE]",
    choices: formats,
    mayNameFile: true,
    help: "one to standard output, any to files; may be repeated. github: annotations beside the text, step summary and outputs",
  };
}

/** In the order in which they were given; empty where nobody said anything. */
export function readOutputs(values: OptionValues): readonly OutputRequest[] | UsageProblem {
  const requests = values.list("output").map(requestOf);
  const files = requests.flatMap(({ file }) => file ?? []);
  if (files.includes(""))
    return usageProblem("-o FORMAT=FILE needs the name of a FILE behind the =");
  const again = files.find((file, i) => files.indexOf(file) < i);
  if (again !== undefined) return usageProblem(`two formats cannot both be written to ${again}`);
  if (requests.some(({ format, file }) => format === "github" && file !== undefined)) {
    return usageProblem("-o github takes no file: it speaks to the runner of a workflow");
  }
  const shown = requests.filter(isShown).map(({ format }) => format);
  if (new Set(shown).size <= 1) return requests;
  return usageProblem(
    `standard output takes one format, not ${shown.join(" and ")}: write the others to files, as in -o ${shown.at(-1) ?? ""}=FILE`,
  );
}

/** Whether it takes standard output for itself; annotations go to standard error. */
export function isShown({ format, file }: OutputRequest): boolean {
  return file === undefined && format !== "github";
}

function requestOf(text: string): OutputRequest {
  const [, name = "", , file] = /^([^=]*)(=(.*))?$/s.exec(text) ?? [];
  const format = reportFormats.find((one) => one === name);
  if (format === undefined) throw new Error(`${name} was checked and is no format`);
  return file === undefined ? { format } : { format, file };
}
