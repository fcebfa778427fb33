// What `plumb sim` shows: what was done, or the device as it is.

import type { Json, JsonObject } from "../../model/json.ts";
import type { SimFault } from "../../drivers/sim/faults.ts";
import type { SimEdit } from "../arguments/sim.ts";
import { formatVersion } from "./format-version.ts";
import { present } from "./plan-json.ts";

export interface SimView {
  readonly target: string;
  readonly edit: SimEdit;
  readonly document: JsonObject;
  readonly faults: readonly SimFault[];
}

export function simText({ target, edit, document, faults }: SimView): string {
  switch (edit.action) {
    case "show":
      return `${JSON.stringify(document, undefined, 2)}\n${faultLines(faults)}`;
    case "set":
      return `${target}: ${edit.path} is ${edit.value} now; no plan made it so.\n`;
    case "unset":
      return `${target}: ${edit.path} is gone now; no plan made it so.\n`;
    case "fail":
      return faultLines(faults);
    case "clear":
      return `${target} has no faults any more. Its document stays as it is.\n`;
    case "reset":
      return `${target} is factory-fresh: no faults, nothing configured.\n`;
  }
}

function faultLines(faults: readonly SimFault[]): string {
  return faults
    .map(({ type, ...rest }) => `fault: ${[type, ...detailsOf(rest)].join(", ")}\n`)
    .join("");
}

function detailsOf(rest: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
}

export function simJson({ target, edit, document, faults }: SimView): JsonObject {
  return {
    formatVersion,
    target,
    action: edit.action,
    document,
    faults: faults.map((fault) => present({ ...fault } as Readonly<Record<string, Json>>)),
  };
}
