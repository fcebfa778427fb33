// A connection that is up: the schema is known, the copy of the tables is there and follows the server.

import type { OvsdbPlace } from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import { connect, type Way } from "./connect.ts";
import { Copy } from "./copy.ts";
import { Garbled } from "./garbled.ts";
import type { Limits } from "./limits.ts";
import { Locks } from "./locks.ts";
import { Peer, type Answer } from "./peer.ts";
import { chosenColumns, readSchema, type Schema } from "./schema.ts";
import { errorOf, errorText } from "./transaction.ts";
import type { Tables } from "./updates.ts";

export interface Live {
  readonly peer: Peer;
  /** All of the database, for what is selected. */
  readonly schema: Schema;
  readonly locks: Locks;
  tables(): Tables;
}

export interface LiveListeners {
  /** After each change of the tables; not for the first copy. */
  onChange(): void;
  /** Once, when the connection is over. */
  onEnd(): void;
}

export interface LiveWay extends Omit<Way, "connectMs"> {
  readonly place: OvsdbPlace;
}

/** It ends with the signal of `way`. What is wrong is said without saying where. */
export async function goLive(
  way: LiveWay,
  limits: Limits,
  listeners: LiveListeners,
): Promise<Live | Trouble> {
  const socket = await connect({ ...way, connectMs: limits.connectMs });
  if (isTrouble(socket)) return socket;
  const close = (): void => void peer.close();
  const copy = new Copy();
  const peer: Peer = new Peer(socket, limits, {
    onNotification(method, params) {
      locks.hear(method, params);
      if (copy.hear(method, params)) listeners.onChange();
    },
    onEnd(end) {
      way.signal.removeEventListener("abort", close);
      locks.end(end);
      listeners.onEnd();
    },
  });
  const locks = new Locks(peer);
  way.signal.addEventListener("abort", close);
  if (way.signal.aborted) close();
  const schema = await begin(peer, copy, way.place);
  if (!isTrouble(schema)) return { peer, schema, locks, tables: () => copy.tables };
  await peer.close();
  if (peer.hasHeard || peer.end?.how !== "gone" || way.endpoint.type !== "tcp") return schema;
  return { ...schema, reason: `${schema.reason} without a word: does it want TLS (ssl:)?` };
}

/** Of a database that has what is to be copied (RFC 7047, 4.1.2). */
async function begin(peer: Peer, copy: Copy, place: OvsdbPlace): Promise<Schema | Trouble> {
  const { database, tables } = place;
  const doing = `reading the database ${database}`;
  const answer = await peer.call("get_schema", [database]);
  if (answer.type === "error" && errorOf(answer.error).error === "unknown database") {
    return trouble(doing, await othersText(peer), "later");
  }
  if (answer.type !== "result") return troubleOf(doing, answer);
  let schema: Schema;
  try {
    schema = readSchema(answer.result);
  } catch (error) {
    if (!(error instanceof Garbled)) throw error;
    return trouble(doing, error.message, "later");
  }
  const columns = chosenColumns(schema, tables);
  if (typeof columns === "string") return trouble(doing, `it has ${columns}`, "later");
  const copied = await copy.begin(peer, database, columns);
  if (copied.type !== "result") return troubleOf(doing, copied);
  return peer.end === undefined ? schema : trouble(doing, peer.end.reason, peer.end.retry);
}

/** RFC 7047, 4.1.1. */
async function othersText(peer: Peer): Promise<string> {
  const answer = await peer.call("list_dbs", []);
  const names = answer.type === "result" && Array.isArray(answer.result) ? answer.result : [];
  const others = names.filter((name) => typeof name === "string" && !name.startsWith("_"));
  return `there is no such database; the server has ${others.length === 0 ? "none" : others.join(", ")}`;
}

export function troubleOf(doing: string, answer: Exclude<Answer, { type: "result" }>): Trouble {
  if (answer.type === "error") return trouble(doing, errorText(answer.error), "later");
  return trouble(doing, answer.end.reason, answer.end.retry);
}
