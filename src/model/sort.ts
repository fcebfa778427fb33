// The one order in which things are shown, planned and stored: the order people expect, in which
// "Ethernet2" comes before "Ethernet10". It never depends on a locale.

/** Compares two names, digit runs by number and everything else by code unit. */
export function compareNames(left: string, right: string): number {
  // Names of one kind begin alike, and what they share decides nothing: only the run of digits in
  // which they part must be read from its start.
  let i = sharedLength(left, right);
  while (i > 0 && isDigit(left.charCodeAt(i - 1))) i -= 1;
  let j = i;
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

function sharedLength(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  let i = 0;
  while (i < end && left.charCodeAt(i) === right.charCodeAt(i)) i += 1;
  return i;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}
