// What an operation on a patch panel asks of the host's keys, as a question that is asked again after every
// step. It refuses where others have moved what the operation was made for. Pure.

import { equalJson, isJsonObject, type Json } from "../../../model/json.ts";
import { itemPathOf, itemValueOf, type Operation } from "../../../model/operation.ts";
import { segmentsOf } from "../../../model/pointer.ts";
import type { MirroringValue, NicValue } from "../../../targets/patchpanel/document.ts";
import { mirroringKey } from "../../../targets/patchpanel/paths.ts";
import { emptyConfiguration, type Configuration, type Dialect } from "../encoding/configuration.ts";
import { withMirrors, withNic } from "../encoding/write-nics.ts";
import { configurationChange } from "./configure.ts";
import { freeingChange } from "./free-vhost.ts";
import type { HostKeys } from "./host-keys.ts";
import type { KeyChange } from "./key-change.ts";
import { plugValue } from "./panel-document.ts";
import { isGone, portKeys } from "./port-keys.ts";
import { isAskedAsWanted, stepToGone, stepToPlugged, type KeyStep } from "./port-step.ts";
import { wantedPlug, type WantedPlug } from "./wanted-plug.ts";

/** `hasBegun`: something of the operation is written, so that what it was made for is no longer there. */
export type NextStep = (
  keys: HostKeys,
  configuration: Configuration | undefined,
  hasBegun: boolean,
) => KeyStep;

/** A text says why the operation can never be carried out. */
export function nextStepOf(operation: Operation, dialect: Dialect): NextStep | string {
  const path = itemPathOf(operation);
  const [section, name = "", number, ...more] = segmentsOf(path);
  const value = itemValueOf(operation);
  if (section === "nics" && number === undefined) return nicStep(name, value, dialect);
  if (section === "mirroring" && name === mirroringKey && number === undefined) {
    return mirroringStep(value, dialect);
  }
  if (section === "plugs" && number === undefined) return plugStep(operation, name, value);
  if (section === "vhosts" && number !== undefined && more.length === 0) {
    return vhostStep(operation, name, number);
  }
  if (section === "wiring") return "the components of a process are made by the host's own agent";
  return `a patch panel has nothing at ${path}`;
}

function nicStep(name: string, value: Json | undefined, dialect: Dialect): NextStep | string {
  if (!/^[1-9][0-9]{0,2}$/.test(name)) return `"${name}" is no place of a NIC`;
  if (value !== undefined && !isNic(value)) {
    return "a NIC needs its PCI address, physical network, vhosts and core mask";
  }
  const place = Number(name);
  return (keys, before) => {
    const configuration = configurationFor(before, dialect);
    if (typeof configuration === "string") return { type: "refuse", reason: configuration };
    const { nics } = configuration;
    if (value !== undefined && place > nics.length + 1) {
      return { type: "refuse", reason: `NIC ${place} cannot be there before NIC ${place - 1}` };
    }
    if (value === undefined && place < nics.length) {
      const reason = `NIC ${place + 1} stands behind NIC ${place}, and would take its place`;
      return { type: "refuse", reason };
    }
    const there = nics[place - 1]?.value;
    const isDone = value === undefined ? there === undefined : equalJson(there, value);
    const after = isDone ? configuration : withNic(configuration, place, value);
    return stepOf(typeof after === "string" ? after : configurationChange(keys, after));
  };
}

function mirroringStep(value: Json | undefined, dialect: Dialect): NextStep | string {
  if (value !== undefined && !isMirroring(value)) return "mirrors need a number and a core mask";
  return (keys, before) => {
    const configuration = configurationFor(before, dialect);
    if (typeof configuration === "string") return { type: "refuse", reason: configuration };
    const isDone = equalJson(configuration.mirroring, value);
    const after = isDone ? configuration : withMirrors(configuration, value);
    return stepOf(typeof after === "string" ? after : configurationChange(keys, after));
  };
}

function plugStep(operation: Operation, port: string, value: Json | undefined): NextStep | string {
  const previous = operation.item?.previous ?? operation.previous;
  const wanted = value === undefined ? undefined : wantedPlug(port, value);
  if (typeof wanted === "string") return wanted;
  return (keys, configuration, hasBegun) => {
    const moved = hasBegun ? undefined : whyMoved(keys, configuration, { port, wanted, previous });
    if (moved !== undefined) return { type: "refuse", reason: moved };
    return wanted === undefined
      ? stepToGone(keys, configuration, port)
      : stepToPlugged(keys, configuration, wanted);
  };
}

function vhostStep(
  operation: Operation,
  physicalNetwork: string,
  vhost: string,
): NextStep | string {
  if (operation.value !== undefined)
    return "a vhost is taken by plugging a port, and not by itself";
  const { previous } = operation;
  const port = isJsonObject(previous) ? previous["port"] : undefined;
  if (typeof port !== "string") return "nobody says for which port the vhost was taken";
  return (keys, configuration) => {
    const step = stepOf(freeingChange(keys, configuration, { physicalNetwork, vhost, port }));
    return step.type === "write" ? { ...step, afterMs: takingMs } : step;
  };
}

/** A mechanism driver takes a vhost, and asks for the port a moment later. */
const takingMs = 2_000;

interface Expected {
  readonly port: string;
  readonly wanted: WantedPlug | undefined;
  readonly previous: Json | undefined;
}

/** Why the port is no longer what the operation was made for. Whether it is up may differ. */
function whyMoved(
  keys: HostKeys,
  configuration: Configuration | undefined,
  { port, wanted, previous }: Expected,
): string | undefined {
  const own = portKeys(keys, configuration, port);
  if (isGone(own)) return undefined;
  if (wanted !== undefined && isAskedAsWanted(own, wanted)) return undefined;
  if (previous === undefined) {
    const isLeft = [own.bindPort, own.action, own.status].every((entry) => entry === undefined);
    return isLeft ? undefined : `port ${port} is there already, and asked for otherwise`;
  }
  // Agents take a port's keys away one after the other; what is half gone is waited for.
  if (own.action?.value === "unplug") return undefined;
  if (own.bindPort === undefined && own.action === undefined) return undefined;
  const live: Json = { ...plugValue(own), up: true };
  const isSame = isJsonObject(previous) && equalJson(live, { ...previous, up: true });
  return isSame ? undefined : `others have changed what is asked for port ${port}`;
}

/** What is there, or a new one. Agents understand one way of writing alone. */
function configurationFor(
  configuration: Configuration | undefined,
  dialect: Dialect,
): Configuration | string {
  if (configuration === undefined) return emptyConfiguration(dialect);
  if (configuration.dialect === dialect) return configuration;
  return `the host's configuration is written as an ${configuration.dialect}, and its Host says keys: ${dialect}`;
}

function stepOf(change: KeyChange | string): KeyStep {
  if (typeof change === "string") return { type: "refuse", reason: change };
  return change.writes.length === 0
    ? { type: "done" }
    : { type: "write", change, until: "nothing" };
}

function isNic(value: Json): value is NicValue {
  if (!isJsonObject(value)) return false;
  const { pciAddress, physicalNetwork, vhosts, coreMask } = value;
  const texts = [pciAddress, physicalNetwork, coreMask];
  return texts.every((one) => typeof one === "string" && one !== "") && isCount(vhosts);
}

function isMirroring(value: Json): value is MirroringValue {
  return isJsonObject(value) && isCount(value["mirrors"]) && typeof value["coreMask"] === "string";
}

function isCount(value: Json | undefined): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}
