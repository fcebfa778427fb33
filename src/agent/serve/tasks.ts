// Things that are under way at the same time, so that somebody may wait for all of them, and none of
// them fails unheard.

export interface Tasks {
  add(task: Promise<void>): void;
  /** Rejects as soon as one of them does: that is a bug. */
  readonly failed: Promise<never>;
  /** Resolves when none is under way any more. */
  idle(): Promise<void>;
}

export function createTasks(): Tasks {
  const tasks = new Set<Promise<void>>();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it hears of it; nobody may be waiting any more.
  failed.catch(() => undefined);
  return {
    failed,
    add(task) {
      const noted = task.catch(fail).finally(() => tasks.delete(noted));
      tasks.add(noted);
    },
    async idle() {
      while (tasks.size > 0) await Promise.all(tasks);
    },
  };
}
