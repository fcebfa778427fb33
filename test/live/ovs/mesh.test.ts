// One network on three leaves: every frame arrives once, and leaves that come and go disturb no others. Needs
// a build.

import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithPackets } from "../../support/networks.ts";
import { killAll } from "../command.ts";
import { pause } from "../waiting.ts";
import { createFabric, type Fabric, type Reached } from "./fabric.ts";
import type { Host } from "./host.ts";
import { createLab, type Lab, type Leaf } from "./lab.ts";

const reached = ({ switch: { endpoint }, vtepAddress }: Leaf): Reached => ({
  endpoint,
  vtepAddress,
});

describeWithPackets("a network on three leaves", () => {
  let lab: Lab;
  let fabric: Fabric;
  let [a, b, c]: [Host, Host, Host] = [] as never;
  beforeAll(async () => {
    lab = await createLab();
    [a, b, c] = [
      lab.host(lab.leafA, "et1"),
      lab.host(lab.leafB, "et1"),
      lab.host(lab.leafC, "et1"),
    ];
    fabric = createFabric({
      leafA: reached(lab.leafA),
      leafB: reached(lab.leafB),
      leafC: reached(lab.leafC),
      groups: {
        a: { switch: "leaf-a", interface: "et1" },
        b: { switch: "leaf-b", interface: "et1" },
        c: { switch: "leaf-c", interface: "et1" },
      },
    });
    for (const host of ["a", "b", "c"]) fabric.bind("blue", host);
    await fabric.apply();
  });
  afterAll(async () => {
    killAll();
    fabric?.remove();
    await lab?.remove();
  });

  const framesAt = ({ namespace }: Host): number =>
    Number(/RX:.*\n\s+\d+\s+(\d+)/.exec(namespace.ip("-s link show eth0"))?.[1]);

  test("carries each frame to each leaf once", async () => {
    for (const [one, other] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      expect(one.reaches(other)).toBe(true);
    }
    const before = [b, c].map(framesAt);
    // Nobody has this address: three questions for it go to everybody.
    a.namespace.run("ping", "-n", "-c", "1", "-w", "3", "192.0.2.77");
    await pause(500);
    const more = [b, c].map((host, i) => framesAt(host) - before[i]!);
    for (const frames of more) {
      expect(frames).toBeGreaterThan(0);
      expect(frames).toBeLessThan(15);
    }
  });

  test("goes from a leaf and comes to it without the others noticing", async () => {
    const tunnels = (): number =>
      lab.leafA.switch.vsctl("list-ports", "br0").match(/^vx/gm)?.length ?? 0;
    expect(tunnels()).toBe(2);
    const ping = await a.ping(b);
    fabric.unbind("blue", "c");
    await fabric.apply();
    expect(tunnels()).toBe(1);
    expect(a.reaches(c)).toBe(false);
    fabric.bind("blue", "c");
    await fabric.apply();
    expect(tunnels()).toBe(2);
    expect(a.reaches(c)).toBe(true);
    await ping.goesOn();
    expect(await ping.stop()).toEqual([]);
    expect(await fabric.pending()).toBe(0);
  });
});
