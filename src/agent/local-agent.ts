// The agent in the engine's own process: it owns the writes to targets through their drivers, and
// remembers per target whom it served last. It decides nothing and retries nothing.

import { namesServing } from "../model/agent.ts";
import type { ChangeSet, ChangeSetResult, Outcome } from "../model/change-set.ts";
import { digestOf } from "../model/digest.ts";
import type { JsonObject } from "../model/json.ts";
import type { TargetName, TargetSettings } from "../model/target.ts";
import type { Agent, Observation, OnOutcome } from "../ports/agent.ts";
import type { Clock } from "../ports/clock.ts";
import type { Driver } from "../ports/driver.ts";
import type { Compare, Store } from "../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../ports/trouble.ts";
import type { StoreKeys } from "../records/keys.ts";
import { answerIs, getAnswer, putAnswer } from "../records/messages/answer.ts";
import { carryOut } from "./carry-out.ts";
import { look, type SeenDocument } from "./look.ts";
import { nameOf, tokenOf } from "./token.ts";

export interface AgentParts {
  readonly drivers: ReadonlyMap<string, Driver>;
  readonly store: Store;
  readonly keys: StoreKeys;
  readonly clock: Clock;
}

export function createLocalAgent(parts: AgentParts): Agent {
  // Drivers hand out the same object while nothing changed; hashing it again would cost the most.
  const digests = new WeakMap<JsonObject, string>();
  return {
    async observe(target, settings) {
      const driver = driverOf(parts, target, settings);
      const seen = isTrouble(driver) ? driver : await look(driver, target, settings);
      return isTrouble(seen) ? seen : observation(parts, digests, seen, settings);
    },
    async observeSince(target, settings, known) {
      const driver = driverOf(parts, target, settings);
      if (isTrouble(driver)) return driver;
      const seen = await driver.observe(target, settings, tokenOf(known, settings));
      if (isTrouble(seen)) return seen;
      return seen.type === "unchanged"
        ? { type: "unchanged", observedAtMs: parts.clock.now() }
        : observation(parts, digests, seen, settings);
    },
    // In the writer's own process, what it may do is asked of the record alone.
    submit: async (changeSet, _writer, signal, onOutcome) =>
      await submit(parts, changeSet, signal, onOutcome),
  };
}

function observation(
  { clock }: AgentParts,
  digests: WeakMap<JsonObject, string>,
  { document, token }: SeenDocument,
  settings: TargetSettings,
): Observation {
  let digest = digests.get(document);
  if (digest === undefined) digests.set(document, (digest = digestOf(document)));
  const named = token === undefined ? {} : { token: nameOf(token, settings) };
  return { type: "observed", document, digest, ...named, observedAtMs: clock.now() };
}

async function submit(
  parts: AgentParts,
  changeSet: ChangeSet,
  signal: AbortSignal,
  onOutcome: OnOutcome,
): Promise<ChangeSetResult> {
  const { store, keys } = parts;
  const { target, settings, generation } = changeSet;
  const driver = driverOf(parts, target, settings);
  if (isTrouble(driver)) return unreachable(driver);
  const found = await getAnswer(store, keys, target);
  if (isTrouble(found)) return unreachable(found);
  const last = found?.answer;
  if (last !== undefined && last.generation > generation) {
    return { type: "fenced", generation: last.generation };
  }
  const seen = await look(driver, target, settings);
  if (isTrouble(seen)) return unreachable(seen);
  const { document } = seen;
  if (last?.changeSet === changeSet.id) {
    return { type: "answered", outcomes: last.outcomes ?? allUnknown(changeSet), document };
  }
  const begun = { generation, changeSet: changeSet.id };
  // Two agents at one device would undo what the other proves.
  const unserved = namesServing(target).map((name): Compare => {
    return { key: keys.presence(name), is: "absent" };
  });
  const compares = [answerIs(keys, target, found?.revision), ...unserved];
  const taken = await putAnswer(store, keys, target, begun, compares);
  if (isTrouble(taken)) return unreachable(taken);
  if (taken.type === "refused") {
    const isServed = taken.failed.some(({ key }) => unserved.some((one) => one.key === key));
    return isServed ? servedElsewhere : await whoWasFaster(parts, changeSet);
  }
  const { revision } = taken;
  const carried = await carryOut({
    driver,
    settings,
    operations: changeSet.operations,
    document,
    signal,
    onOutcome,
    barred: async () => {
      const entry = await store.get(keys.answer(target));
      const isOurs = !isTrouble(entry) && entry?.revision === revision;
      return isOurs ? undefined : "another writer took over";
    },
  });
  const { outcomes, token, ...rest } = carried;
  const answer = { ...begun, end: "carried-out", outcomes } as const;
  // Where this cannot be written, the same id asked again is answered with "unknown", which is true.
  await putAnswer(store, keys, target, answer, [answerIs(keys, target, revision)]);
  const named = token === undefined ? {} : { token: nameOf(token, settings) };
  return { type: "answered", outcomes, ...rest, ...named };
}

const servedElsewhere: ChangeSetResult = {
  type: "unreachable",
  reason: "an agent of its own serves it (plumb agent): reach it with --agents remote",
};

/** Another change set was begun on this target since this one looked. */
async function whoWasFaster(
  { store, keys }: AgentParts,
  { target, generation }: ChangeSet,
): Promise<ChangeSetResult> {
  const found = await getAnswer(store, keys, target);
  if (isTrouble(found)) return unreachable(found);
  const newest = found?.answer.generation ?? 0;
  return newest > generation
    ? { type: "fenced", generation: newest }
    : { type: "unreachable", reason: "another change set is under way on it" };
}

function allUnknown({ operations }: ChangeSet): ReadonlyMap<string, Outcome> {
  const reason = "the agent died while it carried out this change set";
  return new Map(operations.map(({ id }) => [id, { type: "unknown", reason }]));
}

function driverOf(
  { drivers }: AgentParts,
  target: TargetName,
  { driver }: TargetSettings,
): Driver | Trouble {
  const reason = `this build has no driver "${driver}"`;
  return drivers.get(driver) ?? trouble(`observing ${target}`, reason, "never");
}

function unreachable({ reason }: Trouble): ChangeSetResult {
  return { type: "unreachable", reason };
}
