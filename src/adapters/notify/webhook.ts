// A notice for any program, as JSON. Where both sides know a secret it is signed together with the time,
// so that nobody can make one up, and nobody can send an old one again for long.

import { createHmac } from "node:crypto";
import { commonHeaders, type Access, type NoticeRequest, type Told } from "./request.ts";

/** Of `schemas/outputs/notice.schema.json`. */
const formatVersion = "1.0";

/**
 * `X-Plumb-Signature-256` is "sha256=" and the HMAC, in hexadecimal digits, of the timestamp's text, a
 * full stop and the body. The timestamp is of this attempt, in seconds; the id is that of the notice.
 */
export function webhookRequest(
  { notice, id, atMs }: Told,
  { url, secret }: Access,
  nowMs: number,
): NoticeRequest {
  const body = JSON.stringify({ formatVersion, id, atMs, ...notice });
  const timestamp = String(Math.floor(nowMs / 1000));
  return {
    url,
    headers: {
      ...commonHeaders,
      "x-plumb-notice": notice.type,
      "x-plumb-delivery": id,
      "x-plumb-timestamp": timestamp,
      ...(secret === undefined
        ? {}
        : { "x-plumb-signature-256": signature(secret, timestamp, body) }),
    },
    body,
  };
}

function signature(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
