// Manifests without any resource ask for an empty fabric: everything that was applied would go. A
// generator that failed and a file that was emptied say the same, so it has to be said that it is meant.

import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnosticCodes } from "../model/diagnostic-codes.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { Manifests } from "./manifests.ts";

/**
 * The same manifests; where they hold no resource and nothing else is wrong with them, with an error
 * that says so. With `mayBeEmpty` a folder without manifests is no mistake either.
 */
export function checkedForEmptiness(
  manifests: Manifests,
  mayBeEmpty: boolean,
  places: readonly string[],
): Manifests {
  const { diagnostics, resources } = manifests;
  const checked = withEmptiness(diagnostics, resources.length, { mayBeEmpty, places });
  return checked === diagnostics ? manifests : { ...manifests, diagnostics: checked };
}

export interface EmptinessOptions {
  readonly mayBeEmpty: boolean;
  /** Where the manifests were looked for, as a person named it. */
  readonly places: readonly string[];
}

/** The same diagnostics, with what is to be said of so many resources. */
export function withEmptiness(
  diagnostics: readonly Diagnostic[],
  resourceCount: number,
  { mayBeEmpty, places }: EmptinessOptions,
): readonly Diagnostic[] {
  if (mayBeEmpty) return diagnostics.filter((one) => one.code !== "input/no-manifests");
  if (resourceCount > 0 || hasErrors(diagnostics)) return diagnostics;
  return [...diagnostics, nothingIn(places)];
}

function nothingIn(places: readonly string[]): Diagnostic {
  const names = places.map((place) => (place === "-" ? "the standard input" : place));
  const code = "input/no-manifests";
  return {
    code,
    severity: "error",
    summary: diagnosticCodes[code],
    label: `there is no resource in ${names.join(", ")}; applying that would remove all that was applied`,
    related: [],
    help: "name other manifests with --filename; if everything is to go, say so with --allow-empty",
  };
}
