// What every driver promises, whatever it drives. A driver's own test opens a target and says how to
// disturb it; the promises are the same.

import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver } from "../../src/ports/driver.ts";
import { isTrouble } from "../../src/ports/trouble.ts";

export interface DriverBench {
  readonly driver: Driver;
  readonly settings: TargetSettings;
  /** An item that the target accepts, made, changed and removed again. */
  readonly item: { readonly path: string; readonly values: readonly [Json, Json] };
  /** A path that the target cannot have, because its parent is not there. */
  readonly impossible: { readonly path: string; readonly value: Json };
  /** Changes the target behind the driver's back. */
  disturb(path: string, value: Json): Promise<void>;
  /** The next operation is carried out and its answer lost. */
  loseReply(): Promise<void>;
  cutOff(): Promise<void>;
  /** A new driver on the same target, as after a restart of the process. */
  restart(): Promise<Driver>;
}

export function driverContract(name: string, open: () => Promise<DriverBench>): void {
  describe(`the driver "${name}"`, () => {
    test("shows a target on which nothing was configured as a document", async () => {
      const bench = await open();
      expect(await observe(bench)).toBeTypeOf("object");
    });

    test("carries out an add, a replace and a remove", async () => {
      const bench = await open();
      const { path, values } = bench.item;
      const before = await observe(bench);
      for (const operation of story(bench)) {
        expect(await bench.driver.apply(operation, bench.settings)).toEqual({ type: "accepted" });
        const live = valueAt(await observe(bench), segmentsOf(path));
        expect(live).toEqual(operation.value);
      }
      expect(values[0]).not.toEqual(values[1]);
      expect(await observe(bench)).toEqual(before);
    });

    test("accepts an operation that is already done", async () => {
      const bench = await open();
      for (const operation of story(bench)) {
        await bench.driver.apply(operation, bench.settings);
        const once = await observe(bench);
        expect(await bench.driver.apply(operation, bench.settings)).toEqual({ type: "accepted" });
        expect(await observe(bench)).toEqual(once);
      }
    });

    test("refuses in words what the target cannot have, and changes nothing", async () => {
      const bench = await open();
      const before = await observe(bench);
      const operation = operationOn(bench, "add", bench.impossible.path, bench.impossible.value);
      const answer = await bench.driver.apply(operation, bench.settings);
      expect(answer).toMatchObject({ type: "refused", reason: expect.stringMatching(/\w+/) });
      expect(await observe(bench)).toEqual(before);
    });

    test("says that a reply was lost, and the operation may have been done", async () => {
      const bench = await open();
      const [first] = story(bench);
      await bench.loseReply();
      expect(await bench.driver.apply(first!, bench.settings)).toMatchObject({ type: "lost" });
      const live = valueAt(await observe(bench), segmentsOf(bench.item.path));
      expect(live).toEqual(bench.item.values[0]);
    });

    test("answers with trouble, never with a shorter document, when the target is cut off", async () => {
      const bench = await open();
      await bench.cutOff();
      const observed = await bench.driver.observe(bench.settings.target, bench.settings);
      expect(isTrouble(observed)).toBe(true);
      const answer = await bench.driver.apply(story(bench)[0]!, bench.settings);
      expect(answer.type).toBe("lost");
    });

    test("sees and leaves alone what others put there", async () => {
      const bench = await open();
      const foreign = `${bench.item.path}9`;
      await bench.disturb(foreign, bench.item.values[1]);
      for (const operation of story(bench)) await bench.driver.apply(operation, bench.settings);
      expect(valueAt(await observe(bench), segmentsOf(foreign))).toEqual(bench.item.values[1]);
    });

    test("shows the same after a restart", async () => {
      const bench = await open();
      await bench.driver.apply(story(bench)[0]!, bench.settings);
      const before = await observe(bench);
      const again = await bench.restart();
      expect(await again.observe(bench.settings.target, bench.settings)).toEqual(before);
    });

    test("hands out documents that later operations do not change", async () => {
      const bench = await open();
      const before = await observe(bench);
      const copy = structuredClone(before);
      await bench.driver.apply(story(bench)[0]!, bench.settings);
      await observe(bench);
      expect(before).toEqual(copy);
    });
  });
}

async function observe({ driver, settings }: DriverBench): Promise<JsonObject> {
  const observed = await driver.observe(settings.target, settings);
  if (isTrouble(observed)) throw new Error(observed.reason);
  return observed as JsonObject;
}

/** Made, changed, removed. */
function story(bench: DriverBench): Operation[] {
  const { path, values } = bench.item;
  return [
    operationOn(bench, "add", path, values[0]),
    { ...operationOn(bench, "replace", path, values[1]), previous: values[0] },
    { ...operationOn(bench, "remove", path), previous: values[1] },
  ];
}

function operationOn(
  { settings: { target } }: DriverBench,
  action: Operation["action"],
  path: string,
  value?: Json,
): Operation {
  const id = `${action}:${target}${path}`;
  const common = { id, target, action, path, claims: [], waitsFor: [], disrupts: [] };
  return value === undefined ? common : { ...common, value };
}
