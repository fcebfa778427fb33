// How people speak of what is on a switch: which thing an item belongs to, and what it is called. The
// words for ports and for routing stand in files of their own. Nothing is decided by these words.

import type { Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { Difference } from "../../reconcile/drift.ts";
import {
  describeInterface,
  describePortChannel,
  interfaceDrift,
  interfaceItemDetail,
  portChannelDetail,
} from "./switch-port-words.ts";
import {
  describeRouted,
  describeVrf,
  routedDrift,
  routedThings,
  vrfDrift,
  vrfItemDetail,
} from "./switch-routing-words.ts";
import { changedFields, driftOf, field, sidesOf, thingOf, type Words } from "./word-parts.ts";
import {
  describeTunnels,
  tunnelsDetail,
  tunnelsDrift,
  tunnelsSubject,
} from "./switch-tunnel-words.ts";
import type { TargetWords } from "./target-words.ts";

export const switchWords: TargetWords = {
  thingOf,
  describe: describeThing,
  describeDrift,
  label: labelItem,
};

function describeThing(operations: readonly Operation[]): Words {
  const [bucket = "", key = ""] = segmentsOf(operations[0]?.path ?? "");
  const routed = routedThings.get(bucket);
  if (routed !== undefined) return describeRouted(routed, key, operations);
  switch (bucket) {
    case "vlans":
      return describeVlan(key, operations);
    case "vnis":
      return describeVni(key, operations);
    case "remoteVteps":
      return describeTunnels(key, operations);
    case "portChannels":
      return describePortChannel(key, operations);
    case "vrfs":
      return describeVrf(key, operations);
    default:
      return describeInterface(key, operations);
  }
}

function describeVlan(id: string, operations: readonly Operation[]): Words {
  const { before, after } = sidesOf(operations);
  const [old, fresh] = [field(before, "name"), field(after, "name")];
  const isRenamed = old !== undefined && fresh !== undefined && old !== fresh;
  const detail = isRenamed ? `"${old}" -> "${fresh}"` : `"${fresh ?? old ?? ""}"`;
  return { subject: `vlan ${id}`, detail };
}

function describeVni(vni: string, operations: readonly Operation[]): Words {
  const sides = sidesOf(operations);
  const detail = changedFields(sides, [{ field: "vlan", called: "vlan" }]);
  if (sides.before !== undefined && sides.after !== undefined && detail !== "") {
    return { subject: `vni ${vni}`, detail };
  }
  const vlan = field(sides.after ?? sides.before, "vlan") ?? "";
  return { subject: `vni ${vni} -> vlan ${vlan}`, detail: "" };
}

function describeDrift(differences: readonly Difference[]): Words {
  const [first] = differences;
  if (first === undefined) return { subject: "", detail: "" };
  const { path, live, expected } = first;
  const { subject } = labelItem(path, expected ?? live ?? null);
  const [bucket = ""] = segmentsOf(path);
  const routed = routedThings.get(bucket);
  if (routed !== undefined) return { subject, detail: routedDrift(routed, first) };
  if (bucket === "interfaces") return { subject, detail: interfaceDrift(differences) };
  if (bucket === "vrfs") return { subject, detail: vrfDrift(differences) };
  if (bucket === "remoteVteps") return { subject, detail: tunnelsDrift(first) };
  const detailOf = (value: Json): string => labelItem(path, value).detail;
  return { subject, detail: driftOf({ live, expected }, detailOf) };
}

function labelItem(path: string, value: Json): Words {
  const [bucket = "", key = "", part, last = ""] = segmentsOf(path);
  const routed = routedThings.get(bucket);
  if (routed !== undefined) return { subject: routed.subject(key), detail: routed.detail(value) };
  switch (bucket) {
    case "vlans":
      return { subject: `vlan ${key}`, detail: `"${field(value, "name") ?? ""}"` };
    case "vnis":
      return { subject: `vni ${key}`, detail: `vlan ${field(value, "vlan") ?? ""}` };
    case "remoteVteps":
      return { subject: tunnelsSubject(key), detail: tunnelsDetail(value) };
    case "portChannels":
      return { subject: `port channel ${key}`, detail: portChannelDetail(value) };
    case "vrfs":
      return { subject: `vrf ${key}`, detail: vrfItemDetail(part, last, value) };
    default:
      return { subject: key, detail: interfaceItemDetail(part, last, value) };
  }
}
