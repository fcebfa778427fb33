// What each kind of peer gets, held against what its documentation asks for.

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ForgePeer, Notice } from "../../src/ports/notices.ts";
import { projectRoot } from "../scenarios/world.ts";
import { applied, drainMs, openNotifier, startPeer, type Got, type HttpPeer } from "./peers.ts";

const sha = "4be1f07a4be1f07a4be1f07a4be1f07a4be1f07a";
const secrets = { TOKEN: "t0ken", SECRET: "a secret" };

let peer: HttpPeer;
beforeEach(async () => {
  peer = await startPeer();
});
afterEach(() => peer.close());

async function forgeGets(type: ForgePeer["type"], notice: Notice, repository = "net/fabric") {
  const settings = { type, url: `${peer.url}/`, token: { fromEnv: "TOKEN" }, repository };
  const bench = openNotifier([{ ...settings, context: "plumb/production" }], secrets);
  bench.notifier.tell(notice);
  await bench.notifier.drain(drainMs);
  return peer.got.map((got) => ({ ...got, body: JSON.parse(got.text) }));
}

const stated = (state: "pending" | "success" | "failure", title = "a title"): Notice => ({
  ...applied,
  title,
  commit: { commit: sha, state },
});

describe("GitHub", () => {
  test("gets a state as its REST API asks for it", async () => {
    const [got] = await forgeGets("github", applied);
    expect(got).toMatchObject({ method: "POST", path: `/repos/net/fabric/statuses/${sha}` });
    expect(got!.headers).toMatchObject({
      accept: "application/vnd.github+json",
      authorization: "Bearer t0ken",
      "x-github-api-version": "2022-11-28",
      "user-agent": "plumb",
    });
    expect(got!.body).toEqual({
      state: "success",
      context: "plumb/production",
      description: applied.title,
    });
  });

  test("gets at most 140 characters, and no half of one", async () => {
    const [got] = await forgeGets("github", stated("pending", `${"x".repeat(138)}😀😀`));
    expect(got!.body.description).toBe(`${"x".repeat(138)}…`);
    expect(got!.body.state).toBe("pending");
  });

  test("gets a repository's name as a path, whatever is in it", async () => {
    const [got] = await forgeGets("github", applied, "net/fab?ric#");
    expect(got!.path).toBe(`/repos/net/fab%3Fric%23/statuses/${sha}`);
  });
});

describe("GitLab", () => {
  test("gets a state in its own words, and a project's path as one segment", async () => {
    const [got] = await forgeGets("gitlab", stated("failure"), "net/sub/fabric");
    expect(got).toMatchObject({
      method: "POST",
      path: `/api/v4/projects/net%2Fsub%2Ffabric/statuses/${sha}`,
    });
    expect(got!.headers).toMatchObject({ "private-token": "t0ken" });
    expect(got!.headers).not.toHaveProperty("authorization");
    expect(got!.body).toEqual({
      state: "failed",
      name: "plumb/production",
      description: "a title",
    });
  });

  test("may say that it knows already", async () => {
    const text = JSON.stringify({
      message:
        'Cannot transition status via :enqueue from :pending (Reason(s): Status cannot transition via "enqueue")',
    });
    peer.replies = [{ status: 400, text }];
    const forge = { url: peer.url, token: { fromEnv: "TOKEN" }, repository: "7", context: "plumb" };
    const bench = openNotifier([{ type: "gitlab", ...forge }], secrets);
    bench.notifier.tell(stated("pending"));
    await bench.notifier.drain(drainMs);
    expect(bench.deliveries).toEqual([["gitlab", "sent"]]);
    peer.replies = [{ status: 400, text: "{}" }];
    const other = openNotifier([{ type: "gitlab", ...forge }], secrets);
    other.notifier.tell(stated("pending"));
    await other.notifier.drain(drainMs);
    expect(other.deliveries).toEqual([["gitlab", "given-up"]]);
  });
});

describe("Gitea", () => {
  test.each(["pending", "success", "failure"] as const)("gets %s", async (state) => {
    const [got] = await forgeGets("gitea", stated(state));
    expect(got).toMatchObject({ path: `/api/v1/repos/net/fabric/statuses/${sha}` });
    expect(got!.headers).toMatchObject({ authorization: "token t0ken" });
    expect(got!.body).toEqual({ state, context: "plumb/production", description: "a title" });
  });
});

