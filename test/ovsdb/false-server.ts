// A server that keeps to the protocol until a test has it do something else.

import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { Json } from "../../src/model/json.ts";
import { createSplitter } from "../../src/adapters/ovsdb/split-messages.ts";
import { createTempFolder } from "../support/temp-folder.ts";

/** Or an answer to one of the server's, which has no method. */
export interface Question {
  readonly id: Json;
  readonly method: string;
  readonly params: Json;
}

/** What goes on the wire: text as it is, JSON as text; undefined for nothing. */
export type Say = (what: string | object) => void;

/** True where it has answered in its own way. */
export type OddAnswer = (question: Question, say: Say, socket: Socket) => boolean;

export interface FalseServer {
  readonly endpoint: string;
  /** All questions of all connections so far. */
  readonly heard: readonly Question[];
  /** From now on. */
  answer: OddAnswer;
  /** Says something to everybody unasked. */
  readonly say: Say;
  remove(): Promise<void>;
}

export const row = "c0ffee00-0000-4000-8000-000000000001";

const schema = {
  name: "Open_vSwitch",
  tables: { Bridge: { columns: { name: { type: "string" }, ports: { type: set("integer") } } } },
};

function set(key: string): object {
  return { key, min: 0, max: "unlimited" };
}

/** With a bridge br0 with the ports 1 and 2. */
export async function startFalseServer(): Promise<FalseServer> {
  const folder = createTempFolder();
  const path = join(folder.path, "db.sock");
  const heard: Question[] = [];
  const sockets = new Set<Socket>();
  const listening = createServer((socket) => {
    sockets.add(socket);
    const splitter = createSplitter(10_000_000);
    const say: Say = (what) => {
      if (!socket.destroyed) socket.write(typeof what === "string" ? what : JSON.stringify(what));
    };
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      for (const text of splitter.push(chunk).texts) {
        const question = JSON.parse(text) as Question;
        heard.push(question);
        if (question.method === undefined) continue;
        if (!server.answer(question, say, socket)) say(rightAnswer(question));
      }
    });
  });
  const server: FalseServer = {
    endpoint: `unix:${path}`,
    heard,
    answer: () => false,
    say(what) {
      for (const socket of sockets) {
        socket.write(typeof what === "string" ? what : JSON.stringify(what));
      }
    },
    async remove() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => listening.close(done));
      folder.remove();
    },
  };
  await new Promise<void>((done) => listening.listen(path, done));
  return server;
}

export function rightAnswer({ id, method, params }: Question): object {
  const results: Readonly<Record<string, unknown>> = {
    get_schema: schema,
    monitor_cond: { Bridge: { [row]: { initial: { name: "br0", ports: ["set", [1, 2]] } } } },
    echo: params,
    transact: [],
  };
  const result = results[method];
  return result === undefined
    ? { id, result: null, error: "unknown method" }
    : { id, result, error: null };
}
