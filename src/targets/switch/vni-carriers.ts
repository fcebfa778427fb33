// What switches must know of each other where they carry one VNI and no routing protocol tells them: at
// which addresses the tunnels of the others end. It decides nothing about how a driver makes tunnels.

import type { CarrierRule } from "../../model/target.ts";
import { numberField } from "../item-parts.ts";
import { evpnBucket, remoteVtepsBucket, vnisBucket } from "./paths.ts";

/** Ingress replication to a configured list (RFC 7348, section 4.2, without multicast). */
export const vniCarriers: CarrierRule = {
  carried: vnisBucket,
  lists: remoteVtepsBucket,
  feature: "remoteVteps",
  addressOf({ connection: { vtepAddress } }) {
    return typeof vtepAddress === "string" ? vtepAddress : undefined;
  },
  insteadOf: (vni) => ({ bucket: evpnBucket, key: String(numberField(vni, "vlan")) }),
  unreachable: {
    code: "fabric/no-vtep-address",
    field: "/metadata/name",
    label: (vni, others) =>
      `it carries VNI ${vni} together with ${namesOf(others)}, and has no vtepAddress`,
    help: "add vtepAddress, the address at which the switch's own VXLAN tunnels end",
  },
};

/** "leaf-b", "leaf-b and 3 more" */
function namesOf([first = "", ...others]: readonly string[]): string {
  const name = first.slice(first.indexOf("/") + 1);
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}
