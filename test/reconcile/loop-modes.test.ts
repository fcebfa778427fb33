// What a loop does with a plan: tell it, wait for somebody's consent, or apply it.

import { describe, expect, test } from "vitest";
import { listEntries } from "../../src/records/journal.ts";
import { value } from "../contract/store-steps.ts";
import {
  createLoopBench,
  everyMs,
  fabricWith,
  underPolicy,
  vlansOf,
  type LoopBench,
  type Running,
} from "./loop-bench.ts";

const leaf = "switch/p-s1";
const modeApprove = "{mode: approve}";
const blue = underPolicy(modeApprove, "blue");
const both = underPolicy(modeApprove, "blue", "red");

/** The blue network is there, because somebody approved it. */
async function approvedBlue(): Promise<{ bench: LoopBench; running: Running }> {
  const bench = createLoopBench(blue);
  const running = bench.start();
  await bench.clock.sleep(10_000);
  await bench.approve(bench.waiting());
  await bench.clock.sleep(10_000);
  expect(bench.types()).toEqual(["planned", "applied", "settled"]);
  bench.told.length = 0;
  return { bench, running };
}

describe("the mode plan", () => {
  test("changes nothing, whatever the command was told, and heals nothing either", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    bench.told.length = 0;
    bench.change(underPolicy("{mode: plan}", "blue"));
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs * 2);
    expect(bench.types()).toEqual(["settled", "drifted", "planned"]);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "green" } } });
    expect(await bench.line()).toBe("-PlanOnly -PlanOnly -NothingInTheWay ?NotAsked +DriftLeft");
    await running.stop();
  });

  test("takes no consent for more than it is", async () => {
    const bench = createLoopBench(underPolicy("{mode: plan}", "blue"));
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.approve(bench.waiting());
    await bench.clock.sleep(everyMs * 2);
    expect(bench.types()).toEqual(["planned"]);
    expect(await bench.owned(leaf)).toEqual({});
    await running.stop();
  });

  test("is that of a command that was told nothing, where no policy says otherwise", async () => {
    const bench = createLoopBench(fabricWith("blue"));
    const running = bench.start({ isAutoApproved: false });
    await bench.clock.sleep(10_000);
    expect(bench.told[0]?.event).toMatchObject({ type: "planned", awaits: "nothing" });
    expect(await bench.line()).toBe("-PlanOnly -PlanOnly -NothingInTheWay ?NotAsked -NoDrift");
    bench.change(underPolicy("{mode: apply}", "blue"));
    await bench.clock.sleep(10_000);
    expect(bench.types()).toEqual(["planned", "applied", "settled"]);
    expect(await bench.line()).toBe("+InSync -NothingToDo -NothingInTheWay ?NotAsked -NoDrift");
    await running.stop();
  });
});

