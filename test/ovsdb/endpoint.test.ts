// Where a server is, as people write it, and what they read where they wrote it wrong.

import { expect, test } from "vitest";
import { readEndpoint } from "../../src/adapters/ovsdb/endpoint.ts";
import { openOvsdb } from "../../src/adapters/ovsdb/ovsdb-client.ts";

test.each([
  ["unix:/run/openvswitch/db.sock", { type: "unix", path: "/run/openvswitch/db.sock" }],
  ["unix:db:1.sock", { type: "unix", path: "db:1.sock" }],
  ["tcp:192.0.2.11:6641", { type: "tcp", host: "192.0.2.11", port: 6641 }],
  ["tcp:192.0.2.11", { type: "tcp", host: "192.0.2.11", port: 6640 }],
  ["ssl:leaf-a1.example.net:1", { type: "ssl", host: "leaf-a1.example.net", port: 1 }],
  ["ssl:[2001:db8::1]:65535", { type: "ssl", host: "2001:db8::1", port: 65_535 }],
  ["tcp:[::1]", { type: "tcp", host: "::1", port: 6640 }],
])("%s is understood", (text, endpoint) => {
  expect(readEndpoint(text)).toEqual(endpoint);
});

test.each([
  "",
  "unix:",
  "/run/openvswitch/db.sock",
  "192.0.2.11:6640",
  "tcp:",
  "tcp::6640",
  "tcp:2001:db8::1",
  "tcp:[2001:db8::1",
  "tcp:[]:6640",
  "tcp:leaf-a1:",
  "tcp:leaf-a1:http",
  "tcp:leaf-a1:0",
  "tcp:leaf-a1:65536",
  "tls:leaf-a1:6640",
  "ptcp:6640",
  "https://leaf-a1",
])("%s is none, and says how one is written", async (text) => {
  const session = await openOvsdb(
    { endpoint: text, database: "Open_vSwitch", tables: {} },
    { environment: {} },
  );
  expect(session).toEqual({
    type: "trouble",
    doing: "connecting to an OVSDB server",
    reason: expect.stringMatching(
      /^".*" (?:is no address of an OVSDB server: write unix:\/|has no port of 1 to 65535)/,
    ),
    retry: "never",
  });
});
