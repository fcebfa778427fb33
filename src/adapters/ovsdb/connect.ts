// A connection to a server: unix, TCP or TLS. What goes wrong is said in words that somebody can act on.

import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import type { OvsdbPlace } from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { readCredentials, type Environment } from "./credentials.ts";
import type { Endpoint } from "./endpoint.ts";
import { faultOf } from "./fault.ts";
import { findOtherName } from "./server-name.ts";

export interface Way {
  readonly endpoint: Endpoint;
  readonly place: Pick<OvsdbPlace, "credentials" | "serverName">;
  readonly environment: Environment;
  readonly connectMs: number;
  /** Gives up. */
  readonly signal: AbortSignal;
}

/** The socket is connected, its server is the one that was meant, and nothing was read from it. */
export async function connect(way: Way): Promise<Socket | Trouble> {
  const { connectMs, signal } = way;
  const opened = await open(way);
  if (isTrouble(opened)) return opened;
  const { socket, ready } = opened;
  const gaveUp = "the session was closed";
  return await new Promise((done) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.removeListener("error", onError);
    };
    const fail = (reason: string, retry: Trouble["retry"]): void => {
      settle();
      // What it says after this is nobody's business.
      socket.on("error", () => undefined);
      socket.destroy();
      done(trouble(doing, reason, retry));
    };
    const timer = setTimeout(() => {
      fail(`it did not answer within ${String(connectMs / 1_000)} s`, "soon");
    }, connectMs);
    const onError = (error: Error): void => {
      const { reason, retry } = faultOf(error);
      const isHungUp =
        way.endpoint.type === "ssl" && "code" in error && error.code === "ECONNRESET";
      fail(isHungUp ? `${reason}: does it speak TLS there?` : reason, retry);
    };
    const onAbort = (): void => fail(gaveUp, "never");
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener("abort", onAbort);
    socket.once("error", onError);
    socket.once(ready, () => {
      settle();
      done(socket);
    });
  });
}

interface Opened {
  readonly socket: Socket;
  readonly ready: "connect" | "secureConnect";
}

const doing = "connecting to an OVSDB server";

async function open(way: Way): Promise<Opened | Trouble> {
  const { endpoint, place, environment } = way;
  const { credentials, serverName } = place;
  if (endpoint.type !== "ssl" && credentials !== undefined) {
    const advice = endpoint.type === "tcp" ? ": write ssl: for TLS" : "";
    const reason = `credentials are given, and ${endpoint.type}: uses none${advice}`;
    return trouble(doing, reason, "later");
  }
  if (endpoint.type === "unix") {
    return { socket: connectPlain({ path: endpoint.path }), ready: "connect" };
  }
  const { host, port } = endpoint;
  if (endpoint.type === "tcp") {
    return { socket: connectPlain({ host, port, noDelay: true }), ready: "connect" };
  }
  if (credentials === undefined) {
    return trouble(
      doing,
      "ssl: needs credentials: a key, its certificate and the authority's",
      "later",
    );
  }
  const read = await readCredentials(credentials, environment);
  if (isTrouble(read)) return read;
  const { ca, key, certificate } = read;
  const name = serverName ?? host;
  const options: ConnectionOptions = {
    host,
    port,
    // Whatever the environment of the process says about it.
    rejectUnauthorized: true,
    ca: [...ca],
    ...(key === undefined ? {} : { key, cert: certificate }),
    ...(isHostName(name) ? { servername: name } : {}),
    checkServerIdentity: (_, peer) => {
      const reason = findOtherName(name, peer);
      return reason === undefined ? undefined : Object.assign(new Error(reason), otherName);
    },
  };
  try {
    const socket = connectTls(options);
    socket.setNoDelay(true);
    return { socket, ready: "secureConnect" };
  } catch {
    // The library's own words may quote what is in the credentials.
    return trouble(doing, "TLS does not take the key, the certificate or the authority", "later");
  }
}

const otherName = { code: "PLUMBLINE_OTHER_NAME" };

/** What may be told to the server in the open; an address may not (RFC 6066, 3). */
function isHostName(name: string): boolean {
  return isIP(name) === 0 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(name);
}
