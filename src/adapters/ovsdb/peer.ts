// One connection as a JSON-RPC peer (RFC 7047, 4): questions and their answers in any number at a time,
// the server's echo, and the end. It knows no method but "echo" and repeats nothing.

import type { Socket } from "node:net";
import type { Json } from "../../model/json.ts";
import type { Trouble } from "../../ports/trouble.ts";
import { faultOf } from "./fault.ts";
import { Garbled } from "./garbled.ts";
import type { Limits } from "./limits.ts";
import { readMessage, replyText, requestText, type Message } from "./message.ts";
import { createSplitter } from "./split-messages.ts";

export type Answer =
  | { readonly type: "result"; readonly result: Json }
  | { readonly type: "error"; readonly error: Json }
  /** `wasSent`: it may have arrived, also in part. */
  | { readonly type: "broken"; readonly end: End; readonly wasSent: boolean };

export interface End {
  /** "gone": the other side went; "silent": it does not answer; "full": too much waits for it. */
  readonly how: "closed" | "gone" | "silent" | "garbled" | "full";
  readonly reason: string;
  readonly retry: Trouble["retry"];
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly text: string;
  readonly bytes: number;
  /** Called at once when the answer is taken from the stream, before anything that stands behind it. */
  readonly settle: (answer: Answer) => void;
  sentAtMs: number;
}

export interface Listeners {
  onNotification(method: string, params: Json): void;
  onEnd(end: End): void;
}

export class Peer {
  readonly #socket: Socket;
  readonly #limits: Limits;
  readonly #listeners: Listeners;
  /** In the order in which they were sent. */
  readonly #sent = new Map<Json, Call>();
  readonly #queued = new Set<Call>();
  #sentBytes = 0;
  #queuedBytes = 0;
  #lastId = 0;
  #heardAtMs = performance.now();
  #hasHeard = false;
  #holders = 0;
  #end: End | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #closed: Promise<void>;

  /** `socket` is connected. */
  constructor(socket: Socket, limits: Limits, listeners: Listeners) {
    this.#socket = socket;
    this.#limits = limits;
    this.#listeners = listeners;
    const splitter = createSplitter(limits.messageBytes);
    socket.on("data", (chunk: Buffer) => {
      this.#heardAtMs = performance.now();
      this.#hasHeard = true;
      const { texts, fault } = splitter.push(chunk);
      for (const text of texts) if (this.#end === undefined) this.#hear(text);
      if (fault !== undefined) this.distrust(new Garbled(fault));
    });
    socket.on("error", (error) => this.#finish({ how: "gone", ...faultOf(error) }));
    socket.on("end", () => this.#finish(gone));
    this.#closed = new Promise((done) => {
      socket.once("close", () => {
        this.#finish(gone);
        done();
      });
    });
    // After a pause of this whole process the timer is due before what has arrived meanwhile was read.
    this.#timer = setInterval(() => setImmediate(() => this.#check()), limits.silenceMs / 5);
    this.#letGo();
  }

  /** Why it is over; undefined while it is not. */
  get end(): End | undefined {
    return this.#end;
  }

  /** False where the other side has not said a word. */
  get hasHeard(): boolean {
    return this.#hasHeard;
  }

  /** Asks; the answer is given to `settle`, and never before this has returned. */
  ask(method: string, params: Json, settle: (answer: Answer) => void): void {
    this.#lastId += 1;
    const text = requestText(this.#lastId, method, params);
    const call: Call = {
      id: this.#lastId,
      method,
      text,
      bytes: Buffer.byteLength(text),
      settle,
      sentAtMs: 0,
    };
    const end = this.#end;
    if (end !== undefined) queueMicrotask(() => settle({ type: "broken", end, wasSent: false }));
    else if (this.#queued.size === 0 && this.#hasRoom(call)) this.#send(call);
    else if (this.#queuedBytes + call.bytes > this.#limits.queuedBytes)
      queueMicrotask(() => settle(tooMuch));
    else {
      this.#queued.add(call);
      this.#queuedBytes += call.bytes;
    }
  }

  call(method: string, params: Json): Promise<Answer> {
    return new Promise((done) => this.ask(method, params, done));
  }

  /** While it is held it keeps the process alive, as unanswered calls do; call the answer to let go. */
  hold(): () => void {
    this.#holders += 1;
    this.#keep();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holders -= 1;
      this.#letGo();
    };
  }

  /** Ends it because of what it said. */
  distrust({ message }: Garbled): void {
    this.#finish({ how: "garbled", reason: message, retry: "later" });
  }

  async close(): Promise<void> {
    this.#finish({ how: "closed", reason: "the session was closed", retry: "never" });
    await this.#closed;
  }

  #hear(text: string): void {
    try {
      this.#take(readMessage(text));
    } catch (error) {
      if (!(error instanceof Garbled)) throw error;
      this.distrust(error);
    }
  }

  #take(message: Message): void {
    if (message.type === "notification") {
      this.#listeners.onNotification(message.method, message.params);
      return;
    }
    if (message.type === "request") {
      this.#reply(message.id, message.method, message.params);
      return;
    }
    const call = this.#sent.get(message.id);
    if (call === undefined) throw new Garbled("it answers what was not asked");
    this.#sent.delete(call.id);
    this.#sentBytes -= call.bytes;
    const { result, error } = message;
    call.settle(error === null ? { type: "result", result } : { type: "error", error });
    this.#sendQueued();
    this.#letGo();
  }

  /** Whoever asks "echo" wants to know whether we are there (RFC 7047, 4.1.11). */
  #reply(id: Json, method: string, params: Json): void {
    this.#write(
      method === "echo" ? replyText(id, params, null) : replyText(id, null, "unknown method"),
    );
    if (this.#socket.writableLength <= this.#limits.queuedBytes) return;
    this.#finish(silent("it asks, and does not read the answers"));
  }

