// Runs an asynchronous action for every element, at most `limit` at a time.

export async function forEachLimited<T>(
  elements: readonly T[],
  limit: number,
  action: (element: T) => Promise<void>,
): Promise<void> {
  const queue = elements.values();
  const worker = async (): Promise<void> => {
    for (const element of queue) await action(element);
  };
  const workers = Math.min(Math.max(1, limit), elements.length);
  await Promise.all(Array.from({ length: workers }, worker));
}
