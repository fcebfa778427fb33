// A database that speaks OVSDB (RFC 7047), as a driver uses it: a copy of some tables that the server
// keeps true, and transactions. Values are plain; how they look on the wire is the adapter's business.

import type { Trouble } from "./trouble.ts";

/** Names a row (RFC 7047, 3.1). */
export interface Uuid {
  readonly uuid: string;
}

/** Names a row that the same transaction inserts (RFC 7047, 5.1, <named-uuid>). */
export interface NamedUuid {
  readonly named: string;
}

export type Atom = string | number | boolean | Uuid;

/**
 * What stands in a column. The schema decides which form: exactly one value is bare; at most one is
 * bare or undefined; a set is an array, sorted as the server sorts it; a map is a Map.
 */
export type Value = Atom | undefined | readonly Atom[] | ReadonlyMap<string, Atom>;

export type Row = Readonly<Record<string, Value>>;

/** What is written to a column: as it is read, and rows of the same transaction besides. */
export type WrittenValue = Value | NamedUuid | readonly (Atom | NamedUuid)[];

export type Clause = readonly [
  column: string,
  function_: "==" | "!=" | "includes" | "excludes",
  value: WrittenValue,
];

export type Mutation = readonly [
  column: string,
  mutator: "+=" | "-=" | "insert" | "delete",
  /** For "delete" on a map an array takes away keys, whatever they hold (RFC 7047, 5.1, <mutation>). */
  value: WrittenValue,
];

/** RFC 7047, 5.2; each is answered by one element of the reply. */
export type OvsdbOperation =
  | {
      readonly op: "insert";
      readonly table: string;
      readonly row: Readonly<Record<string, WrittenValue>>;
      /** For NamedUuid; an identifier. */
      readonly name?: string;
    }
  | {
      readonly op: "update";
      readonly table: string;
      readonly where: readonly Clause[];
      readonly row: Readonly<Record<string, WrittenValue>>;
    }
  | {
      readonly op: "mutate";
      readonly table: string;
      readonly where: readonly Clause[];
      readonly mutations: readonly Mutation[];
    }
  | { readonly op: "delete"; readonly table: string; readonly where: readonly Clause[] }
  | {
      readonly op: "select";
      readonly table: string;
      readonly where: readonly Clause[];
      readonly columns: readonly string[];
    }
  /** Fails at once where the rows are other ones: the guard of what was read before. */
  | {
      readonly op: "wait";
      readonly table: string;
      readonly where: readonly Clause[];
      readonly columns: readonly string[];
      readonly rows: readonly Row[];
    }
  /** Fails where this session does not hold the lock. */
  | { readonly op: "assert"; readonly lock: string };

/** What one operation brought: "insert" the row's name, "update" and the like a count, "select" rows. */
export interface OvsdbResult {
  readonly uuid?: string;
  readonly count?: number;
  readonly rows?: readonly Row[];
}

export type TransactAnswer =
  | { readonly type: "committed"; readonly results: readonly OvsdbResult[] }
  /** Nothing was done. `index` is that of the operation; undefined where the whole was not to be committed. */
  | {
      readonly type: "refused";
      readonly index: number | undefined;
      /** The server's own words, such as "constraint violation", "timed out", "not owner". */
      readonly error: string;
      readonly details: string;
    }
  /** It was sent, and no reply came. */
  | { readonly type: "lost"; readonly reason: string };

/** A copy of the tables at one moment. It never changes. */
export interface OvsdbTables {
  /** Of this session; grows by each change. A new connection counts as a change. */
  readonly sequence: number;
  /** By uuid; empty for a table in which there is nothing. */
  rows(table: string): ReadonlyMap<string, Row>;
}

/** Where and as whom. Secrets are references here, as they are in manifests. */
export interface OvsdbPlace {
  /** "unix:/run/openvswitch/db.sock", "tcp:192.0.2.11:6640", "ssl:[2001:db8::1]:6640". */
  readonly endpoint: string;
  readonly credentials?: { readonly fromFile: string } | { readonly fromEnv: string };
  /** The name in the server's certificate, where it is not the host of the endpoint. */
  readonly serverName?: string;
  readonly database: string;
  /** The tables and columns that are copied. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/**
 * One connection that comes again after it broke, with a new copy each time. Whoever opens one closes
 * it. Nothing here repeats a transaction.
 */
export interface OvsdbSession {
  /** Different for each session there ever was. */
  readonly id: string;
  /**
   * The tables as they are now: the server was asked after this was called, and everything that it
   * committed before it answered is in the copy.
   */
  tables(): Promise<OvsdbTables | Trouble>;
  /** All or nothing (RFC 7047, 4.1.3). Trouble where it certainly was not sent. */
  transact(operations: readonly OvsdbOperation[]): Promise<TransactAnswer | Trouble>;
  /**
   * True once this session holds the lock, at once or after having waited no longer than `waitMs`
   * (RFC 7047, 4.1.8). It is held until the connection breaks or the session is closed.
   */
  lock(name: string, waitMs: number): Promise<boolean | Trouble>;
  /** Gives the lock back, or the place in line for it; others may wait for it. Nothing where it is not held. */
  unlock(name: string): Promise<void>;
  /**
   * A copy of now or later that satisfies `wanted`; trouble where none came in time. What was so for a
   * moment only may go unseen.
   */
  until(wanted: (tables: OvsdbTables) => boolean, waitMs: number): Promise<OvsdbTables | Trouble>;
  /**
   * An element at once when there is a connection, and one after changes of the copy; several changes
   * may be told as one. It ends with the signal, when the session is closed, when there can be no
   * connection and when it breaks.
   */
  changes(signal: AbortSignal): AsyncIterable<void>;
  close(): Promise<void>;
}

/** Answers at once; it connects by itself. Trouble where the place cannot be understood. */
export type OpenOvsdb = (place: OvsdbPlace) => Promise<OvsdbSession | Trouble>;
