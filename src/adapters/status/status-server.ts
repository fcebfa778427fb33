// Pages that say how a process is, for probes and for Prometheus: /healthz as long as it runs at all,
// /readyz and /readyz/NAME for what must be right, /metrics. It changes nothing, and nobody logs in; all
// that can be done through it is to wake the process, by POST /hook, where there is one.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ListenAddress, StatusPages, StatusServer } from "../../ports/agent-ports.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";
import { hookPage } from "./hook-page.ts";
import { checksPage, plainPage, type Page } from "./page.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";

/** A forge calls once for each push, and several times where it gets no answer. */
const hooksAllowed = { atOnce: 30, perMinute: 60 };

/** Answers once it listens, or with why it cannot. */
export async function startStatusServer(
  { host, port }: ListenAddress,
  pages: StatusPages,
): Promise<StatusServer | Trouble> {
  const limit = createRateLimit(hooksAllowed);
  // Who sends half a request and waits must not hold a connection for long; how long is looked at so often.
  const options = { maxHeaderSize: 8192, connectionsCheckingInterval: 1_000 };
  const server = createServer(options, (request, response) => {
    // Whoever went away in the middle of a request gets no answer.
    answer(pages, limit, request, response).catch(() => response.destroy());
  });
  server.requestTimeout = 5_000;
  server.headersTimeout = 5_000;
  server.maxConnections = 100;
  const failed = await new Promise<Error | undefined>((done) => {
    server.once("error", done);
    server.listen(port, host, () => {
      done(undefined);
    });
  });
  if (failed !== undefined) {
    return trouble(`listening on ${textOf(host, port)}`, reasonOf(failed), "later");
  }
  // What goes wrong with one connection is that one's business.
  server.on("error", () => undefined);
  const bound = server.address();
  const actual = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: textOf(host, actual),
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  pages: StatusPages,
  limit: RateLimit,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = await pageFor(pages, limit, request);
  const { allow, retryAfterSeconds, isLast = false } = page;
  response.writeHead(page.status, {
    "content-type": page.type,
    "content-length": Buffer.byteLength(page.text),
    "cache-control": "no-store",
    ...(allow === undefined ? {} : { allow }),
    ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    ...(isLast ? { connection: "close" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : page.text);
}

async function pageFor(
  pages: StatusPages,
  limit: RateLimit,
  request: IncomingMessage,
): Promise<Page> {
  const [path = "", query = ""] = (request.url ?? "").split("?", 2);
  if (path === "/hook" && pages.hook !== undefined) {
    return await hookPage(pages.hook, limit, request);
  }
  if (!isPath(pages, path)) return plainPage(404, "not found");
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plainPage(405, "only GET and HEAD are answered here", { allow: "GET, HEAD" });
  }
  if (path === "/metrics") return { status: 200, ...(await pages.metrics()) };
  const asked = new URLSearchParams(query);
  if (path === "/healthz") return checksPage("healthz", [{ name: "process" }], asked);
  const all = pages.ready();
  const one = path.slice("/readyz/".length);
  const checks = path === "/readyz" ? all : all.filter(({ name }) => name === one);
  return checksPage("readyz", checks, asked);
}

function isPath(pages: StatusPages, path: string): boolean {
  if (["/healthz", "/readyz", "/metrics"].includes(path)) return true;
  return pages.ready().some(({ name }) => path === `/readyz/${name}`);
}

function textOf(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${String(port)}`;
}

function reasonOf(error: Error): string {
  const code = "code" in error ? String(error.code) : "";
  const known: Readonly<Record<string, string>> = {
    EADDRINUSE: "another process listens there",
    EACCES: "this user may not listen there",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "no such host is known",
  };
  return known[code] ?? error.message;
}