describe("the mode approve", () => {
  test("applies a plan as soon as somebody consents to it, and writes down who did", async () => {
    const bench = createLoopBench(blue);
    const running = bench.start();
    await bench.clock.sleep(everyMs * 2);
    expect(bench.told.map(({ event }) => event)).toMatchObject([
      { type: "planned", awaits: "approval" },
    ]);
    expect(await bench.line()).toBe(
      "-AwaitingApproval -AwaitingApproval -NothingInTheWay ?NotAsked -NoDrift",
    );
    expect(await bench.owned(leaf)).toEqual({});
    const digest = bench.waiting();
    await bench.approve(digest);
    await bench.clock.sleep(1_000);
    expect(bench.told.map(({ event }) => event)).toMatchObject([
      { type: "planned" },
      { type: "applied", approvedBy: "eve", plan: { digest } },
      { type: "settled" },
    ]);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    const status = await bench.status();
    expect(status.runs).toMatchObject([{ digest, result: "applied", approvedBy: "eve" }]);
    expect(status.plan).toBeUndefined();
    const [entry] = value(await listEntries(bench.store, bench.keys, 1));
    expect(entry).toMatchObject({ digest, approvedBy: "eve" });
    await running.stop();
  });

  test("takes a consent that lies in the source, by the digest's beginning", async () => {
    const bench = createLoopBench(blue);
    const running = bench.start();
    await bench.clock.sleep(10_000);
    const digest = bench.waiting();
    bench.source.approvals.push({ digest: digest.slice(0, 8), by: "a tag of ada" });
    bench.ring();
    await bench.clock.sleep(10_000);
    expect(bench.told[1]?.event).toMatchObject({ type: "applied", approvedBy: "a tag of ada" });
    await running.stop();
  });

  test("does nothing for a consent to another plan, or for less than a digest's beginning", async () => {
    const bench = createLoopBench(blue);
    const running = bench.start();
    await bench.clock.sleep(10_000);
    await bench.approve("f".repeat(64));
    bench.source.approvals.push({ digest: bench.waiting().slice(0, 7), by: "ada" });
    bench.source.approvals.push({ digest: "", by: "ada" });
    bench.ring();
    await bench.clock.sleep(everyMs);
    expect(bench.types()).toEqual(["planned"]);
    expect(await bench.owned(leaf)).toEqual({});
    await running.stop();
  });

  test("does not apply a plan that is another one since somebody consented to it", async () => {
    const bench = createLoopBench(blue);
    const running = bench.start();
    await bench.clock.sleep(10_000);
    const digest = bench.waiting();
    bench.change(both);
    await bench.approve(digest);
    await bench.clock.sleep(200);
    // The source was not read yet: what was approved is what is known.
    const applied = bench.told.flatMap(({ event }) => (event.type === "applied" ? [event] : []));
    expect(applied.map(({ plan }) => plan.digest)).toEqual([digest]);
    await bench.clock.sleep(10_000);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    expect(bench.told.at(-1)?.event).toMatchObject({ type: "planned", awaits: "approval" });
    await bench.approve(digest);
    await bench.clock.sleep(everyMs);
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    await running.stop();
  });

  test("does not apply what was approved where a device moved before it was", async () => {
    const bench = createLoopBench(blue);
    const running = bench.start();
    await bench.clock.sleep(10_000);
    const digest = bench.waiting();
    await bench.set(leaf, "/vlans/2000", { name: "of others" });
    await bench.clock.sleep(everyMs);
    expect(bench.waiting()).not.toBe(digest);
    await bench.approve(digest);
    await bench.clock.sleep(everyMs);
    expect(bench.types()).toEqual(["planned", "planned"]);
    expect(await bench.owned(leaf)).toEqual({});
    await running.stop();
  });

  test("heals drift while a plan waits, and does nothing else of it", async () => {
    const { bench, running } = await approvedBlue();
    bench.change(both);
    await bench.clock.sleep(10_000);
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    expect(bench.told.at(-1)?.event).toMatchObject({ type: "planned", awaits: "approval" });
    expect(await bench.line()).toBe(
      "-AwaitingApproval -AwaitingApproval -NothingInTheWay ?NotAsked -NoDrift",
    );
    await bench.approve(bench.waiting());
    await bench.clock.sleep(1_000);
    expect(await vlansOf(bench, leaf)).toEqual(["2000", "2001"]);
    await running.stop();
  });

  test("needs nobody's consent where there is nothing but drift", async () => {
    const { bench, running } = await approvedBlue();
    await bench.set(leaf, "/vlans/2000/name", "green");
    await bench.clock.sleep(everyMs);
    expect(bench.types().filter((type) => type !== "drifted")).toEqual(["applied", "settled"]);
    expect(await bench.live(leaf)).toMatchObject({ vlans: { 2000: { name: "id-of-blue" } } });
    await running.stop();
  });

  test("counts a consent once: when the same plan comes up again, it waits again", async () => {
    const { bench, running } = await approvedBlue();
    const steps = [underPolicy(modeApprove), blue, underPolicy(modeApprove)];
    const digests: string[] = [];
    for (const [i, text] of steps.entries()) {
      bench.change(text);
      await bench.clock.sleep(10_000);
      digests.push(bench.waiting());
      if (i < 2) await bench.approve(bench.waiting());
      await bench.clock.sleep(10_000);
    }
    expect(digests[2]).toBe(digests[0]);
    expect(bench.told.at(-1)?.event.type).toBe("planned");
    expect(await vlansOf(bench, leaf)).toEqual(["2000"]);
    await running.stop();
  });
});
