// How the components of a NIC's spp_vf process are called, which rings lie between them, and in which
// order they are made. Names and rings are those that agents of a host agree on (spp-agent's own).

import { isJsonObject, type Json } from "../../model/json.ts";
import type { ItemNeed } from "../../model/target.ts";
import { wiringBucket } from "./paths.ts";

export const classifierName = "classifier";
export const mergerName = "merger";

/** Brings frames to a vhost. */
export function forwardTx(vhost: number): string {
  return `forward_${vhost}_tx`;
}

/** Takes frames from a vhost. */
export function forwardRx(vhost: number): string {
  return `forward_${vhost}_rx`;
}

/** The ring on which the classifier leaves what is for a vhost. */
export function ringTo(vhost: number): string {
  return `ring:${2 * vhost}`;
}

/** The ring on which the merger finds what comes from a vhost. */
export function ringFrom(vhost: number): string {
  return `ring:${2 * vhost + 1}`;
}

/**
 * The components that are made before one: first those of the vhosts in their order, then the
 * classifier, then the merger. A component of another name waits for none.
 */
export function componentNeeds(client: string, name: string, value: Json): readonly ItemNeed[] {
  const before = nameBefore(name, value);
  return before === undefined
    ? []
    : [{ bucket: wiringBucket(client), key: before, optional: true }];
}

function nameBefore(name: string, value: Json): string | undefined {
  if (name === mergerName) return classifierName;
  if (name === classifierName) return lastForwarder(value);
  const [, digits = "", direction] = /^forward_(\d+)_(tx|rx)$/.exec(name) ?? [];
  const vhost = Number(digits);
  if (direction === "rx") return forwardTx(vhost);
  return direction === "tx" && vhost > 0 ? forwardRx(vhost - 1) : undefined;
}

/** The forwarder from the last vhost that the classifier serves. */
function lastForwarder(classifier: Json): string | undefined {
  const vhosts = portsOf(classifier, "tx").flatMap((port) => {
    const ring = /^ring:(\d+)$/.exec(port)?.[1];
    return ring === undefined ? [] : [Math.floor(Number(ring) / 2)];
  });
  return vhosts.length === 0 ? undefined : forwardRx(Math.max(...vhosts));
}

function portsOf(component: Json, direction: "rx" | "tx"): string[] {
  const ports = isJsonObject(component) ? component[direction] : undefined;
  return isJsonObject(ports) ? Object.keys(ports) : [];
}
