// What the planner may know of the driver "spp". It has no mirrors: a tap is wired through spp_mirror,
// of which it knows nothing.

import type { DriverTraits } from "../../model/target.ts";

export const sppTraits: DriverTraits = {
  name: "spp",
  drives: ["patchpanel"],
  features: new Set(["wiring"]),
  needs: ["host", "controller"],
};
