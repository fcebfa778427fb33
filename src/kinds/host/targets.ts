// The target that a Host declares, with what its driver needs and where the numbers of vhosts come from.

import type { JsonObject } from "../../model/json.ts";
import { defaultPolicy } from "../../model/policy.ts";
import { refOf, type Resource } from "../../model/resource.ts";
import type { ResourceIndex } from "../../model/resource-index.ts";
import type { DeclaredTarget } from "../../model/target.ts";
import { patchPanelTargetName, vhostSpace } from "../../targets/patchpanel/paths.ts";
import { fabricOwnership } from "../reconcile-policy/lookup.ts";
import { keyNameOf, vhostRanges } from "./lookup.ts";
import { vhostPoolName } from "./pools.ts";
import type { HostSpec } from "./spec.generated.ts";

/** The port of spp-ctl's REST interface where nothing else was set up. */
const defaultController = "http://127.0.0.1:7777";

export function targetsOfHost(
  host: Resource<HostSpec>,
  index: ResourceIndex,
): readonly DeclaredTarget[] {
  const { spec } = host;
  const pools = [...vhostRanges(host).keys()].map((network) => [
    vhostSpace(network),
    vhostPoolName(host.name, network),
  ]);
  return [
    {
      resource: host,
      settingsIn: "/spec/softPatchPanel",
      within: [refOf(host)],
      target: patchPanelTargetName(host.name),
      driver: spec.softPatchPanel.driver,
      ownership: spec.ownership ?? fabricOwnership(index) ?? defaultPolicy.ownership,
      pools: Object.fromEntries(pools) as Readonly<Record<string, string>>,
      limits: {},
      connection: connectionOf(host),
    },
  ];
}

function connectionOf(host: Resource<HostSpec>): JsonObject {
  const { controller = defaultController, keysIn, keys = "object" } = host.spec.softPatchPanel;
  return {
    host: keyNameOf(host),
    controller,
    keys,
    ...(keysIn === undefined ? {} : { keysIn }),
  };
}
