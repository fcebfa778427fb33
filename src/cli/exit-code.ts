// What the command answers to its caller. The numbers are promised to scripts; they never change.

export const exitCode = {
  /** Done; or no changes; or in sync. */
  ok: 0,
  error: 1,
  /** Changes are pending, or drift was found. */
  changes: 2,
  /** The manifests are invalid, or a policy refused. */
  invalid: 3,
  /** Another process holds the lock. */
  locked: 4,
  /** The plan no longer fits what is live; nothing was done. */
  stale: 5,
  /** Some of the plan was applied; the rest is left. */
  partly: 6,
  /** It failed, and what had been done was undone. */
  rolledBack: 7,
  /** Some target's state is unknown, and nothing else is wrong. */
  unknown: 8,
  usage: 64,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The table as people read it in the help. */
export const exitCodeHelp = `Exit codes:
  0  done, or nothing to do       5  the plan is stale, nothing was done
  1  error                        6  applied partly, the rest is left
  2  changes or drift found       7  failed and rolled back
  3  manifests invalid            8  a target's state is unknown
  4  lock held by another         64 usage     130 interrupted`;
