// What is in the picture of a fabric: what a plan would do with each thing, what is gone, what was asked for.

import { describe, expect, test } from "vitest";
import { folded } from "../../src/cli/graph/fold.ts";
import { interconnectsOf } from "../../src/cli/graph/interconnects.ts";
import { narrowed } from "../../src/cli/graph/narrow.ts";
import type { Plan } from "../../src/model/plan.ts";
import { resource } from "../support/fabric.ts";
import { declaredGraph, nodeOf, nodesIn, plannedGraph, resourcesIn, twoLeaves } from "./fabrics.ts";

const fabric = resourcesIn(twoLeaves);
const without = (...names: string[]) => fabric.filter((one) => !names.includes(one.name));

describe("a picture", () => {
  test("holds what is declared, unmarked where nothing was planned", () => {
    expect(nodesIn(declaredGraph(fabric))).toEqual([
      "same zone z1a: ",
      "same pair leaf-a: vlan pool leaf-a",
      "same switch leaf-a1: sim",
      'same port Ethernet1: node001: "rack 12"',
      "same switch leaf-a2: sim",
      "same port Port-Channel101: node001",
      "same hostGroup cluster: metagroup of 1",
      "same hostGroup node001: ",
      "same binding blue-on-node001: blue, untagged",
      "same binding blue-on-cluster: blue, trunk",
    ]);
  });

  test("marks what is new, and leaves out nothing where nothing changes", () => {
    const graph = plannedGraph(fabric, fabric);
    expect(nodesIn(graph)).toEqual(nodesIn(declaredGraph(fabric)));
    expect(graph.changes).toEqual([]);
    const fresh = plannedGraph(fabric);
    expect(nodeOf(fresh, "PortBinding/blue-on-node001")?.mark).toBe("added");
    expect(nodeOf(fresh, "switch/leaf-a1")).toMatchObject({
      mark: "added",
      detail: "sim, besides its ports 2 added",
    });
  });

  test("marks a host that gets more as changed, and not its neighbours", () => {
    const before = without("blue-on-node001");
    const graph = plannedGraph(fabric, before);
    expect(nodeOf(graph, "PortBinding/blue-on-node001")?.mark).toBe("added");
    expect(nodeOf(graph, "PortBinding/blue-on-cluster")?.mark).toBe("same");
    expect(nodeOf(graph, "switch/leaf-a1 Ethernet1")).toMatchObject({
      mark: "changed",
      detail: "node001: native 2000",
    });
    expect(graph.lines.map(({ mark }) => mark)).toEqual(["changed", "changed"]);
  });

  test("shows what goes, though nothing declares it", () => {
    const gone = plannedGraph(without("blue-on-node001"), fabric);
    expect(nodesIn(gone)).toContain("removed binding blue-on-node001: blue");
    const empty = without("node001", "cluster", "blue-on-node001", "blue-on-cluster");
    const graph = plannedGraph(empty, fabric);
    expect(nodesIn(graph)).toEqual([
      "same zone z1a: ",
      "same pair leaf-a: vlan pool leaf-a",
      "changed switch leaf-a1: sim, besides its ports 2 removed",
      'changed port Ethernet1: trunk - 2000, native 2000 -> none, description "rack 12" -> none',
      "changed switch leaf-a2: sim, besides its ports 3 removed",
      "removed port Port-Channel101: trunk - 2000, native 2000 -> none",
      "removed hostGroup cluster: ",
      "removed binding blue-on-cluster: blue",
      "removed hostGroup node001: ",
      "removed binding blue-on-node001: blue",
    ]);
    const nothing = [resource("Network", "blue", { vni: 10165 })];
    expect(nodesIn(plannedGraph(nothing, fabric))[0]).toBe("same zone declared no more: ");
  });

  test("marks what stands on unknown switches alone as unknown", () => {
    const graph = plannedGraph(fabric, [], new Set(["switch/leaf-a1", "switch/leaf-a2"]));
    expect(nodeOf(graph, "switch/leaf-a1")).toMatchObject({ mark: "unknown" });
    expect(nodeOf(graph, "switch/leaf-a1")?.detail).toContain("it does not answer");
    expect(nodeOf(graph, "PortBinding/blue-on-node001")?.mark).toBe("unknown");
    const half = plannedGraph(fabric, [], new Set(["switch/leaf-a1"]));
    expect(nodeOf(half, "PortBinding/blue-on-node001")?.mark).toBe("added");
    expect(half.changes.filter(({ mark }) => mark === "unknown")).toHaveLength(1);
  });

  test("marks what is held back", () => {
    const down = fabric.map((one) =>
      one.name === "blue-on-node001" ? { ...one, spec: { ...one.spec, adminState: "down" } } : one,
    );
    const graph = plannedGraph(down);
    expect(nodeOf(graph, "PortBinding/blue-on-node001")?.mark).toBe("held");
  });

  test("does not depend on the order of anything", () => {
    expect(plannedGraph(fabric.toReversed())).toEqual(plannedGraph(fabric));
  });
});

