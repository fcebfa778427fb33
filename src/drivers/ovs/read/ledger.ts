// Our ledger: the VLANs and VNIs that the marks of the bridge tell of, because Open vSwitch has no tables
// of them. An entry that cannot be read is nothing that we wrote, and nothing follows from it.

import { vlanMarkPrefix, vniMarkPrefix } from "../marks.ts";
import { isVlan } from "./vlan-columns.ts";

/** RFC 7348, section 5: 24 bits. */
const vniMax = 2 ** 24 - 1;
/** As the document has it. */
const nameLengthMax = 255;

type Texts = ReadonlyMap<string, string>;

/** Number → name, by number. */
export function vlansIn(marks: Texts): ReadonlyMap<number, string> {
  const entries = entriesBehind(vlanMarkPrefix, marks);
  return new Map(entries.filter(([vlan, name]) => isVlan(vlan) && name.length <= nameLengthMax));
}

/** VNI → VLAN, by VNI. */
export function vnisIn(marks: Texts): ReadonlyMap<number, number> {
  const entries = entriesBehind(vniMarkPrefix, marks).map(
    ([vni, vlan]) => [vni, wholeNumber(vlan) ?? Number.NaN] as const,
  );
  return new Map(entries.filter(([vni, vlan]) => isVni(vni) && isVlan(vlan)));
}

export function isVni(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= vniMax;
}

/** A number as we write it: "12", neither "012" nor "12 " nor "0xc". */
export function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : undefined;
}

function entriesBehind(prefix: string, marks: Texts): [number, string][] {
  const found: [number, string][] = [];
  for (const [mark, text] of marks) {
    const number = mark.startsWith(prefix) ? wholeNumber(mark.slice(prefix.length)) : undefined;
    if (number !== undefined) found.push([number, text]);
  }
  return found.sort(([a], [b]) => a - b);
}
