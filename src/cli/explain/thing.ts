// What is known of several items together: those of one thing, such as an interface with all that it
// carries, or those below a path. Pure.

import type { Operation } from "../../model/operation.ts";
import { itemPathOf } from "../../model/operation.ts";
import type { HeldBack } from "../../model/plan.ts";
import { sortedNames } from "../../model/sort.ts";
import type { BlamedItem } from "../blame.ts";
import { needsOfItem, type ExplainedTarget } from "./item.ts";

export interface ThingExplanation {
  readonly target: string;
  readonly title: string;
  readonly items: readonly BlamedItem[];
  /** Paths of items outside that something here needs. */
  readonly needs: readonly string[];
  /** Paths of items outside that need something here. */
  readonly neededBy: readonly string[];
  /** What a plan would do with the items; or why there is no plan. */
  readonly operations: readonly Operation[] | string;
  readonly held: readonly HeldBack[];
}

export function explainThing(
  given: ExplainedTarget,
  title: string,
  items: readonly BlamedItem[],
): ThingExplanation {
  const { target, plan } = given;
  const inside = new Set(items.map((one) => one.path));
  const needs = new Set(items.flatMap((one) => needsOfItem(given, one)).map(({ path }) => path));
  const neededBy = given.items
    .filter(({ path }) => !inside.has(path))
    .filter((one) => needsOfItem(given, one).some(({ path }) => inside.has(path)));
  const isHere = (one: { target?: string; path?: string }): boolean =>
    one.target === target && (one.path === undefined || inside.has(one.path));
  return {
    target,
    title,
    items,
    needs: sortedNames(needs).filter((path) => !inside.has(path)),
    neededBy: neededBy.map(({ path }) => path),
    operations:
      typeof plan === "string"
        ? plan
        : plan.operations.filter((one) => one.target === target && inside.has(itemPathOf(one))),
    held: typeof plan === "string" ? [] : plan.held.filter(isHere),
  };
}
