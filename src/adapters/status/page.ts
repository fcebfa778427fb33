// What is answered to one request, and how checks are shown in it. It opens nothing.

import type { StatusCheck } from "../../ports/agent-ports.ts";

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly allow?: string;
  readonly retryAfterSeconds?: number;
  /** Where the rest of the request is not worth reading. */
  readonly isLast?: boolean;
}

export function plainPage(status: number, text: string, more: Partial<Page> = {}): Page {
  return { status, type: "text/plain; charset=utf-8", text: `${text}\n`, ...more };
}

/**
 * As people know it of Kubernetes: what is wrong is always listed, what is right on demand (`verbose`),
 * and a check that was excluded (`exclude=NAME`, as often as one likes) fails nothing.
 */
export function checksPage(
  what: string,
  checks: readonly StatusCheck[],
  query: URLSearchParams,
): Page {
  const excluded = new Set(query.getAll("exclude"));
  const failing = checks.filter(
    ({ name, problem }) => problem !== undefined && !excluded.has(name),
  );
  const isRight = failing.length === 0;
  if (isRight && !query.has("verbose")) return plainPage(200, "ok");
  const lines = checks.map(({ name, problem }) => {
    if (excluded.has(name)) return `[+]${name} excluded`;
    return problem === undefined ? `[+]${name} ok` : `[-]${name} ${problem}`;
  });
  const names = new Set(checks.map(({ name }) => name));
  const unknown = [...excluded].filter((name) => !names.has(name)).length;
  if (unknown > 0) lines.push(`${String(unknown)} of the excluded names is no check`);
  lines.push(`${what} check ${isRight ? "passed" : "failed"}`);
  return plainPage(isRight ? 200 : 503, lines.join("\n"));
}
