// The fault that words on the command line mean.

import type { SimFault } from "../drivers/sim/faults.ts";
import type { SimArguments, SimEdit } from "./arguments/sim.ts";

type Fail = Extract<SimEdit, { action: "fail" }>;

export function simFaultOf({ fault, path }: Fail, given: SimArguments): SimFault {
  const times = given.times === undefined ? {} : { times: given.times };
  const where = path === undefined ? {} : { path };
  const { message = "it was told to refuse this", amount } = given;
  switch (fault) {
    case "refuse":
      return { type: "refuse", path: path ?? "/**", message, ...times };
    case "lose-reply":
    case "lose-request":
    case "ignore":
      return { type: fault, ...where, ...times };
    case "partial":
      return { type: "partial", after: amount ?? 0 };
    case "slow":
      return { type: "slow", ms: amount ?? 1000, ...times };
    case "unreachable":
      return { type: "unreachable", ...times };
    case "flaky":
      return { type: "flaky", seed: amount ?? 1 };
  }
}