test("a network stands with the transits that it was placed on, and with the one that it leaves", () => {
  const plan = {
    allocated: [
      { pool: "transit/z1a", key: "id-1", value: "transit-1" },
      { pool: "transit/z1b", key: "id-1", value: "transit-2" },
      { pool: "vni", key: "id-1", value: 10165 },
    ],
    allocations: {
      added: [{ pool: "transit/z1b", key: "id-1", value: "transit-2", previous: "transit-1" }],
      released: [{ pool: "transit/z1a", key: "id-2", value: "transit-1" }],
    },
  } as unknown as Plan;
  expect(interconnectsOf(plan, new Map([["id-1", "blue"]]))).toEqual(
    new Map([
      [
        "transit-1",
        [
          { network: "blue", zones: ["z1a"] },
          { network: "id-2", zones: ["z1a"], change: "removed" },
        ],
      ],
      ["transit-2", [{ network: "blue", zones: ["z1b"], change: "added" }]],
    ]),
  );
  expect(interconnectsOf(undefined, new Map())).toEqual(new Map());
});

test("a transit holds the networks that the plan places there, and is found by them", () => {
  const edge = [
    ...fabric,
    resource("VlanPool", "edge", { ranges: ["3000-3009"] }),
    resource("SwitchPair", "edge", { availabilityZone: "z1a" }),
    resource("Switch", "edge-a1", { pair: "edge", driver: "sim" }),
    resource("HostGroup", "transit-1", {
      role: "transit",
      availabilityZones: ["z1a"],
      ports: [{ switch: "edge-a1", interface: "Ethernet49" }],
    }),
  ];
  const graph = plannedGraph(edge);
  expect(nodesIn(graph)).toContain("added network blue: for z1a");
  expect(nodesIn(graph)).toContain("added hostGroup transit-1: transit, for z1a");
  expect(nodesIn(plannedGraph(edge, edge))).toContain("same network blue: for z1a");
  const found = nodesIn(narrowed(graph, { targets: ["switch/edge-a1"], scopes: ["Network/blue"] }));
  expect(found.map((line) => line.split(":")[0])).toEqual([
    "same zone z1a",
    "same pair edge",
    "added switch edge-a1",
    "added port Ethernet49",
    "added hostGroup transit-1",
    "added network blue",
  ]);
});

describe("a picture is narrowed", () => {
  const more = [
    ...fabric,
    resource("HostGroup", "node002", { ports: [{ switch: "leaf-a1", interface: "Ethernet2" }] }),
    resource("Network", "red", { vni: 10166 }),
    resource("PortBinding", "red-on-node002", { network: "red", host: "node002" }),
  ];
  const names = (targets: string[], scopes: string[]): string[] =>
    nodesIn(narrowed(declaredGraph(more), { targets, scopes })).map(
      (line) => /^\w+ \w+ ([^:]*):/.exec(line)?.[1] ?? "",
    );

  test("to a switch, with the host groups that are wired to it", () => {
    expect(names(["switch/leaf-a2"], [])).toEqual(
      "z1a leaf-a leaf-a2 Port-Channel101 cluster node001 blue-on-node001 blue-on-cluster".split(
        " ",
      ),
    );
  });

  test("to a network, with the ports on which it is bound", () => {
    expect(names([], ["Network/red"])).toEqual(
      "z1a leaf-a leaf-a1 Ethernet2 node002 red-on-node002".split(" "),
    );
    expect(names([], ["Network/red", "PortBinding/blue-on-node001"])).toHaveLength(12);
  });

  test("to nothing, where the two have nothing in common", () => {
    expect(names(["switch/leaf-a2"], ["Network/red"])).toEqual([]);
  });
});

test("of many ports those that change are shown, and the others are counted", () => {
  const ports = Array.from({ length: 40 }, (_, i) => ({
    switch: "leaf-a1",
    interface: `Ethernet${i + 10}`,
  }));
  const many = [...fabric, resource("HostGroup", "big", { ports })];
  const plain = folded(declaredGraph(many));
  expect(nodesIn(plain)).toContain("same more 29 more ports: ");
  expect(plain.lines).toHaveLength(13);
  const bound = [
    ...many,
    resource("HostGroup", "late", { ports: [{ switch: "leaf-a1", interface: "Ethernet99" }] }),
    resource("PortBinding", "blue-on-late", { network: "blue", host: "late" }),
  ];
  const planned = nodesIn(folded(plannedGraph(bound, many)));
  expect(planned).toContain("same more 30 more ports: ");
  expect(planned.find((line) => line.includes("Ethernet99"))).toMatch(/^added port/);
  expect(nodesIn(folded(plannedGraph(many)))).toContain("changed more 29 more ports, 29 changed: ");
});
