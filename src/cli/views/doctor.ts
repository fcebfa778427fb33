// What `plumb doctor` shows: a line for each thing that was looked at, and below it what to do.

import type { JsonObject } from "../../model/json.ts";
import type { Check } from "../doctor/check.ts";
import { alignColumns } from "./columns.ts";
import { formatVersion } from "./format-version.ts";
import { counted } from "./numbers.ts";
import type { Palette } from "./palette.ts";
import { present } from "./plan-json.ts";

export function doctorText(checks: readonly Check[], palette: Palette): string {
  const paint = { ok: palette.green, warning: palette.yellow, problem: palette.red };
  const rows = checks.map(({ state, area, says }) => [
    { text: state, paint: paint[state] },
    { text: area },
    { text: says },
  ]);
  const widths = [stateWidth, areaWidth];
  const lines = alignColumns(rows, { indent: "", widths, limit: Infinity });
  const margin = " ".repeat(stateWidth + areaWidth + 4);
  const body = checks.flatMap(({ help }, i) => [
    lines[i] ?? "",
    ...(help === undefined ? [] : [`${margin}${palette.dim("help:")} ${help}`]),
  ]);
  return `${body.join("\n")}\n\n${summary(checks)}\n`;
}

const stateWidth = "problem".length;
const areaWidth = "journal".length;

function summary(checks: readonly Check[]): string {
  const problems = countOf(checks, "problem");
  const warnings = countOf(checks, "warning");
  if (problems + warnings === 0) return "All is well.";
  const parts = [
    ...(problems === 0 ? [] : [counted(problems, "problem")]),
    ...(warnings === 0 ? [] : [counted(warnings, "warning")]),
  ];
  return `${parts.join(", ")}.`;
}

function countOf(checks: readonly Check[], state: Check["state"]): number {
  return checks.filter((one) => one.state === state).length;
}

export function doctorJson(checks: readonly Check[]): JsonObject {
  return {
    formatVersion,
    checks: checks.map(({ area, state, says, help }) => ({
      area,
      state,
      says,
      ...present({ help }),
    })),
    summary: {
      ok: countOf(checks, "ok"),
      warnings: countOf(checks, "warning"),
      problems: countOf(checks, "problem"),
    },
  };
}
