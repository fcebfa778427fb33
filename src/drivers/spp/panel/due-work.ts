// What an agent would do for a host, given its keys and its processes as they show themselves: components
// that are not as they should be, ports that are to be plugged or unplugged, and what is left at vhosts
// that nobody has. Pure; nothing is due where all is well.

import type { SppVf } from "../../../ports/spp-ctl.ts";
import type { Configuration } from "../encoding/configuration.ts";
import type { HostKeys } from "../keys/host-keys.ts";
import { portKeys, type PortKeys } from "../keys/port-keys.ts";
import type { WantedComponent } from "./component.ts";
import { freeVhosts } from "./free-vhosts.ts";
import { placeOfVhost, processesOf, type VhostPlace, type WantedProcess } from "./layout.ts";
import { whyNotPlugged } from "./live-document.ts";
import { plugValue } from "../keys/panel-document.ts";
import { unplugSteps } from "./plug-steps.ts";
import { wiringSteps } from "./wiring-steps.ts";

export interface DueWork {
  /** Processes with components that are missing or differ. */
  readonly wiring: readonly DueWiring[];
  /** In the order of their keys. */
  readonly ports: readonly DuePort[];
  /** Of vhosts that are free, and where something of a port is left. */
  readonly left: readonly VhostPlace[];
}

export interface DueWiring {
  readonly client: number;
  readonly components: readonly WantedComponent[];
}

export interface DuePort {
  readonly port: string;
  readonly action: "plug" | "unplug";
}

/** `vfs` are the processes that answered; nothing is due at others. */
export function dueWork(
  keys: HostKeys,
  configuration: Configuration | undefined,
  vfs: ReadonlyMap<number, SppVf>,
): DueWork {
  const processes = processesOf(configuration);
  return {
    wiring: processes.flatMap((process) => dueWiring(process, vfs)),
    ports: duePorts(keys, configuration, { processes, vfs }),
    left: leftOver(keys, processes, vfs),
  };
}

export function isNothing({ wiring, ports, left }: DueWork): boolean {
  return wiring.length + ports.length + left.length === 0;
}

function dueWiring(
  { client, components }: WantedProcess,
  vfs: ReadonlyMap<number, SppVf>,
): DueWiring[] {
  const vf = vfs.get(client);
  if (vf === undefined || typeof components === "string") return [];
  const due = components.filter((one) => wiringSteps(vf, one).length > 0);
  return due.length === 0 ? [] : [{ client, components: due }];
}

interface Processes {
  readonly processes: readonly WantedProcess[];
  readonly vfs: ReadonlyMap<number, SppVf>;
}

function duePorts(
  keys: HostKeys,
  configuration: Configuration | undefined,
  { processes, vfs }: Processes,
): DuePort[] {
  return [...keys.sections.action.keys()].sort().flatMap((port): DuePort[] => {
    const own = portKeys(keys, configuration, port);
    if (isOutOfSight(own, { processes, vfs })) return [];
    if (own.action?.value === "unplug") return [{ port, action: "unplug" }];
    if (own.action?.value !== "plug") return [];
    const isUp =
      own.status?.value === "up" && whyNotPlugged(plugValue(own), processes, vfs) === undefined;
    return isUp ? [] : [{ port, action: "plug" }];
  });
}

/** Whether its process is one that nobody can see, so that nothing can be done about it yet. */
function isOutOfSight({ vhost }: PortKeys, { processes, vfs }: Processes): boolean {
  if (vhost === undefined) return false;
  const place = placeOfVhost(processes, vhost.vhost);
  return typeof place !== "string" && !vfs.has(place.client);
}

function leftOver(
  keys: HostKeys,
  processes: readonly WantedProcess[],
  vfs: ReadonlyMap<number, SppVf>,
): readonly VhostPlace[] {
  return freeVhosts(keys, processes).filter(({ client, path }) => {
    const vf = vfs.get(client);
    return vf !== undefined && unplugSteps(vf, path).length > 0;
  });
}
