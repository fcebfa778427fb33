// The texts of messages: what is written is read again, what is odd is trouble that names the field, and
// nothing that anybody puts under a key makes a reader throw.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type {
  Answer,
  Armed,
  LastObservation,
  Look,
  Presence,
  Refusal,
} from "../../src/model/agent.ts";
import type { ChangeSet, Outcome } from "../../src/model/change-set.ts";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Entry } from "../../src/ports/store.ts";
import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { getAnswer, putAnswer } from "../../src/records/messages/answer.ts";
import { getArmed, putArmed } from "../../src/records/messages/armed.ts";
import { getConfirmation, putConfirmation } from "../../src/records/messages/confirmation.ts";
import { getMessage, putCancel, putChangeSet } from "../../src/records/messages/change-set.ts";
import * as said from "../../src/records/messages/said.ts";
import { validators } from "../../src/records/messages/validators.generated.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { settingsFor } from "../support/operations.ts";

const keys = storeKeys("test");
const target = "switch/a";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const filled = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const natural = fc.nat(2 ** 31 - 1);
const key = text.filter((one) => one !== "__proto__");
const json: fc.Arbitrary<Json> = fc
  .json({ maxDepth: 3 })
  .filter((one) => !one.includes("__proto__"))
  .map((one) => JSON.parse(one) as Json);
