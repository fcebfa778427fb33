// Addresses of devices on the PCI bus, "0000:00:04.0": domain, bus, device, function.

const form = /^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}):([0-9a-f]{2})\.([0-7])$/i;

/**
 * The address as everybody compares it: lower case, and without the domain where that is 0. Undefined
 * where the text is no address of a device; there are 32 on a bus.
 */
export function normalPciAddress(text: string): string | undefined {
  const [, domain = "0", bus = "", device = "", fn = ""] = form.exec(text) ?? [];
  if (bus === "" || Number.parseInt(device, 16) > 31) return undefined;
  const inner = `${bus}:${device}.${fn}`.toLowerCase();
  const isFirst = Number.parseInt(domain, 16) === 0;
  return isFirst ? inner : `${domain.toLowerCase()}:${inner}`;
}

/** The order in which DPDK finds devices. Both must be normal. */
export function comparePciAddresses(left: string, right: string): number {
  const [a, b] = [withDomain(left), withDomain(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function withDomain(normal: string): string {
  const [domain = "", ...inner] = normal.split(":");
  const full = inner.length === 1 ? ["", domain, ...inner] : [domain, ...inner];
  return [(full[0] ?? "").padStart(8, "0"), ...full.slice(1)].join(":");
}
