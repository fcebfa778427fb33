// The two reports of GitLab that fit: how much a plan does, shown in a merge request
// (artifacts:reports:terraform), and findings at lines (artifacts:reports:codequality).

import type { Json, JsonObject } from "../../model/json.ts";
import { printable } from "../views/printable.ts";
import { lineOf, type Level, type Operations, type Report } from "./report.ts";

export function terraformReport({ add, change, remove }: Operations): JsonObject {
  return { create: add, update: change, delete: remove };
}

const severities: Readonly<Record<Level, string>> = {
  error: "major",
  warning: "minor",
  note: "info",
};

/** What has no line of its own is shown at the project's file. */
const homeless = { file: "plumbline.yaml", line: 1 };

export function codeQuality({ sections }: Report): Json {
  return sections.flatMap((section) =>
    section.items.map((item) => {
      const { rule, level, fingerprint, place = homeless } = item;
      return {
        description: printable(lineOf(section, item)),
        check_name: rule,
        fingerprint,
        severity: severities[level],
        location: { path: printable(place.file), lines: { begin: place.line } },
      };
    }),
  );
}
