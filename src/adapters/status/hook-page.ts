// POST /hook: who knows the secret wakes somebody. The body is hashed as it comes and never kept, so
// that nobody can fill the memory; nothing in it is believed, so that nobody needs to read it.

import { createHmac, timingSafeEqual, type Hmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Hook } from "../../ports/agent-ports.ts";
import { isTrouble } from "../../ports/trouble.ts";
import { plainPage, type Page } from "./page.ts";
import type { RateLimit } from "./rate-limit.ts";

/** Forges send more only for pushes of thousands of commits, and what they say is not read. */
const longestBody = 1024 * 1024;

/** 202, 401, 405, 413 or 429; 503 while the secret itself cannot be read. */
export async function hookPage(
  hook: Hook,
  limit: RateLimit,
  request: IncomingMessage,
): Promise<Page> {
  if (request.method !== "POST") {
    return plainPage(405, "only POST is answered here", { allow: "POST" });
  }
  const waitMs = limit.take(request.socket.remoteAddress ?? "");
  if (waitMs > 0) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    return plainPage(429, "too many requests", { retryAfterSeconds, isLast: true });
  }
  const given = credentialOf(request);
  if (given === undefined) {
    const wanted = "X-Hub-Signature-256 or X-Gitlab-Token";
    return plainPage(401, `${wanted} is missing`, { isLast: true });
  }
  if (Number(request.headers["content-length"] ?? 0) > longestBody) return tooLong;
  const secret = await hook.secret();
  // Whoever calls is not told what is wrong with it; /readyz and the log are for that.
  if (isTrouble(secret) || secret === "")
    return plainPage(503, "hooks are not taken for now", { isLast: true });
  const hmac = createHmac("sha256", secret);
  if (!(await readInto(hmac, request))) return tooLong;
  if (!isRight(given, hmac, secret)) return plainPage(401, "the secret is another one");
  hook.onHook();
  return plainPage(202, "accepted");
}

const tooLong = plainPage(413, "at most 1 MiB is read", { isLast: true });

interface Credential {
  readonly type: "signature" | "token";
  readonly value: string;
}

/** GitHub, Gitea and Forgejo sign the body; GitLab shows the secret itself. */
function credentialOf({ headers }: IncomingMessage): Credential | undefined {
  const signature = headers["x-hub-signature-256"];
  if (typeof signature === "string") return { type: "signature", value: signature };
  const token = headers["x-gitlab-token"];
  return typeof token === "string" ? { type: "token", value: token } : undefined;
}

/** False where it is too long. */
async function readInto(hmac: Hmac, request: IncomingMessage): Promise<boolean> {
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return false;
    hmac.update(chunk);
  }
  return true;
}

function isRight({ type, value }: Credential, hmac: Hmac, secret: string): boolean {
  if (type === "token") return isSame(value, secret);
  return isSame(value.toLowerCase(), `sha256=${hmac.digest("hex")}`);
}

/** Takes the same time whatever is different, also where the lengths are. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHmac("sha256", "compare").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
