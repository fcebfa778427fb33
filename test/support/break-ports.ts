// What people do to ports by hand, at random, and the same for the same seed.

import {
  hostCount,
  interfaceOfHost,
  portChannelCount,
  translatedHostCount,
  trunkedHostCount,
  type Fleet,
} from "./ovs-fleet.ts";

/** "switch/pod00-sw1 et9" */
export type BrokenPort = string;

/** Breaks so many ports, each of them once; answers which, sorted. */
export function breakPorts({ switches }: Fleet, count: number, seed: number): BrokenPort[] {
  const draw = drawFrom(seed);
  const broken = new Set<BrokenPort>();
  while (broken.size < count) {
    const one = switches[draw(switches.length)]!;
    const host = draw(hostCount);
    const name = interfaceOfHost(host);
    const port = `switch/${one.name} ${name}`;
    if (broken.has(port)) continue;
    broken.add(port);
    const ways = waysToBreak(name, host);
    one.vsctl("--no-wait", ...ways[draw(ways.length)]!);
  }
  return [...broken].sort();
}

/** Words for ovs-vsctl; each changes what the host sees. */
function waysToBreak(name: string, host: number): readonly (readonly string[])[] {
  const another = ["set", "port", name, "vlan_mode=access", "tag=4001", "trunks=[]"];
  if (host >= hostCount - translatedHostCount) return [another];
  const always = [another, ["del-port", "br0", name]];
  if (host < portChannelCount) return [...always, ["set", "port", name, "lacp=off"]];
  if (host >= trunkedHostCount) return always;
  return [
    ...always,
    ["clear", "port", name, "trunks"],
    ["set", "port", name, "vlan_mode=trunk", "--", "clear", "port", name, "tag"],
  ];
}

/** Whole numbers below a bound; a small generator will do. */
function drawFrom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
