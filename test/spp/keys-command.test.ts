// From manifests to a port that is up by the word of a host's own agent, and back to nothing, by the
// command.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { projectRoot, createWorld, type World } from "../scenarios/world.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { originalAgent, type OriginalAgent } from "../support/spp/original-agent.ts";

const fabric = readFileSync(join(projectRoot, "test/cases/patch-panels.yaml"), "utf8")
  .split("---\n")
  // The other host is wired by Plumbline's own agent.
  .filter((one) => !one.includes("kind: Host\nmetadata: {name: node001}"))
  .join("---\n");

const binding = (mac: string): string => `---
apiVersion: plumbline/v1
kind: Network
metadata: {name: blue}
spec: {vni: 10001}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: p1}
spec:
  network: blue
  host: node002
  macAddress: ${mac}
  attachment: {type: vhost}
`;

let world: World;
let agent: OriginalAgent;
beforeEach(async () => {
  world = createWorld();
  writeFileSync(join(world.folder, "fabric.yaml"), fabric);
  agent = originalAgent(world.store, "node002", "object");
});
afterEach(() => {
  agent.kill();
  world.end();
});

async function command(...words: string[]): Promise<{ code: number; text: string }> {
  const ports = { ...world.ports, clock: createHurriedClock(world.clock.now(), 100) };
  const code = await run([...words, "-f", "."], ports);
  return { code, text: world.taken().join("\n") };
}

test("a port comes up, moves, is found when others take it away, and goes", async () => {
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  await agent.start();
  writeFileSync(join(world.folder, "p1.yaml"), binding("fa:16:3e:00:00:0a"));
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  expect(agent.classifier()).toEqual(["0 2000/fa:16:3e:00:00:0a"]);
  expect(await command("plan", "--detailed-exitcode")).toMatchObject({ code: 0 });
  writeFileSync(join(world.folder, "p1.yaml"), binding("fa:16:3e:00:00:0b"));
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  expect(agent.classifier()).toEqual(["0 2000/fa:16:3e:00:00:0b"]);
  const action = { type: "put", key: "/spp/openstack/action/node002/p1", value: "unplug" } as const;
  await world.store.transact([], [action]);
  expect(await command("drift")).toMatchObject({
    code: 2,
    text: expect.stringContaining("p1") as string,
  });
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  expect(agent.classifier()).toEqual(["0 2000/fa:16:3e:00:00:0b"]);
  writeFileSync(join(world.folder, "p1.yaml"), "");
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  expect(agent.classifier()).toEqual([]);
  expect(agent.ended).toBeUndefined();
});

test("an agent that is not there is named, and the next apply goes on", async () => {
  writeFileSync(join(world.folder, "p1.yaml"), binding("fa:16:3e:00:00:0a"));
  const { code, text } = await command("apply", "-y");
  expect(code).toBe(6);
  expect(text).toContain("the agent of node002 did not report port p1 up within 20 s");
  await agent.start();
  expect(await command("apply", "-y")).toMatchObject({ code: 0 });
  expect(await command("plan", "--detailed-exitcode")).toMatchObject({ code: 0 });
});
