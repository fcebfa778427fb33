// Work that only makes sense as a whole: what follows the world and what acts on it end together.

/** Runs all parts until the signal aborts, or one of them ends; a bug in one of them ends them all. */
export async function together(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => readonly Promise<void>[] | Promise<readonly Promise<void>[]>,
): Promise<void> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  try {
    const parts = (await begin(ended.signal)).map((one) => one.finally(end));
    const results = await Promise.allSettled(parts);
    for (const result of results) if (result.status === "rejected") throw result.reason;
  } finally {
    signal.removeEventListener("abort", end);
  }
}
