// Makes the picture of a fabric from its resources and, where there is one, from a plan. Pure. It leaves
// nothing out: narrowing and folding come later.

import { availabilityZones } from "../../kinds/availability-zone/name.ts";
import { switchesOfPair, vlanPoolOf } from "../../kinds/switch-pair/lookup.ts";
import { switchPairs } from "../../kinds/switch-pair/name.ts";
import type { SwitchPairSpec } from "../../kinds/switch-pair/spec.generated.ts";
import { refOf, type Resource, type ResourceRef } from "../../model/resource.ts";
import { targetTypeOf, type TargetName } from "../../model/target.ts";
import type { Declaration } from "../../plan/declare.ts";
import { patchPanelTarget } from "../../targets/patchpanel/patchpanel-target.ts";
import { switchTargetName } from "../../targets/switch/paths.ts";
import { GroupNodes } from "./build-groups.ts";
import { undeclaredPanel } from "./build-panels.ts";
import { SwitchNodes } from "./build-switches.ts";
import type { FabricGraph, GraphLine, GraphNode } from "./fabric-graph.ts";
import { Marks, type MarkedPlan } from "./marks.ts";
import { placeOf } from "./place.ts";

export function fabricGraph(
  { index, targets }: Pick<Declaration, "index" | "targets">,
  planned: MarkedPlan | undefined,
): FabricGraph {
  const marks = new Marks(planned);
  const groups = new GroupNodes(index, marks);
  const switches = new SwitchNodes(targets, marks, groups);
  const pairs = index.all(switchPairs);
  const zones = index.all(availabilityZones).map((zone): GraphNode => {
    const ref = refOf(zone);
    const own = pairs.filter(({ spec }) => spec.availabilityZone === zone.name);
    return {
      type: "zone",
      id: ref,
      name: zone.name,
      detail: "",
      mark: "same",
      source: placeOf(zone),
      refs: [ref],
      children: own.map((pair) => pairNode(pair, [ref])),
    };
  });
  const zoneless = pairs.filter(({ spec }) => spec.availabilityZone === undefined);
  const nodes = [
    ...zones,
    ...outsideOfZones(
      "in no zone",
      zoneless.map((pair) => pairNode(pair, [])),
    ),
    ...outsideOfZones("declared no more", [
      ...undeclared(planned, targets).map((target) =>
        targetTypeOf(target) === patchPanelTarget.name
          ? undeclaredPanel(target, marks)
          : switches.node(target, []),
      ),
      ...groups.left().map((group) => groups.node(group, [])),
    ]),
  ];
  const lines = linesOf(switches, groups, nodes);
  const { digest } = marks;
  return { ...(digest === undefined ? {} : { digest }), nodes, lines, changes: marks.changes() };

  function pairNode(pair: Resource<SwitchPairSpec>, around: readonly ResourceRef[]): GraphNode {
    const refs = [refOf(pair), ...around];
    const names = switchesOfPair(pair.name, index).map(({ name }) => name);
    return {
      type: "pair",
      id: refOf(pair),
      name: pair.name,
      detail: `vlan pool ${vlanPoolOf(pair)}`,
      mark: "same",
      source: placeOf(pair),
      refs,
      children: [
        ...names.map((name) => switches.node(switchTargetName(name), refs)),
        ...groups.of(names).map((group) => groups.node(group, refs)),
      ],
    };
  }
}

function outsideOfZones(name: string, children: readonly GraphNode[]): GraphNode[] {
  if (children.length === 0) return [];
  return [{ type: "zone", id: name, name, detail: "", mark: "same", refs: [], children }];
}

/** Targets that hold something of ours though nothing declares them. */
function undeclared(
  planned: MarkedPlan | undefined,
  targets: ReadonlyMap<TargetName, unknown>,
): TargetName[] {
  return (planned?.plan.targets ?? [])
    .map(({ target }) => target)
    .filter((target) => !targets.has(target));
}

/** A group that stands in the picture is joined to each of its ports that does. */
function linesOf(
  switches: SwitchNodes,
  groups: GroupNodes,
  nodes: readonly GraphNode[],
): GraphLine[] {
  const shown = new Set<string>();
  const note = (node: GraphNode): void => {
    shown.add(node.id);
    node.children.forEach(note);
  };
  nodes.forEach(note);
  return [...switches.wired()].flatMap(({ port, group, mark }) => {
    const hostGroup = groups.idOf(group);
    return shown.has(port) && shown.has(hostGroup) ? [{ port, hostGroup, mark }] : [];
  });
}
