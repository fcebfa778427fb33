// Before anything is done: does the plan still fit what is live? A plan that does not is refused as
// a whole, so that "stale" always means "nothing was done". Targets that cannot be seen are no
// reason: the run finds out about them.

import { advance } from "../model/advance.ts";
import type { JsonObject } from "../model/json.ts";
import { standing, type Operation } from "../model/operation.ts";
import type { Plan } from "../model/plan.ts";
import { segmentsOf, valueAt } from "../model/pointer.ts";
import type { Agent } from "../ports/agent.ts";
import { isTrouble } from "../ports/trouble.ts";
import type { Outcome } from "../model/change-set.ts";
import { inParallel } from "./in-parallel.ts";

/** The operations whose live value is neither the plan's previous nor its new one, by id. */
export async function staleOperations(
  plan: Plan,
  agent: Agent,
  parallelism: number,
): Promise<Map<string, Outcome>> {
  const byTarget = new Map(
    plan.targets.map((summary) => [summary.target, { summary, operations: [] as Operation[] }]),
  );
  for (const operation of plan.operations) {
    byTarget.get(operation.target)?.operations.push(operation);
  }
  const concerned = [...byTarget.values()].filter(({ operations }) => operations.length > 0);
  const stale = await inParallel(concerned, parallelism, async ({ summary, operations }) => {
    const { target, settings, liveDigest } = summary;
    const seen =
      liveDigest === undefined
        ? await agent.observe(target, settings)
        : await agent.observeSince(target, settings, liveDigest);
    if (isTrouble(seen) || seen.type === "unchanged" || seen.digest === liveDigest) return [];
    return moved(operations, seen.document);
  });
  return new Map(stale.flat());
}

function moved(operations: readonly Operation[], live: JsonObject): [string, Outcome][] {
  const document = structuredClone(live);
  const found: [string, Outcome][] = [];
  for (const operation of operations) {
    const at = valueAt(document, segmentsOf(operation.path));
    if (standing(operation, at) === "moved")
      found.push([operation.id, { type: "stale", live: at }]);
    advance(document, operation);
  }
  return found;
}
