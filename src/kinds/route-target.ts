// Route targets in all their spellings: "AS:number", "IPv4:number", or the 64 bits as one decimal
// number (RFC 4360, section 4; RFC 5668). Each has one normal spelling, so that equal ones are equal.

import ipaddr from "ipaddr.js";
import { asNumberOf, asNumberText } from "./as-number.ts";

const largest2 = 0xffff;
const largest4 = 2 ** 32 - 1;
const routeTargetSubtype = 2n;

/** The one spelling; undefined where it is misspelt or out of range. */
export function normalRouteTarget(written: string): string | undefined {
  if (/^\d{1,20}$/.test(written)) return fromBits(BigInt(written));
  const cut = written.lastIndexOf(":");
  const administrator = written.slice(0, cut);
  const number = numberOf(written.slice(cut + 1));
  if (cut < 0 || number === undefined) return undefined;
  if (administrator.split(".").length === 4) {
    return ipaddr.IPv4.isValidFourPartDecimal(administrator) && number <= largest2
      ? `${administrator}:${number}`
      : undefined;
  }
  const asn = asNumberOf(administrator);
  if (asn === undefined) return undefined;
  // A 4-byte AS number leaves two bytes for the rest.
  if (number > (asn > largest2 ? largest2 : largest4)) return undefined;
  return `${asNumberText(asn)}:${number}`;
}

function numberOf(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** Type and sub-type in the upper two bytes, then administrator and number by type. */
function fromBits(bits: bigint): string | undefined {
  if (bits >= 1n << 64n) return undefined;
  const type = bits >> 56n;
  if (((bits >> 48n) & 0xffn) !== routeTargetSubtype) return undefined;
  const first4 = Number((bits >> 16n) & 0xffffffffn);
  const last2 = Number(bits & 0xffffn);
  switch (type) {
    case 0n:
      return normalRouteTarget(`${(bits >> 32n) & 0xffffn}:${bits & 0xffffffffn}`);
    case 1n:
      return `${[24, 16, 8, 0].map((shift) => (first4 >>> shift) & 0xff).join(".")}:${last2}`;
    case 2n:
      return normalRouteTarget(`${first4}:${last2}`);
    default:
      return undefined;
  }
}