test("what says nothing but a commit's state is for forges alone", async () => {
  const webhook = { type: "webhook", url: peer.url, on: ["applied"] } as const;
  const bench = openNotifier([webhook]);
  bench.notifier.tell({ ...applied, isOnlyState: true });
  await bench.notifier.drain(drainMs);
  expect(peer.got).toEqual([]);
  expect(await forgeGets("github", { ...applied, isOnlyState: true })).toHaveLength(1);
});

test("a forge is told nothing that is about no commit", async () => {
  const { commit: _, ...notice } = applied;
  expect(await forgeGets("github", notice)).toEqual([]);
});

describe("any program", () => {
  const schema = readFileSync(join(projectRoot, "schemas/outputs/notice.schema.json"), "utf8");
  const isValid = new Ajv({ strict: true }).compile(JSON.parse(schema));

  async function webhookGets(notice: Notice, secret?: { fromEnv: string }): Promise<Got> {
    const bench = openNotifier(
      [{ type: "webhook", url: `${peer.url}/a?b=c`, on: [notice.type], ...(secret && { secret }) }],
      secrets,
    );
    bench.notifier.tell(notice);
    await bench.notifier.drain(drainMs);
    return peer.got.at(-1)!;
  }

  test("gets JSON as the schema says, signed together with the time", async () => {
    const { path, headers, text } = await webhookGets(applied, { fromEnv: "SECRET" });
    const body = JSON.parse(text);
    expect(isValid(body), JSON.stringify(isValid.errors)).toBe(true);
    expect(body).toMatchObject({ ...applied, formatVersion: "1.0", atMs: 1_800_000_000_000 });
    expect(path).toBe("/a?b=c");
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-plumb-notice": "applied",
      "x-plumb-delivery": body.id,
      "x-plumb-timestamp": "1800000000",
    });
    const hmac = createHmac("sha256", "a secret").update(`1800000000.${text}`).digest("hex");
    expect(headers["x-plumb-signature-256"]).toBe(`sha256=${hmac}`);
  });

  test("gets no signature where there is no secret", async () => {
    const { type, severity, fabric, title } = applied;
    const { headers, text } = await webhookGets({ type, severity, fabric, title, text: "" });
    expect(headers).not.toHaveProperty("x-plumb-signature-256");
    expect(isValid(JSON.parse(text))).toBe(true);
  });

  test("can tell a notice that came twice, and its second time is signed anew", async () => {
    peer.replies = [{ status: 503 }, { status: 200 }];
    await webhookGets(applied, { fromEnv: "SECRET" });
    const [first, second] = peer.got;
    expect(second!.headers["x-plumb-delivery"]).toBe(first!.headers["x-plumb-delivery"]);
    expect(second!.text).toBe(first!.text);
  });
});

describe("a chat", () => {
  test("gets text in which nothing is more than text", async () => {
    const url = { fromEnv: "CHAT" };
    const bench = openNotifier([{ type: "slack", url, on: ["broken"] }], {
      CHAT: `${peer.url}/T/B/x`,
    });
    const text = "a.yaml:3 <!channel> <https://evil.example|x> & *bold*";
    bench.notifier.tell({ ...applied, type: "broken", severity: "error", title: "2 errors", text });
    bench.notifier.tell(applied);
    await bench.notifier.drain(drainMs);
    expect(peer.got.map(({ path }) => path)).toEqual(["/T/B/x"]);
    expect(JSON.parse(peer.got[0]!.text)).toEqual({
      text: "2 errors · production · main@4be1f07\na.yaml:3 &lt;!channel&gt; &lt;https://evil.example|x&gt; &amp; *bold*",
      mrkdwn: false,
    });
  });

  test("gets no more than anybody reads", async () => {
    const bench = openNotifier([{ type: "slack", url: { fromEnv: "CHAT" }, on: ["applied"] }], {
      CHAT: peer.url,
    });
    bench.notifier.tell({ ...applied, text: "x".repeat(100_000) });
    await bench.notifier.drain(drainMs);
    expect(JSON.parse(peer.got[0]!.text).text).toHaveLength(3_000);
  });
});