  #hasRoom(call: Call): boolean {
    return this.#sent.size === 0 || this.#sentBytes + call.bytes <= this.#limits.inFlightBytes;
  }

  #send(call: Call): void {
    call.sentAtMs = performance.now();
    this.#sent.set(call.id, call);
    this.#sentBytes += call.bytes;
    this.#keep();
    this.#write(call.text);
  }

  #sendQueued(): void {
    for (const call of this.#queued) {
      if (!this.#hasRoom(call)) return;
      this.#queued.delete(call);
      this.#queuedBytes -= call.bytes;
      this.#send(call);
    }
  }

  /** What is written in one turn goes together. */
  #write(text: string): void {
    if (this.#socket.writableCorked === 0) {
      this.#socket.cork();
      process.nextTick(() => this.#socket.uncork());
    }
    this.#socket.write(text);
  }

  #check(): void {
    if (this.#end !== undefined) return;
    const now = performance.now();
    const { silenceMs, answerMs } = this.#limits;
    const [oldest] = this.#sent.values();
    if (oldest === undefined) {
      if (now - this.#heardAtMs >= silenceMs) this.ask("echo", [], () => undefined);
    } else if (now - Math.max(this.#heardAtMs, oldest.sentAtMs) >= silenceMs) {
      this.#finish(silent(`it has said nothing for ${String(silenceMs / 1_000)} s`));
    } else if (now - oldest.sentAtMs >= answerMs) {
      const seconds = String(answerMs / 1_000);
      this.#finish(silent(`it has not answered "${oldest.method}" for ${seconds} s`));
    }
  }

  #keep(): void {
    this.#timer.ref();
    this.#socket.ref();
  }

  #letGo(): void {
    if (this.#sent.size > 0 || this.#holders > 0) return;
    this.#timer.unref();
    this.#socket.unref();
  }

  #finish(end: End): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    clearInterval(this.#timer);
    this.#socket.destroy();
    const [sent, queued] = [[...this.#sent.values()], [...this.#queued]];
    this.#sent.clear();
    this.#queued.clear();
    for (const call of sent) call.settle({ type: "broken", end, wasSent: true });
    for (const call of queued) call.settle({ type: "broken", end, wasSent: false });
    this.#listeners.onEnd(end);
  }
}

const gone: End = { how: "gone", reason: "it closed the connection", retry: "soon" };

const silent = (reason: string): End => ({ how: "silent", reason, retry: "soon" });

const tooMuch: Answer = {
  type: "broken",
  end: { how: "full", reason: "too much waits to be sent to it already", retry: "soon" },
  wasSent: false,
};
