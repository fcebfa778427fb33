// Core masks and PCI addresses as people write them, and the one spelling in which they are compared.

import { expect, test } from "vitest";
import { coreMaskOf, coresOf, normalCoreMask } from "../../src/targets/patchpanel/core-mask.ts";
import { comparePciAddresses, normalPciAddress } from "../../src/targets/patchpanel/pci-address.ts";

test.each([
  ["0xfe", [1, 2, 3, 4, 5, 6, 7]],
  ["0xfc02", [1, 10, 11, 12, 13, 14, 15]],
  ["0X1", [0]],
  ["0x8000000000000000", [63]],
  ["0x00000000000000000001", [0]],
])("the cores of %s", (mask, cores) => {
  expect(coresOf(mask)).toEqual(cores);
  expect(coreMaskOf(cores)).toBe(normalCoreMask(mask));
});

test.each([
  ["fe", { fault: "form", meant: "0xfe" }],
  ["xfe", { fault: "form", meant: "0xfe" }],
  ["#x3c02", { fault: "form", meant: "0x3c02" }],
  [" 0xfe", { fault: "form", meant: "0xfe" }],
  ["0x", { fault: "form", meant: undefined }],
  ["", { fault: "form", meant: undefined }],
  ["-0x1", { fault: "form", meant: "0x1" }],
  ["0xfg", { fault: "form", meant: undefined }],
  ["0x0", { fault: "none" }],
  ["0x10000000000000000", { fault: "too-many", core: 64 }],
  [`0x1${"0".repeat(250)}`, { fault: "too-many", core: 1000 }],
])("%j is no mask of cores", (mask, fault) => {
  expect(coresOf(mask)).toEqual(fault);
});

test("a mask is compared by its cores, and another text by itself", () => {
  expect(["0xFE", "0x00fe", "FE", "0xfe"].map(normalCoreMask)).toEqual(Array(4).fill("0xfe"));
  expect(["", "cores", "0x"].map(normalCoreMask)).toEqual(["", "cores", "0x"]);
});

test.each([
  ["00:04.0", "00:04.0"],
  ["0000:00:04.0", "00:04.0"],
  ["00000000:AF:1f.7", "af:1f.7"],
  ["0001:00:04.0", "0001:00:04.0"],
  ["10000:00:04.0", "10000:00:04.0"],
])("the normal spelling of %s is %s", (written, normal) => {
  expect(normalPciAddress(written)).toBe(normal);
});

test.each(["", "eth0", "00:04", "00:04.8", "00:20.0", "0:4.0", "00:04.0 ", "000:00:04.0"])(
  "%j is no address on the PCI bus",
  (written) => {
    expect(normalPciAddress(written)).toBeUndefined();
  },
);

test("addresses stand in the order of domain, bus, device and function", () => {
  const sorted = ["00:04.0", "00:04.1", "00:1f.0", "0a:00.0", "0001:00:00.0", "10000:00:00.0"];
  expect([...sorted].reverse().sort(comparePciAddresses)).toEqual(sorted);
});
