// The steps that plug a port at the end of its path, and that unplug it: only those that are missing, in
// the documented order. A port is plugged where none is missing; nothing is believed to be right because
// something else is. Pure.

import type {
  ClassifierEntry,
  SppAttachment,
  SppPort,
  SppStep,
  SppVf,
  VlanOperation,
} from "../../../ports/spp-ctl.ts";
import { componentNamed, plainType } from "./component.ts";
import type { Link, VhostPath } from "./path.ts";
import type { Steps } from "./steps.ts";

export interface Frames {
  readonly mac: string;
  /** Undefined where they are not tagged. */
  readonly vlan: number | undefined;
}

const untouched: VlanOperation = { operation: "none" };

/** `isFree` tells the ports of vhosts that nobody has: an entry that was left there is in nobody's way. */
export function plugSteps(
  vf: SppVf,
  path: VhostPath,
  frames: Frames,
  isFree: (port: SppPort) => boolean,
): Steps {
  const { tagging, untagging, others } = path;
  const { mac, vlan } = frames;
  const tag: VlanOperation =
    vlan === undefined ? untouched : { operation: "add", id: vlan, pcp: 0 };
  const untag: VlanOperation = vlan === undefined ? untouched : { operation: "del" };
  const links = [
    ...attaching(vf, tagging, tag),
    ...attaching(vf, untagging, untag),
    ...others.flatMap((one) => attaching(vf, one, untouched)),
  ];
  const obstacle = links.find((one) => typeof one === "string");
  if (obstacle !== undefined) return obstacle;
  const { port } = untagging;
  const isWanted = (entry: ClassifierEntry): boolean => isFor(entry, frames) && entry.port === port;
  const elsewhere = vf.classifier.filter((entry) => isFor(entry, frames) && entry.port !== port);
  const taken = elsewhere.find((entry) => !isFree(entry.port));
  if (taken !== undefined) {
    return `spp_vf ${vf.client} sends frames to ${wordsOf(frames)} to ${taken.port} already`;
  }
  const wrong = vf.classifier.filter((entry) => entry.port === port && !isWanted(entry));
  return [
    ...links.filter((one) => typeof one !== "string"),
    ...[...elsewhere, ...wrong].map(unclassify),
    ...(vf.classifier.some(isWanted) ? [] : [withVlan({ step: "classify", mac, port }, vlan)]),
  ];
}

export function unplugSteps(vf: SppVf, { tagging, untagging }: VhostPath): readonly SppStep[] {
  const links = [tagging, untagging].flatMap((one) =>
    componentNamed(vf, one.component) === undefined ? [] : attaching(vf, one, untouched),
  );
  return [
    // A component of another type is no work of ours; its ports are not ours to move.
    ...links.filter((one) => typeof one !== "string"),
    ...vf.classifier.filter(({ port }) => port === untagging.port).map(unclassify),
  ];
}

function attaching(
  vf: SppVf,
  { component: name, type, port, direction }: Link,
  vlan: VlanOperation,
): readonly (SppStep | string)[] {
  const component = componentNamed(vf, name);
  if (component === undefined) return [`spp_vf ${vf.client} has no component ${name}`];
  if (plainType(component.type) !== type) {
    return [`${name} of spp_vf ${vf.client} is of type ${component.type}, not ${type}`];
  }
  const attached = component[direction].find((one) => one.port === port);
  if (attached !== undefined && isSameOperation(attached, vlan)) return [];
  const at = { component: name, port, direction } as const;
  return [
    ...(attached === undefined ? [] : [{ step: "detach", ...at } as const]),
    { step: "attach", ...at, ...(vlan.operation === "none" ? {} : { vlan }) },
  ];
}

/** The tags of "none" and "del" are whatever was there before. */
function isSameOperation({ vlan }: SppAttachment, wanted: VlanOperation): boolean {
  if (vlan.operation !== wanted.operation) return false;
  return wanted.operation !== "add" || (vlan.id === wanted.id && (vlan.pcp ?? 0) === wanted.pcp);
}

function isFor(entry: ClassifierEntry, { mac, vlan }: Frames): boolean {
  return entry.mac === mac && entry.vlan === vlan;
}

function unclassify({ mac, vlan, port }: ClassifierEntry): SppStep {
  return withVlan({ step: "unclassify", mac, port }, vlan);
}

type EntryStep = Extract<SppStep, { step: "classify" | "unclassify" }>;

function withVlan(step: EntryStep, vlan: number | undefined): SppStep {
  return vlan === undefined ? step : { ...step, vlan };
}

function wordsOf({ mac, vlan }: Frames): string {
  return vlan === undefined ? mac : `${mac} in VLAN ${vlan}`;
}
