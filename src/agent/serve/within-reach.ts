// Drivers that connect to nothing beyond the reach of their agent, whoever asks. A driver that connects
// to nothing at all is left as it is.

import type { TargetName, TargetSettings } from "../../model/target.ts";
import type { Driver, DriverAnswer, Happening } from "../../ports/driver.ts";
import { trouble } from "../../ports/trouble.ts";
import { aborted } from "./aborted.ts";
import { reasonNotToConnect, type Reach } from "./reach.ts";

export function withinReach(
  drivers: ReadonlyMap<string, Driver>,
  reach: Reach,
): ReadonlyMap<string, Driver> {
  return new Map([...drivers].map(([name, driver]) => [name, limited(driver, reach)]));
}

function limited(driver: Driver, reach: Reach): Driver {
  if (driver.endpointOf === undefined) return driver;
  const refusal = (settings: TargetSettings): string | undefined => {
    const endpoint = driver.endpointOf?.(settings);
    // Where there is no endpoint, the driver has words of its own for it.
    return endpoint === undefined
      ? undefined
      : reasonNotToConnect(reach, endpoint, settings.connection);
  };
  return {
    ...driver,
    async observe(target, settings, known) {
      const reason = refusal(settings);
      if (reason !== undefined) return trouble(`observing ${target}`, reason, "later");
      return await driver.observe(target, settings, known);
    },
    async apply(operation, settings) {
      const reason = refusal(settings);
      if (reason !== undefined) return { type: "refused", reason };
      return await driver.apply(operation, settings);
    },
    ...limitedJointly(driver, refusal),
    ...limitedUnsaid(driver, refusal),
    ...limitedWatch(driver, refusal),
    ...limitedAttend(driver, refusal),
  };
}

type Refusal = (settings: TargetSettings) => string | undefined;

function limitedJointly(driver: Driver, refusal: Refusal): Pick<Driver, "applyJointly"> {
  if (driver.applyJointly === undefined) return {};
  return {
    async applyJointly(operations, settings) {
      const reason = refusal(settings);
      if (reason === undefined)
        return (await driver.applyJointly?.(operations, settings)) ?? new Map();
      return new Map(
        operations.map(({ id }): [string, DriverAnswer] => [id, { type: "refused", reason }]),
      );
    },
  };
}

function limitedUnsaid(driver: Driver, refusal: Refusal): Pick<Driver, "unsaid"> {
  if (driver.unsaid === undefined) return {};
  return {
    async unsaid(target, settings) {
      const reason = refusal(settings);
      if (reason !== undefined) return trouble(`observing ${target}`, reason, "later");
      return (await driver.unsaid?.(target, settings)) ?? [];
    },
  };
}

function limitedWatch(driver: Driver, refusal: Refusal): Pick<Driver, "watch"> {
  if (driver.watch === undefined) return {};
  return {
    async *watch(target: TargetName, settings: TargetSettings, signal: AbortSignal) {
      if (refusal(settings) === undefined) yield* driver.watch?.(target, settings, signal) ?? [];
      // As long as it may not be asked, nothing is heard of it.
      else await aborted(signal);
    },
  };
}

function limitedAttend(driver: Driver, refusal: Refusal): Pick<Driver, "attend"> {
  if (driver.attend === undefined) return {};
  return {
    async attend(
      target: TargetName,
      settings: TargetSettings,
      signal: AbortSignal,
      say: (happening: Happening) => void,
    ) {
      const reason = refusal(settings);
      if (reason === undefined) return await driver.attend?.(target, settings, signal, say);
      say({ level: "warn", text: reason });
      // Who changes how the target is reached begins again.
      await aborted(signal);
    },
  };
}
