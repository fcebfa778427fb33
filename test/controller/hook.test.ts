// POST /hook: what wakes a controller, and everything that does not.

import { createHmac } from "node:crypto";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRateLimit } from "../../src/adapters/status/rate-limit.ts";
import { startStatusServer } from "../../src/adapters/status/status-server.ts";
import type { StatusServer } from "../../src/ports/agent-ports.ts";
import { isTrouble, trouble, type Trouble } from "../../src/ports/trouble.ts";

let calls: number;
let secret: string | Trouble;
let server: StatusServer;

beforeEach(async () => {
  calls = 0;
  secret = "a secret";
  const started = await startStatusServer(
    { host: "127.0.0.1", port: 0 },
    {
      ready: () => [{ name: "store" }, { name: "plan", problem: "none was made yet" }],
      metrics: async () => ({ type: "text/plain", text: "" }),
      hook: {
        secret: async () => secret,
        onHook: () => {
          calls += 1;
        },
      },
    },
  );
  if (isTrouble(started)) throw new Error(started.reason);
  server = started;
});
afterEach(async () => {
  await server.close();
});

const signature = (body: string, key = "a secret"): string =>
  `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

async function post(body: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`http://${server.address}/hook`, { method: "POST", body, headers });
  await answer.text();
  return answer.status;
}

describe("a hook is taken", () => {
  test("with the signature that GitHub and Gitea send", async () => {
    expect(await post('{"ref":"x"}', { "X-Hub-Signature-256": signature('{"ref":"x"}') })).toBe(
      202,
    );
    expect(await post("", { "X-Hub-Signature-256": signature("").toUpperCase() })).toBe(202);
    expect(calls).toBe(2);
  });

  test("with the token that GitLab sends", async () => {
    expect(await post("{}", { "X-Gitlab-Token": "a secret" })).toBe(202);
    expect(calls).toBe(1);
  });

  test("with the secret as it is at that time", async () => {
    secret = "another";
    expect(await post("{}", { "X-Hub-Signature-256": signature("{}") })).toBe(401);
    expect(await post("{}", { "X-Hub-Signature-256": signature("{}", "another") })).toBe(202);
  });

  test("up to a body of 1 MiB", async () => {
    const body = "x".repeat(1024 * 1024);
    expect(await post(body, { "X-Hub-Signature-256": signature(body) })).toBe(202);
    const longer = `${body}x`;
    const sent = post(longer, { "X-Hub-Signature-256": signature(longer) });
    // A peer that still writes may see the connection end before it reads the answer.
    expect(await sent.catch(() => 413)).toBe(413);
    expect(calls).toBe(1);
  });
});

describe("nobody is woken", () => {
  test.each<[string, Record<string, string>]>([
    ["without anything", {}],
    ["by an empty signature", { "X-Hub-Signature-256": "" }],
    ["by the signature of another body", { "X-Hub-Signature-256": signature("[]") }],
    ["by a signature with another secret", { "X-Hub-Signature-256": signature("{}", "guess") }],
    ["by the older signature alone", { "X-Hub-Signature": "sha1=abc" }],
    ["by the bare digest", { "X-Hub-Signature-256": signature("{}").slice(7) }],
    ["by a wrong token", { "X-Gitlab-Token": "a secres" }],
    ["by the beginning of the token", { "X-Gitlab-Token": "a secre" }],
    [
      "by a right token beside a wrong signature",
      { "X-Gitlab-Token": "a secret", "X-Hub-Signature-256": signature("{}", "guess") },
    ],
  ])("%s", async (_, headers) => {
    expect(await post("{}", headers)).toBe(401);
    expect(calls).toBe(0);
  });

  test("while the secret cannot be read", async () => {
    secret = trouble("reading the secret", "there is no file hook-secret", "later");
    const headers = { "X-Gitlab-Token": "a secret" };
    const answer = await fetch(`http://${server.address}/hook`, { method: "POST", headers });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("hook-secret");
    expect(calls).toBe(0);
  });

  test("by looking", async () => {
    const answer = await fetch(`http://${server.address}/hook`);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("any more by who calls all the time, until some time has gone by", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 32; i += 1) statuses.push(await post("{}", { "X-Gitlab-Token": "guess" }));
    expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(30);
    const headers = { "X-Gitlab-Token": "a secret" };
    const answer = await fetch(`http://${server.address}/hook`, { method: "POST", headers });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(calls).toBe(0);
  });
});

test("each address has a share of its own, which fills again", () => {
  let nowMs = 0;
  const limit = createRateLimit({ atOnce: 2, perMinute: 60 }, () => nowMs);
  expect([limit.take("a"), limit.take("a"), limit.take("a")]).toEqual([0, 0, 1000]);
  expect(limit.take("b")).toBe(0);
  nowMs = 1500;
  expect([limit.take("a"), limit.take("a")]).toEqual([0, 500]);
  for (let i = 0; i < 2_000; i += 1) limit.take(`address ${String(i)}`);
  expect(limit.take("a")).toBe(0);
});

test("half a request holds its connection for seconds only, and nobody else", async () => {
  const [host = "", port = ""] = server.address.split(":");
  const socket = connect(Number(port), host);
  socket.on("error", () => undefined);
  socket.resume();
  socket.write(
    "POST /hook HTTP/1.1\r\nhost: x\r\nx-gitlab-token: a secret\r\ncontent-length: 9\r\n\r\n{",
  );
  const ended = new Promise<void>((done) => socket.once("close", () => done()));
  expect(await post("{}", { "X-Gitlab-Token": "a secret" })).toBe(202);
  await ended;
  expect(calls).toBe(1);
}, 20_000);

describe("probes", () => {
  const ask = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(`http://${server.address}${path}`);
    return [answer.status, await answer.text()];
  };

  test("may leave checks out", async () => {
    expect(await ask("/readyz")).toEqual([
      503,
      "[+]store ok\n[-]plan none was made yet\nreadyz check failed\n",
    ]);
    expect(await ask("/readyz?exclude=plan")).toEqual([200, "ok\n"]);
    expect(await ask("/readyz?verbose&exclude=plan&exclude=store")).toEqual([
      200,
      "[+]store excluded\n[+]plan excluded\nreadyz check passed\n",
    ]);
  });

  test("are told of a name that is none", async () => {
    expect((await ask("/readyz?verbose&exclude=plan&exclude=nope"))[1]).toContain(
      "1 of the excluded names is no check",
    );
  });
});
