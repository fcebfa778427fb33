// Requests of many callers as few requests to etcd: those that come in one turn of the event loop, or
// while others are under way, go together. One that comes alone goes at once. It knows nothing of what
// is asked: who uses it says what fits into one request, and takes the reply apart.

/** Whether a question still fits into the request beside those for which this said so before. */
export type Fits<Question> = (question: Question) => boolean;

export interface Gathering<Question, Answer> {
  /** For a new request. It takes the first question that it is given, or nobody would ever ask it. */
  begin(): Fits<Question>;
  /**
   * Asks all in one request; an answer for each, in order. "again" asks a question once more, before
   * those that came after it.
   */
  ask(questions: readonly Question[]): Promise<readonly (Answer | "again")[]>;
}

/** With two under way the client works while etcd does. Measured: more are no better. */
const requestsMax = 2;
/** A request that hangs holds up the others no longer than this. */
const holdMs = 500;

interface Waiting<Question, Answer> {
  readonly question: Question;
  answer(answer: Answer): void;
  fail(bug: unknown): void;
}

/** Asks one question for one caller. While `atATime` requests are under way, questions wait. */
export function gather<Question, Answer>(
  gathering: Gathering<Question, Answer>,
  atATime: number = requestsMax,
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let underWay = 0;
  let isDue = false;

  function flush(): void {
    // What does not fit into one request gains nothing by waiting for it.
    while (waiting.length > 0) {
      const fits = gathering.begin();
      const together: Waiting<Question, Answer>[] = [];
      const rest: Waiting<Question, Answer>[] = [];
      for (const one of waiting) (fits(one.question) ? together : rest).push(one);
      waiting = rest;
      underWay += 1;
      void ask(together);
    }
  }

  function flushSoon(): void {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      if (underWay < atATime) flush();
    });
  }

  async function ask(together: readonly Waiting<Question, Answer>[]): Promise<void> {
    let isHolding = true;
    const letGo = (): void => {
      if (isHolding) underWay -= 1;
      isHolding = false;
    };
    // Otherwise those behind a request that hangs would wait for twice as long as a call may take.
    const hung = setTimeout(() => {
      letGo();
      flush();
    }, holdMs);
    try {
      const again = await settle(together);
      waiting.unshift(...again);
    } catch (bug) {
      for (const one of together) one.fail(bug);
    }
    clearTimeout(hung);
    letGo();
    // Whoever was answered may ask the next thing with those that wait.
    flushSoon();
  }

  /** Those that are to be asked again. */
  async function settle(
    together: readonly Waiting<Question, Answer>[],
  ): Promise<Waiting<Question, Answer>[]> {
    const answers = await gathering.ask(together.map(({ question }) => question));
    const again: Waiting<Question, Answer>[] = [];
    for (const [place, one] of together.entries()) {
      const answer = answers[place];
      if (answer === undefined) throw new Error("a question was left without an answer");
      if (answer === "again") again.push(one);
      else one.answer(answer);
    }
    return again;
  }

  return (question) =>
    new Promise<Answer>((answer, fail) => {
      waiting.push({ question, answer, fail });
      flushSoon();
    });
}
