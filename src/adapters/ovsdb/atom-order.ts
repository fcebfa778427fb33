// The order in which a server sorts sets: numbers by size, texts by their bytes in UTF-8, names of rows
// by their digits. It never depends on a locale.

import type { Atom } from "../../ports/ovsdb.ts";

/** Both of one type. */
export function compareAtoms(one: Atom, other: Atom): number {
  if (typeof one === "object" && typeof other === "object")
    return compareTexts(one.uuid, other.uuid);
  if (typeof one === "string" && typeof other === "string") return compareTexts(one, other);
  return Number(one) - Number(other);
}

function compareTexts(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  for (let i = 0; i < end; i += 1) {
    const a = one.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a !== b) return byteOrder(a) - byteOrder(b);
  }
  return one.length - other.length;
}

/** In UTF-8 what takes two units in UTF-16 (from 0xd800 on) comes behind everything that takes one. */
function byteOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
