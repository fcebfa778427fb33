// The names that an agent gives to the states of its targets: a driver's token, bound to the driver and
// to the way to the device. Where a target is another device than before, an old name means nothing.

import { digestOf } from "../model/digest.ts";
import type { TargetSettings } from "../model/target.ts";

/** The agent's name for what a driver names so. */
export function nameOf(token: string, settings: TargetSettings): string {
  return `${bindingOf(settings)} ${token}`;
}

/** The driver's token; undefined where the name was given to another device. */
export function tokenOf(name: string, settings: TargetSettings): string | undefined {
  const binding = `${bindingOf(settings)} `;
  return name.startsWith(binding) ? name.slice(binding.length) : undefined;
}

function bindingOf({ driver, connection }: TargetSettings): string {
  return digestOf({ driver, connection }).slice(0, 16);
}
