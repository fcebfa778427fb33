// The laws of planning hold where hosts have patch panels, and a planning session keeps up with them.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../src/model/json.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { PlanningSession } from "../../src/plan/session/session.ts";
import { fabricCatalog as catalog } from "../support/fabric-catalog.ts";
import { panelResources, panelShapes, type PanelShape } from "../support/patch-panels.ts";
import { applyIn, emptyWorld, inputIn, planIn, type World } from "../support/world.ts";
import { laws } from "./laws.ts";

const moves = fc.record({
  before: panelShapes,
  after: panelShapes,
  order: fc.nat(1000),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Those that know nothing of switches. That numbers are stable ends where a NIC has them no longer. */
const general = Object.entries(laws).filter(([name]) =>
  /^I1 |^I2|^I3|^I4|^I6: an operation stands|^I9/.test(name),
);

describe("laws of planning on hosts with patch panels", () => {
  test("there are such", () => {
    expect(general.length).toBe(7);
  });

  test.each(general)("%s", (_name, law) => {
    const property = fc.property(moves, ({ before, after, ...rest }) => {
      const [from, to] = [panelResources(before), panelResources(after)];
      law(makePlan, { before: from, after: to, foreignVlans: [2003], ...rest });
    });
    fc.assert(property, { numRuns: 40 });
  });
});

/** The plan after a move, by a session that made the one before. What stays the same is not told again. */
function plansAlike(before: PanelShape, after: PanelShape): void {
  const session = new PlanningSession(catalog);
  const from = panelResources(before);
  const known = new Map(from.map((one) => [JSON.stringify(one), one]));
  const to = panelResources(after).map((one) => known.get(JSON.stringify(one)) ?? one);
  const first = session.declareChanges({ put: from, removed: [] });
  session.plan({ ...inputIn(emptyWorld, from, { catalog }), declaration: first });
  const plan = planIn(emptyWorld, from, { planner: makePlan, catalog });
  const input = inputIn(applyIn(emptyWorld, plan, catalog), to, { catalog });
  const names = new Set(to.map(({ kind, name }) => `${kind}/${name}`));
  const removed = from.filter(({ kind, name }) => !names.has(`${kind}/${name}`));
  const put = to.filter((one) => !from.includes(one));
  const declaration = session.declareChanges({ put, removed });
  const again = session.plan({ ...input, declaration });
  expect(JSON.stringify(again)).toBe(JSON.stringify(makePlan(catalog, input)));
}

/** Ports that come, go or move while the hosts stay, and hosts that change under their ports. */
const smallMoves = fc
  .tuple(panelShapes, panelShapes, fc.boolean())
  .map(([before, other, portsStay]) => ({
    before,
    after: portsStay ? { ...before, hosts: other.hosts } : { ...before, ports: other.ports },
  }));

test("a planning session gives the plans that are made from nothing", () => {
  const property = fc.property(smallMoves, ({ before, after }) => plansAlike(before, after));
  fc.assert(property, { numRuns: 200 });
});

function entriesOf(document: JsonObject, section: string): [string, JsonObject][] {
  const items: Json | undefined = document[section];
  return isJsonObject(items) ? (Object.entries(items) as [string, JsonObject][]) : [];
}

/** No port stands on a NIC that is not there or has not its vhost; no two share a vhost. */
function isSound({ live }: World): void {
  for (const [target, document] of live) {
    const nics = entriesOf(document, "nics");
    const places = nics.map(([place]) => Number(place)).sort((a, b) => a - b);
    expect(places, `${target}: NICs`).toEqual(places.map((_, i) => i + 1));
    const plugs = entriesOf(document, "plugs").map(([, plug]) => plug);
    for (const { nic } of plugs) expect(places, `${target}: a port's NIC`).toContain(nic);
    const firstOf = (place: number): number =>
      nics.reduce((sum, [key, nic]) => sum + (Number(key) < place ? Number(nic["vhosts"]) : 0), 0);
    for (const { vhost, nic } of plugs) {
      const range = [firstOf(Number(nic)), firstOf(Number(nic) + 1)] as const;
      const isThere = range[0] <= Number(vhost) && Number(vhost) < range[1];
      expect(isThere, `${target}: vhost ${String(vhost)} of NIC ${String(nic)}`).toBe(true);
    }
    const taken = plugs.map(({ vhost }) => vhost);
    expect(new Set(taken).size, `${target}: ${taken.join(" ")}`).toBe(taken.length);
  }
}

test("at every moment of a plan NICs stand in a row, and ports on NICs with a vhost each", () => {
  const property = fc.property(moves, ({ before, after }) => {
    let world = emptyWorld;
    for (const shape of [before, after]) {
      const plan = planIn(world, panelResources(shape), { planner: makePlan, catalog });
      for (let count = 0; count <= plan.operations.length; count += 1) {
        isSound(applyIn(world, plan, catalog, count));
      }
      world = applyIn(world, plan, catalog);
    }
  });
  fc.assert(property, { numRuns: 60 });
});

test("a port leaves its NIC before that goes or changes, and joins the next one after that came", () => {
  const shape = (...vhosts: readonly number[]): PanelShape => ({
    hosts: [{ nics: vhosts.map((n) => ({ vhosts: n, isElsewhere: false })), driver: "spp-keys" }],
    ports: [0, 1].map(() => ({ host: 0, network: 0, mac: 0, isDown: false, isElsewhere: false })),
  });
  const first = planIn(emptyWorld, panelResources(shape(1, 1)), { planner: makePlan, catalog });
  const world = applyIn(emptyWorld, first, catalog);
  const plan = planIn(world, panelResources(shape(2)), { planner: makePlan, catalog });
  expect(plan.operations.map(({ action, path }) => `${action} ${path}`)).toEqual([
    "remove /plugs/port1",
    "remove /nics/2",
    "replace /nics/1",
    "add /plugs/port1",
  ]);
});
