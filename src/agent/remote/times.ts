// How long a writer waits for agents that are far away. All in milliseconds.

export interface RemoteTimes {
  /** For the observation that was asked for. */
  readonly lookMs: number;
  /** For an agent that is there to take a change set. */
  readonly takeMs: number;
  /** For the answer to a change set that was taken. */
  readonly answerMs: number;
  /** For an agent that went silent to come back, and for the last word of one that was called off. */
  readonly patienceMs: number;
  /** Between two looks at what is waited for: a watch may be silent. */
  readonly rereadMs: number;
}

/** An agent that restarts is back within its lease of 10 s; a change set of 500 operations takes minutes at worst. */
export const remoteTimes: RemoteTimes = {
  lookMs: 15_000,
  takeMs: 60_000,
  answerMs: 600_000,
  patienceMs: 15_000,
  rereadMs: 3_000,
};
