// How the components of a NIC's spp_vf process are called, which rings lie between them, and in which
// order they are made. Names and rings are those that agents of a host agree on (spp-agent's own).

import { isJsonObject, type Json, type JsonObject } from "../../model/json.ts";
import type { ItemNeed } from "../../model/target.ts";
import type { ComponentValue } from "./document.ts";
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

/** What is known of a NIC when its components are to be named. */
export interface NicCores {
  /** From 1. */
  readonly place: number;
  /** The number of its first vhost. */
  readonly firstVhost: number;
  readonly vhosts: number;
  /** The cores that work, in the order in which they are given out: two for each vhost, and two more. */
  readonly workers: readonly number[];
}

/**
 * The components of a NIC in the order in which they are made. Agents that are configured by an object
 * make what brings frames to a vhost a merge component, so that a mirror can join it; those that are
 * configured by an array make it a forwarder.
 */
export function componentsOf(
  { place, firstVhost, vhosts, workers }: NicCores,
  keys: "array" | "object",
): readonly (readonly [name: string, value: ComponentValue])[] {
  const numbers = Array.from({ length: vhosts }, (_, i) => firstVhost + i);
  const cores = workers.values();
  const made = (type: string, rx: readonly string[], tx: readonly string[]): ComponentValue => ({
    core: cores.next().value ?? -1,
    type,
    rx: portSet(rx),
    tx: portSet(tx),
  });
  const towardsVhost = keys === "object" ? "merge" : "forward";
  return [
    ...numbers.flatMap((vhost) => [
      [forwardTx(vhost), made(towardsVhost, [ringTo(vhost)], [`vhost:${vhost}`])] as const,
      [forwardRx(vhost), made("forward", [`vhost:${vhost}`], [ringFrom(vhost)])] as const,
    ]),
    [classifierName, made("classifier_mac", [`phy:${place - 1}`], numbers.map(ringTo))],
    [mergerName, made("merge", numbers.map(ringFrom), [`phy:${place - 1}`])],
  ];
}

function portSet(ports: readonly string[]): JsonObject {
  return Object.fromEntries(ports.map((port) => [port, {}]));
}
