// Numbers that are drawn, and the same for a seed every time (mulberry32).

/** Whole numbers from 0 to `below`, without it. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
