// What a person may do to a simulated device behind Plumbline's back: look at it, change it, give it
// a fault, start it afresh. None of it passes an agent or leaves a trace in what is recorded as ours.

import { equalJson, type Json, type JsonObject } from "../../model/json.ts";
import { segmentsOf, valueAt } from "../../model/pointer.ts";
import type { TargetName } from "../../model/target.ts";
import type { Store, Write } from "../../ports/store.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import type { ActiveFault, SimFault } from "./faults.ts";
import type { Step } from "./patch.ts";
import { deviceIn, type SimKeys } from "./sim-driver.ts";

/** Which device, and where it is kept. */
export interface SimDevice {
  readonly store: Store;
  readonly keys: SimKeys;
  readonly target: TargetName;
}

export type SimEdit =
  | { readonly type: "done" }
  /** The change does not fit the document, for example because the parent is not there. */
  | { readonly type: "refused"; readonly reason: string }
  | Trouble;

/** Gives `path` this value, whether or not it had one. */
export async function simSet(device: SimDevice, path: string, value: Json): Promise<SimEdit> {
  return await edit(device, path, (live) =>
    equalJson(live, value)
      ? undefined
      : { action: live === undefined ? "add" : "replace", path, value },
  );
}

/** Takes away what is at `path`. */
export async function simUnset(device: SimDevice, path: string): Promise<SimEdit> {
  return await edit(device, path, () => ({ action: "remove", path }));
}

/** Adds a fault to those that the device has. */
export async function simFault(device: SimDevice, fault: SimFault): Promise<SimEdit> {
  const opened = deviceIn(device.store, device.keys, device.target);
  const faults = await opened.faults();
  if (isTrouble(faults)) return faults;
  return await write(device.store, [opened.faultsWrite([...faults, { fault, seen: 0 }])]);
}

/** Takes all faults away; the document stays. */
export async function simHeal(device: SimDevice): Promise<SimEdit> {
  const opened = deviceIn(device.store, device.keys, device.target);
  return await write(device.store, [opened.faultsWrite([])]);
}

/** A new device: no faults, and the document of one that was never configured. */
export async function simClear(device: SimDevice): Promise<SimEdit> {
  const opened = deviceIn(device.store, device.keys, device.target);
  const failed = await opened.reset();
  return failed ?? (await write(device.store, [opened.faultsWrite([])]));
}

/** The device as it is, seen without its faults. */
export async function simShow(
  device: SimDevice,
): Promise<{ readonly document: JsonObject; readonly faults: readonly ActiveFault[] } | Trouble> {
  const opened = deviceIn(device.store, device.keys, device.target);
  const seen = await opened.observe();
  if (isTrouble(seen)) return seen;
  const faults = await opened.faults();
  return isTrouble(faults) ? faults : { document: seen.document, faults };
}

async function edit(
  { store, keys, target }: SimDevice,
  path: string,
  stepFor: (live: Json | undefined) => Step | undefined,
): Promise<SimEdit> {
  const opened = deviceIn(store, keys, target);
  const document = await opened.peek();
  if (isTrouble(document)) return document;
  const step = stepFor(valueAt(document, segmentsOf(path)));
  if (step === undefined) return { type: "done" };
  const refusal = await opened.change(step, []);
  if (isTrouble(refusal)) return refusal;
  return refusal === undefined ? { type: "done" } : { type: "refused", reason: refusal };
}

async function write(store: Store, writes: readonly Write[]): Promise<SimEdit> {
  const written = await store.transact([], writes);
  return isTrouble(written) ? written : { type: "done" };
}
