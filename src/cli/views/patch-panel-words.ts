// How people speak of what is on a patch panel: NICs, the components of their processes, vhosts that are
// taken, and ports. Nothing is decided by these words.

import { isJsonObject, type Json } from "../../model/json.ts";
import type { Operation } from "../../model/operation.ts";
import { pointerOf, segmentsOf } from "../../model/pointer.ts";
import type { Difference } from "../../reconcile/drift.ts";
import { printable } from "./printable.ts";
import {
  changedFields,
  driftOf,
  field,
  keysOf,
  sidesOf,
  signedKeys,
  type FieldWord,
  type Words,
} from "./word-parts.ts";
import type { TargetWords } from "./target-words.ts";

export const patchPanelWords: TargetWords = {
  thingOf,
  describe,
  describeDrift,
  label,
};

/** The components of a process are part of it. */
function thingOf(path: string): string {
  return path.startsWith("/wiring/") ? pointerOf(segmentsOf(path).slice(0, 2)) : path;
}

function describe(operations: readonly Operation[]): Words {
  const [first] = operations;
  const path = first?.path ?? "";
  const subject = subjectOf(path);
  if (path.startsWith("/wiring/")) return { subject, detail: wiringChange(operations) };
  const { before, after } = sidesOf(operations);
  if (before === undefined || after === undefined) {
    return { subject, detail: detailOf(path, after ?? before ?? null) };
  }
  const changed = changedFields({ before, after }, fieldsIn(path));
  return { subject, detail: changed === "" ? againDetail(after) : changed };
}

function subjectOf(path: string): string {
  const [bucket = "", key = "", part = ""] = segmentsOf(path).map(printable);
  switch (bucket) {
    case "nics":
      return `NIC ${key}`;
    case "wiring":
      return `spp_vf ${key}`;
    case "vhosts":
      return `vhost ${part} of ${key}`;
    case "plugs":
      return `port ${key}`;
    default:
      return "mirrors";
  }
}

function detailOf(path: string, value: Json): string {
  const [bucket = "", , component] = segmentsOf(path);
  const of = (name: string): string => field(value, name) ?? "?";
  switch (bucket) {
    case "nics":
      return `${of("pciAddress")} on ${of("physicalNetwork")}, ${vhostsOf(value)}, cores ${of("coreMask")}`;
    case "wiring":
      return component === undefined ? "runs" : componentDetail(value);
    case "vhosts":
      return `taken for ${of("port")}, which does not use it`;
    case "plugs":
      return plugDetail(value);
    default:
      return `${of("mirrors")}, cores ${of("coreMask")}`;
  }
}

function vhostsOf(value: Json): string {
  const vhosts = field(value, "vhosts") ?? "?";
  return vhosts === "1" ? "1 vhost" : `${vhosts} vhosts`;
}

function componentDetail(value: Json): string {
  const ports = (name: string): string => {
    const names = keysOf(value, name).map(printable);
    return names.length === 0 ? "nothing" : names.join(" ");
  };
  return `${field(value, "type") ?? "?"} on core ${field(value, "core") ?? "?"}, ${ports("rx")} -> ${ports("tx")}`;
}

/** What is there by halves says only what is known. */
function plugDetail(value: Json): string {
  const [vhost, network] = [field(value, "vhost"), field(value, "physicalNetwork")];
  const vlan = field(value, "vlan");
  const where = network === undefined ? "" : ` on ${network}`;
  return [
    `${vhost === undefined ? "no vhost" : `vhost ${vhost}`}${where}`,
    field(value, "mac") ?? "no MAC",
    vlan === undefined ? "flat" : `vlan ${vlan}`,
    ...(isDown(value) ? ["not up"] : []),
  ].join(", ");
}

function isDown(value: Json): boolean {
  return isJsonObject(value) && value["up"] === false;
}

/** It is plugged again where it is; an undo gives it up again. */
function againDetail(after: Json): string {
  return isDown(after) ? plugDetail(after) : `${plugDetail(after)}: is not up`;
}

function fieldsIn(path: string): readonly FieldWord[] {
  const [bucket = "", , component] = segmentsOf(path);
  if (bucket === "wiring" && component === undefined) return [];
  return fieldWords[bucket] ?? [];
}

const fieldWords: Readonly<Record<string, readonly FieldWord[]>> = {
  nics: [
    { field: "pciAddress", called: "PCI" },
    { field: "physicalNetwork", called: "network" },
    { field: "vhosts", called: "vhosts" },
    { field: "coreMask", called: "cores" },
  ],
  mirroring: [
    { field: "mirrors", called: "number" },
    { field: "coreMask", called: "cores" },
  ],
  plugs: [
    { field: "physicalNetwork", called: "network" },
    { field: "nic", called: "NIC" },
    { field: "vhost", called: "vhost" },
    { field: "mac", called: "MAC" },
    { field: "vlan", called: "vlan" },
  ],
  wiring: [
    { field: "type", called: "type" },
    { field: "core", called: "core" },
    { field: "rx", called: "rx", isSet: true },
    { field: "tx", called: "tx", isSet: true },
  ],
};

/** "+ classifier, merger, - forward_0_tx, forward_1_tx core 4 -> 5". */
function wiringChange(operations: readonly Operation[]): string {
  const added: string[] = [];
  const gone: string[] = [];
  const changed: string[] = [];
  for (const operation of operations) {
    const [, , name] = segmentsOf(operation.path).map(printable);
    if (name === undefined) continue;
    if (operation.action === "add") added.push(name);
    else if (operation.action === "remove") gone.push(name);
    else changed.push(`${name} ${changedFields(sidesOf([operation]), fieldsIn(operation.path))}`);
  }
  const signs = signedKeys(added, gone);
  return [...(signs === "" ? [] : [signs]), ...changed].join(", ");
}

/** All that differs of one process is one line. */
function describeDrift(differences: readonly Difference[]): Words {
  const [first] = differences;
  if (first === undefined) return { subject: "", detail: "" };
  const pieces = differences.map((one) => {
    const [bucket, , component] = segmentsOf(one.path).map(printable);
    const called = bucket === "wiring" && component !== undefined ? `${component} ` : "";
    return `${called}${driftOfItem(one)}`;
  });
  return { subject: subjectOf(first.path), detail: pieces.join("; ") };
}

/** Only the fields that differ. */
function driftOfItem({ path, live, expected }: Difference): string {
  if (expected === undefined) return "is there, and nothing declares it";
  if (live === undefined) return "is missing";
  const different = fieldsIn(path).flatMap(({ field: name, called, isSet }) => {
    const words = (value: Json): string =>
      isSet === true
        ? keysOf(value, name).map(printable).join(" ")
        : (field(value, name) ?? "none");
    const [is, should] = [words(live), words(expected)];
    return is === should ? [] : [`${called} is ${is}, should be ${should}`];
  });
  if (different.length > 0) return different.join(", ");
  return isDown(live) && !isDown(expected)
    ? "is not up"
    : driftOf({ live, expected }, (value) => detailOf(path, value));
}

function label(path: string, value: Json): Words {
  const [bucket, , component] = segmentsOf(path).map(printable);
  const subject = subjectOf(path);
  const isComponent = bucket === "wiring" && component !== undefined;
  return {
    subject: isComponent ? `${subject} ${component}` : subject,
    detail: detailOf(path, value),
  };
}
