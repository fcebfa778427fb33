// How the document calls the ports of a switch. A plain port has its own name. The interface of a port
// channel of ours has the one that we remember; that of a bond which somebody else made is called after
// the number in the bond's name, where it has one that nothing else claims.

import { interfaceMark } from "../marks.ts";
import type { PortInterfaces } from "./copy.ts";
import { markedNumber, roleOf } from "./roles.ts";

export interface NamedPort {
  readonly one: PortInterfaces;
  /** Undefined where the document has no interface of it. */
  readonly name: string | undefined;
  readonly portChannel: number | undefined;
}

/** What plain objects cannot have as a key of their own without harm; no manifest can write it. */
export const impossibleName = "__proto__";

const numberBehind = /^(?:port-channel|pc|po|bond)([1-9][0-9]{0,4})$/i;

/**
 * Names no two ports alike: plain ports have their names whatever bonds are called, then bonds of ours,
 * then those of others.
 */
export function nameAll(ports: readonly PortInterfaces[]): NamedPort[] {
  const bonds = ports.filter(isBond);
  const ours = bonds.filter((one) => roleOf(one) === "port-channel");
  const others = bonds.filter((one) => roleOf(one) !== "port-channel");
  const taken = new Set([impossibleName]);
  const numbers = new Set<number>();
  const free = (name: string | undefined): string | undefined => {
    if (name === undefined || name === "" || taken.has(name)) return undefined;
    taken.add(name);
    return name;
  };
  const named: NamedPort[] = [];
  for (const one of ports) {
    if (!isBond(one)) named.push({ one, name: free(one.port.row.name), portChannel: undefined });
  }
  for (const one of ours) {
    const marks = one.port.row.external_ids;
    const number = markedNumber(marks);
    const isFirst = number !== undefined && !numbers.has(number);
    if (isFirst) numbers.add(number);
    const name = isFirst ? free(marks.get(interfaceMark)) : undefined;
    named.push({ one, name, portChannel: isFirst ? number : undefined });
  }
  const told = numbersTold(others);
  for (const one of others) {
    const number = told.get(one);
    const name = number === undefined ? undefined : `Port-Channel${number}`;
    const isFree = number !== undefined && !numbers.has(number) && !taken.has(name ?? "");
    named.push({
      one,
      name: free(isFree ? name : one.port.row.name),
      portChannel: isFree ? number : undefined,
    });
  }
  return named;
}

/** Several interfaces that are one port, or one that is to become several. */
export function isBond(one: PortInterfaces): boolean {
  const [only, more] = one.interfaces;
  return (
    more !== undefined ||
    roleOf(one) === "port-channel" ||
    (only !== undefined && only.row.name !== one.port.row.name)
  );
}

/** The numbers that the names of bonds tell, of which each is told by one bond only. */
function numbersTold(bonds: readonly PortInterfaces[]): ReadonlyMap<PortInterfaces, number> {
  const tellers = new Map<number, PortInterfaces[]>();
  for (const one of bonds) {
    const number = Number(numberBehind.exec(one.port.row.name)?.[1] ?? Number.NaN);
    if (number <= 65_535) tellers.set(number, [...(tellers.get(number) ?? []), one]);
  }
  const told = new Map<PortInterfaces, number>();
  for (const [number, [teller, another]] of tellers) {
    if (teller !== undefined && another === undefined) told.set(teller, number);
  }
  return told;
}
