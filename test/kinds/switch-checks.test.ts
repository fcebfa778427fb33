// What a Switch says of the way to it: endpoints that could not be one, and what its driver needs besides.

import { describe, expect, test } from "vitest";
import { declare } from "../../src/plan/declare.ts";
import { fabricCatalog } from "../support/fabric-catalog.ts";
import { findingsOf, one, resourcesOf } from "./manifests.ts";

const around = [
  one("VlanPool", "p", "{ranges: [2000-2999]}"),
  one("SwitchPair", "p", "{}"),
] as const;

function switchWith(spec: string): readonly string[] {
  return [...around, one("Switch", "s1", `{pair: p, ${spec}}`)];
}

describe("an endpoint", () => {
  test.each([
    "unix:/run/openvswitch/db.sock",
    "unix:db.sock",
    "tcp:192.0.2.11:6640",
    "ssl:[2001:db8::11]:6640",
    "ssl:leaf-a1.example:6640",
    "tcp:localhost:65535",
    "https://leaf-a1.example/rpc",
    "leaf-a1",
  ])("%s is one, or another driver's", (endpoint) => {
    expect(findingsOf(...switchWith(`driver: sim, endpoint: "${endpoint}"`))).toEqual([]);
  });

  test.each([
    ["unix:", "no path of a socket"],
    ["tcp:", '"" is no host name or address'],
    ["tcp:192.0.2.11", "no port"],
    ["tcp:192.0.2.11:", '"" is no port'],
    ["tcp:192.0.2.11:0", '"0" is no port'],
    ["tcp:192.0.2.11:65536", '"65536" is no port'],
    ["tcp:192.0.2.11:06640", '"06640" is no port'],
    ["tcp:192.0.2.11:ovsdb", '"ovsdb" is no port'],
    ["tcp::6640", '"" is no host name or address'],
    ["ssl:2001:db8::11:6640", "an IPv6 address needs brackets"],
    ["ssl:2001:db8::11", "an IPv6 address needs brackets"],
    ["ssl:[2001:db8::11]", "no port"],
    ["ssl:[leaf-a1]:6640", '"[leaf-a1]" is no host name or address'],
    ["ssl:[2001:db8::11:6640", "an IPv6 address needs brackets"],
    ["tcp:192.0.2.256:6640", '"192.0.2.256" is no host name or address'],
    ["tcp:010.0.2.1:6640", '"010.0.2.1" is no host name or address'],
    ["tcp:leaf a1:6640", '"leaf a1" is no host name or address'],
    ["tcp:-leaf:6640", '"-leaf" is no host name or address'],
    ["tcp://192.0.2.11:6640", '"//192.0.2.11" is no host name or address'],
  ])("%s is none: %s", (endpoint, label) => {
    expect(findingsOf(...switchWith(`driver: sim, endpoint: "${endpoint}"`))).toEqual([
      `error fabric/endpoint s1 /spec/endpoint: ${label}`,
    ]);
  });
});

test("a driver that needs an endpoint is refused without one, before anything is asked of a switch", () => {
  const { findings } = declare(fabricCatalog, resourcesOf(...switchWith("driver: ovs")));
  expect(findings).toMatchObject([
    {
      code: "fabric/driver-needs",
      at: { resource: { name: "s1" }, field: "/spec/driver" },
      label: "driver ovs needs spec.endpoint",
    },
  ]);
  const reached = switchWith('driver: ovs, endpoint: "unix:/run/openvswitch/db.sock"');
  expect(declare(fabricCatalog, resourcesOf(...reached)).findings).toEqual([]);
});

test("a target knows all that its driver needs to reach it, with addresses in their normal spelling", () => {
  const spec =
    'driver: ovs, endpoint: "ssl:[2001:db8::11]:6640", serverName: s1.example, bridge: br-int, ' +
    'credentials: {fromFile: s1.pem}, vtepAddress: "2001:DB8:0::1"';
  const { targets } = declare(fabricCatalog, resourcesOf(...switchWith(spec)));
  expect(targets.get("switch/s1")?.connection).toEqual({
    endpoint: "ssl:[2001:db8::11]:6640",
    serverName: "s1.example",
    bridge: "br-int",
    credentials: { fromFile: "s1.pem" },
    vtepAddress: "2001:db8::1",
  });
});
