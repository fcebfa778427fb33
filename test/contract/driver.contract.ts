// What every driver promises, whatever it drives. A driver's own test opens a target and says how to
// disturb it; the promises are the same.

import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../src/model/json.ts";
import type { Operation } from "../../src/model/operation.ts";
import { segmentsOf, valueAt } from "../../src/model/pointer.ts";
import type { TargetSettings } from "../../src/model/target.ts";
import type { Driver, Seen } from "../../src/ports/driver.ts";
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
      const seen = await again.observe(bench.settings.target, bench.settings);
      expect(seen).toMatchObject({ type: "document", document: before });
    });

    test("says that nothing changed only where the document is the one that the token names", async () => {
      const bench = await open();
      const { driver, settings, item } = bench;
      const [add, replace, remove] = story(bench);
      const happenings: (() => Promise<unknown>)[] = [
        () => Promise.resolve(),
        () => driver.apply(add!, settings),
        () => driver.apply(add!, settings),
        () => bench.disturb(`${item.path}9`, item.values[1]),
        () => driver.apply(replace!, settings),
        () => bench.disturb(item.path, item.values[0]),
        () => bench.disturb(item.path, item.values[1]),
        () => bench.loseReply().then(() => driver.apply(remove!, settings)),
        // As it was once, and by the same way.
        () => driver.apply(add!, settings),
        () => driver.apply(replace!, settings),
      ];
      const named = new Map<string, JsonObject>();
      for (const happen of happenings) {
        await happen();
        for (const one of [driver, await bench.restart()]) {
          const now = await seenBy(one, settings);
          for (const [token, document] of named) {
            const answer = await one.observe(settings.target, settings, token);
            const isSame = !isTrouble(answer) && answer.type === "unchanged";
            expect(isSame ? document : answer).toEqual(isSame ? now.document : now);
          }
          if (now.token !== undefined) named.set(now.token, now.document);
        }
      }
    });

    test("does not say that nothing changed when the target is cut off", async () => {
      const bench = await open();
      const { driver, settings } = bench;
      await driver.apply(story(bench)[0]!, settings);
      const { token } = await seenBy(driver, settings);
      await bench.cutOff();
      expect(isTrouble(await driver.observe(settings.target, settings, token))).toBe(true);
    });

    test("takes no name of a state that it never gave for one", async () => {
      const { driver, settings } = await open();
      const seen = await seenBy(driver, settings);
      for (const known of ["", "0", "1", "-1", "none", "\u0000", "[object Object]"]) {
        if (known === seen.token) continue;
        expect(await driver.observe(settings.target, settings, known)).toEqual(seen);
      }
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
  return (await seenBy(driver, settings)).document;
}

async function seenBy(
  driver: Driver,
  settings: TargetSettings,
): Promise<Extract<Seen, { type: "document" }>> {
  const seen = await driver.observe(settings.target, settings);
  if (isTrouble(seen)) throw new Error(seen.reason);
  if (seen.type === "unchanged") throw new Error("unchanged since what?");
  return seen;
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
