// A record that could not be read, as something that the doctor found.

import type { Trouble } from "../../ports/trouble.ts";
import { problem, type Area, type Check } from "./check.ts";

/** Records of a version that this build does not read are trouble in their own words. */
export function unreadable(area: Area, { doing, reason }: Trouble): Check {
  const help = reason.includes("this build reads")
    ? "use the newest plumb that works on this store, everywhere"
    : undefined;
  return problem(area, `${doing}: ${reason}`, help);
}
