// Lets a bounded number of things happen at the same time; the others wait for their turn.

export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(atOnce: number): Turn {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((done) => waiting.push(done));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
