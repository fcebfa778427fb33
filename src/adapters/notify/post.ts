// One request to a peer, and what its answer means for the next. Redirects are not followed, because
// what is sent is for this peer alone; and no reason holds an address or a header, because both may be
// secret.

import type { NoticeRequest } from "./request.ts";

export type Answer =
  | { readonly type: "taken" }
  /** Sending the same again would change nothing. */
  | {
      readonly type: "refused";
      readonly reason: string;
      readonly status?: number;
      readonly text?: string;
    }
  /** `afterMs` is what the peer asks for. */
  | { readonly type: "later"; readonly reason: string; readonly afterMs?: number };

const answerMs = 10_000;
/** Enough to recognise an answer by. */
const longestAnswer = 4_096;
/** Time may bring these: timeout, too early, too many, and whatever is the peer's own trouble. */
const passing = new Set([408, 425, 429]);

export async function post(
  { url, headers, body }: NoticeRequest,
  nowMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const problem = problemOf(url, headers);
  if (problem !== undefined) return { type: "refused", reason: problem };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    if (!response.ok) return answerOf(response, await beginningOf(response), nowMs);
    // What follows is nobody's business, and must not make it look as if it was not taken.
    response.body?.cancel().catch(() => undefined);
    return { type: "taken" };
  } catch (error) {
    return { type: "later", reason: reasonOf(error) };
  }
}

function answerOf({ status, headers }: Response, text: string, nowMs: number): Answer {
  const reason = `it answered ${String(status)}`;
  const afterMs = waitOf(headers, nowMs);
  // GitHub answers 403 where a limit is used up, and says so in its headers.
  const isLimited = status === 403 && afterMs !== undefined;
  if (status < 500 && !passing.has(status) && !isLimited) {
    return { type: "refused", reason, status, text };
  }
  return { type: "later", reason, ...(afterMs === undefined ? {} : { afterMs }) };
}

/** In milliseconds; of Retry-After in seconds or as a date, or of GitHub's time at which a limit ends. */
function waitOf(headers: Headers, nowMs: number): number | undefined {
  const after = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const date = Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(0, date - nowMs);
  if (headers.get("x-ratelimit-remaining") !== "0") return undefined;
  const reset = headers.get("x-ratelimit-reset") ?? "";
  return /^\d{1,12}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - nowMs) : undefined;
}

async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return "";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= longestAnswer) break;
  }
  return Buffer.concat(chunks).toString("utf8").slice(0, longestAnswer);
}

/** What fetch would complain about with the very value in its message. */
function problemOf(url: string, headers: NoticeRequest["headers"]): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["http:", "https:"].includes(parsed.protocol)) {
    return "its address is none of http or https";
  }
  if (parsed.username !== "" || parsed.password !== "") {
    return "its address holds a user or a password, which belong in a token";
  }
  const isSendable = Object.values(headers).every((value) => /^[ -~]*$/.test(value));
  return isSendable ? undefined : "its token holds signs that a header cannot";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the request failed";
  if (error.name === "TimeoutError") return `no answer within ${String(answerMs / 1000)} s`;
  const { cause } = error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : "";
  return typeof code === "string" && code !== "" ? `no answer (${code})` : "the request failed";
}
