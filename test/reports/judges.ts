// Judges of reports, each made after the document that describes its format and not after our code. They
// answer with what is wrong, or with nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
  unicodeRegExp: false,
});

const sarifSchema = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const isSarif = ajv.compile(
  withoutDialect(JSON.parse(readFileSync(sarifSchema, "utf8")) as object),
);

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly SarifResult[];
  }[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
}

export function sarifResults(log: unknown): readonly SarifResult[] {
  return (log as SarifLog).runs.flatMap(({ results }) => results);
}

/** The published schema of OASIS, and what GitHub demands besides. */
export function sarifProblems(given: unknown): unknown[] {
  if (!isSarif(given)) return isSarif.errors ?? [];
  const log = given as SarifLog;
  const problems: unknown[] = [];
  for (const { results, tool } of log.runs) {
    if (results.length > 25_000) problems.push("more results than a run may have");
    for (const { ruleId, ruleIndex, partialFingerprints, locations = [] } of results) {
      if (tool.driver.rules[ruleIndex]?.id !== ruleId) problems.push(`no rule ${ruleId}`);
      if (!/^[0-9a-f]+:\d+$/.test(partialFingerprints.primaryLocationLineHash))
        problems.push(ruleId);
      for (const { physicalLocation } of locations) {
        const { uri } = physicalLocation.artifactLocation;
        if (!URL.canParse(uri, "file:///repository/") || /[\\\s"<>^`{|}]/.test(uri))
          problems.push(uri);
      }
    }
  }
  return problems;
}

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const isCodeQuality = ajv.compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{64}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", minLength: 1, pattern: "^(?!\\./)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
});

export function codeQualityProblems(report: unknown): unknown[] {
  if (!isCodeQuality(report)) return isCodeQuality.errors ?? [];
  const prints = (report as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  return new Set(prints).size === prints.length ? [] : ["two findings have one fingerprint"];
}

/** https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsterraform */
const isTerraform = ajv.compile({
  type: "object",
  additionalProperties: false,
  required: ["create", "update", "delete"],
  properties: {
    create: { type: "integer", minimum: 0 },
    update: { type: "integer", minimum: 0 },
    delete: { type: "integer", minimum: 0 },
  },
});

export function terraformProblems(report: unknown): unknown[] {
  return isTerraform(report) ? [] : (isTerraform.errors ?? []);
}

/** test/reports/junit.xsd, and counts that are true. */
export async function junitProblems(xml: string): Promise<unknown[]> {
  const schema = readFileSync(join(import.meta.dirname, "junit.xsd"), "utf8");
  const xsd = { fileName: "junit.xsd", contents: schema };
  const { errors } = await validateXML({
    xml: { fileName: "junit.xml", contents: xml },
    schema: [xsd],
  });
  const names = [...xml.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(
    ([, name]) => name,
  );
  if (new Set(names).size < names.length) return [...errors, "two cases have one name"];
  const stated = Number(/<testsuites[^>]* tests="(\d+)"/.exec(xml)?.[1]);
  const cases = xml.match(/<testcase /g)?.length ?? 0;
  return stated === cases
    ? [...errors]
    : [...errors, `${stated} tests are stated, ${cases} are there`];
}

export interface Annotation {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * Reads lines as the runner does (actions/runner, ActionCommand.cs): what is no command is undefined.
 * Order matters there: %25 comes last.
 */
export function annotationOf(line: string): Annotation | undefined {
  const [, kind, , given = "", message = ""] =
    /^::(\w+)( ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line) ?? [];
  if (kind === undefined) return undefined;
  const unescape = (text: string): string =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const properties = given.split(",").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), unescape(pair.slice(at + 1))];
  });
  const data = message.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  return { kind, properties: Object.fromEntries(properties), message: data };
}

/** It is written in draft 4, of which it uses only what draft 7 reads alike. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema).filter(([name]) => name !== "$schema" && name !== "id"),
  );
}
