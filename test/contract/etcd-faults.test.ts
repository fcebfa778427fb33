// What an etcd or its client says when something is wrong, and what becomes of the call.

import { expect, test } from "vitest";
import { faultOf } from "../../src/adapters/etcd/fault.ts";

test.each([
  ["4 DEADLINE_EXCEEDED: Deadline exceeded", "soon", "member", false],
  ["2 UNKNOWN: context deadline exceeded", "soon", "member", false],
  ["1 CANCELLED: context canceled", "soon", "member", false],
  ["14 UNAVAILABLE: etcdserver: no leader", "soon", "cluster", true],
  ["14 UNAVAILABLE: etcdserver: leader changed", "soon", "cluster", false],
  ["2 UNKNOWN: something that nobody has heard of", "never", "call", false],
])("%s", (said, retry, lies, isWithoutEffect) => {
  expect(faultOf(new Error(said))).toMatchObject({ retry, lies, isWithoutEffect });
});
