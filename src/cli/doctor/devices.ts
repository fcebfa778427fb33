// Whether the devices answer that this process reaches by itself: each is looked at once, as a plan does.
// Where agents are processes of their own, clocks.ts asks them.

import { isTrouble } from "../../ports/trouble.ts";
import type { Agent } from "../../ports/agent.ts";
import type { Clock } from "../../ports/clock.ts";
import { counted, duration } from "../views/numbers.ts";
import { printable } from "../views/printable.ts";
import { ok, problem, type Check } from "./check.ts";
import type { FabricTargets } from "./targets.ts";
import { isLate, within } from "./within.ts";

/** How many are looked at, at one time: enough to know, and few enough for the doctor's time. */
const sampled = 50;
/** How many are named one by one. */
const shown = 10;

/** Only targets with an endpoint are somewhere else; `waitMs` is for each. */
export async function deviceChecks(
  { settings }: Pick<FabricTargets, "settings">,
  agent: Pick<Agent, "observe">,
  clock: Clock,
  waitMs: number,
): Promise<Check[]> {
  const elsewhere = [...settings].flatMap(([target, one]) => {
    const { endpoint } = one.connection;
    return typeof endpoint === "string" ? [{ target, one, endpoint }] : [];
  });
  const asked = elsewhere.slice(0, sampled);
  const problems: Check[] = [];
  const looks = asked.map(async ({ target, one, endpoint }) => {
    const seen = await within(clock, waitMs, agent.observe(target, one));
    const where = `${target} at ${printable(endpoint)}`;
    if (isLate(seen)) {
      problems.push(problem("agents", `${where} did not answer within ${duration(waitMs)}`));
    } else if (isTrouble(seen)) {
      problems.push(problem("agents", `${where}: ${printable(seen.reason)}`));
    }
  });
  await Promise.all(looks);
  problems.sort((a, b) => (a.says < b.says ? -1 : 1));
  const more = problems.length - shown;
  return [
    ...goodChecks(asked, problems.length, elsewhere.length - asked.length),
    ...problems.slice(0, shown),
    ...(more > 0 ? [problem("agents", `${counted(more, "more target")} did not answer`)] : []),
  ];
}

function goodChecks(
  asked: readonly { readonly target: string; readonly endpoint: string }[],
  badCount: number,
  leftCount: number,
): Check[] {
  const [only, second] = asked;
  const goodCount = asked.length - badCount;
  if (only === undefined || goodCount === 0) return [];
  if (second === undefined) {
    return [ok("agents", `${only.target} answers at ${printable(only.endpoint)}`)];
  }
  const left = leftCount === 0 ? "" : `; ${counted(leftCount, "more was", "more were")} not asked`;
  return [
    ok("agents", `${counted(goodCount, "target")} answered at the endpoint that each has${left}`),
  ];
}
