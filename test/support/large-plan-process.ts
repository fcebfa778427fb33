// A program that plans a wide fabric from nothing, and again when it is in sync, and prints one line of
// JSON. It is a process of its own so that its memory has a limit of its own.

import { makePlan } from "../../src/plan/plan.ts";
import { settledWorld } from "./settled-world.ts";
import { fabricCatalog } from "./fabric-catalog.ts";
import { wideFabric } from "./wide-fabric.ts";
import { emptyWorld, planIn, type World } from "./world.ts";

const [switches = 0, ports = 0, networks = 0] = process.argv.slice(2).map(Number);
const resources = wideFabric({ switches, ports, networks });
const asked = { planner: makePlan, catalog: fabricCatalog };

/** In a function of its own, so that the plan is gone before the next is made. */
function settled(): { readonly operations: number; readonly world: World } {
  const plan = planIn(emptyWorld, resources, asked);
  return { operations: plan.operations.length, world: settledWorld(plan) };
}

const { operations, world } = settled();
const again = planIn(world, resources, asked).operations.length;
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ operations, again, peakMb })}\n`);
