// The one order in which things are shown, planned and stored: the order people expect, in which
// "Ethernet2" comes before "Ethernet10". It never depends on a locale.

/** Compares two names, digit runs by number and everything else by code unit. */
export function compareNames(left: string, right: string): number {
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(j);
    if (isDigit(a) && isDigit(b)) {
      const endLeft = endOfDigits(left, i);
      const endRight = endOfDigits(right, j);
      const order = Number(left.slice(i, endLeft)) - Number(right.slice(j, endRight));
      if (order !== 0) return order;
      i = endLeft;
      j = endRight;
    } else {
      if (a !== b) return a - b;
      i += 1;
      j += 1;
    }
  }
  const rest = left.length - i - (right.length - j);
  // "a01" and "a1" are equal by number; the code units make the order total.
  return rest !== 0 ? rest : left < right ? -1 : left > right ? 1 : 0;
}

/** A sorted copy, by name. */
export function sortedNames(names: Iterable<string>): string[] {
  return [...names].sort(compareNames);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}
