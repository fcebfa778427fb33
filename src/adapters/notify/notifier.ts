// Tells peers what happens. Whoever tells goes on at once: each peer has a queue of its own, and what
// cannot be sent is told, never thrown. Secrets are read anew for every attempt.

import { randomUUID } from "node:crypto";
import type {
  Notice,
  NoticePeer,
  Notifier,
  NotifierParts,
  ReadSecret,
} from "../../ports/notices.ts";
import { isTrouble, type Trouble } from "../../ports/trouble.ts";
import { commitStatusRequest, isAlreadySo } from "./commit-status.ts";
import { PeerQueue } from "./peer-queue.ts";
import { post, type Answer } from "./post.ts";
import type { Access, NoticeRequest, Told } from "./request.ts";
import { slackRequest } from "./slack.ts";
import { webhookRequest } from "./webhook.ts";

export function createNotifier(peers: readonly NoticePeer[], parts: NotifierParts): Notifier {
  const queues = peers.map((peer, index) => ({ peer, queue: openQueue(peer, index, parts) }));
  return {
    tell(notice) {
      const told = { notice, id: randomUUID(), atMs: parts.clock.now() };
      for (const { peer, queue } of queues) {
        const key = keyOf(peer, told);
        if (key !== undefined) queue.put(key, told);
      }
    },
    async drain(forMs) {
      const enough = new AbortController();
      const idle = Promise.all(queues.map(({ queue }) => queue.idle()));
      await Promise.race([idle, parts.clock.sleep(forMs, enough.signal)]);
      enough.abort();
      for (const { queue } of queues) queue.end();
      await Promise.all(queues.map(({ queue }) => queue.idle()));
    },
  };
}

/** What the notice is about at this peer, or undefined where it is none of its business. */
function keyOf(peer: NoticePeer, { notice, id }: Told): string | undefined {
  if (!("on" in peer)) return notice.commit?.commit;
  const isWanted = notice.isOnlyState !== true && peer.on.includes(notice.type);
  return isWanted ? id : undefined;
}

function openQueue(peer: NoticePeer, index: number, parts: NotifierParts): PeerQueue {
  const { clock, random } = parts;
  return new PeerQueue({
    clock,
    random,
    // A bug here must not end who keeps a fabric; its message might hold what was to be sent.
    send: (told, signal) =>
      send(peer, told, parts, signal).catch(() => ({ type: "refused", reason: "a bug in plumb" })),
    onDelivery(delivery, { notice }, reason) {
      const about = { index, peer: peer.type, notice: notice.type, delivery };
      parts.onDelivery(reason === undefined ? about : { ...about, reason });
    },
  });
}

async function send(
  peer: NoticePeer,
  told: Told,
  parts: NotifierParts,
  signal: AbortSignal,
): Promise<Answer> {
  const nowMs = parts.clock.now();
  const access = await accessTo(peer, parts.readSecret);
  if (isTrouble(access)) return { type: "later", reason: access.reason };
  const answer = await post(requestTo(peer, told, access, nowMs), nowMs, signal);
  if (answer.type !== "refused" || "on" in peer) return answer;
  const isSo = isAlreadySo(peer.type, answer.status ?? 0, answer.text ?? "");
  return isSo ? { type: "taken" } : answer;
}

function requestTo(peer: NoticePeer, told: Told, access: Access, nowMs: number): NoticeRequest {
  if (peer.type === "webhook") return webhookRequest(told, access, nowMs);
  if (peer.type === "slack") return slackRequest(told, access);
  return commitStatusRequest(peer, statedCommit(told.notice), access);
}

function statedCommit({ commit, title }: Notice): Parameters<typeof commitStatusRequest>[1] {
  if (commit === undefined)
    throw new Error("only notices about a commit are put in a forge's queue");
  return { ...commit, description: title };
}

async function accessTo(peer: NoticePeer, readSecret: ReadSecret): Promise<Access | Trouble> {
  const url = typeof peer.url === "string" ? peer.url : await readSecret(peer.url);
  if (isTrouble(url)) return url;
  const reference =
    "token" in peer ? peer.token : peer.type === "webhook" ? peer.secret : undefined;
  if (reference === undefined) return { url };
  const secret = await readSecret(reference);
  return isTrouble(secret) ? secret : { url, secret };
}