const object = fc.dictionary(key, json, { noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
const settings: fc.Arbitrary<TargetSettings> = fc.record(
  {
    target: fc.constant(target),
    driver: filled,
    ownership: fc.constantFrom("shared", "ranges", "exclusive"),
    pools: fc.dictionary(key, text, { noNullPrototype: true }),
    limits: fc.dictionary(key, natural, { noNullPrototype: true }),
    connection: object,
    within: fc.array(text),
  },
  {
    requiredKeys: ["target", "driver", "ownership", "pools", "limits", "connection"],
    noNullPrototype: true,
  },
);
const operation: fc.Arbitrary<Operation> = fc.record(
  {
    id: filled,
    target: fc.constant(target),
    action: fc.constantFrom("add", "remove", "replace"),
    path: text,
    value: json,
    previous: json,
    claims: fc.array(
      fc.record(
        { resource: text, file: text, line: natural, column: natural, through: fc.array(text) },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    waitsFor: fc.array(text),
    disrupts: fc.array(text),
    item: fc.record({ path: text, value: json, previous: json }, { noNullPrototype: true }),
  },
  {
    requiredKeys: ["id", "target", "action", "path", "claims", "waitsFor", "disrupts"],
    noNullPrototype: true,
  },
);
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.boolean().map((already) => ({ type: "done" as const, already })),
  text.map((reason) => ({ type: "refused" as const, reason })),
  fc.option(json, { nil: undefined }).map((live) => ({ type: "stale" as const, live })),
  text.map((because) => ({ type: "skipped" as const, because })),
  text.map((reason) => ({ type: "unknown" as const, reason })),
);
const changeSet: fc.Arbitrary<ChangeSet> = fc.record(
  {
    id: filled,
    target: fc.constant(target),
    settings,
    generation: natural,
    operations: fc.array(operation, { maxLength: 4 }),
    confirm: fc.record({ entry: filled, withinMs: natural }, { noNullPrototype: true }),
    undoes: filled,
  },
  { requiredKeys: ["id", "target", "settings", "generation", "operations"], noNullPrototype: true },
);

function entryOf(value: string): Entry {
  return { key: "k", value, revision: 1, createRevision: 1 };
}

describe("what is written is read again", () => {
  const short: [string, fc.Arbitrary<never>, (v: never) => string, (e: Entry) => unknown][] = [
    [
      "presence",
      fc.record({
        agent: filled,
        instance: filled,
        host: text,
        pid: natural,
        version: text,
        drivers: fc.array(text),
        sinceMs: natural,
      }) satisfies fc.Arbitrary<Presence> as fc.Arbitrary<never>,
      said.encodePresence,
      said.decodePresence,
    ],
    [
      "look",
      fc.record({
        id: filled,
        target: fc.constant(target),
        settings,
      }) satisfies fc.Arbitrary<Look> as fc.Arbitrary<never>,
      said.encodeLook,
      said.decodeLook,
    ],
    [
      "observation",
      fc.oneof(
        fc.record(
          {
            type: fc.constant("known" as const),
            observedAtMs: natural,
            digest: filled,
            token: text,
            look: filled,
          },
          { requiredKeys: ["type", "observedAtMs", "digest"] },
        ),
        fc.record(
          {
            type: fc.constant("unknown" as const),
            observedAtMs: natural,
            reason: text,
            look: filled,
          },
          { requiredKeys: ["type", "observedAtMs", "reason"] },
        ),
      ) satisfies fc.Arbitrary<LastObservation> as fc.Arbitrary<never>,
      said.encodeObservation,
      said.decodeObservation,
    ],
    [
      "refusal",
      fc.record({
        changeSet: text,
        reason: text,
        atMs: natural,
      }) satisfies fc.Arbitrary<Refusal> as fc.Arbitrary<never>,
      said.encodeRefusal,
      said.decodeRefusal,
    ],
  ];
  test.each(short)("%s", (_, values, encode, decode) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decode(entryOf(encode(value)))).toEqual(value);
      }),
    );
  });

  test("change sets and what calls them off", async () => {
    await fc.assert(
      fc.asyncProperty(changeSet, async (one) => {
        const { store, writer } = await open();
        await putChangeSet(store, keys, one, writer);
        expect(await getMessage(store, keys, target)).toMatchObject({
          message: { type: "change-set", changeSet: one },
        });
        const { id, generation } = one;
        await putCancel(store, keys, { id, target, generation }, writer);
        expect(await getMessage(store, keys, target)).toMatchObject({
          message: { type: "cancel", cancel: { id, target, generation } },
        });
      }),
      { numRuns: 50 },
    );
  });

  test("answers with their outcomes", async () => {
    const answers: fc.Arbitrary<Answer> = fc.record(
      {
        changeSet: filled,
        generation: natural,
        end: fc.constantFrom(
          "carried-out",
          "cancelled",
          "superseded",
          "expired",
          "unreachable",
          "abandoned",
        ),
        outcomes: fc.array(fc.tuple(text, outcome)).map((all) => new Map(all)),
      },
      { requiredKeys: ["changeSet", "generation"] },
    );
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        const { store } = await open();
        await putAnswer(store, keys, target, answer, []);
        expect(await getAnswer(store, keys, target)).toMatchObject({ answer });
      }),
      { numRuns: 50 },
    );
  });

  test("what is armed, and that it is confirmed", async () => {
    const armed: fc.Arbitrary<Armed> = fc.record(
      {
        entry: filled,
        state: fc.constantFrom("armed", "confirmed", "undone", "undo-failed"),
        withinMs: natural,
        atMs: natural,
        undoAtMs: natural,
        outcomes: fc.array(fc.tuple(text, outcome)).map((all) => new Map(all)),
      },
      { requiredKeys: ["entry", "state", "withinMs", "atMs"] },
    );
    await fc.assert(
      fc.asyncProperty(armed, text, async (one, by) => {
        const { store } = await open();
        await putArmed(store, keys, target, one, []);
        expect(await getArmed(store, keys, target)).toEqual(one);
        const confirmation = { entry: one.entry, by, atMs: one.atMs };
        await putConfirmation(store, keys, confirmation, []);
        expect(await getConfirmation(store, keys, one.entry)).toEqual(confirmation);
      }),
      { numRuns: 50 },
    );
  });

  test("what a target's settings have besides stays behind", () => {
    const more = { ...settingsFor(target), resource: { spec: { secret: "hunter2" } } };
    expect(said.encodeLook({ id: "1", target, settings: more })).not.toContain("hunter2");
  });
});

