// What a switch has of VLANs and tunnels that its document does not say, in words: for people who take
// the switch over and must know what no manifest will hold. Nothing else reads it.

import type { Unsaid } from "../../../ports/driver.ts";
import type { PortView, SwitchView, TunnelView } from "../view.ts";
import { isApplied } from "./carried.ts";
import { vnisOf } from "./document.ts";
import { modeOf } from "./vlan-columns.ts";

/** Sorted by place; a place may come more than once. */
export function unsaidOf(view: SwitchView): readonly Unsaid[] {
  const channels = [...view.portChannels.values()];
  const ports = new Set([...view.ports.values(), ...channels]);
  const vnis = vnisOf(view);
  const found = [
    ...[...ports].flatMap(ofPort),
    ...view.tunnels.flatMap((tunnel) => ofTunnel(tunnel, vnis)),
    ...[...view.usedElsewhere].flatMap(([vlan, names]) =>
      names.map((name) => says(name, `it uses VLAN ${vlan} and is no interface of the document`)),
    ),
  ];
  return found.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

function ofPort({ port, interfaces, isBond }: PortView): Unsaid[] {
  const { name, tag } = port.row;
  const failed = interfaces
    .filter((one) => !isApplied(one))
    .map(({ row }) => {
      const member = isBond ? `its member ${row.name}` : "it";
      return says(
        name,
        `the switch cannot use ${member}: ${row.error ?? "it has no number there"}`,
      );
    });
  const vlan = tag ?? 0;
  switch (modeOf(port.row)) {
    case "native-tagged":
      return [
        ...failed,
        says(name, `frames without a tag come into VLAN ${vlan}, but leave tagged`),
      ];
    case "dot1q-tunnel":
      return [...failed, says(name, `it carries all tags of its host inside of VLAN ${vlan}`)];
    default:
      return failed;
  }
}

/** One of somebody else's that contradicts the VLAN of its VNI. */
function ofTunnel(
  { port, vni, vlan, isMarked }: TunnelView,
  vnis: ReadonlyMap<number, number>,
): Unsaid[] {
  const known = vnis.get(vni);
  if (isMarked || known === undefined || known === vlan) return [];
  return [says(port.row.name, `its VNI ${vni} belongs to VLAN ${known}, and it is in another`)];
}

function says(port: string, why: string): Unsaid {
  return { place: `port ${port}`, why };
}
