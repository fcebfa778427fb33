// What every driver promises of a target that changes while it is looked at: names of its states that never
// lie, and word of what others do.

import { expect, test } from "vitest";
import type { JsonObject } from "../../src/model/json.ts";
import { isTrouble } from "../../src/ports/trouble.ts";
import { observe, seenBy, type DriverBench } from "./driver-bench.ts";
import { making, operationOn } from "./driver-story.ts";

export type Open = () => Promise<DriverBench>;

export function tokenPromises(open: Open): void {
  test("says that nothing changed only where the document is the one that the token names", async () => {
    const bench = await open();
    const { driver, settings } = bench;
    const [first] = making(bench);
    const gone = operationOn(settings.target, { path: first!.path, previous: first!.value! });
    const happenings: (() => unknown)[] = [
      () => undefined,
      () => driver.apply(first!, settings),
      () => driver.apply(first!, settings),
      () => bench.disturb(),
      () => driver.apply(gone, settings),
      () => bench.disturb(),
      // As it was once, and by the same way.
      () => driver.apply(first!, settings),
      async () => {
        await bench.loseReply();
        await driver.apply(gone, settings);
      },
    ];
    const named = new Map<string, JsonObject>();
    for (const happen of happenings) {
      await happen();
      for (const one of [driver, await bench.restart()]) {
        const now = await seenBy(one, settings);
        for (const [token, document] of named) {
          const answer = await one.observe(settings.target, settings, token);
          const isSame = !isTrouble(answer) && answer.type === "unchanged";
          if (isSame) expect(document).toEqual(now.document);
          else expect(answer).toMatchObject({ document: now.document });
        }
        if (now.token !== undefined) named.set(now.token, now.document);
        if (one !== driver) await one.close?.();
      }
    }
  });

  test("takes no name of a state that it never gave for one", async () => {
    const { driver, settings } = await open();
    const seen = await seenBy(driver, settings);
    for (const known of ["", "0", "1", "-1", "none", "\u0000", "[object Object]"]) {
      if (known === seen.token) continue;
      expect(await driver.observe(settings.target, settings, known)).toEqual(seen);
    }
  });
}

/** What a change by others may take to be told, in real time. */
const stirMs = 1_000;

export function watchPromises(open: Open): void {
  test("tells of a change by others within a second, and ends with the signal", async () => {
    const bench = await open();
    const { driver, settings } = bench;
    if (driver.watch === undefined) return;
    await observe(bench);
    const over = new AbortController();
    const stirs = driver.watch(settings.target, settings, over.signal)[Symbol.asyncIterator]();
    let next = stirs.next();
    await quiet(
      () => next,
      (): void => void (next = stirs.next()),
    );
    for (let count = 0; count < 3; count += 1) {
      const before = await observe(bench);
      await quiet(
        () => next,
        (): void => void (next = stirs.next()),
      );
      await bench.disturb();
      expect(await Promise.race([next, soon(stirMs)])).toMatchObject({ done: false });
      expect(await observe(bench)).not.toEqual(before);
      next = stirs.next();
    }
    over.abort();
    for (;;) {
      const last = await Promise.race([next, soon(stirMs)]);
      expect(last).not.toBe("late");
      if (last === "late" || last.done === true) break;
      next = stirs.next();
    }
  });
}

/** Takes what is told of earlier changes, until nothing is. */
async function quiet(next: () => Promise<unknown>, more: () => void): Promise<void> {
  while ((await Promise.race([next(), soon(100)])) !== "late") more();
}

export function soon(ms: number): Promise<"late"> {
  return new Promise((done) => setTimeout(() => done("late"), ms));
}
