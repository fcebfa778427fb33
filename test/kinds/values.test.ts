// Numbers and addresses as people write them: one normal spelling each, and nothing accepted that reads
// differently elsewhere. C18 and C19 are the seed's acceptance cases.

import { describe, expect, test } from "vitest";
import {
  addressWithLength,
  compareAddresses,
  containsPrefix,
  hasHostBits,
  normalAddress,
  overlaps,
  parseAddress,
  parsePrefix,
  subnetOf,
  type Prefix,
} from "../../src/kinds/addresses.ts";
import { asNumberOf, normalAsNumber } from "../../src/kinds/as-number.ts";
import { normalRouteTarget } from "../../src/kinds/route-target.ts";

function prefix(written: string): Prefix {
  const parsed = parsePrefix(written);
  if (parsed === undefined) throw new Error(`${written} is no prefix`);
  return parsed;
}

describe("an AS number (C18)", () => {
  test.each([
    ["65130", "65130"],
    [65130, "65130"],
    ["65000.123", "65000.123"],
    ["4268363793", "65130.4113"],
    [65536, "1.0"],
    ["0.1", "1"],
    ["4294967295", "65535.65535"],
    ["65535.65535", "65535.65535"],
  ])("%s is spelt %s", (written, spelt) => {
    expect(normalAsNumber(written)).toBe(spelt);
  });

  test("dotted parts are its upper and lower 16 bits", () => {
    expect(asNumberOf("65130.4113")).toBe(4268363793);
  });

  test.each(["0", "0.0", "4294967296", "1.2.3", "65536.1", "1.65536", "-1", "1.", ".1", "", "1e3"])(
    '"%s" is none',
    (written) => {
      expect(asNumberOf(written)).toBeUndefined();
    },
  );
});

describe("a route target (C19)", () => {
  test.each([
    ["123:123", "123:123"],
    ["4268359703:1234", "65130.23:1234"],
    ["65130.23:1234", "65130.23:1234"],
    ["192.0.2.1:7", "192.0.2.1:7"],
    ["65535:4294967295", "65535:4294967295"],
    ["842681173419883", "65130:10091"],
    ["144957310991145483", "65000.1337:6667"],
    ["72645931930423442", "23.23.23.23:4242"],
  ])("%s is spelt %s", (written, spelt) => {
    expect(normalRouteTarget(written)).toBe(spelt);
  });

  test.each([
    ["a number too large for two bytes behind a 4-byte AS", "65536:65536"],
    ["the same behind an address", "192.0.2.1:65536"],
    ["a number too large for four bytes", "65000:4294967296"],
    ["AS 0", "0:5"],
    ["an address of three parts", "192.0.2:5"],
    ["an address out of range", "192.0.2.256:5"],
    ["an octal address", "192.0.02.1:5"],
    ["no number", "65000:"],
    ["no AS", ":5"],
    ["another sub-type: a route origin", String((3n << 48n) | (65130n << 32n) | 5n)],
    ["another type", String((3n << 56n) | (2n << 48n) | 5n)],
    ["more than 64 bits", "18446744073709551616"],
    ["words", "blue"],
    ["nothing", ""],
  ])("%s is none: %s", (_, written) => {
    expect(normalRouteTarget(written)).toBeUndefined();
  });
});

describe("an address", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:0db8:0000::0001", "2001:db8::1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["::ffff:192.0.2.1", "::ffff:c000:201"],
    ["::", "::"],
  ])("%s is spelt %s", (written, spelt) => {
    expect(normalAddress(written)).toBe(spelt);
  });

  test.each([
    "010.0.0.1",
    "10.0.1",
    "10.0.0.256",
    "0x0a000001",
    "167772161",
    "fe80::1%eth0",
    "1::2::3",
    "::ffff:10.0.0.01",
    "::ffff:1.2.3",
    "12345::",
    "",
    ":",
  ])('"%s" is none', (written) => {
    expect(parseAddress(written)).toBeUndefined();
  });

  test("IPv4 comes before IPv6, then the number counts", () => {
    const sorted = ["10.0.0.9", "10.0.0.10", "2001:db8::9", "2001:db8::10"];
    expect([...sorted].reverse().sort(compareAddresses)).toEqual(sorted);
  });
});

describe("a prefix", () => {
  test.each([
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0.0/08",
    "10.0.0.0/",
    "::/129",
    "10.0.0.0/1/2",
    "/8",
  ])('"%s" is none', (written) => {
    expect(parsePrefix(written)).toBeUndefined();
  });

  test("is spelt with its host bits", () => {
    expect(prefix("2001:DB8::1/64").text).toBe("2001:db8::1/64");
    expect(subnetOf("10.1.255.9/23")).toBe("10.1.254.0/23");
    expect(addressWithLength("192.0.2.1", "192.0.2.0/24")).toBe("192.0.2.1/24");
  });

  test.each([
    ["10.0.0.0/8", false],
    ["10.0.0.1/8", true],
    ["10.0.0.1/31", true],
    ["10.0.0.1/32", false],
    ["0.0.0.0/0", false],
    ["2001:db8::/33", false],
    ["2001:db8:8000::/32", true],
  ])("of %s it is %s that host bits are set", (written, has) => {
    expect(hasHostBits(prefix(written))).toBe(has);
  });

  test("contains what is narrower and alike, and never the other family", () => {
    expect(containsPrefix(prefix("10.0.0.0/8"), prefix("10.1.0.0/16"))).toBe(true);
    expect(containsPrefix(prefix("10.1.0.0/16"), prefix("10.0.0.0/8"))).toBe(false);
    expect(containsPrefix(prefix("10.1.0.0/17"), prefix("10.1.128.0/17"))).toBe(false);
    expect(containsPrefix(prefix("0.0.0.0/0"), prefix("::/0"))).toBe(false);
    expect(overlaps(prefix("10.1.0.0/16"), prefix("10.0.0.0/8"))).toBe(true);
    expect(overlaps(prefix("10.1.0.0/16"), prefix("10.2.0.0/16"))).toBe(false);
  });
});
