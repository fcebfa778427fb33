// What people change on switches with their own hands.

import { equalJson, type JsonObject } from "../../src/model/json.ts";
import { valueAt } from "../../src/model/pointer.ts";
import type { TargetName } from "../../src/model/target.ts";
import { pause } from "../live/waiting.ts";
import type { Draw } from "../support/draw.ts";
import { targets } from "./manifests.ts";
import type { Place } from "./place.ts";

/** Numbers that no pool has. */
const firstForeignVlan = 3_900;

/**
 * Takes away, alters or adds something; only where it is quiet. What was altered is waited for: whoever
 * alters what is ours and has to go keeps it from going, and that is told, and right. Answers what it did.
 */
export async function hurt(place: Place, draw: Draw): Promise<string> {
  const target = targets[draw(targets.length)] ?? "";
  const document = await place.document(target);
  const vlans = Object.keys((document["vlans"] ?? {}) as JsonObject);
  const ours = vlans.filter((vlan) => Number(vlan) < firstForeignVlan);
  const vlan = ours[draw(Math.max(1, ours.length))];
  const what = draw(3);
  if (what === 0 || vlan === undefined) {
    const path = `/vlans/${String(firstForeignVlan + draw(50))}`;
    await place.addForeign(target, path, `by hand ${String(draw(100))}`);
    return `by hand: ${target} has ${path}`;
  }
  if (what === 1) await place.unset(target, `/vlans/${vlan}`);
  else await alter(place, target, vlan);
  return `by hand: ${target} ${what === 1 ? "loses" : "has another"} /vlans/${vlan}`;
}

async function alter(place: Place, target: TargetName, vlan: string): Promise<void> {
  const value = { name: "by hand" };
  await place.set(target, `/vlans/${vlan}`, value);
  // Agents inside a command look at switches only when it does.
  await place.plumb("reconcile");
  const isThere = async (): Promise<boolean> => {
    const document = await place.document(target);
    return equalJson(valueAt(document, ["vlans", vlan]), value);
  };
  for (let i = 0; await isThere(); i += 1) {
    if (i === 600) throw new Error(`${target} /vlans/${vlan} is never put right`);
    await pause(200);
  }
}

/** Takes something away at any time: what is not there any more stays so. */
export async function takeAway(place: Place, draw: Draw): Promise<void> {
  const target = targets[draw(targets.length)] ?? "";
  const document = await place.document(target);
  const ours = ["vlans", "vnis", "portChannels"].flatMap((bucket) =>
    Object.keys((document[bucket] ?? {}) as JsonObject)
      .filter((key) => bucket !== "vlans" || Number(key) < firstForeignVlan)
      .map((key) => `/${bucket}/${key}`),
  );
  const path = ours[draw(Math.max(1, ours.length))];
  if (path !== undefined) await place.unset(target, path);
}
