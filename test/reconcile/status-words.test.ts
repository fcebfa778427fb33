// A controller's status lies in the store, and much of it is the words of others: of manifests, of git,
// of devices. Whatever these are, it can be read again.

import fc from "fast-check";
import { expect, test } from "vitest";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import { readStatus, statusText, writeStatus } from "../../src/records/controller/status.ts";
import { storeKeys } from "../../src/records/keys.ts";
import { createMemoryStore } from "../support/memory-store.ts";
import * as stage from "./status-stage.ts";

test("whatever is told of the words of others, the status can be read again, and stays small", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 50 }),
    fc.constantFrom("\uD800", "__proto__", "x".repeat(100_000), "\u001b[2J\n"),
  );
  const events = fc.tuple(text, text, fc.nat()).map(([one, two, nth]): StatusEvent => {
    const name = { revision: `r${one}`, label: two };
    const retry = (["soon", "later", "never"] as const)[nth % 3] ?? "soon";
    const all: StatusEvent[] = [
      { type: "read", ...name, signedBy: one },
      { ...(stage.broken("b", one) as Extract<StatusEvent, { type: "broken" }>), ...name },
      {
        ...(stage.refused("b", "gone") as Extract<StatusEvent, { type: "refused" }>),
        ...name,
        detail: two,
      },
      { type: "settled", plan: stage.unknown("switch/b", two), ...name },
      { type: "planned", plan: stage.change, ...name },
      {
        ...(stage.applied("a", two) as Extract<StatusEvent, { type: "applied" }>),
        approvedBy: one,
      },
      { type: "suspended", by: one, because: two },
      { type: "trouble", trouble: { type: "trouble", doing: one, reason: two, retry } },
      { ...(stage.drifted(two, one) as Extract<StatusEvent, { type: "drifted" }>) },
      stage.leading(nth),
      stage.looked,
    ];
    return all[nth % all.length] ?? stage.looked;
  });
  await fc.assert(
    fc.asyncProperty(fc.array(events, { maxLength: 12 }), async (told) => {
      const store = createMemoryStore(systemClock);
      const keys = storeKeys("test");
      const status = stage.after(told);
      const written = statusText(status);
      expect(written.length).toBeLessThan(100_000);
      await writeStatus(store, keys, written, []);
      expect(await readStatus(store, keys)).toEqual(status);
    }),
  );
});
