// Where a server is, as people write it, and what they read where they wrote it wrong.

import type { PeerCertificate } from "node:tls";
import { describe, expect, test } from "vitest";
import { readEndpoint } from "../../src/adapters/ovsdb/endpoint.ts";
import { faultOf } from "../../src/adapters/ovsdb/fault.ts";
import { findOtherName } from "../../src/adapters/ovsdb/server-name.ts";
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
  `unix:/${"x".repeat(107)}`,
  "unix:/run/\0",
])("%s is none, and says how one is written", async (text) => {
  const session = await openOvsdb(
    { endpoint: text, database: "Open_vSwitch", tables: {} },
    { environment: {} },
  );
  expect(session).toEqual({
    type: "trouble",
    doing: "connecting to an OVSDB server",
    reason: expect.stringMatching(
      /^".*" (?:is no address of an OVSDB server: write unix:\/|has no port of 1 to 65535|is no path)/s,
    ),
    retry: "never",
  });
});

test.each([
  ["ECONNREFUSED", "nobody listens there", "soon"],
  ["ENOTFOUND", "no such host is known", "later"],
  ["EPIPE", "it closed the connection", "soon"],
  ["CERT_HAS_EXPIRED", "its certificate has expired", "later"],
  [
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "its certificate is not signed by an authority in the credentials (DEPTH_ZERO_SELF_SIGNED_CERT)",
    "later",
  ],
  [
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "it does not speak TLS there: write tcp: if that is meant",
    "later",
  ],
  ["INVALID_PURPOSE", "words of the library", "later"],
  ["ERR_SSL_NO_SHARED_CIPHER", "words of the library", "later"],
  ["EIO", "words of the library", "soon"],
])("%s is said in words: %s", (code, reason, retry) => {
  expect(faultOf(Object.assign(new Error("words of the library"), { code }))).toEqual({
    reason,
    retry,
  });
});

describe("a certificate", () => {
  const otherName = (name: string, CN: string, subjectaltname?: string): string | undefined =>
    findOtherName(name, { subject: { CN }, subjectaltname } as PeerCertificate);

  test.each<[string, string, string?]>([
    ["leaf-a1.example.net", "any", "DNS:leaf-a1.example.net"],
    ["leaf-a1.example.net", "any", "DNS:other, DNS:*.example.net"],
    ["2001:db8::1", "any", "IP Address:2001:DB8:0:0:0:0:0:1"],
    ["leaf-a1", "LEAF-A1"],
    ["192.0.2.11", "192.0.2.11"],
    ["sc id:c0ffee00", "sc id:c0ffee00", ""],
  ])("is that of %s", (...given) => {
    expect(otherName(...given)).toBeUndefined();
  });

  test.each<[string, string, string | undefined, string]>([
    // The common name does not count where there are others.
    ["leaf-a1", "leaf-a1", "DNS:leaf-a2", "DNS:leaf-a2"],
    ["192.0.2.11", "192.0.2.11", "DNS:192.0.2.11", "DNS:192.0.2.11"],
    ["leaf-a1.example.net", "*.example.net", undefined, "CN:*.example.net"],
    ["leaf-a1", "", undefined, "no name"],
  ])("is not that of %s where it is for %s", (name, commonName, alternatives, names) => {
    expect(otherName(name, commonName, alternatives)).toBe(
      `its certificate is not for ${name} but for ${names}: name one of these as serverName if that is the server`,
    );
  });
});
