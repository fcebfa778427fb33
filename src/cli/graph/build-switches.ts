// The switches of a picture, with a row for each port that a host group is wired to or that a plan
// changes. What else a plan does on a switch is counted.

import { compareNames } from "../../model/sort.ts";
import type { ResourceRef } from "../../model/resource.ts";
import { segmentsOf } from "../../model/pointer.ts";
import type { DeclaredTarget, TargetName } from "../../model/target.ts";
import { interfacePath, interfacesBucket, switchTargetName } from "../../targets/switch/paths.ts";
import type { GroupNodes, GroupPort } from "./build-groups.ts";
import { markWords, type GraphNode, type Mark, type Place } from "./fabric-graph.ts";
import type { Marks } from "./marks.ts";
import { placeOf } from "./place.ts";

export interface WiredPort {
  /** The id of the port's node. */
  readonly port: string;
  readonly group: string;
  readonly mark: Mark;
}

export class SwitchNodes {
  readonly #targets: ReadonlyMap<TargetName, DeclaredTarget>;
  readonly #marks: Marks;
  readonly #groups: GroupNodes;
  /** Target → its ports that groups are wired to. */
  readonly #ports: ReadonlyMap<TargetName, readonly GroupPort[]>;

  constructor(targets: ReadonlyMap<TargetName, DeclaredTarget>, marks: Marks, groups: GroupNodes) {
    this.#targets = targets;
    this.#marks = marks;
    this.#groups = groups;
    const byTarget = new Map<TargetName, GroupPort[]>();
    for (const port of groups.ports()) {
      const target = switchTargetName(port.switch);
      const own = byTarget.get(target);
      if (own === undefined) byTarget.set(target, [port]);
      else own.push(port);
    }
    this.#ports = byTarget;
  }

  node(target: TargetName, around: readonly ResourceRef[]): GraphNode {
    const name = target.slice(target.indexOf("/") + 1);
    const refs = [`Switch/${name}`, ...around];
    const declared = this.#targets.get(target);
    const mark = this.#marks.ofTarget(target);
    return {
      type: "switch",
      id: target,
      name,
      detail: [declared?.driver ?? "", this.#marks.whyUnknown(target), this.#besides(target)]
        .filter((one) => one !== "")
        .join(", "),
      mark: declared === undefined && mark !== "unknown" ? "removed" : mark,
      ...(declared === undefined ? {} : { source: placeOf(declared.resource) }),
      refs,
      children: this.#portNodes(target, refs),
    };
  }

  *wired(): Generator<WiredPort> {
    for (const [target, ports] of this.#ports) {
      for (const { group, interface: name } of ports) {
        if (name === "") continue;
        const { mark } = this.#marks.ofThing(target, interfacePath(name));
        yield { port: portId(target, name), group, mark };
      }
    }
  }

  #portNodes(target: TargetName, around: readonly ResourceRef[]): GraphNode[] {
    const ports = new Map<string, GroupPort | undefined>();
    for (const port of this.#ports.get(target) ?? []) {
      if (port.interface !== "") ports.set(port.interface, port);
    }
    for (const [thing] of this.#marks.rowsOf(target)) {
      const [bucket, name] = segmentsOf(thing);
      if (`/${bucket}` !== interfacesBucket || name === undefined || ports.has(name)) continue;
      ports.set(name, undefined);
    }
    const sorted = [...ports].sort((a, b) => compareNames(a[0], b[0]));
    return sorted.map(([name, port]) => this.#portNode(target, name, port, around));
  }

  #portNode(
    target: TargetName,
    name: string,
    port: GroupPort | undefined,
    around: readonly ResourceRef[],
  ): GraphNode {
    const { mark, change, source } = this.#marks.ofThing(target, interfacePath(name));
    const parts = [
      port?.group ?? "",
      port?.isUnmanaged === true ? "unmanaged" : "",
      // A description that changes stands in the change.
      change !== "" || port === undefined || port.description === ""
        ? change
        : `"${port.description}"`,
    ];
    const place = this.#placeOf(port) ?? source;
    return {
      type: "port",
      id: portId(target, name),
      name,
      detail: parts.filter((part) => part !== "").join(": "),
      mark,
      ...(place === undefined ? {} : { source: place }),
      refs: [
        ...new Set([...(port === undefined ? [] : this.#groups.refsOf(port.group)), ...around]),
      ],
      children: [],
    };
  }

  #placeOf(port: GroupPort | undefined): Place | undefined {
    return port === undefined ? undefined : this.#groups.placeOf(port.group);
  }

  /** "besides its ports 3 added, 1 changed": VLANs and the like, a thing each. */
  #besides(target: TargetName): string {
    const counts = new Map<Mark, number>();
    for (const [thing] of this.#marks.rowsOf(target)) {
      if (thing.startsWith(`${interfacesBucket}/`)) continue;
      const { mark } = this.#marks.ofThing(target, thing);
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    const words = [...counts].map(([mark, count]) => `${count} ${markWords[mark]}`);
    return words.length === 0 ? "" : `besides its ports ${words.join(", ")}`;
  }
}

function portId(target: TargetName, name: string): string {
  return `${target} ${name}`;
}
