// A component as it is wanted, and how one that is there is shown in a document. Pure.

import { isJsonObject, type Json, type JsonObject } from "../../../model/json.ts";
import type { SppAttachment, SppComponent, SppPort, SppVf } from "../../../ports/spp-ctl.ts";
import type { ComponentValue } from "../../../targets/patchpanel/document.ts";

export type Direction = "rx" | "tx";

export interface WantedComponent {
  readonly name: string;
  readonly core: number;
  readonly type: string;
  /** In the order in which they are attached. */
  readonly rx: readonly SppPort[];
  readonly tx: readonly SppPort[];
}

export const classifierType = "classifier_mac";
/** What spp-ctl calls the same from August 2019 on. */
export const laterClassifierType = "classifier";

/** The name under which documents have a type. */
export function plainType(type: string): string {
  return type === laterClassifierType ? classifierType : type;
}

/** Undefined where the value is none of a component. */
export function wantedComponent(
  name: string,
  value: Json | undefined,
): WantedComponent | undefined {
  if (!isJsonObject(value)) return undefined;
  const { core, type, rx, tx } = value;
  if (typeof core !== "number" || typeof type !== "string") return undefined;
  if (!isJsonObject(rx) || !isJsonObject(tx)) return undefined;
  return { name, core, type, rx: inPortOrder(rx), tx: inPortOrder(tx) };
}

export function shownComponent({ core, type, rx, tx }: SppComponent): ComponentValue {
  return { core, type: plainType(type), rx: portSet(rx), tx: portSet(tx) };
}

/** As a document has it. */
export function valueOf({ core, type, rx, tx }: WantedComponent): ComponentValue {
  return { core, type, rx: nameSet(rx), tx: nameSet(tx) };
}

/** The components of a process by their names, as a document has them. */
export function shownComponents({ components }: SppVf): JsonObject {
  return Object.fromEntries(components.map((one) => [one.name, shownComponent(one)]));
}

export function componentNamed({ components }: SppVf, name: string): SppComponent | undefined {
  return components.find((one) => one.name === name);
}

function portSet(attached: readonly SppAttachment[]): JsonObject {
  return nameSet(attached.map(({ port }) => port));
}

function nameSet(ports: readonly SppPort[]): JsonObject {
  return Object.fromEntries(ports.map((port) => [port, {}]));
}

/** Objects keep no order that one could rely on: "ring:2" comes before "ring:10". */
function inPortOrder(ports: JsonObject): readonly SppPort[] {
  return Object.keys(ports).sort((a, b) => {
    const difference = numberOf(a) - numberOf(b);
    if (difference !== 0) return difference;
    return a < b ? -1 : 1;
  });
}

function numberOf(port: SppPort): number {
  return Number(port.slice(port.indexOf(":") + 1));
}
