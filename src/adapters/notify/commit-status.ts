// The state of a commit, in the words of the forges that show it. They differ in addresses, in how one
// shows who one is, and in what they call a failure.

import { cutText } from "../../model/cut-text.ts";
import type { CommitState, ForgePeer } from "../../ports/notices.ts";
import { commonHeaders, type Access, type NoticeRequest } from "./request.ts";

export interface StatedCommit extends CommitState {
  /** One line. */
  readonly description: string;
}

export function commitStatusRequest(
  { type, repository, context }: Pick<ForgePeer, "type" | "repository" | "context">,
  { commit, state, description }: StatedCommit,
  { url, secret = "" }: Access,
): NoticeRequest {
  const base = url.replace(/\/+$/, "");
  const path = repository.split("/").map(encodeURIComponent).join("/");
  switch (type) {
    // https://docs.github.com/rest/commits/statuses: at most 140 characters.
    case "github":
      return {
        url: `${base}/repos/${path}/statuses/${commit}`,
        headers: {
          ...commonHeaders,
          accept: "application/vnd.github+json",
          "x-github-api-version": "2022-11-28",
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ state, context, description: cutText(description, 140) }),
      };
    // https://docs.gitlab.com/api/commits/: a failure is "failed"; the project's path is one segment.
    case "gitlab":
      return {
        url: `${base}/api/v4/projects/${encodeURIComponent(repository)}/statuses/${commit}`,
        headers: { ...commonHeaders, "private-token": secret },
        body: JSON.stringify({
          state: state === "failure" ? "failed" : state,
          name: context,
          description: cutText(description, 255),
        }),
      };
    // https://docs.gitea.com/api/, the same with Forgejo.
    case "gitea":
      return {
        url: `${base}/api/v1/repos/${path}/statuses/${commit}`,
        headers: { ...commonHeaders, authorization: `token ${secret}` },
        body: JSON.stringify({ state, context, description: cutText(description, 255) }),
      };
  }
}

/** GitLab calls it a mistake to say again what it knows; whoever says it wants nothing else. */
export function isAlreadySo(type: ForgePeer["type"], status: number, text: string): boolean {
  return type === "gitlab" && status === 400 && text.includes("Cannot transition status");
}
