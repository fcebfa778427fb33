// A peer that keeps comments as the APIs of GitHub and GitLab are documented, as far as a pipeline needs
// them: a page of comments, a new one, another text for one. It notes what it was asked.
// https://docs.github.com/rest/issues/comments, https://docs.gitlab.com/api/notes#merge-requests

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface CommentPeer {
  readonly url: string;
  /** Of the one merge request that there is, in order. */
  readonly comments: { id: number; body: string }[];
  /** "GET /repos/o/r/issues/7/comments" */
  readonly asked: string[];
  /** A file that it hands out, as GitLab does with artifacts. */
  artifact: Buffer | undefined;
  close(): Promise<void>;
}

const token = "Bearer a-token";
const routes = {
  githubList: /^\/repos\/o\/r\/issues\/7\/comments$/,
  githubOne: /^\/repos\/o\/r\/issues\/comments\/(\d+)$/,
  gitlabList: /^\/projects\/42\/merge_requests\/7\/notes$/,
  gitlabOne: /^\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/,
  artifact: /^\/projects\/42\/jobs\/artifacts\/main\/raw\/fabric\.snapshot$/,
};

export async function startCommentPeer(): Promise<CommentPeer> {
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  const peer: CommentPeer = {
    url: `http://127.0.0.1:${port}`,
    comments: [],
    asked: [],
    artifact: undefined,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", peer.url);
    const { method = "", headers } = request;
    peer.asked.push(`${method} ${pathname}`);
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (routes.artifact.test(pathname)) {
      if (headers["job-token"] !== "a-token") return say(401, {});
      if (searchParams.get("job") !== "snapshot" || peer.artifact === undefined)
        return say(404, {});
      response.end(peer.artifact);
      return;
    }
    const isGithub = pathname.startsWith("/repos/");
    const isKnown = isGithub
      ? headers.authorization === token
      : headers["private-token"] === "a-token";
    if (!isKnown) return say(401, { message: "Unauthorized" });
    const [list, one] = isGithub
      ? [routes.githubList, routes.githubOne]
      : [routes.gitlabList, routes.gitlabOne];
    if (list.test(pathname) && method === "GET") {
      const size = Math.min(100, Number(searchParams.get("per_page") ?? 20));
      const from = (Number(searchParams.get("page") ?? 1) - 1) * size;
      return say(200, peer.comments.slice(from, from + size));
    }
    const { body } = JSON.parse(await textOf(request)) as { body: string };
    // GitHub refuses longer ones.
    if (body.length > 65_536) return say(422, { message: "body is too long" });
    if (list.test(pathname) && method === "POST") {
      const made = { id: 1000 + peer.comments.length, body };
      peer.comments.push(made);
      return say(201, made);
    }
    const id = Number(one.exec(pathname)?.[1]);
    const found = peer.comments.find((comment) => comment.id === id);
    if (found === undefined || method !== (isGithub ? "PATCH" : "PUT")) return say(404, {});
    found.body = body;
    say(200, found);
  }

  return peer;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += String(piece);
  return text;
}
