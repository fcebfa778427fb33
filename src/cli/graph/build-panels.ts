// The patch panels of a picture: each stands with the host group that lists its host, as a row; what is
// plugged there stands beside it as the bindings of the group.

import { hostsOf } from "../../kinds/host-group/lookup.ts";
import type { HostGroupSpec } from "../../kinds/host-group/spec.generated.ts";
import { hosts } from "../../kinds/host/name.ts";
import type { HostSpec } from "../../kinds/host/spec.generated.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { TargetName } from "../../model/target.ts";
import { patchPanelTargetName } from "../../targets/patchpanel/paths.ts";
import { counted } from "../views/numbers.ts";
import type { GraphNode } from "./fabric-graph.ts";
import type { Marks } from "./marks.ts";
import { placeOf } from "./place.ts";

/** Those of a group's hosts. */
export function panelNodes(
  group: Resource<HostGroupSpec>,
  index: ResourceIndex,
  marks: Marks,
  around: readonly ResourceRef[],
): GraphNode[] {
  return hostsOf(group).flatMap((name) => {
    const host = index.get(hosts, name);
    return host === undefined ? [] : [panelNode(host, marks, around)];
  });
}

function panelNode(
  host: Resource<HostSpec>,
  marks: Marks,
  around: readonly ResourceRef[],
): GraphNode {
  const { driver, nics } = host.spec.softPatchPanel;
  const target = patchPanelTargetName(host.name);
  const vhosts = nics.reduce((sum, nic) => sum + nic.vhosts, 0);
  const detail = [driver, counted(nics.length, "NIC"), counted(vhosts, "vhost")];
  const whyUnknown = marks.whyUnknown(target);
  return {
    type: "patchPanel",
    id: target,
    name: host.name,
    detail: [...detail, ...(whyUnknown === "" ? [] : [whyUnknown])].join(", "),
    mark: marks.ofTarget(target),
    source: placeOf(host),
    refs: [refOf(host), ...around],
    children: [],
  };
}

/** One that holds something of ours though nothing declares it. */
export function undeclaredPanel(target: TargetName, marks: Marks): GraphNode {
  const name = target.slice(target.indexOf("/") + 1);
  const mark = marks.ofTarget(target);
  return {
    type: "patchPanel",
    id: target,
    name,
    detail: marks.whyUnknown(target),
    mark: mark === "unknown" ? mark : "removed",
    refs: [`${hosts.name}/${name}`],
    children: [],
  };
}
