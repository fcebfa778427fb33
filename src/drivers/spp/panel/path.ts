// The way of frames between a NIC and a vhost, through the components of the NIC's process: which ports
// it needs where, and which two of them tag and untag. Both kinds of agents wire alike, but tag at
// different places. Pure.

import type { SppPort } from "../../../ports/spp-ctl.ts";
import { classifierType, type Direction, type WantedComponent } from "./component.ts";

/** A port on one side of a component, of a type. */
export interface Link {
  readonly component: string;
  readonly type: string;
  readonly port: SppPort;
  readonly direction: Direction;
}

export interface VhostPath {
  /** Where frames from the vhost get their tag. */
  readonly tagging: Link;
  /** Where frames to the vhost lose it; the classifier's entry names its port. */
  readonly untagging: Link;
  /** All the others. */
  readonly others: readonly Link[];
}

/**
 * The path of a vhost. In a configuration by an array (SEED) frames are tagged as they come from the
 * vhost; by an object (HEAD), as they come to the merger. Undefined where components do not lead there.
 */
export function pathOf(
  components: readonly WantedComponent[],
  vhost: number,
  keys: "array" | "object",
): VhostPath | undefined {
  const port: SppPort = `vhost:${vhost}`;
  const into = components.find(({ tx }) => tx.includes(port));
  const outOf = components.find(({ rx }) => rx.includes(port));
  if (into === undefined || outOf === undefined) return undefined;
  const towards = towardsVhost(components, into, port);
  const away = fromVhost(components, outOf, port, keys);
  if (towards === undefined || away === undefined) return undefined;
  return {
    tagging: away.change,
    untagging: towards.change,
    others: [...towards.others, ...away.others],
  };
}

interface HalfPath {
  /** Where the tag comes or goes. */
  readonly change: Link;
  readonly others: readonly Link[];
}

function towardsVhost(
  components: readonly WantedComponent[],
  into: WantedComponent,
  vhost: SppPort,
): HalfPath | undefined {
  const last = link(into, vhost, "tx");
  const [first] = into.rx;
  if (first === undefined) return undefined;
  if (into.type === classifierType) return { change: last, others: [link(into, first, "rx")] };
  const classifier = components.find(({ tx }) => tx.includes(first));
  const nic = classifier?.rx[0];
  if (classifier === undefined || nic === undefined) return undefined;
  const others = [last, link(into, first, "rx"), link(classifier, nic, "rx")];
  return { change: link(classifier, first, "tx"), others };
}

function fromVhost(
  components: readonly WantedComponent[],
  outOf: WantedComponent,
  vhost: SppPort,
  keys: "array" | "object",
): HalfPath | undefined {
  const first = link(outOf, vhost, "rx");
  const [next] = outOf.tx;
  if (next === undefined) return undefined;
  const second = link(outOf, next, "tx");
  if (outOf.type === "merge") return { change: first, others: [second] };
  const merger = components.find(({ rx }) => rx.includes(next));
  const nic = merger?.tx[0];
  if (merger === undefined || nic === undefined) return undefined;
  const third = link(merger, next, "rx");
  const fourth = link(merger, nic, "tx");
  return keys === "array"
    ? { change: first, others: [second, third, fourth] }
    : { change: third, others: [first, second, fourth] };
}

function link({ name, type }: WantedComponent, port: SppPort, direction: Direction): Link {
  return { component: name, type, port, direction };
}
