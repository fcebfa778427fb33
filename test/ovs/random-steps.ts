// Random work on a switch document: from a document, everything that might be done to it next, so that a
// number picks one. What a driver may refuse is among it on purpose.

import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.ts";
import { advance } from "../../src/model/advance.ts";
import { bareEthernet, bareLag, keySet } from "../../src/targets/switch/document.ts";
import type { Step } from "./writing.ts";

const vlans = ["5", "6", "7", "8"] as const;
const tags = ["5", "7", "105"] as const;
const vnis = ["10", "11"] as const;
const addresses = ["192.0.2.2", "192.0.2.3", "2001:db8::4"] as const;
const members = ["et1", "et2", "et4"] as const;
const made = ["et9", "et10"] as const;
const channels = ["101", "102"] as const;

/** Picks one step for each number, each on what those before it leave. */
export function stepsFrom(
  document: JsonObject,
  picks: readonly number[],
): { readonly steps: readonly Step[]; readonly after: JsonObject } {
  const after = structuredClone(document) as JsonObject;
  const steps = picks.map((pick): Step => {
    const possible = possibleSteps(after);
    const step = possible[pick % possible.length] ?? ["/vlans/5"];
    const [path, value] = step;
    advance(after, value === undefined ? { path } : { path, value });
    return step;
  });
  return { steps, after };
}

function possibleSteps(document: JsonObject): readonly Step[] {
  const { interfaces = {}, portChannels = {} } = document;
  const bonded = new Set(itemsIn(portChannels).flatMap(([, item]) => keysIn(item, "members")));
  return [
    ...vlans.flatMap((vlan) =>
      either(document, `/vlans/${vlan}`, { name: "blue" }, { name: "red" }),
    ),
    ...vnis.flatMap((vni) => ofVni(document, vni)),
    ...channels.flatMap((id) => ofChannel(document, id, bonded)),
    ...ofBond(document, bonded),
    ...made.flatMap((name) => either(document, `/interfaces/${name}`, bareEthernet)),
    ...itemsIn(interfaces).flatMap(([name]) =>
      bonded.has(name) ? [] : ofInterface(document, `/interfaces/${name}`),
    ),
  ];
}

function ofVni(document: JsonObject, vni: string): readonly Step[] {
  const item = `/vnis/${vni}`;
  const list = `/remoteVteps/${vni}`;
  const isThere = at(document, item) !== undefined;
  const lists = addresses.flatMap((address) => {
    const step =
      at(document, list) === undefined ? ([list, keySet([address])] as const) : undefined;
    return step === undefined ? either(document, `${list}/${address}`, {}) : [step];
  });
  const vlan = { vlan: 5 };
  return [...either(document, item, vlan, { vlan: 6 }), ...(isThere ? lists : [])];
}

function ofChannel(document: JsonObject, id: string, bonded: ReadonlySet<string>): readonly Step[] {
  const path = `/portChannels/${id}`;
  const free = members.filter((name) => !bonded.has(name));
  const lag = `/interfaces/Port-Channel${id}`;
  if (at(document, path) === undefined) {
    return free.map((name): Step => [path, { members: keySet([name]), lacp: "active" }]);
  }
  const own = keysIn(at(document, path), "members");
  return [
    ...free.map((name): Step => [`${path}/members/${name}`, {}]),
    ...(own.length > 1 ? own.map((name): Step => [`${path}/members/${name}`]) : []),
    [`${path}/lacp`, "passive"],
    [`${path}/lacp`, "off"],
    ...either(document, lag, bareLag(Number(id))),
    ...(at(document, lag) === undefined ? [[path] as const] : []),
  ];
}

/** A bond of somebody else's that goes on being one. */
function ofBond(document: JsonObject, bonded: ReadonlySet<string>): readonly Step[] {
  const path = "/portChannels/9/members";
  const own = keysIn(at(document, "/portChannels/9"), "members");
  const free = members.filter((name) => !bonded.has(name));
  return [
    ...free.map((name): Step => [`${path}/${name}`, {}]),
    ...(own.length > 1 ? own.map((name): Step => [`${path}/${name}`]) : []),
  ];
}

/** A native VLAN and translations mostly of what the port carries; what they need mostly stays. */
function ofInterface(document: JsonObject, path: string): readonly Step[] {
  const item = at(document, path);
  const carried = keysIn(item, "trunkVlans").filter((vlan) =>
    (vlans as readonly string[]).includes(vlan),
  );
  const needed = JSON.stringify([
    at(document, `${path}/nativeVlan`),
    at(document, `${path}/translations`),
  ]);
  const loose = vlans.filter((vlan) => !carried.includes(vlan) || !needed.includes(vlan));
  const values = carried.map((vlan) => ({ vlan: Number(vlan) }));
  return [
    ...loose.flatMap((vlan) => either(document, `${path}/trunkVlans/${vlan}`, {})),
    ...carried.flatMap((vlan) => either(document, `${path}/nativeVlan`, Number(vlan))),
    ...tags.flatMap((tag) => either(document, `${path}/translations/${tag}`, ...values)),
    ...either(document, `${path}/description`, "one", "two"),
    [`${path}/nativeVlan`, 7],
  ];
}

/** What is there is changed or goes; what is not comes. */
function either(document: JsonObject, path: string, ...values: readonly Json[]): readonly Step[] {
  const isThere = at(document, path) !== undefined;
  const set = values.map((value): Step => [path, value]);
  return isThere ? [[path], ...set] : set;
}

function at(document: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = document;
  for (const key of path.slice(1).split("/")) value = isJsonObject(value) ? value[key] : undefined;
  return value;
}

function itemsIn(section: Json): [string, Json][] {
  return isJsonObject(section) ? Object.entries(section) : [];
}

function keysIn(item: Json | undefined, field: string): string[] {
  const of = isJsonObject(item) ? item[field] : undefined;
  return isJsonObject(of) ? Object.keys(of) : [];
}
