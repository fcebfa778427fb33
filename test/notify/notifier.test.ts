// Peers that are slow, busy, broken or gone: whoever tells is never held up, and what was not told is
// known.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { NoticePeer } from "../../src/ports/notices.ts";
import { applied, drainMs, openNotifier, startPeer, type HttpPeer, type Reply } from "./peers.ts";

let peer: HttpPeer;
beforeEach(async () => {
  peer = await startPeer();
});
afterEach(() => peer.close());

const webhook = (url = peer.url): NoticePeer => ({ type: "webhook", url, on: ["applied"] });
const forge = (): NoticePeer => ({
  type: "github",
  url: peer.url,
  token: { fromEnv: "TOKEN" },
  repository: "net/fabric",
  context: "plumb",
});

async function tellOnce(replies: Reply[], peers = [webhook()]) {
  peer.replies = replies;
  const bench = openNotifier(peers, { TOKEN: "t0ken" });
  bench.notifier.tell(applied);
  await bench.notifier.drain(drainMs);
  return bench;
}

describe("what may pass is tried again", () => {
  test.each<[string, Reply]>([
    ["where the peer has trouble", { status: 503 }],
    ["where it took too long itself", { status: 408 }],
    ["where the connection ends", "cut"],
  ])("%s, after longer and longer pauses", async (_, reply) => {
    const bench = await tellOnce([reply, reply, reply, { status: 200 }]);
    expect(bench.deliveries).toEqual([["webhook", "sent"]]);
    expect(bench.pausesMs).toEqual([1_000, 2_000, 4_000]);
  });

  test.each<[string, Record<string, string>, number]>([
    ["in seconds", { "retry-after": "30" }, 30_000],
    ["as a date", { "retry-after": new Date(1_800_000_060_000).toUTCString() }, 60_000],
    ["in the past", { "retry-after": new Date(0).toUTCString() }, 1_000],
    ["for longer than anybody waits", { "retry-after": "999999" }, 900_000],
    ["as nobody understands it", { "retry-after": "soon" }, 1_000],
  ])("when the peer says so %s", async (_, headers, pauseMs) => {
    const bench = await tellOnce([{ status: 429, headers }, { status: 200 }]);
    expect(bench.pausesMs).toEqual([pauseMs]);
    expect(bench.deliveries).toEqual([["webhook", "sent"]]);
  });

  test("when a forge's limit is used up until a time that it names", async () => {
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000090" };
    const bench = await tellOnce([{ status: 403, headers }, { status: 201 }], [forge()]);
    expect(bench.pausesMs).toEqual([90_000]);
    expect(bench.deliveries).toEqual([["github", "sent"]]);
  });

  test("with the secret as it is then", async () => {
    let asked = 0;
    const secrets: Record<string, string> = {};
    Object.defineProperty(secrets, "TOKEN", {
      get: () => ((asked += 1) === 1 ? undefined : "new"),
    });
    const bench = openNotifier([forge()], secrets);
    bench.notifier.tell(applied);
    await bench.notifier.drain(drainMs);
    expect(peer.got[0]!.headers.authorization).toBe("Bearer new");
  });

  test("a number of times", async () => {
    const bench = await tellOnce([{ status: 500 }]);
    expect(peer.got.length).toBe(8);
    expect(bench.deliveries).toEqual([["webhook", "given-up"]]);
    expect(bench.log.map((line) => JSON.parse(line))).toEqual([
      {
        index: 0,
        peer: "webhook",
        notice: "applied",
        delivery: "given-up",
        reason: "it answered 500, 8 times",
      },
    ]);
  });
});

describe("what does not pass is given up at once", () => {
  test.each([400, 401, 403, 404, 410, 422])("%d", async (status) => {
    const bench = await tellOnce([{ status, text: "t0ken" }], [forge()]);
    expect(bench.deliveries).toEqual([["github", "given-up"]]);
    expect(peer.got.length).toBe(1);
    expect(bench.log.join()).not.toContain("t0ken");
  });

  test("a redirect, which would carry the token elsewhere", async () => {
    const other = await startPeer();
    for (const status of [301, 302, 307, 308]) {
      const bench = await tellOnce([{ status, headers: { location: other.url } }], [forge()]);
      expect(bench.deliveries).toEqual([["github", "given-up"]]);
    }
    expect(other.got).toEqual([]);
    await other.close();
  });

  test.each([
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "not an address",
    "http://me:hunter2@127.0.0.1/",
  ])("the address %j", async (url) => {
    const bench = openNotifier([{ type: "slack", url: { fromEnv: "URL" }, on: ["applied"] }], {
      URL: url,
    });
    bench.notifier.tell(applied);
    await bench.notifier.drain(drainMs);
    expect(bench.deliveries).toEqual([["slack", "given-up"]]);
    expect(bench.log.join()).not.toContain(url);
    expect(bench.log.join()).not.toContain("hunter2");
  });

  test("a token with a line break in it, which is shown nowhere", async () => {
    const bench = openNotifier([forge()], { TOKEN: "hunter2\nx: y" });
    bench.notifier.tell(applied);
    await bench.notifier.drain(drainMs);
    expect(bench.deliveries).toEqual([["github", "given-up"]]);
    expect(bench.log.join()).not.toContain("hunter2");
    expect(peer.got).toEqual([]);
  });
});

describe("a peer that is silent", () => {
  test("holds up nobody else, and is left at the end", async () => {
    const other = await startPeer();
    peer.replies = ["hang"];
    const bench = openNotifier([webhook(), webhook(other.url)]);
    for (let i = 0; i < 5; i += 1) bench.notifier.tell(applied);
    await vi.waitFor(() => expect(other.got.length).toBe(5));
    const began = performance.now();
    await bench.notifier.drain(100);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(bench.deliveries.filter(([, delivery]) => delivery === "given-up").length).toBe(5);
    bench.notifier.tell(applied);
    expect(bench.deliveries.length).toBe(10);
    await other.close();
  });

  test("fills no memory: the oldest go first, and are counted", async () => {
    peer.replies = ["hang"];
    const bench = openNotifier([webhook()]);
    for (let i = 0; i < 1_000; i += 1) bench.notifier.tell(applied);
    expect(bench.deliveries.length).toBeGreaterThanOrEqual(898);
    expect(new Set(bench.deliveries.map(([, delivery]) => delivery))).toEqual(new Set(["dropped"]));
    await bench.notifier.drain(1);
    expect(bench.deliveries.length).toBe(1_000);
  });
});

test("of several states of a commit that were not sent yet, the newest is", async () => {
  peer.replies = [{ status: 503 }, { status: 201 }];
  const bench = openNotifier([forge()], { TOKEN: "t0ken" });
  const commit = applied.commit!.commit;
  bench.notifier.tell({ ...applied, commit: { commit, state: "pending" } });
  bench.notifier.tell({ ...applied, commit: { commit, state: "failure" } });
  bench.notifier.tell({ ...applied, commit: { commit: `b${commit.slice(1)}`, state: "pending" } });
  bench.notifier.tell({ ...applied, commit: { commit, state: "success" } });
  await bench.notifier.drain(drainMs);
  const states = peer.got.map(({ path, text }) => [path.at(-40), JSON.parse(text).state]);
  expect(states).toEqual([
    ["4", "pending"],
    ["b", "pending"],
    ["4", "success"],
  ]);
});

test("nothing is sent where nobody is to be told", async () => {
  const bench = openNotifier([]);
  bench.notifier.tell(applied);
  await bench.notifier.drain(drainMs);
  expect(bench.deliveries).toEqual([]);
});
