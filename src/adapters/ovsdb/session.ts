// A session: one connection after the other, made when somebody needs one. Every promise of the port is
// kept here; what the connection itself does is in live.ts. No transaction is ever sent twice.

import { randomUUID } from "node:crypto";
import type {
  OvsdbOperation,
  OvsdbPlace,
  OvsdbSession,
  OvsdbTables,
  TransactAnswer,
} from "../../ports/ovsdb.ts";
import { isTrouble, trouble, type Trouble } from "../../ports/trouble.ts";
import type { Environment } from "./credentials.ts";
import type { Endpoint } from "./endpoint.ts";
import { Garbled } from "./garbled.ts";
import type { Limits } from "./limits.ts";
import { goLive, troubleOf, type Live } from "./live.ts";
import { hasUnspeakableText, operationJson } from "./operations.ts";
import type { Answer } from "./peer.ts";
import { Rows } from "./rows.ts";
import { Stirs } from "./stirs.ts";
import { errorOf, readTransactReply } from "./transaction.ts";

export class Session implements OvsdbSession {
  readonly id: string = randomUUID();
  readonly #place: OvsdbPlace;
  readonly #endpoint: Endpoint;
  readonly #environment: Environment;
  readonly #limits: Limits;
  readonly #stirs = new Stirs();
  readonly #closing = new AbortController();
  #live: Live | undefined;
  #opening: Promise<Live | Trouble> | undefined;
  #sequence = 0;

  /** Speaks to nobody yet. */
  constructor(place: OvsdbPlace, endpoint: Endpoint, environment: Environment, limits: Limits) {
    this.#place = place;
    this.#endpoint = endpoint;
    this.#environment = environment;
    this.#limits = limits;
  }

  async tables(): Promise<OvsdbTables | Trouble> {
    const asked = await this.#read(({ peer }) => peer.call("echo", [this.id]));
    if (isTrouble(asked)) return asked;
    const { answer, live } = asked;
    const { end } = live.peer;
    if (answer.type === "broken") return this.#here(troubleOf(this.#reading, answer));
    if (end === undefined) return this.#tablesOf(live);
    return this.#here(trouble(this.#reading, end.reason, end.retry));
  }

  async transact(operations: readonly OvsdbOperation[]): Promise<TransactAnswer | Trouble> {
    const json = operations.map(operationJson);
    const index = json.findIndex(hasUnspeakableText);
    if (index >= 0) return { ...unspeakable, index };
    const live = await this.#connected();
    if (isTrouble(live)) return live;
    const { database, endpoint } = this.#place;
    const lost = (reason: string) => ({ type: "lost", reason: `${endpoint}: ${reason}` }) as const;
    const answer = await live.peer.call("transact", [database, ...json]);
    if (answer.type === "broken") {
      return answer.wasSent
        ? lost(answer.end.reason)
        : this.#here(troubleOf(`changing the database ${database}`, answer));
    }
    if (answer.type === "error") {
      return { type: "refused", index: undefined, ...errorOf(answer.error) };
    }
    try {
      return readTransactReply(live.schema, operations, answer.result);
    } catch (error) {
      if (!(error instanceof Garbled)) throw error;
      live.peer.distrust(error);
      return lost(error.message);
    }
  }

  async lock(name: string, waitMs: number): Promise<boolean | Trouble> {
    const asked = await this.#read(async ({ locks }) => {
      const taken = await locks.take(name, waitMs);
      return typeof taken === "string" ? { type: "result", result: taken === "held" } : taken;
    });
    if (isTrouble(asked)) return asked;
    const { answer } = asked;
    if (answer.type === "result") return answer.result === true;
    return this.#here(troubleOf(`taking the lock ${name}`, answer));
  }

  async unlock(name: string): Promise<void> {
    await this.#liveNow()?.locks.giveBack(name);
  }

  async until(
    wanted: (tables: OvsdbTables) => boolean,
    waitMs: number,
  ): Promise<OvsdbTables | Trouble> {
    const endAtMs = performance.now() + waitMs;
    const late = `it did not come to that within ${String(waitMs / 1_000)} s`;
    let last = this.#here(trouble("waiting for a change", late, "soon"));
    for (let failures = 0; ;) {
      const live = this.#liveNow();
      const tables = live && this.#tablesOf(live);
      if (tables !== undefined && wanted(tables)) return tables;
      const leftMs = endAtMs - performance.now();
      if (leftMs <= 0) return last;
      if (live !== undefined) {
        await this.#stirs.next({ ms: leftMs });
        continue;
      }
      const opened = await inTime(this.#connected(), leftMs);
      if (!isTrouble(opened)) continue;
      if (opened.retry === "never") return opened;
      last = opened;
      failures += 1;
      await this.#stirs.next({ ms: Math.min(leftMs, 50 * 2 ** failures, 1_000) });
    }
  }

  async *changes(signal: AbortSignal): AsyncIterable<void> {
    const live = await this.#connected();
    if (isTrouble(live)) return;
    const letGo = live.peer.hold();
    let seen: number | undefined;
    try {
      while (!signal.aborted && live.peer.end === undefined) {
        if (seen !== this.#sequence) {
          seen = this.#sequence;
          yield;
        } else await this.#stirs.next({ signal });
      }
    } finally {
      letGo();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening;
    await this.#live?.peer.close();
    this.#stirs.stir();
  }

  get #reading(): string {
    return `reading the database ${this.#place.database}`;
  }

  /** The reason is often all that a person reads: it says where. */
  #here(found: Trouble): Trouble {
    return { ...found, reason: `${this.#place.endpoint}: ${found.reason}` };
  }

  /** The connection, where it is up. */
  #liveNow(): Live | undefined {
    return this.#live?.peer.end === undefined ? this.#live : undefined;
  }

  async #connected(): Promise<Live | Trouble> {
    const live = this.#liveNow();
    if (live !== undefined) return live;
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = undefined;
    });
    return await this.#opening;
  }

  async #connect(): Promise<Live | Trouble> {
    const { signal } = this.#closing;
    if (signal.aborted) {
      return this.#here(trouble(this.#reading, "the session was closed", "never"));
    }
    const way = {
      endpoint: this.#endpoint,
      place: this.#place,
      environment: this.#environment,
      signal,
    };
    const onChange = (): void => {
      this.#sequence += 1;
      this.#stirs.stir();
    };
    const live = await goLive(way, this.#limits, { onChange, onEnd: () => this.#stirs.stir() });
    if (isTrouble(live)) return this.#here(live);
    this.#live = live;
    onChange();
    return live;
  }

  /** What may be asked twice: a connection may be long gone before anybody notices. */
  async #read(
    ask: (live: Live) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly live: Live } | Trouble> {
    const before = this.#liveNow();
    const live = await this.#connected();
    if (isTrouble(live)) return live;
    const answer = await ask(live);
    const isStale = answer.type === "broken" && answer.end.how === "gone" && live === before;
    if (!isStale) return { answer, live };
    const renewed = await this.#connected();
    return isTrouble(renewed) ? renewed : { answer: await ask(renewed), live: renewed };
  }

  #tablesOf(live: Live): OvsdbTables {
    const tables = live.tables();
    return { sequence: this.#sequence, rows: (table) => tables.get(table) ?? noRows };
  }
}

const noRows = new Rows();

const unspeakable = {
  type: "refused",
  error: "not sent",
  details: "OVSDB holds no text with a null character or half a surrogate pair",
} as const;

/** Undefined where it takes longer than `ms`. */
function inTime<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => done(undefined), ms);
    promise.finally(() => clearTimeout(timer)).then(done, fail);
  });
}
