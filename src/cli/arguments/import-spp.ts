// The part of `plumb import` for hosts with a soft patch panel: the settings of one, as networking-spp
// has them, or the keys of those that an etcd knows.

import { usageProblem, type OptionDeclaration, type UsageProblem } from "./declaration.ts";
import type { OptionValues } from "./values.ts";

export interface SppSettingsArguments {
  readonly type: "spp-settings";
  /** DPDK_PORT_MAPPINGS, as it was typed; the others likewise. */
  readonly mappings: string;
  readonly host: string;
  readonly primaryCoreMask?: string;
  readonly mirror?: string;
  readonly keys?: "array" | "object";
  readonly driver: string;
}

export interface SppKeysArguments {
  readonly type: "spp-keys";
  /** The store that has the keys, as --store takes it. */
  readonly keysIn: string;
  /** By their names in keys; none for all. */
  readonly hosts: readonly string[];
  readonly driver: string;
}

/** Leaves everything to the agent that the host has. */
const defaultDriver = "spp-keys";

export const sppOptions: readonly OptionDeclaration[] = [
  {
    long: "host",
    type: "list",
    value: "NAME",
    help: "spp: whose settings they are; with --from: only this host",
  },
  { long: "from", type: "text", value: "STORE", help: "spp: the etcd that has the keys of hosts" },
  {
    long: "primary-core-mask",
    type: "text",
    value: "MASK",
    help: "spp: SPP_PRIMARY_CORE_MASK of the host",
  },
  { long: "mirror", type: "text", value: "N#MASK", help: "spp: SPP_MIRROR of the host" },
  {
    long: "keys",
    type: "text",
    value: "FORM",
    choices: ["array", "object"],
    help: "spp: how the host's agent has its configuration written; default: object",
  },
  {
    long: "driver",
    type: "text",
    value: "DRIVER",
    choices: ["spp-keys", "spp", "sim"],
    help: "spp: how the hosts are to be driven; default: spp-keys, which keeps their agents",
  },
];

export function readSppImport(
  operands: readonly string[],
  values: OptionValues,
): SppSettingsArguments | SppKeysArguments | UsageProblem {
  const [mappings, more] = operands;
  const keysIn = values.text("from");
  if (more !== undefined) {
    return usageProblem(`spp takes the NICs of one host as one word; what is "${more}"?`);
  }
  if (mappings === undefined && keysIn === undefined) {
    return usageProblem('name the NICs ("00:04.0#phys1#2#0xfe,…"), or an etcd with --from');
  }
  if (mappings !== undefined && keysIn !== undefined) {
    return usageProblem("NICs come from settings or from keys: leave --from out, or the NICs");
  }
  const driver = values.text("driver") ?? defaultDriver;
  return mappings === undefined
    ? readFrom(keysIn ?? "", driver, values)
    : readSettings(mappings, driver, values);
}

function readFrom(
  keysIn: string,
  driver: string,
  values: OptionValues,
): SppKeysArguments | UsageProblem {
  const stray = ["primary-core-mask", "mirror", "keys"].find(
    (long) => values.text(long) !== undefined,
  );
  if (stray !== undefined) {
    return usageProblem(`--${stray} goes with the settings of a host; keys say it themselves`);
  }
  return { type: "spp-keys", keysIn, hosts: [...new Set(values.list("host"))], driver };
}

function readSettings(
  mappings: string,
  driver: string,
  values: OptionValues,
): SppSettingsArguments | UsageProblem {
  const [host, second] = values.list("host");
  if (host === undefined || host === "") {
    return usageProblem("say whose NICs these are: --host NAME");
  }
  if (second !== undefined) {
    return usageProblem("settings are those of one host: import each host by itself");
  }
  const primaryCoreMask = values.text("primary-core-mask");
  const mirror = values.text("mirror");
  const form = values.text("keys");
  const keys = form === "array" || form === "object" ? form : undefined;
  return {
    type: "spp-settings",
    mappings,
    host,
    driver,
    ...(primaryCoreMask === undefined ? {} : { primaryCoreMask }),
    ...(mirror === undefined ? {} : { mirror }),
    ...(keys === undefined ? {} : { keys }),
  };
}
