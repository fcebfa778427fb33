// Serves repositories over http on the loopback by git's own http-backend, as web servers do: a small
// CGI. Beside that it can ask for a login, point elsewhere, hand out plain files only, answer nonsense, or
// say nothing.

import { execFileSync, spawn } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { endsWithUs } from "./children.ts";
import { gitTestEnvironment } from "./git-repository.ts";

export type GitHttpMood =
  | "serve"
  /** Plain files, as a web server without git does; needs `git update-server-info`. */
  | "files"
  | "nothing-here"
  | "redirect"
  | "broken"
  | "nonsense"
  /** Says nothing, and keeps the connection. */
  | "silent"
  /** Ends the pack after some bytes. */
  | "cut-short";

export interface GitHttp {
  readonly url: string;
  mood: GitHttpMood;
  /** "user:password"; nobody else is served. */
  login: string | undefined;
  /** Paths and headers of all requests. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  /** How many clients hold a connection. */
  connectionCount(): Promise<number>;
  close(): Promise<void>;
}

const backend = join(execFileSync("git", ["--exec-path"]).toString().trim(), "git-http-backend");

/** Everything below the folder is served. */
export async function serveGit(folder: string): Promise<GitHttp> {
  const requests: GitHttp["requests"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    requests.push({ path, authorization: request.headers.authorization });
    const expected = http.login && `Basic ${Buffer.from(http.login).toString("base64")}`;
    if (http.mood === "silent") return;
    if (expected !== undefined && request.headers.authorization !== expected) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
      return;
    }
    answer(http.mood, folder, request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const http: GitHttp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: "serve",
    login: undefined,
    requests,
    connectionCount: async () =>
      await new Promise((done) => {
        server.getConnections((_, count) => {
          done(count);
        });
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return http;
}

function answer(
  mood: GitHttpMood,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (mood === "nothing-here") response.writeHead(404).end();
  else if (mood === "broken") response.writeHead(503).end();
  else if (mood === "nonsense") response.end("<html>Welcome</html>");
  else if (mood === "redirect") {
    response.writeHead(301, { location: `http://localhost:1${request.url}` }).end();
  } else if (mood === "files") {
    const file = join(folder, decodeURIComponent(url.pathname));
    if (existsSync(file) && statSync(file).isFile()) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  } else runBackend(folder, url, request, response, mood === "cut-short" ? 600 : Infinity);
}

function runBackend(
  folder: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  bytesMax: number,
): void {
  const child = endsWithUs(
    spawn(backend, [], {
      env: {
        ...gitTestEnvironment(folder),
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: "1",
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? "GET",
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      },
      stdio: ["pipe", "pipe", "ignore"],
    }),
  );
  request.pipe(child.stdin).on("error", () => undefined);
  const isPack = url.pathname.endsWith("git-upload-pack");
  let head: Buffer | undefined = Buffer.alloc(0);
  let sent = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    let body = chunk;
    if (head !== undefined) {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      writeHead(response, head.toString("latin1", 0, end));
      body = head.subarray(end + 4);
      head = undefined;
    }
    sent += body.length;
    if (isPack && sent > bytesMax) response.destroy();
    else response.write(body);
  });
  child.once("close", () => response.end());
}

function writeHead(response: ServerResponse, text: string): void {
  for (const line of text.split("\r\n")) {
    const [name = "", value = ""] = line.split(/:\s*/, 2);
    if (name === "Status") response.statusCode = Number(value.slice(0, 3));
    else response.setHeader(name, value);
  }
}
