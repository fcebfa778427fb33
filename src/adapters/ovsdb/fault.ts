// What node:net and OpenSSL say when a connection fails, in words that somebody can act on.

import type { Trouble } from "../../ports/trouble.ts";

export interface Fault {
  readonly reason: string;
  readonly retry: Trouble["retry"];
}

const known: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: { reason: "nobody listens there", retry: "soon" },
  ECONNRESET: { reason: "it closed the connection", retry: "soon" },
  EPIPE: { reason: "it closed the connection", retry: "soon" },
  EHOSTUNREACH: { reason: "there is no way to that host", retry: "soon" },
  ENETUNREACH: { reason: "there is no way to that network", retry: "soon" },
  ETIMEDOUT: { reason: "it does not answer", retry: "soon" },
  ENOTFOUND: { reason: "no such host is known", retry: "later" },
  EAI_AGAIN: { reason: "the name of the host cannot be looked up now", retry: "soon" },
  ENOENT: { reason: "there is no such socket: is ovsdb-server running?", retry: "soon" },
  EACCES: { reason: "this user may not open the socket", retry: "later" },
  ENOTDIR: { reason: "there is no such socket: is ovsdb-server running?", retry: "soon" },
  CERT_HAS_EXPIRED: { reason: "its certificate has expired", retry: "later" },
  CERT_NOT_YET_VALID: { reason: "its certificate is not valid yet", retry: "later" },
};

const unsigned = "its certificate is not signed by an authority in the credentials";

/** By the codes of node:net and of OpenSSL. */
export function faultOf(error: Error): Fault {
  const code = "code" in error ? String(error.code) : "";
  const found = known[code];
  if (found !== undefined) return found;
  if (/SELF_SIGNED|UNABLE_TO|INVALID_CA|UNTRUSTED/.test(code)) {
    return { reason: `${unsigned} (${code})`, retry: "later" };
  }
  if (/ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_)/.test(code)) {
    return {
      reason: `it does not take the certificate in the credentials (${code})`,
      retry: "later",
    };
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH/.test(code)) {
    return { reason: "it does not speak TLS there: write tcp: if that is meant", retry: "later" };
  }
  const reason = error.message === "" ? code : error.message;
  // What TLS has against somebody does not pass by itself.
  const isOfSystem = code === "" || (code.startsWith("E") && !code.startsWith("ERR_"));
  return { reason, retry: isOfSystem ? "soon" : "later" };
}
