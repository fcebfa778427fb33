// Pages that say how a process is, for probes and for Prometheus: /healthz as long as it runs at all,
// /readyz and /readyz/NAME for what must be right, /metrics. It changes nothing, and nobody logs in.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type {
  ListenAddress,
  StatusCheck,
  StatusPages,
  StatusServer,
} from "../../ports/agent-ports.ts";
import { trouble, type Trouble } from "../../ports/trouble.ts";

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly allow?: string;
}

const plain = "text/plain; charset=utf-8";

/** Answers once it listens, or with why it cannot. */
export async function startStatusServer(
  { host, port }: ListenAddress,
  pages: StatusPages,
): Promise<StatusServer | Trouble> {
  const server = createServer({ maxHeaderSize: 8192 }, (request, response) => {
    void answer(pages, request, response);
  });
  // Who sends half a request and waits must not hold a connection for long.
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
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const page = await pageFor(pages, request.method ?? "", request.url ?? "");
  response.writeHead(page.status, {
    "content-type": page.type,
    "content-length": Buffer.byteLength(page.text),
    "cache-control": "no-store",
    ...(page.allow === undefined ? {} : { allow: page.allow }),
  });
  response.end(request.method === "HEAD" ? undefined : page.text);
}

async function pageFor(pages: StatusPages, method: string, url: string): Promise<Page> {
  const [path = "", query = ""] = url.split("?", 2);
  if (!isPath(pages, path)) return { status: 404, type: plain, text: "not found\n" };
  if (method !== "GET" && method !== "HEAD") {
    const text = "only GET and HEAD are answered here\n";
    return { status: 405, type: plain, text, allow: "GET, HEAD" };
  }
  const isVerbose = new URLSearchParams(query).has("verbose");
  if (path === "/metrics") {
    const { type, text } = await pages.metrics();
    return { status: 200, type, text };
  }
  if (path === "/healthz") return checksPage("healthz", [{ name: "process" }], isVerbose);
  const all = pages.ready();
  const one = path.slice("/readyz/".length);
  const checks = path === "/readyz" ? all : all.filter(({ name }) => name === one);
  return checksPage("readyz", checks, isVerbose);
}

function isPath(pages: StatusPages, path: string): boolean {
  if (["/healthz", "/readyz", "/metrics"].includes(path)) return true;
  return pages.ready().some(({ name }) => path === `/readyz/${name}`);
}

/** As people know it of Kubernetes: what is wrong is always listed, what is right on demand. */
function checksPage(what: string, checks: readonly StatusCheck[], isVerbose: boolean): Page {
  const isRight = checks.every(({ problem }) => problem === undefined);
  if (isRight && !isVerbose) return { status: 200, type: plain, text: "ok\n" };
  const lines = checks.map(({ name, problem }) =>
    problem === undefined ? `[+]${name} ok` : `[-]${name} ${problem}`,
  );
  lines.push(`${what} check ${isRight ? "passed" : "failed"}`);
  return { status: isRight ? 200 : 503, type: plain, text: `${lines.join("\n")}\n` };
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
