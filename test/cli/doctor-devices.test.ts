// What the doctor makes of devices that the command reaches by itself.

import { expect, test } from "vitest";
import { deviceChecks } from "../../src/cli/doctor/devices.ts";
import type { TargetName, TargetSettings } from "../../src/model/target.ts";
import type { Agent, Observation } from "../../src/ports/agent.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { trouble } from "../../src/ports/trouble.ts";

const patient: Clock = { now: () => 0, sleep: () => new Promise(() => undefined) };
const hurried: Clock = { now: () => 0, sleep: () => Promise.resolve() };

function agentThat(answer: (target: TargetName) => ReturnType<Agent["observe"]>): Agent {
  return { observe: answer } as Partial<Agent> as Agent;
}

const seen = Promise.resolve({ type: "observed" } as Observation);
const answering = agentThat(() => seen);
const dark = agentThat((target) =>
  Promise.resolve(trouble(`observing ${target}`, "connection refused\u001b[2J", "soon")),
);
const silent = agentThat(() => new Promise(() => undefined));

async function says(count: number, agent: Agent, clock = patient): Promise<string[]> {
  const settings = new Map<TargetName, TargetSettings>();
  for (let i = 1; i <= count; i += 1) {
    const target = `switch/leaf-${i}`;
    const connection = { endpoint: `tcp:192.0.2.${i}:6640` };
    settings.set(target, { target, connection } as Partial<TargetSettings> as TargetSettings);
  }
  const checks = await deviceChecks({ settings }, agent, clock, 3_500);
  return checks.map((check) => `${check.state} ${check.area}: ${check.says}`);
}

test("one that answers is named, several are counted", async () => {
  expect(await says(1, answering)).toEqual([
    "ok agents: switch/leaf-1 answers at tcp:192.0.2.1:6640",
  ]);
  expect(await says(3, answering)).toEqual([
    "ok agents: 3 targets answered at the endpoint that each has",
  ]);
  expect(await says(53, answering)).toEqual([
    "ok agents: 50 targets answered at the endpoint that each has; 3 more were not asked",
  ]);
});

test("one that does not answer is a problem, in its own words without what a terminal would do", async () => {
  expect(await says(1, dark)).toEqual([
    "problem agents: switch/leaf-1 at tcp:192.0.2.1:6640: connection refused\uFFFD[2J",
  ]);
});

test("one that says nothing is not waited for", async () => {
  expect(await says(1, silent, hurried)).toEqual([
    "problem agents: switch/leaf-1 at tcp:192.0.2.1:6640 did not answer within 3.5 s",
  ]);
});

test("of many that are dark the first are named", async () => {
  const lines = await says(12, dark);
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe("problem agents: 2 more targets did not answer");
});

test("a target without an endpoint is nowhere else, and not asked", async () => {
  const settings = new Map([["switch/a", { connection: {} } as TargetSettings]]);
  expect(await deviceChecks({ settings }, dark, patient, 1)).toEqual([]);
});
