// What the planner may know of the driver "spp-keys". It sees keys alone: what the components of a process
// are, only the host's own agent knows.

import type { DriverTraits } from "../../model/target.ts";

export const sppKeysTraits: DriverTraits = {
  name: "spp-keys",
  drives: ["patchpanel"],
  features: new Set(["mirrors"]),
  needs: ["host"],
};
