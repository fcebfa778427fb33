// What the planner may know of the driver "ovs". Open vSwitch routes nothing that its database could hold:
// gateways, EVPN and VRFs are missing, and so is a way to set the speed of an interface.

import type { DriverTraits } from "../../model/target.ts";

export const ovsTraits: DriverTraits = {
  name: "ovs",
  drives: ["switch"],
  features: new Set([
    "vnis",
    "remoteVteps",
    "portChannels",
    "nativeVlan",
    "translations",
    "createInterface",
  ]),
  needs: ["endpoint"],
  needsAddress: true,
};
