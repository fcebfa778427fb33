// Waiting for what comes by itself, on real time.

import { isTrouble, type Trouble } from "../../src/ports/trouble.ts";

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Asks until the answer is no trouble; after half a minute, throws the last one. */
export async function until<T>(ask: () => Promise<T | Trouble>): Promise<T> {
  for (let i = 0; ; i += 1) {
    const answer = await ask();
    if (!isTrouble(answer)) return answer;
    if (i === 300) throw new Error(answer.reason);
    await pause(100);
  }
}
