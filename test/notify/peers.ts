// A peer that is told things over HTTP, answers as a test says, and keeps what it got; and what a
// notifier needs besides.

import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createNotifier } from "../../src/adapters/notify/notifier.ts";
import type { Delivery, Notice, NoticePeer, Notifier } from "../../src/ports/notices.ts";
import { trouble } from "../../src/ports/trouble.ts";

export interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** "hang" answers nothing, "cut" ends the connection. */
export type Reply =
  | { status: number; headers?: Record<string, string>; text?: string }
  | "hang"
  | "cut";

export interface HttpPeer {
  readonly url: string;
  readonly got: Got[];
  /** Answers in this order; the last one for all that come after. */
  replies: Reply[];
  close(): Promise<void>;
}

export async function startPeer(...replies: Reply[]): Promise<HttpPeer> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      got.push({ method: request.method!, path: request.url!, headers: request.headers, text });
      const reply = peer.replies.length > 1 ? peer.replies.shift()! : peer.replies[0]!;
      if (reply === "cut") request.socket.destroy();
      if (typeof reply === "string") return;
      response.writeHead(reply.status, reply.headers).end(reply.text ?? "");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const peer: HttpPeer = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    got,
    replies: replies.length > 0 ? replies : [{ status: 200 }],
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return peer;
}

export interface NotifierBench {
  readonly notifier: Notifier;
  /** In the order of the attempts. */
  readonly pausesMs: number[];
  readonly deliveries: [NoticePeer["type"], Delivery][];
  readonly log: string[];
  nowMs: number;
}

/** Pauses are noted and take no time; `secrets` are by the name of their variable. */
export function openNotifier(
  peers: readonly NoticePeer[],
  secrets: Record<string, string> = {},
): NotifierBench {
  const bench: Omit<NotifierBench, "notifier"> = {
    pausesMs: [],
    deliveries: [],
    log: [],
    nowMs: 1_800_000_000_000,
  };
  const notifier = createNotifier(peers, {
    clock: {
      now: () => bench.nowMs,
      sleep(ms, signal) {
        // Only draining waits for so long, and it is left as soon as all is sent.
        if (ms === drainMs) {
          return new Promise((done) => {
            const timer = setTimeout(done, ms);
            signal?.addEventListener("abort", () => (clearTimeout(timer), done()));
          });
        }
        bench.pausesMs.push(ms);
        return new Promise((done) => setImmediate(done));
      },
    },
    random: () => 1,
    readSecret: async (reference) => {
      const text = "fromEnv" in reference ? secrets[reference.fromEnv] : undefined;
      return text ?? trouble("reading a secret", "the variable TOKEN is not set", "later");
    },
    onDelivery: (report) => {
      bench.deliveries.push([report.peer, report.delivery]);
      if (report.reason !== undefined) bench.log.push(JSON.stringify(report));
    },
  });
  return Object.assign(bench, { notifier });
}

/** An odd number, so that a pause is never taken for it. */
export const drainMs = 4_999;

export const applied: Notice = {
  type: "applied",
  severity: "info",
  fabric: "production",
  title: "Applied plan 3f9c1e2a: 7 added, 2 changed, 2 removed",
  text: "",
  revision: "4be1f07a4be1f07a4be1f07a4be1f07a4be1f07a",
  label: "main@4be1f07",
  digest: "3f9c1e2a",
  commit: { commit: "4be1f07a4be1f07a4be1f07a4be1f07a4be1f07a", state: "success" },
};
