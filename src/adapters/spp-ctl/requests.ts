// One HTTP request with its answer, within a time and a size. What the answer means others say.

import type { JsonObject } from "../../model/json.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export type Answer =
  | { readonly type: "answer"; readonly status: number; readonly text: string }
  /** What was asked may or may not have been done. */
  | { readonly type: "none"; readonly reason: string };

export interface Requests {
  /** `path` is below /v1. */
  send(method: Method, path: string, body?: JsonObject): Promise<Answer>;
}

/** A process with 32 vhosts shows itself in some 20 kB. */
const answerBytesMax = 4 * 1024 * 1024;

export function createRequests(base: URL, callMs: number): Requests {
  return {
    async send(method, path, body) {
      const over = new AbortController();
      const timer = setTimeout(() => {
        over.abort();
      }, callMs);
      const request: RequestInit = {
        method,
        signal: over.signal,
        redirect: "error",
        ...(body === undefined ? {} : sentAs(body)),
      };
      const url = new URL(`/v1${path}`, base);
      try {
        try {
          return await ask(url, request);
        } catch (error) {
          // A connection that was kept open may have ended with the controller that it led to. To ask
          // twice does no harm; a step is never sent twice.
          if (method !== "GET" || over.signal.aborted || !wasCut(error)) throw error;
          return await ask(url, request);
        }
      } catch (error) {
        const reason = over.signal.aborted
          ? `spp-ctl at ${base.host} did not answer within ${callMs / 1000} s`
          : `spp-ctl at ${base.host} cannot be reached: ${causeOf(error)}`;
        return { type: "none", reason };
      } finally {
        clearTimeout(timer);
        over.abort();
      }
    },
  };
}

async function ask(url: URL, request: RequestInit): Promise<Answer> {
  const response = await fetch(url, request);
  const text = await textOf(response);
  if (text !== undefined) return { type: "answer", status: response.status, text };
  return { type: "none", reason: `its answer is larger than ${answerBytesMax} bytes` };
}

function wasCut(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET";
}

function sentAs(body: JsonObject): Pick<RequestInit, "headers" | "body"> {
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Undefined where there is more of it than anybody has to say. */
async function textOf(response: Response): Promise<string | undefined> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > answerBytesMax) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** fetch wraps what went wrong, and says only that it failed. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  if (cause.message !== "") return cause.message;
  return "code" in cause ? String(cause.code) : error.message;
}
