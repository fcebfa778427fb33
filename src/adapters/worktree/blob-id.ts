// Whether some bytes are those that git has under an id: SHA-1 or SHA-256 over a short head and the bytes.

import { createHash } from "node:crypto";

const sha256Digits = 64;

/** Line ends that git turned round on checking out are no change. */
export function isBlobOf(id: string, bytes: Uint8Array): boolean {
  if (blobId(id.length, bytes) === id) return true;
  const text = Buffer.from(bytes);
  if (!text.includes("\r\n")) return false;
  const turned = Buffer.from(text.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return blobId(id.length, turned) === id;
}

function blobId(digits: number, bytes: Uint8Array): string {
  const hash = createHash(digits === sha256Digits ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
