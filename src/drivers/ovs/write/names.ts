// Names for rows that we insert. Open vSwitch takes what Linux takes as a network device's name, and one
// name belongs to one port, one interface and one bridge of the whole database. Nothing is inserted here.

import { digestOfText } from "../../../model/digest.ts";

/** IFNAMSIZ of Linux is 16, with the zero at the end. */
const longest = 15;
const hashLength = 5;

export interface FreshNames {
  /** The wanted name where it fits and is free; otherwise its beginning with a hash behind it. */
  fresh(wanted: string): string;
}

/** Hands out each name once, and none that is taken. Equal questions in equal order get equal answers. */
export function freshNames(taken: ReadonlySet<string>): FreshNames {
  const given = new Set<string>();
  const isFree = (name: string): boolean => !taken.has(name) && !given.has(name);
  return {
    fresh(wanted) {
      let name = wanted;
      for (let nth = 0; name.length > longest || !isFree(name); nth++) {
        const hash = digestOfText(`${wanted} ${nth}`).slice(0, hashLength);
        name = `${wanted.slice(0, longest - hashLength - 1)}-${hash}`;
      }
      given.add(name);
      return name;
    },
  };
}
