// What people change on switches with their own hands.

import type { JsonObject } from "../../src/model/json.ts";
import type { Draw } from "../support/draw.ts";
import { targets } from "./manifests.ts";
import type { Place } from "./place.ts";

/** Numbers that no pool has. */
const firstForeignVlan = 3_900;

/** Takes away, alters or adds something; only where it is quiet. */
export async function hurt(place: Place, draw: Draw): Promise<void> {
  const target = targets[draw(targets.length)] ?? "";
  const document = await place.document(target);
  const vlans = Object.keys((document["vlans"] ?? {}) as JsonObject);
  const ours = vlans.filter((vlan) => Number(vlan) < firstForeignVlan);
  const vlan = ours[draw(Math.max(1, ours.length))];
  const what = draw(3);
  if (what === 0 || vlan === undefined) {
    const path = `/vlans/${String(firstForeignVlan + draw(50))}`;
    await place.addForeign(target, path, `by hand ${String(draw(100))}`);
  } else if (what === 1) await place.unset(target, `/vlans/${vlan}`);
  else await place.set(target, `/vlans/${vlan}`, { name: "by hand" });
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
