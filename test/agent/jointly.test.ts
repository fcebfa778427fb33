// A change set on a device that takes several operations as one transaction: what goes together, what
// goes again without those that were refused, and what is said of the rest.

import { describe, expect, test } from "vitest";
import { carryOut } from "../../src/agent/carry-out.ts";
import { readSteps, stepRecord } from "../../src/agent/serve/journal.ts";
import type { Work } from "../../src/agent/progress.ts";
import type { StepRecord } from "../../src/agent/step-record.ts";
import { advance } from "../../src/model/advance.ts";
import type { JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import type { Driver, JointAnswer } from "../../src/ports/driver.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";
import { add, remove, replace, settingsFor, switchWith, vlan } from "../support/operations.ts";

const target = "switch/a";
const one = add(target, "/vlans/1", vlan("one"));
const two = add(target, "/vlans/2", vlan("two"));
const three = add(target, "/vlans/3", vlan("three"), { waitsFor: [two.id] });
const port = add(target, "/interfaces/et1", { type: "ethernet", trunkVlans: {} });
const carried = add(target, "/interfaces/et1/trunkVlans/1", {}, { waitsFor: [port.id, one.id] });

type Answers = Readonly<Record<string, JointAnswer>>;

/** What a device makes of its transactions, one after the other; what it does not say is accepted. */
interface Script {
  readonly live?: JsonObject;
  readonly answers?: readonly Answers[];
  /** Whether a transaction whose answer is lost is done. */
  readonly isDoneThough?: boolean;
  readonly work?: Partial<Work>;
}

async function carriedOut(operations: readonly Operation[], script: Script = {}) {
  const live = structuredClone(script.live ?? switchWith({}));
  const sent: string[][] = [];
  const driver: Driver = {
    name: "joint",
    features: new Set(),
    observe: () => Promise.resolve({ type: "document", document: structuredClone(live) }),
    apply: () => Promise.reject(new Error("it takes them together")),
    applyJointly(batch) {
      const answers = script.answers?.[sent.length] ?? {};
      sent.push(batch.map(({ id }) => id));
      const isDone = script.isDoneThough ?? true;
      const found = batch.map((operation): [string, JointAnswer] => {
        const answer = answers[operation.id] ?? { type: "accepted" };
        const acts = answer.type === "accepted" || (answer.type === "lost" && isDone);
        if (acts) advance(live, operation);
        return [operation.id, answer];
      });
      return Promise.resolve(new Map(found));
    },
  };
  const carriedAll = await carryOut({
    driver,
    settings: settingsFor(target),
    operations,
    document: structuredClone(live),
    signal: new AbortController().signal,
    onOutcome: () => undefined,
    barred: () => Promise.resolve(undefined),
    ...script.work,
  });
  const told = Object.fromEntries(
    [...carriedAll.outcomes].map(([id, outcome]) => [id, { ...outcome }]),
  );
  return { sent, told, live };
}

const done = { type: "done", already: false };
const no: JointAnswer = { type: "refused", reason: "no" };
const withheld: JointAnswer = { type: "withheld" };
const lost: JointAnswer = { type: "lost", reason: "hung up" };

describe("a change set on a device with transactions", () => {
  test("goes as one, each on what those before it make", async () => {
    const operations = [one, two, three, port, carried];
    const { sent, told, live } = await carriedOut(operations);
    expect(sent).toEqual([operations.map(({ id }) => id)]);
    expect(Object.values(told)).toEqual(operations.map(() => done));
    expect(live).toMatchObject({ interfaces: { et1: { trunkVlans: { 1: {} } } } });
  });

  test("goes again without what was refused, and what waits for that is skipped", async () => {
    const { sent, told } = await carriedOut([one, two, three, port], {
      answers: [{ [one.id]: withheld, [two.id]: no, [three.id]: withheld, [port.id]: withheld }],
    });
    expect(sent[1]).toEqual([one.id, port.id]);
    expect(told).toEqual({
      [one.id]: done,
      [two.id]: no,
      [three.id]: { type: "skipped", because: `it waits for ${two.id}` },
      [port.id]: done,
    });
  });

  test("keeps what the device did beside what it could not do in the end", async () => {
    const { sent, told } = await carriedOut([one, port], { answers: [{ [port.id]: no }] });
    expect(sent).toHaveLength(1);
    expect(told).toEqual({ [one.id]: done, [port.id]: no });
  });

  test("is not sure of what is accepted on something that was refused", async () => {
    const { told } = await carriedOut([one, port, carried], { answers: [{ [port.id]: no }] });
    expect(told[carried.id]).toEqual({
      type: "unknown",
      reason: `accepted, but it waits for ${port.id}`,
    });
  });

  test("is over after as many refusals as there are operations", async () => {
    const four = add(target, "/vlans/4", vlan("four"));
    const { sent, told } = await carriedOut([one, two, four], {
      answers: [
        { [one.id]: no, [two.id]: withheld, [four.id]: withheld },
        { [two.id]: no, [four.id]: withheld },
        { [four.id]: no },
      ],
    });
    expect(sent.map(({ length }) => length)).toEqual([3, 2, 1]);
    expect(Object.values(told)).toEqual([no, no, no]);
  });

  test.each([
    ["that was done", true, done],
    ["that was not done", false, { type: "unknown", reason: "hung up" }],
  ])("whose answer is lost, and %s, is looked for once", async (_, isDoneThough, outcome) => {
    const operations = [one, port, carried];
    const answers = Object.fromEntries(operations.map(({ id }) => [id, lost]));
    const { sent, told } = await carriedOut(operations, { answers: [answers], isDoneThough });
    expect(sent).toHaveLength(1);
    expect(Object.values(told)).toEqual([outcome, outcome, outcome]);
  });

  test("finds what it accepted, though what was lost is in it", async () => {
    const { told } = await carriedOut([one, port, carried], {
      answers: [{ [carried.id]: lost }],
    });
    expect(Object.values(told)).toEqual([done, done, done]);
  });

  test("leaves out what is so already, and what others moved", async () => {
    const { sent, told } = await carriedOut([one, two, three], {
      live: switchWith({ 1: vlan("one"), 2: vlan("others") }),
    });
    expect(sent).toEqual([]);
    expect(told).toEqual({
      [one.id]: { type: "done", already: true },
      [two.id]: { type: "stale", live: vlan("others") },
      [three.id]: { type: "skipped", because: `it waits for ${two.id}` },
    });
  });

  test("judges what meets another one's work only once that is done, or is not", async () => {
    const renamed = replace(target, "/vlans/1", [vlan("one"), vlan("eins")]);
    const gone = remove(target, "/vlans/1", vlan("one"));
    for (const [first, expected] of [
      [no, done],
      [{ type: "accepted" }, { type: "stale", live: vlan("eins") }],
    ] as const) {
      const { told } = await carriedOut([renamed, gone], {
        live: switchWith({ 1: vlan("one") }),
        answers: [{ [renamed.id]: first }],
      });
      expect(told[gone.id]).toEqual(expected);
    }
  });
});

describe("nothing more is sent", () => {
  test("once somebody bars it between two transactions", async () => {
    let asked = 0;
    const barred = () => Promise.resolve((asked += 1) > 1 ? "another writer took over" : undefined);
    const { sent, told } = await carriedOut([one, two], {
      answers: [{ [one.id]: no, [two.id]: withheld }],
      work: { barred },
    });
    expect(sent).toHaveLength(1);
    expect(told[two.id]).toEqual({ type: "skipped", because: "another writer took over" });
  });

  test("once the signal is aborted, and what it learned is written down", async () => {
    const stop = new AbortController();
    const { record, learned } = recording((count) => {
      if (count === 2) stop.abort("its agent was stopped");
    });
    const { sent, told } = await carriedOut([one, two], {
      answers: [{ [one.id]: no, [two.id]: withheld }],
      work: { signal: stop.signal, record },
    });
    expect(sent).toHaveLength(1);
    const skipped = { type: "skipped", because: "its agent was stopped" };
    expect(told).toEqual({ [one.id]: no, [two.id]: skipped });
    expect(learned.get(two.id)).toEqual(skipped);
  });

  test("where the journal cannot be written", async () => {
    const { record } = recording(() => trouble("writing the journal", "the disk is full", "later"));
    const { sent, told } = await carriedOut([one, two], { work: { record } });
    expect(sent).toEqual([]);
    const skipped = { type: "skipped", because: "writing the journal: the disk is full" };
    expect(Object.values(told)).toEqual([skipped, skipped]);
  });

  test("after a lost answer where the target is silent", async () => {
    const silent = trouble("observing switch/a", "no route to host", "soon");
    const driver: Driver = {
      name: "joint",
      features: new Set(),
      observe: () => Promise.resolve(silent),
      apply: () => Promise.reject(new Error("it takes them together")),
      applyJointly: (batch) =>
        Promise.resolve(new Map(batch.map(({ id }, i) => [id, i === 0 ? lost : withheld]))),
    };
    const { told } = await carriedOut([one, two], { work: { driver } });
    expect(told).toEqual({
      [one.id]: { type: "unknown", reason: "hung up" },
      [two.id]: { type: "skipped", because: "the target does not answer: no route to host" },
    });
  });
});

test.each([
  ["withholds everything", { [one.id]: withheld, [two.id]: withheld }, "refused nothing"],
  ["leaves one out", { [two.id]: undefined }, "left out"],
])("a driver that %s is a bug", async (_, answers, words) => {
  const driver: Driver = {
    name: "joint",
    features: new Set(),
    observe: () => Promise.resolve({ type: "document", document: switchWith({}) }),
    apply: () => Promise.reject(new Error("it takes them together")),
    applyJointly: () =>
      Promise.resolve(
        new Map(Object.entries(answers).flatMap(([id, one]) => (one ? [[id, one]] : []))),
      ),
  };
  await expect(carriedOut([one, two], { work: { driver } })).rejects.toThrow(words);
});

test("a journal takes as many operations at once as a change set has, whatever a device says of them", async () => {
  const store = createMemoryStore(createVirtualClock());
  const record = stepRecord(store, "/steps/", "set-1");
  const many = Array.from({ length: 3_000 }, (_, i) => add(target, `/vlans/${i}`, vlan("x")));
  expect(await record.sending(many)).toBe(undefined);
  const sent = await readSteps(store, "/steps/", "set-1");
  expect(sent).toEqual(new Map(many.map(({ id }) => [id, null])));
  const outcome = { type: "refused", reason: "no ".repeat(500) } as const;
  for (const one of many) record.learned(one, outcome);
  expect(await record.flush()).toBe(undefined);
  const learned = await readSteps(store, "/steps/", "set-1");
  expect(learned).toEqual(new Map(many.map(({ id }) => [id, outcome])));
});

function recording(sending: (count: number) => ReturnType<typeof trouble> | void) {
  const learned = new Map<string, unknown>();
  let count = 0;
  const record: StepRecord = {
    sending: () => Promise.resolve(sending((count += 1)) ?? undefined),
    learned: ({ id }, step) => void learned.set(id, step),
    flush: () => Promise.resolve(undefined),
  };
  return { record, learned };
}
