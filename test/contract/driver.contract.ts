// What every driver promises, whatever it drives. A driver's own test brings a target of its
// kind (driver-bench.ts); what is done to it, and what must come of that, is the same for all.

import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { inverseOperations } from "../../src/model/inverses.ts";
import type { Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { targetTypes } from "../../src/targets/list.ts";
import { listed, observe, seenBy, type DriverBench } from "./driver-bench.ts";
import { soon, tokenPromises, watchPromises, type Open } from "./driver-over-time.contract.ts";
import {
  after,
  applyAll,
  carriedOut,
  changesOf,
  changing,
  examples,
  isWithin,
  making,
  operationOn,
  removing,
} from "./driver-story.ts";
import { featuresOf, typesWithoutExample } from "./target-items.ts";

const schemas = new URL("../../schemas/documents/", import.meta.url);
const validators = new Map<string, ValidateFunction>();

/** What the schema of the target's documents has against this one; null where it has nothing. */
function faultsIn({ items }: DriverBench, document: JsonObject): ValidateFunction["errors"] {
  const { name } = items.type;
  const file = new URL(`${name}.schema.json`, schemas);
  const validate =
    validators.get(name) ??
    new Ajv({ strict: true }).compile(JSON.parse(readFileSync(file, "utf8")) as object);
  validators.set(name, validate);
  return validate(document) ? null : validate.errors;
}

/** Runs the whole suite; each test opens a target and ends it. */
export function driverContract(
  name: string,
  openBench: () => DriverBench | Promise<DriverBench>,
): void {
  describe(`the driver "${name}"`, () => {
    let opened: DriverBench | undefined;
    const open = async (): Promise<DriverBench> => (opened = await openBench());
    afterEach(async () => {
      try {
        await opened?.driver.close?.();
      } finally {
        await opened?.end();
        opened = undefined;
      }
    });
    itemPromises(open);
    failurePromises(open);
    foreignPromises(open);
    tokenPromises(open);
    watchPromises(open);
    jointPromises(open);
  });
}

function itemPromises(open: Open): void {
  test("shows a target as a document of its type", async () => {
    const bench = await open();
    const document = await observe(bench);
    expect(faultsIn(bench, document)).toBeNull();
    expect(bench.items.isShown(document)).toBe(true);
  });

  test("makes, changes and removes an item of every type that it has the features for", async () => {
    const bench = await open();
    const start = listed(await observe(bench));
    let expected = start;
    const single = (one: Operation): Operation[] => [one];
    // Between the operations on one item a device may show what it can.
    const made = making(bench).map(single);
    for (const item of [...made, ...changesOf(bench), ...removing(bench).map(single)]) {
      await applyAll(bench, item);
      const document = await observe(bench);
      expected = after(expected, item);
      const { id } = item[0]!;
      expect([id, faultsIn(bench, document)]).toEqual([id, null]);
      expect([id, listed(document)]).toEqual([id, expected]);
    }
    expect(expected).toEqual(start);
  });

  test("is changed by an agent and changed back, all of it seen on the device", async () => {
    const bench = await open();
    const start = listed(await observe(bench));
    const [made, changed] = [making(bench), changing(bench)];
    for (const operations of [
      made,
      changed,
      inverseOperations(changed),
      inverseOperations(made),
      [...made, ...changed],
      inverseOperations([...made, ...changed]),
    ]) {
      const { told } = await carriedOut(bench, operations);
      expect(told).toEqual(Object.fromEntries(operations.map(({ id }) => [id, "done"])));
    }
    expect(listed(await observe(bench))).toEqual(start);
  });

  test("accepts an operation that is already done, and does nothing", async () => {
    const bench = await open();
    for (const operation of [...making(bench), ...changing(bench), ...removing(bench)]) {
      await bench.driver.apply(operation, bench.settings);
      const once = await observe(bench);
      const answer = await bench.driver.apply(operation, bench.settings);
      expect([operation.id, answer]).toEqual([operation.id, { type: "accepted" }]);
      expect(await observe(bench)).toEqual(once);
    }
  });

  test("has every feature that it claims, and takes no item that needs another one", async () => {
    const bench = await open();
    const { driver, settings, items } = bench;
    const all = items.examples;
    expect(typesWithoutExample(items)).toEqual([]);
    const known = targetTypes.flatMap((type) => Object.keys(type.features));
    expect([...driver.features].filter((one) => !known.includes(one))).toEqual([]);
    const used = new Set(examples(bench).flatMap((one) => [...featuresOf(one, all)]));
    // A driver of several types of targets has features that this type knows nothing of.
    const claimed = Object.keys(items.type.features).filter((one) => driver.features.has(one));
    expect([...used].sort()).toEqual(claimed.sort());
    await applyAll(bench, making(bench));
    const before = await observe(bench);
    for (const { path, values } of all.filter((one) => !isWithin(driver.features, one, all))) {
      const operation = operationOn(settings.target, { path, value: values[0] });
      const answer = await driver.apply(operation, settings);
      expect([path, answer]).toEqual([path, refusedInWords]);
      expect(await observe(bench)).toEqual(before);
    }
  });

  test("hands out documents that later operations do not change", async () => {
    const bench = await open();
    const before = await observe(bench);
    const copy = structuredClone(before);
    await applyAll(bench, making(bench).slice(0, 1));
    await observe(bench);
    expect(before).toEqual(copy);
  });

  test("shows the same after a restart", async () => {
    const bench = await open();
    await applyAll(bench, making(bench));
    const before = await observe(bench);
    const again = await bench.restart();
    expect((await seenBy(again, bench.settings)).document).toEqual(before);
    await again.close?.();
  });

  test("takes turns with another driver on the same target", async () => {
    const bench = await open();
    const other = { ...bench, driver: await bench.restart() };
    const start = listed(await observe(bench));
    await applyAll(bench, making(bench));
    expect(await observe(other)).toEqual(await observe(bench));
    await applyAll(other, changing(bench));
    await applyAll(bench, removing(bench));
    expect(listed(await observe(other))).toEqual(start);
    await other.driver.close?.();
  });

  test("does what two of them are asked at once, or refuses it", async () => {
    const bench = await open();
    const { settings } = bench;
    const other = await bench.restart();
    const before = listed(await observe(bench));
    const apart = bench.items.apart.map((item) => operationOn(settings.target, item));
    const answers = await Promise.all(
      apart.map((one, i) => (i % 2 === 0 ? bench.driver : other).apply(one, settings)),
    );
    for (const answer of answers) expect(["accepted", "refused"]).toContain(answer.type);
    const done = apart.filter((_, i) => answers[i]?.type === "accepted");
    expect(done.length).toBeGreaterThan(0);
    expect(listed(await observe(bench))).toEqual(after(before, done));
    await other.close?.();
  });

  test("goes on with a target that was restarted, and shows no less than before", async () => {
    const bench = await open();
    const [first, ...rest] = making(bench);
    await applyAll(bench, [first!]);
    const before = await observe(bench);
    await bench.restartTarget();
    expect(await untilSeen(bench)).toEqual(before);
    await applyAll(bench, rest);
    const made = await observe(bench);
    await bench.restartTarget();
    expect(await untilSeen(bench)).toEqual(made);
  });
}

/** What a target may take to be there again, in real time. */
const restartMs = 30_000;

async function untilSeen({ driver, settings }: DriverBench): Promise<JsonObject> {
  for (const endMs = performance.now() + restartMs; ;) {
    const seen = await driver.observe(settings.target, settings);
    if (!isTrouble(seen) && seen.type === "document") return seen.document;
    if (performance.now() > endMs) throw new Error(JSON.stringify(seen));
    await soon(50);
  }
}

const refusedInWords = { type: "refused", reason: expect.stringMatching(/\w+ \w+/) as string };

function failurePromises(open: Open): void {
  test("refuses in words what the target cannot have, and changes nothing", async () => {
    const bench = await open();
    const before = await observe(bench);
    for (const path of bench.items.impossible) {
      const operation = operationOn(bench.settings.target, { path, value: {} });
      const answer = await bench.driver.apply(operation, bench.settings);
      expect([path, answer]).toEqual([path, refusedInWords]);
      expect(await observe(bench)).toEqual(before);
    }
  });

  test("is carried out by an agent as far as it can be: what is refused holds back only what waits for it", async () => {
    const bench = await open();
    const [path] = bench.items.impossible;
    const impossible = operationOn(bench.settings.target, { path, value: {} });
    const [first, ...rest] = making(bench);
    const waiting = { ...rest.at(-1)!, waitsFor: [impossible.id] };
    const operations = [first!, impossible, ...rest.slice(0, -1), waiting];
    const { told, document } = await carriedOut(bench, operations);
    expect(told[impossible.id]).toBe("refused");
    expect(told[waiting.id]).toBe("skipped");
    const done = operations.filter(({ id }) => told[id] === "done");
    expect(done).toHaveLength(operations.length - 2);
    expect(listed(await observe(bench))).toEqual(listed(after(document, done)));
  });

  test("says that a reply was lost, and the operation may have been done", async () => {
    const bench = await open();
    const [first] = making(bench);
    await bench.loseReply();
    expect(await bench.driver.apply(first!, bench.settings)).toMatchObject({ type: "lost" });
    expect(valueAt(await observe(bench), segmentsOf(first!.path))).toEqual(first!.value);
    expect(await bench.driver.apply(first!, bench.settings)).toEqual({ type: "accepted" });
  });

  test("of which an agent then knows by looking again", async () => {
    const bench = await open();
    const operations = making(bench);
    await bench.loseReply();
    const { told } = await carriedOut(bench, operations);
    expect(new Set(Object.values(told))).toEqual(new Set(["done"]));
  });

  test("answers with trouble, never with a shorter document, when the target is cut off", async () => {
    const bench = await open();
    const { driver, settings } = bench;
    const { token } = await seenBy(driver, settings);
    const [first] = making(bench);
    await bench.cutOff();
    for (const one of [driver, await bench.restart()]) {
      expect(isTrouble(await one.observe(settings.target, settings))).toBe(true);
      expect(isTrouble(await one.observe(settings.target, settings, token))).toBe(true);
      const answer = await one.apply(first!, settings);
      expect(answer).toMatchObject({ reason: expect.stringMatching(/\w+ \w+/) as string });
      if (one !== driver) await one.close?.();
    }
  });

  test("says nothing of a target that it cannot find, but that", async () => {
    const { driver, settings } = await open();
    if (driver.endpointOf === undefined) return;
    expect(driver.endpointOf(settings)).toMatch(/\w/);
    for (const connection of [{}, { endpoint: 7 }, { endpoint: "" }, { endpoint: "nowhere" }]) {
      const odd = { ...settings, connection: connection as JsonObject };
      expect(() => driver.endpointOf?.(odd)).not.toThrow();
      expect(isTrouble(await driver.observe(settings.target, odd))).toBe(true);
    }
  });
}

function foreignPromises(open: Open): void {
  test("leaves what is not ours as it is, to the byte", async () => {
    const bench = await open();
    const before = await bench.foreign();
    expect(before).toMatch(/\w/);
    for (const operations of [making(bench), changing(bench), removing(bench)]) {
      await applyAll(bench, operations);
      expect(await bench.foreign()).toBe(before);
    }
    await carriedOut(bench, making(bench));
    expect(await bench.foreign()).toBe(before);
  });

  test("sees what others do meanwhile, and leaves it", async () => {
    const bench = await open();
    let before = listed(await observe(bench));
    for (const operations of [making(bench), changing(bench), removing(bench)]) {
      await bench.disturb();
      const disturbed = listed(await observe(bench));
      expect(disturbed).not.toEqual(before);
      await applyAll(bench, operations);
      before = listed(await observe(bench));
      expect(before).toEqual(after(disturbed, operations));
    }
  });
}

function jointPromises(open: Open): void {
  test("does many operations as one where it can, all that it can do, and takes them back", async () => {
    const bench = await open();
    const { driver, settings } = bench;
    if (driver.applyJointly === undefined) return;
    expect(await driver.applyJointly([], settings)).toEqual(new Map());
    const start = listed(await observe(bench));
    const operations = [...making(bench), ...changing(bench)];
    const accepted = (ones: readonly Operation[]) =>
      new Map(ones.map(({ id }) => [id, { type: "accepted" }]));
    expect(await driver.applyJointly(operations, settings)).toEqual(accepted(operations));
    expect(listed(await observe(bench))).toEqual(after(start, operations));
    const done = operations.slice(-2);
    expect(await driver.applyJointly(done, settings)).toEqual(accepted(done));
    const inverses = inverseOperations(operations);
    expect(await driver.applyJointly(inverses, settings)).toEqual(accepted(inverses));
    expect(listed(await observe(bench))).toEqual(start);
  });

  test("withholds what goes with something that it refuses, or does it, and nothing by half", async () => {
    const bench = await open();
    const { driver, settings } = bench;
    if (driver.applyJointly === undefined) return;
    const [path] = bench.items.impossible;
    const impossible = operationOn(settings.target, { path, value: {} });
    const [first, ...rest] = making(bench);
    const operations = [first!, impossible, ...rest];
    const before = listed(await observe(bench));
    const answers = await driver.applyJointly(operations, settings);
    expect([...answers.keys()].sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(answers.get(impossible.id)).toEqual(refusedInWords);
    const types = new Set([...answers.values()].map(({ type }) => type));
    expect(
      [...types].filter((type) => !["accepted", "refused", "withheld"].includes(type)),
    ).toEqual([]);
    const done = operations.filter(({ id }) => answers.get(id)?.type === "accepted");
    expect(listed(await observe(bench))).toEqual(after(before, done));
  });
}
