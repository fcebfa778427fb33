// Chance, for who waits: that those who began together do not come back together.

import { randomInt } from "node:crypto";

/** From 0 to 1. */
export function randomFraction(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}
