// Readings of a source beside the loop: never two at once, none before the last was taken, however often
// somebody asks and however long the source takes.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Source } from "../../src/ports/source.ts";
import { trouble } from "../../src/ports/trouble.ts";
import { SourceReadings } from "../../src/reconcile/source-readings.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const pausesMs = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 20 });

test("one reading is under way at a time, none is lost untaken, and who asks is answered", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ forMs: fc.integer({ min: 0, max: 3_000 }), fails: fc.boolean() })),
      pausesMs,
      pausesMs,
      async (readings, asks, takes) => {
        const clock = createVirtualClock();
        const stop = new AbortController();
        let [underWay, begun, untaken] = [0, 0, 0];
        const source: Pick<Source, "read" | "changes"> = {
          async read() {
            underWay += 1;
            expect([underWay, untaken]).toEqual([1, 0]);
            const { forMs = 0, fails = false } = readings[begun] ?? {};
            begun += 1;
            await clock.sleep(forMs);
            underWay -= 1;
            if (fails) return trouble("reading", "the server is gone", "soon");
            return { type: "same", revision: "a" };
          },
          // oxlint-disable-next-line require-yield
          async *changes(signal) {
            await clock.sleep(1e9, signal);
          },
        };
        const ports = { source: source as Source, clock, random: () => 0.5 };
        const all = new SourceReadings(ports, { debounceMs: 0, onMeasure: () => undefined });
        const onRead = (): void => void (untaken += 1);
        const ended = all.run(() => ({}), onRead, stop.signal);
        let [asked, answered] = [0, 0];
        const take = (): void => {
          untaken = 0;
          answered = Math.max(answered, all.take()?.asked ?? 0);
        };
        const taking = (async () => {
          for (const pauseMs of takes) {
            await clock.sleep(pauseMs);
            take();
          }
        })();
        for (const pauseMs of asks) {
          await clock.sleep(pauseMs);
          asked = all.ask();
        }
        await taking;
        for (let i = 0; answered < asked && i < 1_000; i += 1) {
          take();
          await clock.sleep(1_000);
        }
        expect(answered).toBe(asked);
        stop.abort();
        await ended;
      },
    ),
    { numRuns: 100 },
  );
});
