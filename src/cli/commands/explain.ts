// `plumb explain`: fields and codes, which need nothing but the package. What stands on targets is
// explained in explain-item.ts.

import type { JsonSchema } from "../../manifest/validator.ts";
import { closest } from "../../model/suggest.ts";
import { targetTypeOf } from "../../model/target.ts";
import type { Catalog } from "../../plan/catalog.ts";
import type { ExplainArguments } from "../arguments/explain.ts";
import { catalogOf, driverNames } from "../catalog.ts";
import type { CommandPorts } from "../command-ports.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { codeFamilies, explainCode } from "../explain/code.ts";
import { explainField, explainKinds } from "../explain/field.ts";
import { combinedSchema, readSchemaText } from "../package-schemas.ts";
import { complain, printResult } from "../report.ts";
import type { Settings } from "../settings.ts";
import {
  codesJson,
  codesText,
  fieldJson,
  fieldText,
  kindsJson,
  kindsText,
} from "../views/explain.ts";

export async function runExplain(
  { subject, item, isRecursive, cores }: ExplainArguments,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  if (cores !== undefined) {
    const { runExplainCoreMask } = await import("./explain-core-mask.ts");
    return runExplainCoreMask(cores, settings, ports);
  }
  const catalog = catalogOf(driverNames);
  const isTarget = subject !== undefined && catalog.targetTypes.has(targetTypeOf(subject));
  if (isTarget && item !== undefined) {
    const { runExplainItem } = await import("./explain-item.ts");
    return runExplainItem({ target: subject, word: item }, settings, ports);
  }
  if (isTarget) {
    const message = `which item of ${subject}? plumb blame ${subject} lists them`;
    return complain(message, exitCode.usage, settings, ports);
  }
  if (item !== undefined) {
    const meant = closest(targetTypeOf(subject ?? ""), catalog.targetTypes.keys());
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    const message = `"${item}" behind ${subject ?? ""}: only a target (${targetExample(catalog)}) has items${hint}`;
    return complain(message, exitCode.usage, settings, ports);
  }
  if (subject !== undefined && isCode(subject)) {
    return explainCodes(subject, catalog, settings, ports);
  }
  return explainFields(subject, isRecursive, settings, ports);
}

function targetExample({ targetTypes }: Catalog): string {
  return [...targetTypes.keys()].map((type) => `${type}/NAME`).join(", ");
}

function isCode(subject: string): boolean {
  return subject.includes("/") || codeFamilies().has(subject);
}

function explainCodes(
  subject: string,
  catalog: Catalog,
  settings: Settings,
  ports: CommandPorts,
): ExitCode {
  const found = explainCode(subject, catalog.targetTypes.values());
  if (typeof found === "string") {
    const type = targetTypeOf(subject);
    const meant = closest(type, catalog.targetTypes.keys());
    const hint = meant === undefined ? "" : `, nor is there a target type ${type} (${meant}?)`;
    return complain(`${found}${hint}`, exitCode.usage, settings, ports);
  }
  const { palette } = settings;
  printResult(
    { text: () => codesText(found, palette), json: () => codesJson(found) },
    settings,
    ports,
  );
  return exitCode.ok;
}

async function explainFields(
  subject: string | undefined,
  isRecursive: boolean,
  settings: Settings,
  ports: CommandPorts,
): Promise<ExitCode> {
  const schema = JSON.parse(await readSchemaText(ports.packageFiles, combinedSchema)) as JsonSchema;
  const options = { palette: settings.palette, width: ports.terminal.width, isRecursive };
  if (subject === undefined) {
    const kinds = explainKinds(schema);
    const result = { text: () => kindsText(kinds, options), json: () => kindsJson(kinds) };
    printResult(result, settings, ports);
    return exitCode.ok;
  }
  const answer = explainField(schema, subject);
  if (answer.type === "unknown") return complain(answer.message, exitCode.usage, settings, ports);
  const { field } = answer;
  const result = {
    text: () => fieldText(field, options),
    json: () => fieldJson(field, isRecursive),
  };
  printResult(result, settings, ports);
  return exitCode.ok;
}
