// What a planning session asks and compares when little changed. That its plans are right is a law of
// its own, in test/properties.

import { describe, expect, test } from "vitest";
import type { AnyKind, Kind } from "../../src/model/kind.ts";
import { refOf, type Resource } from "../../src/model/resource.ts";
import type { LiveView, TargetName } from "../../src/model/target.ts";
import type { Catalog } from "../../src/plan/catalog.ts";
import type { Declaration } from "../../src/plan/declare.ts";
import { makePlan, type PlanResult } from "../../src/plan/plan.ts";
import { PlanningSession, type ResourceChanges } from "../../src/plan/session/session.ts";
import { switchTarget } from "../../src/targets/switch/switch-target.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { resource, resourcesOf, type FabricShape } from "../support/fabric.ts";
import { fabric as leaves } from "../support/leaves.ts";
import { applyIn, emptyWorld, inputIn, type World } from "../support/world.ts";

const pair = { poolSize: 6, nodes: [{ lag: true }, { lag: false }], metagroup: false };
const network = { vni: true, pin: false, down: false };
const resources = resourcesOf({
  pairs: [pair, pair],
  networks: [network, network, network],
  bindings: [0, 1, 2, 3].map((n) => ({
    network: n % 2,
    pair: n >> 1,
    node: n,
    tag: 0,
    down: false,
  })),
});
const bound = resource("PortBinding", "binding9", {
  network: "net2",
  host: "node0-0",
  hostVlan: 9,
});

/** A catalog that notes which resources are asked for their claims. */
function noting(): { readonly catalog: Catalog; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const kinds = fabricCatalog.kinds.map((anyKind) => {
    const kind = anyKind as unknown as Kind<object>;
    const claims: NonNullable<Kind<object>["claims"]> = (one, ...rest) => {
      asked.add(refOf(one));
      kind.claims?.(one, ...rest);
    };
    return { ...kind, claims } as AnyKind;
  });
  return { catalog: { ...fabricCatalog, kinds }, asked };
}

/** A session for a fabric that is in sync, and what it asks and reads when it plans again. */
function inSync(of: readonly Resource[] = resources) {
  const { catalog, asked } = noting();
  const session = new PlanningSession(catalog);
  const read = new Set<TargetName>();
  const planIn = (world: World, declaration: Declaration): PlanResult => {
    const input = inputIn(world, of, { catalog });
    const live = new Map([...input.live].map(([target, view]) => [target, noted(target, view)]));
    return session.plan({ ...input, live, declaration });
  };
  /** The view, which notes that its document is read. */
  const noted = (target: TargetName, view: LiveView): LiveView => {
    if (view.type === "unknown") return view;
    return {
      ...view,
      get document() {
        read.add(target);
        return view.document;
      },
    };
  };
  const first = planIn(emptyWorld, session.declareAll(of));
  if (first.type === "invalid") throw new Error(JSON.stringify(first.findings));
  const world = applyIn(emptyWorld, first.plan, catalog);
  planIn(world, session.declareAll(of));
  asked.clear();
  read.clear();
  return {
    world,
    asked,
    read,
    planAgain: (changes: Partial<ResourceChanges>, now: World = world): PlanResult =>
      planIn(now, session.declareChanges({ put: [], removed: [], ...changes })),
  };
}

