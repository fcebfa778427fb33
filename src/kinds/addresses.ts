// IP addresses and prefixes as people write them, on top of a library: IPv6 has one normal spelling
// (RFC 5952), and nothing that reads differently elsewhere (octal parts, zone ids) is accepted.

import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

export interface Prefix {
  /** Normal spelling, host bits included: "10.1.0.1/24" stays so. */
  readonly text: string;
  readonly address: Address;
  readonly length: number;
}

/** Undefined where it is no address. */
export function parseAddress(written: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(written)) return ipaddr.IPv4.parse(written);
  if (!written.includes(":") || written.includes("%") || !ipaddr.IPv6.isValid(written)) {
    return undefined;
  }
  // The IPv4 part of "::ffff:192.0.2.1" is read leniently by the library, so it is checked by itself.
  const last = written.slice(written.lastIndexOf(":") + 1);
  if (last.includes(".") && !ipaddr.IPv4.isValidFourPartDecimal(last)) return undefined;
  return ipaddr.IPv6.parse(written);
}

/** "10.0.0.0/8" or "10.0.0.1/8"; undefined where it is neither a prefix nor an address with a length. */
export function parsePrefix(written: string): Prefix | undefined {
  const cut = written.indexOf("/");
  const address = cut < 0 ? undefined : parseAddress(written.slice(0, cut));
  const digits = written.slice(cut + 1);
  if (address === undefined || !/^(?:0|[1-9]\d{0,2})$/.test(digits)) return undefined;
  const length = Number(digits);
  if (length > bitsOf(address)) return undefined;
  return { text: `${spelt(address)}/${length}`, address, length };
}

/** True for "10.0.0.1/24", false for "10.0.0.0/24". */
export function hasHostBits({ address, length }: Prefix): boolean {
  return bytesOf(address).some((byte, i) => (byte & hostMask(i, length)) !== 0);
}

/**
 * What an address with its length stands for besides a host: its subnet, or all hosts of it (IPv4).
 * The smallest subnets consist of hosts alone (RFC 3021, RFC 6164).
 */
export function standsFor(prefix: Prefix): "subnet" | "broadcast" | undefined {
  const { address, length } = prefix;
  if (bitsOf(address) - length < 2) return undefined;
  if (!hasHostBits(prefix)) return "subnet";
  const isLast = bytesOf(address).every((byte, i) => (~byte & hostMask(i, length)) === 0);
  return isLast && address.kind() === "ipv4" ? "broadcast" : undefined;
}

export function containsAddress(prefix: Prefix, address: Address): boolean {
  if (prefix.address.kind() !== address.kind()) return false;
  const inner = bytesOf(address);
  return bytesOf(prefix.address).every(
    (byte, i) => ((byte ^ (inner[i] ?? 0)) & ~hostMask(i, prefix.length) & 0xff) === 0,
  );
}

/** True for equal prefixes as well. */
export function containsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && containsAddress(outer, inner.address);
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return containsPrefix(a, b) || containsPrefix(b, a);
}

/** IPv4 before IPv6, then by number; for texts that are addresses. */
export function compareAddresses(a: string, b: string): number {
  const left = sortingBytes(a);
  const right = sortingBytes(b);
  if (left.length !== right.length) return left.length - right.length;
  const i = left.findIndex((byte, n) => byte !== right[n]);
  return i < 0 ? 0 : (left[i] ?? 0) - (right[i] ?? 0);
}

/** The normal spelling; what is no address stays as it is, for checks to report. */
export function normalAddress(written: string): string {
  const address = parseAddress(written);
  return address === undefined ? written : spelt(address);
}

/** The same for an address or prefix with its length. */
export function normalPrefix(written: string): string {
  return parsePrefix(written)?.text ?? written;
}

/** "10.1.0.0/24" of "10.1.0.1/24". */
export function subnetOf(written: string): string {
  const prefix = parsePrefix(written);
  if (prefix === undefined) return written;
  const bytes = bytesOf(prefix.address).map((byte, i) => byte & ~hostMask(i, prefix.length) & 0xff);
  return `${spelt(ipaddr.fromByteArray(bytes))}/${prefix.length}`;
}

/** The address with the length of its subnet: "192.0.2.1" in "192.0.2.0/24" is "192.0.2.1/24". */
export function addressWithLength(address: string, subnet: string): string {
  return `${normalAddress(address)}/${parsePrefix(subnet)?.length ?? ""}`;
}

function spelt(address: Address): string {
  // The library's own text keeps zeros that RFC 5952 shortens only in one of its two forms.
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function bitsOf(address: Address): number {
  return address.kind() === "ipv4" ? 32 : 128;
}

function bytesOf(address: Address): number[] {
  return address.toByteArray();
}

function sortingBytes(written: string): number[] {
  const address = parseAddress(written);
  return address === undefined ? [] : bytesOf(address);
}

/** The bits of byte `i` that lie behind the first `length` bits. */
function hostMask(i: number, length: number): number {
  const kept = Math.min(8, Math.max(0, length - i * 8));
  return 0xff >> kept;
}
