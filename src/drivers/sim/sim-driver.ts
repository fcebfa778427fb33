// The exemplary driver: it speaks to switches that exist only in the store. They persist between
// runs, can be changed behind Plumbline's back, and fail as they are told to (faults.ts).

import { equalJson } from "../../model/json.ts";
import { segmentsOf, valueAt } from "../../model/pointer.ts";
import { targetTypeOf, type TargetName } from "../../model/target.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Driver, DriverAnswer } from "../../ports/driver.ts";
import type { Store } from "../../ports/store.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { targetTypes } from "../../targets/list.ts";
import { openDevice, type Device } from "./device.ts";
import { mishapOfObservation, mishapOfOperation } from "./faults.ts";
import { createStirs } from "./stirs.ts";

/** Where the devices are kept: a prefix for each target, which ends with "/". */
export interface SimKeys {
  sim(target: TargetName): string;
  /** Prefix of them all. */
  readonly simulated: string;
}

export function createSimDriver(store: Store, keys: SimKeys, clock: Clock): Driver {
  const devices = new Map<TargetName, Device>();
  const deviceOf = (target: TargetName): Device => {
    let device = devices.get(target);
    if (device === undefined) devices.set(target, (device = deviceIn(store, keys, target)));
    return device;
  };
  const stirs = createStirs(store, keys);
  return {
    name: "sim",
    watch: (target, _settings, signal) => stirs.of(target, signal),
    features: new Set(targetTypes.flatMap((type) => Object.keys(type.features))),
    async observe(target, _settings, known) {
      const device = deviceOf(target);
      const faults = await device.faults();
      if (isTrouble(faults)) return faults;
      if (faults.length > 0) {
        const mishap = mishapOfObservation(faults);
        const isCounted = mishap.faults.some((fault, i) => fault !== faults[i]);
        if (isCounted || mishap.faults.length < faults.length) {
          const written = await store.transact([], [device.faultsWrite(mishap.faults)]);
          if (isTrouble(written)) return written;
        }
        if (mishap.reason !== undefined) {
          return trouble(`observing ${target}`, mishap.reason, "soon");
        }
      }
      const isStill = known !== undefined && (await device.isStill(known));
      if (isTrouble(isStill)) return isStill;
      return isStill ? { type: "unchanged" } : await device.observe();
    },
    async apply(operation) {
      const device = deviceOf(operation.target);
      const faults = await device.faults();
      if (isTrouble(faults)) return lost(faults);
      const mishap = mishapOfOperation(faults, operation.path);
      const besides = faults.length === 0 ? [] : [device.faultsWrite(mishap.faults)];
      if (mishap.delayMs > 0) await clock.sleep(mishap.delayMs);
      if (!mishap.acts) {
        const written = await store.transact([], besides);
        return isTrouble(written) ? lost(written) : mishap.answer;
      }
      const document = await device.peek();
      if (isTrouble(document)) return lost(document);
      if (equalJson(valueAt(document, segmentsOf(operation.path)), operation.value)) {
        const written = besides.length === 0 ? undefined : await store.transact([], besides);
        return isTrouble(written) ? lost(written) : mishap.answer;
      }
      const refusal = await device.change(operation, besides);
      if (isTrouble(refusal)) return lost(refusal);
      return refusal === undefined ? mishap.answer : { type: "refused", reason: refusal };
    },
  };
}

/** The device of a target, whether or not it was ever seen before. */
export function deviceIn(store: Store, keys: SimKeys, target: TargetName): Device {
  const type = targetTypes.find(({ name }) => name === targetTypeOf(target));
  return openDevice({ store, base: keys.sim(target), empty: type?.emptyDocument ?? {} });
}

function lost({ reason }: Trouble): DriverAnswer {
  return { type: "lost", reason };
}
