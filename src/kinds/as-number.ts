// Autonomous system numbers as people write them: plain (65130) or dotted (65130.4113, RFC 5396).

const largest = 2 ** 32 - 1;
const largestPart = 0xffff;

/** The number from 1 to 4294967295; undefined where it is misspelt or out of range. */
export function asNumberOf(written: string | number): number | undefined {
  const parts = /^(\d{1,10})(?:\.(\d{1,5}))?$/.exec(String(written));
  if (parts === null) return undefined;
  const [, high = "", low] = parts;
  if (low === undefined) return inRange(Number(high));
  if (Number(high) > largestPart || Number(low) > largestPart) return undefined;
  return inRange(Number(high) * (largestPart + 1) + Number(low));
}

/** The one spelling: dotted from 65536 on ("1.0"), plain below. Undefined where it is wrong. */
export function normalAsNumber(written: string | number): string | undefined {
  const number = asNumberOf(written);
  return number === undefined ? undefined : asNumberText(number);
}

/** The spelling of a number that is known to be in range. */
export function asNumberText(number: number): string {
  if (number <= largestPart) return String(number);
  return `${Math.floor(number / (largestPart + 1))}.${number % (largestPart + 1)}`;
}

function inRange(number: number): number | undefined {
  return number >= 1 && number <= largest ? number : undefined;
}