describe("a planning session of a fabric in sync", () => {
  test("asks and reads nothing where nothing changed", () => {
    const { planAgain, asked, read } = inSync();
    expect(planAgain({})).toMatchObject({ type: "planned", plan: { operations: [] } });
    expect([[...asked], [...read]]).toEqual([[], []]);
  });

  test("asks nothing where all resources were read again and are the same", () => {
    const { planAgain, asked, read } = inSync();
    planAgain({ put: structuredClone([...resources]) });
    expect([[...asked], [...read]]).toEqual([[], []]);
  });

  test("asks a new binding alone, and reads only the switches of its host", () => {
    const { planAgain, asked, read } = inSync();
    const result = planAgain({ put: [bound] });
    expect(result).toMatchObject({ type: "planned" });
    expect([...asked]).toEqual(["PortBinding/binding9"]);
    expect([...read].sort()).toEqual(["switch/pod0-sw1", "switch/pod0-sw2"]);
  });

  test("also reads the switches that carry the new binding's VNI already, and no others", () => {
    const [node] = pair.nodes;
    const told = { ...pair, nodes: [node, node], tunnels: "shared-address" } as const;
    const on = (p: number, n: number) => ({ network: n, pair: p, node: 0, tag: 0, down: false });
    const fabric = resourcesOf({
      pairs: [told, told, told, told],
      networks: [network, network],
      bindings: [on(1, 0), on(2, 1), on(3, 0)],
    } as FabricShape);
    const { planAgain, asked, read } = inSync(fabric);
    const another = resource("PortBinding", "another", { network: "net0", host: "node0-1" });
    const result = planAgain({ put: [another] });
    expect([...asked]).toEqual(["PortBinding/another"]);
    const pods = [...read].map((target) => target.replace(/-sw\d$/, ""));
    expect([...new Set(pods)].sort()).toEqual(["switch/pod0", "switch/pod1", "switch/pod3"]);
    const lists = result.type === "planned" ? result.plan.operations : [];
    const tunnels = lists.filter(({ path }) => path.startsWith("/remoteVteps/"));
    expect(tunnels.map(({ id }) => id)).toEqual([
      "add:switch/pod0-sw1/remoteVteps/20000",
      "add:switch/pod0-sw2/remoteVteps/20000",
      "add:switch/pod1-sw1/remoteVteps/20000/10.255.0.9",
      "add:switch/pod1-sw2/remoteVteps/20000/10.255.0.9",
      "add:switch/pod3-sw1/remoteVteps/20000/10.255.0.9",
      "add:switch/pod3-sw2/remoteVteps/20000/10.255.0.9",
    ]);
  });

  test("asks the subports of a changed binding as well", () => {
    const spec = { network: "net2", parent: "binding0", hostVlan: 9 };
    const { planAgain, asked } = inSync([...resources, resource("PortBinding", "sub", spec)]);
    const [trunk] = resources.filter((one) => one.name === "binding0");
    if (trunk === undefined) throw new Error("there is no binding0");
    planAgain({ put: [{ ...trunk, source: { ...trunk.source, line: 7 } }] });
    expect([...asked].sort()).toEqual(["PortBinding/binding0", "PortBinding/sub"]);
  });

  test("asks everything where a network changes, on which others depend", () => {
    const { planAgain, asked } = inSync();
    planAgain({ put: [resource("Network", "net9", { vni: 20_009 })] });
    expect(asked.size).toBe(resources.length + 1);
  });

  test("reads a switch again when its document changed, and no other", () => {
    const { planAgain, world, asked, read } = inSync();
    const live = new Map(world.live).set("switch/pod0-sw1", switchTarget.emptyDocument);
    const result = planAgain({}, { ...world, live });
    expect(result).toMatchObject({
      type: "planned",
      plan: { targets: [{ state: "changes" }, { state: "in-sync" }, {}, {}] },
    });
    expect([[...asked], [...read]]).toEqual([[], ["switch/pod0-sw1"]]);
  });

  test("plans right after a mistake was taken back, and asks no more for it", () => {
    const { planAgain, asked } = inSync();
    const mistaken = resource("PortBinding", "binding9", { network: "net7", host: "node0-0" });
    expect(planAgain({ put: [mistaken] })).toMatchObject({ type: "invalid" });
    expect(planAgain({ put: [bound] })).toMatchObject({ type: "planned" });
    expect([...asked]).toEqual(["PortBinding/binding9"]);
  });

  test("refuses whom others could not reach, and forgets it with what was taken back", () => {
    const bound = leaves(["a"], { vteps: { b: null } });
    const more = leaves(["a", "b", "c"]).filter(({ kind }) => kind === "PortBinding");
    const { planAgain, asked } = inSync(bound);
    expect(planAgain({ put: more })).toMatchObject({
      type: "invalid",
      findings: [{ code: "fabric/no-vtep-address" }],
    });
    asked.clear();
    const removed = [{ kind: "PortBinding", name: "on-b" }];
    const result = planAgain({ removed });
    const input = inputIn(
      inSync(bound).world,
      [...bound, ...more.filter((o) => o.name === "on-c")],
      {
        catalog: fabricCatalog,
      },
    );
    expect(result).toEqual(makePlan(fabricCatalog, input));
    expect([...asked]).toEqual(["PortBinding/on-c"]);
  });

  test("takes what makes no sense as makePlan takes it", () => {
    const session = new PlanningSession(fabricCatalog);
    const strange = [...resources, bound, { ...bound, spec: {} }, resource("Nothing", "x", {})];
    const input = inputIn(emptyWorld, strange, { catalog: fabricCatalog });
    const truth = makePlan(fabricCatalog, input);
    expect(session.plan({ ...input, declaration: session.declareAll(strange) })).toEqual(truth);
    const removed = [
      { kind: "PortBinding", name: "never-there" },
      { kind: "Void", name: "y" },
    ];
    const declaration = session.declareChanges({ put: [bound, bound], removed });
    expect(session.plan({ ...input, declaration })).toEqual(truth);
  });

  test("plans a declaration that is not its own from nothing", () => {
    const session = new PlanningSession(fabricCatalog);
    const input = inputIn(emptyWorld, resources, { catalog: fabricCatalog });
    expect(session.plan(input)).toEqual(makePlan(fabricCatalog, input));
  });
});
