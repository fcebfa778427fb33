// The plans of targets on which nothing was to do. As long as nothing that such a plan is made from
// changes, it is the same; where something is to do, the changes serve one plan only and are made anew.

import type { OwnedDocument } from "../../model/owned.ts";
import type { LiveView, TargetName, TargetSettings } from "../../model/target.ts";
import type { Catalog } from "../catalog.ts";
import type { Desire } from "../desire.ts";
import type { PlanInput } from "../input.ts";
import { planTarget, type TargetPlan } from "../target-plan.ts";

interface Kept {
  readonly settings: TargetSettings;
  readonly view: LiveView | undefined;
  readonly owned: OwnedDocument | undefined;
  readonly planned: TargetPlan;
}

export class TargetPlans {
  readonly #kept: Map<TargetName, Kept> = new Map();

  /**
   * Plans targets, all under the same policy and options, restraints aside; `touched` are those desired
   * differently.
   */
  planner(
    catalog: Catalog,
    input: PlanInput,
    wanted: Desire,
    touched: Iterable<TargetName>,
  ): (settings: TargetSettings) => TargetPlan | string {
    for (const target of touched) this.#kept.delete(target);
    return (settings) => {
      const { target } = settings;
      const view = input.live.get(target);
      const owned = input.owned.get(target);
      const kept = this.#kept.get(target);
      const isSame =
        kept?.settings === settings && kept.owned === owned && isSameView(kept.view, view);
      if (isSame) return kept.planned;
      const planned = planTarget(catalog, input, wanted, settings);
      if (typeof planned === "string" || planned.changes.length > 0) this.#kept.delete(target);
      else this.#kept.set(target, { settings, view, owned, planned });
      return planned;
    };
  }
}

/** Known documents are told apart by their digests. */
export function isSameView(left: LiveView | undefined, right: LiveView | undefined): boolean {
  if (left === right) return true;
  return left?.type === "known" && right?.type === "known" && left.digest === right.digest;
}
