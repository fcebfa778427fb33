// `npm run bench`: plans from nothing of the widest fabrics: every network on every port.

import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/plan.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { itemsOf, wideFabric } from "../support/wide-fabric.ts";
import { emptyWorld, planIn } from "../support/world.ts";
import { measure, report } from "./measure.ts";

const oneSwitch = { switches: 1, ports: 64, networks: 4000 };
const fourSwitches = { ...oneSwitch, switches: 4 };

describe("4,000 VLANs on 64 ports", () => {
  test("of one switch, and of four", () => {
    const asked = { planner: makePlan, catalog: fabricCatalog };
    const [one, four] = [oneSwitch, fourSwitches].map((width) => {
      const resources = wideFabric(width);
      return measure(3, () => {
        const { operations } = planIn(emptyWorld, resources, asked);
        expect(operations).toHaveLength(itemsOf(width));
      });
    });
    if (one === undefined || four === undefined) throw new Error("nothing was measured");
    report(`${itemsOf(oneSwitch)} items of one switch, from nothing`, one);
    report(`${itemsOf(fourSwitches)} items of four switches, from nothing`, four, {
      name: "one switch",
      of: one,
    });
  });
});
