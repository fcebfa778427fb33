// The next thing to be written for a port to become plugged, or to be gone, where the host's own agent
// does the work: level by level from whatever the keys say, so that it goes on wherever somebody died.
// An agent stumbles over some keys for good; those it is not asked to work on are taken away here. Pure.

import { asksFor, bindPortText } from "../encoding/bind-port.ts";
import type { Configuration } from "../encoding/configuration.ts";
import { entryIn, type HostKeys } from "./host-keys.ts";
import { asRead, put, remove, type KeyChange } from "./key-change.ts";
import { configurationKey, keyOf, nobody, vhostName } from "./key-names.ts";
import { isGone, portKeys, takenBy, type PortKeys } from "./port-keys.ts";
import { whyNoRoom, type WantedPlug } from "./wanted-plug.ts";

/** Also of a NIC, of mirrors and of a left vhost, with which no agent has anything to do. */
export type KeyStep =
  | { readonly type: "done" }
  | { readonly type: "refuse"; readonly reason: string }
  | {
      readonly type: "write";
      readonly change: KeyChange;
      /** What the agent is then waited for; "nothing" where it has no part in it. */
      readonly until: "up" | "unplugged" | "nothing";
      /** It is written only where it is still right after so long, because others may be half way. */
      readonly afterMs?: number;
    };

/** Towards a port that is plugged as wanted. What is there otherwise is unplugged first. */
export function stepToPlugged(
  keys: HostKeys,
  configuration: Configuration | undefined,
  wanted: WantedPlug,
): KeyStep {
  const own = portKeys(keys, configuration, wanted.port);
  const isAsked =
    own.bindPort !== undefined || own.action !== undefined || own.status !== undefined;
  const isMine = isAskedAsWanted(own, wanted);
  if (isAsked && !isMine) return stepToGone(keys, configuration, wanted.port);
  const reason = whyNoRoom(keys, configuration, wanted);
  if (reason !== undefined) return { type: "refuse", reason };
  return isMine ? stepToUp(keys, own, wanted) : request(keys, own, wanted);
}

/** Towards a port of which nothing is left. */
export function stepToGone(
  keys: HostKeys,
  configuration: Configuration | undefined,
  port: string,
): KeyStep {
  const own = portKeys(keys, configuration, port);
  if (isGone(own)) return { type: "done" };
  if (own.bindPort === undefined)
    return { type: "write", change: clearing(keys, own), until: "nothing" };
  const fault = whyAgentCannotUnplug(own);
  if (fault === undefined) {
    const key = keyOf("action", keys.host, port);
    const change = { compares: comparesOf(keys, own), writes: [put(key, "unplug")] };
    return { type: "write", change, until: "unplugged" };
  }
  const isUp = own.status?.value === "up" && own.action?.value !== "unplug";
  if (!isUp) return { type: "write", change: clearing(keys, own), until: "nothing" };
  return {
    type: "refuse",
    reason: `port ${port} is said to be up, and the agent of ${keys.host} cannot unplug it: ${fault}`,
  };
}

/** Whether exactly this is asked for, whatever came of it. */
export function isAskedAsWanted({ asked, action, vhost }: PortKeys, wanted: WantedPlug): boolean {
  return (
    action?.value === "plug" &&
    asksFor(asked, wanted) &&
    vhost?.physicalNetwork === wanted.physicalNetwork
  );
}

/** Asks for a port of which nothing is there but, at most, its vhost. */
function request(keys: HostKeys, own: PortKeys, wanted: WantedPlug): KeyStep {
  const { port } = wanted;
  const { host } = keys;
  const change: KeyChange = {
    compares: [
      asRead(configurationKey(host), keys.configuration),
      ...comparesOf(keys, own, wanted),
    ],
    writes: [
      put(vhostKeyOf(keys, wanted), port),
      put(keyOf("bind_port", host, port), bindPortText(wanted)),
      put(keyOf("action", host, port), "plug"),
    ],
  };
  return { type: "write", change, until: "up" };
}

/** It is asked for already; an agent that missed that is told once more, and a vhost that was reset taken back. */
function stepToUp(keys: HostKeys, own: PortKeys, wanted: WantedPlug): KeyStep {
  const isUp = own.status?.value === "up";
  const isTaken = own.vhost?.entry?.value === wanted.port;
  if (isUp && isTaken) return { type: "done" };
  const writes = [
    ...(isTaken ? [] : [put(vhostKeyOf(keys, wanted), wanted.port)]),
    ...(isUp ? [] : [put(keyOf("action", keys.host, wanted.port), "plug")]),
  ];
  const change = { compares: comparesOf(keys, own, wanted), writes };
  return { type: "write", change, until: isUp ? "nothing" : "up" };
}

/** Takes away what no agent will, and releases the vhost where it is the port's. */
function clearing(keys: HostKeys, own: PortKeys): KeyChange {
  const { bindPort, action, status, vhost } = own;
  const there = [bindPort, action, status].filter((entry) => entry !== undefined);
  const taken = vhost?.entry?.value === own.port ? vhost.entry : undefined;
  return {
    compares: comparesOf(keys, own),
    writes: [
      ...there.map(({ key }) => remove(key)),
      // A vhost that no NIC has must not be handed out again.
      ...(taken === undefined
        ? []
        : [vhost?.nic === undefined ? remove(taken.key) : put(taken.key, nobody)]),
    ],
  };
}

/** What would make the agent end, for this port and for all others of the host. */
function whyAgentCannotUnplug({ port, asked, vhost }: PortKeys): string | undefined {
  if (asked.fault !== undefined) return `its bind_port ${asked.fault}`;
  if (vhost?.nic === undefined) return `no NIC of the host has vhost ${asked.vhost}`;
  const value = vhost.entry?.value ?? nobody;
  const isOthers = value !== nobody && value !== port;
  return isOthers ? `vhost ${vhost.vhost} is ${takenBy(value)}` : undefined;
}

/** Nothing of the port has changed since it was read, nor has the vhost. */
function comparesOf(
  keys: HostKeys,
  { port, bindPort, action, status, vhost: own }: PortKeys,
  vhost: Pick<WantedPlug, "physicalNetwork" | "vhost"> | undefined = own,
): KeyChange["compares"] {
  const { host } = keys;
  const compares = [
    asRead(keyOf("bind_port", host, port), bindPort),
    asRead(keyOf("action", host, port), action),
    asRead(keyOf("port_status", host, port), status),
  ];
  if (vhost === undefined) return compares;
  const name = vhostName(vhost.physicalNetwork, vhost.vhost);
  return [...compares, asRead(keyOf("vhost", host, name), entryIn(keys, "vhost", name))];
}

function vhostKeyOf({ host }: HostKeys, { physicalNetwork, vhost }: WantedPlug): string {
  return keyOf("vhost", host, vhostName(physicalNetwork, vhost));
}
