// The copy of the tables: a monitor, with "monitor_cond" (ovsdb-server(7), 4.1.12) where the server knows
// it and else with "monitor" (RFC 7047, 4.1.5). A server that tells of a change does so before it answers
// anything that was asked after it.

import type { Json } from "../../model/json.ts";
import { asArray } from "./garbled.ts";
import type { Answer, Peer } from "./peer.ts";
import type { Schema } from "./schema.ts";
import { errorOf } from "./transaction.ts";
import { withUpdates, type Tables, type UpdateForm } from "./updates.ts";

/** Ours alone on its connection. */
const monitorId = "plumbline";

export class Copy {
  #columns: Schema = new Map();
  #form: UpdateForm = "update2";
  #tables: Tables | undefined;

  /** Nothing is in it before it has begun. */
  get tables(): Tables {
    return this.#tables ?? new Map();
  }

  /** Begins with `columns`; answers what the server said. With a result the first copy is there. */
  async begin(peer: Pick<Peer, "ask">, database: string, columns: Schema): Promise<Answer> {
    this.#columns = columns;
    const answer = await this.#monitor(peer, database, "monitor_cond");
    const isUnknown = answer.type === "error" && errorOf(answer.error).error === "unknown method";
    if (!isUnknown) return answer;
    this.#form = "update";
    return await this.#monitor(peer, database, "monitor");
  }

  /** True where the tables are other ones after this. Throws Garbled. */
  hear(method: string, params: Json): boolean {
    if (method !== this.#form || this.#tables === undefined) return false;
    const [id, updates] = asArray(params, "an update");
    if (id !== monitorId) return false;
    this.#tables = withUpdates(this.#tables, this.#columns, this.#form, updates);
    return true;
  }

  #monitor(peer: Pick<Peer, "ask">, database: string, method: string): Promise<Answer> {
    const requests: Record<string, Json> = {};
    for (const [table, columns] of this.#columns) {
      const request = { columns: [...columns.keys()] };
      requests[table] = method === "monitor" ? request : [request];
    }
    return new Promise((done) => {
      peer.ask(method, [database, monitorId, requests], (answer) => {
        try {
          if (answer.type !== "result") return;
          this.#tables = withUpdates(new Map(), this.#columns, this.#form, answer.result);
        } finally {
          done(answer);
        }
      });
    });
  }
}