describe("what is odd is trouble", () => {
  const look = { version: 1, id: "1", target, settings: settingsFor(target) };
  test.each<[string, unknown, string]>([
    ["no JSON", "{", "it is not JSON"],
    [
      "another version",
      { ...look, version: 2 },
      "it has version 2, and this build reads version 1",
    ],
    ["no version", { id: "1" }, "it has no version"],
    ["a field too few", { version: 1, id: "1", target }, 'it has no field "settings"'],
    ["a field too many", { ...look, more: 1 }, 'it has a field "more" that nobody knows'],
    ["another type", { ...look, id: 7 }, '"/id" must be string'],
    [
      "a mistake far inside",
      { ...look, settings: { ...look.settings, limits: { vlan: "many" } } },
      '"/settings/limits/vlan" must be number',
    ],
    [
      "a field that would be a prototype",
      JSON.stringify(look).replace('"connection":{}', '"connection":{"a":[{"__proto__":{"x":1}}]}'),
      '"/settings/connection/a/0" has a field "__proto__", which nothing may have',
    ],
    ["a list", [], "it has no version"],
    ["nothing", "null", "it has no version"],
  ])("%s", (_, value, reason) => {
    const written = typeof value === "string" ? value : JSON.stringify(value);
    const read = said.decodeLook(entryOf(written));
    expect(read).toMatchObject({ type: "trouble", retry: "never" });
    expect((read as Trouble).reason).toContain(reason);
  });

  test("an alternative that is not known, and a mistake in one that is", () => {
    const observation = { version: 1, type: "guessed", observedAtMs: 1 };
    const read = (value: object): unknown => said.decodeObservation(entryOf(JSON.stringify(value)));
    expect(read(observation)).toMatchObject({ reason: "it is of no type that this build knows" });
    expect(read({ ...observation, type: "known" })).toMatchObject({
      reason: 'it has no field "digest"',
    });
  });

  test("a text that nests without end", async () => {
    const { store, writer } = await open();
    const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const message = `{"version":1,"type":"change-set","changeSet":{"id":"1","target":"switch/a","generation":1,"operations":[{"id":"o","target":"switch/a","action":"add","path":"/a","claims":[],"waitsFor":[],"disrupts":[],"value":${nested}}],"settings":${JSON.stringify(settingsFor(target))}}}`;
    const { lease } = writer;
    await store.transact([], [{ type: "put", key: keys.changeSet(target), value: message, lease }]);
    const read = await getMessage(store, keys, target);
    expect(read).toMatchObject({ type: "trouble", reason: "it is nested too deeply" });
  });

  test("whatever it is, no reader throws", async () => {
    const names = Object.keys(validators) as (keyof typeof validators)[];
    const decoders = [
      said.decodePresence,
      said.decodeLook,
      said.decodeObservation,
      said.decodeRefusal,
    ];
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.json(), mangled()), async (garbage) => {
        for (const decode of decoders) decode(entryOf(garbage));
        const { store } = await open();
        await store.transact(
          [],
          [
            keys.changeSet(target),
            keys.answer(target),
            keys.armed(target),
            keys.confirmation("e"),
          ].map((one) => ({ type: "put", key: one, value: garbage }) as const),
        );
        await getArmed(store, keys, target);
        await getConfirmation(store, keys, "e");
        await getMessage(store, keys, target);
        await getAnswer(store, keys, target);
        for (const name of names)
          if (isJson(garbage)) validators[name](JSON.parse(garbage) as Json);
      }),
    );
  });
});

/** Messages of which one thing was replaced by another. */
function mangled(): fc.Arbitrary<string> {
  return fc.tuple(changeSet, fc.nat(), fc.json()).map(([one, at, with_]) => {
    const whole = JSON.stringify({ version: 1, type: "change-set", changeSet: one });
    const places = [...whole.matchAll(/[:,[](?=["\d{[])/g)].map(({ index }) => index + 1);
    const from = places[at % places.length] ?? 0;
    return `${whole.slice(0, from)}${with_}${whole.slice(from).replace(/^("(?:[^"\\]|\\.)*"|\d+|\{\}|\[\])/, "")}`;
  });
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

async function open() {
  const store = createMemoryStore(systemClock);
  const lease = await store.lease(60_000, { host: "h", pid: 1 });
  if (isTrouble(lease)) throw new Error(lease.reason);
  return { store, writer: { fence: [], lease: lease.id } };
}
