// What several messages are made of, from the words of the model into those of the texts and back. What
// the model has besides does not go along.

import type { ConfirmWithin, Outcome } from "../../model/change-set.ts";
import type { Operation } from "../../model/operation.ts";
import type { TargetSettings } from "../../model/target.ts";
import type * as texts from "./texts.generated.ts";

export function settingsText(settings: TargetSettings): texts.TargetSettings {
  const { target, driver, ownership, pools, limits, connection, within } = settings;
  const own = { target, driver, ownership, pools, limits, connection };
  return within === undefined ? own : { ...own, within: [...within] };
}

export function operationText(operation: Operation): texts.Operation {
  const { id, target, action, path, value, previous, claims, waitsFor, disrupts, item } = operation;
  return {
    id,
    target,
    action,
    path,
    ...(value === undefined ? {} : { value }),
    ...(previous === undefined ? {} : { previous }),
    claims: claims.map(({ resource, file, line, column, through }) => {
      return { resource, file, line, column, through: [...through] };
    }),
    waitsFor: [...waitsFor],
    disrupts: [...disrupts],
    ...(item === undefined ? {} : { item }),
  };
}

export function confirmText({ entry, withinMs }: ConfirmWithin): texts.ConfirmWithinBody {
  return { entry, withinMs };
}

/** Outcomes by operation id; a text has no maps. */
export function outcomesText(outcomes: ReadonlyMap<string, Outcome>): texts.OutcomeOfOperation[] {
  return [...outcomes].map(([id, outcome]) => [id, outcomeText(outcome)]);
}

function outcomeText(outcome: Outcome): texts.Outcome {
  if (outcome.type !== "stale") return outcome;
  return outcome.live === undefined ? { type: "stale" } : { type: "stale", live: outcome.live };
}

export function outcomesOf(
  text: readonly texts.OutcomeOfOperation[],
): ReadonlyMap<string, Outcome> {
  return new Map(text.map(([id, outcome]) => [id, outcomeOf(outcome)]));
}

function outcomeOf(text: texts.Outcome): Outcome {
  return text.type === "stale" ? { type: "stale", live: text.live } : text;
}
