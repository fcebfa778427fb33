// Puts a report into a merge request as a comment: node comment.mjs plan.md
//
// The first line of the report is a marker that nobody sees. A comment that begins with it is of an
// earlier run and gets the new text, so that a merge request has one comment however often it is pushed.
//
// GitHub, Gitea: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST (its number)
// GitLab:        CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, GITLAB_TOKEN

import { readFileSync } from "node:fs";
import process from "node:process";

const perPage = 100;
const pagesMax = 50;

/** Where comments are, and how the service wants to be asked. */
function service(environment) {
  const given = (name) => {
    const value = environment[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  if (environment.PULL_REQUEST) {
    const comments = `${given("GITHUB_API_URL")}/repos/${given("GITHUB_REPOSITORY")}/issues`;
    return {
      list: `${comments}/${given("PULL_REQUEST")}/comments`,
      one: (id) => `${comments}/comments/${id}`,
      update: "PATCH",
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${given("GITHUB_TOKEN")}`,
      },
    };
  }
  const project = `${given("CI_API_V4_URL")}/projects/${encodeURIComponent(given("CI_PROJECT_ID"))}`;
  const list = `${project}/merge_requests/${given("CI_MERGE_REQUEST_IID")}/notes`;
  return {
    list,
    one: (id) => `${list}/${id}`,
    update: "PUT",
    headers: { "private-token": given("GITLAB_TOKEN") },
  };
}

async function ask({ headers }, method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${answer.statusText}`);
  return await answer.json();
}

/** The comment of an earlier run; undefined where there is none. */
async function findComment(at, marker) {
  for (let page = 1; page <= pagesMax; page += 1) {
    const comments = await ask(at, "GET", `${at.list}?per_page=${perPage}&page=${page}`);
    const found = comments.find(({ body }) => body?.split(/\r?\n/, 1)[0] === marker);
    if (found !== undefined || comments.length < perPage) return found;
  }
  return undefined;
}

async function comment(file) {
  const text = readFileSync(file, "utf8");
  const [marker] = text.split("\n", 1);
  if (!/^<!-- plumb:[a-z]+:[a-z0-9.-]+ -->$/.test(marker)) {
    throw new Error(`${file} is no report that plumb wrote with -o markdown=FILE`);
  }
  const at = service(process.env);
  const found = await findComment(at, marker);
  if (found === undefined) await ask(at, "POST", at.list, text);
  else if (found.body !== text) await ask(at, at.update, at.one(found.id), text);
  console.log(found === undefined ? "commented" : "updated the comment");
}

try {
  await comment(process.argv[2] ?? "plan.md");
} catch (error) {
  console.error(`comment.mjs: ${error.message}`);
  process.exitCode = 1;
}
