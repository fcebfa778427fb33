// Core masks as DPDK takes them: "0xfe" is cores 1 to 7. The lowest core of a process is its master, the
// others work.

/** Cores that a mask may have; DPDK's tools and spp-ctl take a mask for 64 bits. */
export const coresMax = 64;

/** How a mask is written wrongly; `meant` is how it was probably meant. */
export type CoreMaskFault =
  | { readonly fault: "form"; readonly meant: string | undefined }
  | { readonly fault: "none" }
  | { readonly fault: "too-many"; readonly core: number };

/** The cores of a mask, ascending. */
export function coresOf(mask: string): readonly number[] | CoreMaskFault {
  if (!/^0x[0-9a-f]+$/i.test(mask)) return { fault: "form", meant: meantMask(mask) };
  const bits = BigInt(mask).toString(2);
  if (bits.length > coresMax) return { fault: "too-many", core: bits.length - 1 };
  const cores = bits
    .split("")
    .reverse()
    .flatMap((bit, core) => (bit === "1" ? [core] : []));
  return cores.length === 0 ? { fault: "none" } : cores;
}

/** The same mask as everybody compares it: "0xFE" and "0x0fe" are "0xfe". Other texts stay as they are. */
export function normalCoreMask(mask: string): string {
  const digits = /^(?:0x)?([0-9a-f]+)$/i.exec(mask)?.[1];
  return digits === undefined ? mask : `0x${BigInt(`0x${digits}`).toString(16)}`;
}

/** "0x38" for cores 3 to 5. */
export function coreMaskOf(cores: Iterable<number>): string {
  let mask = 0n;
  for (const core of cores) mask |= 1n << BigInt(core);
  return `0x${mask.toString(16)}`;
}

export function isCoreMaskFault(read: readonly number[] | CoreMaskFault): read is CoreMaskFault {
  return "fault" in read;
}

/** "fe", "xfe" and "#xfe" are all meant for "0xfe". */
function meantMask(mask: string): string | undefined {
  const digits = /^[^0-9a-z]*(?:0?x)?([0-9a-f]+)$/i.exec(mask.trim())?.[1];
  return digits === undefined ? undefined : `0x${digits.toLowerCase()}`;
}
