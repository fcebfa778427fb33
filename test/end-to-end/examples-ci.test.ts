// The pipelines of examples/ci: every step that is a command is taken out of them and run by a real shell,
// with the environment that its service sets and peers that keep the services' APIs. Needs a build.

import { spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  annotationOf,
  codeQualityProblems,
  junitProblems,
  sarifProblems,
  terraformProblems,
} from "../reports/judges.ts";
import { createTempFolder } from "../support/temp-folder.ts";
import { root } from "./command.ts";
import { startCommentPeer, type CommentPeer } from "./comment-peer.ts";

const example = join(root, "examples/ci");
const command = join(root, "dist/main.js");

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder: { readonly path: string; remove(): void };
let peer: CommentPeer;
beforeEach(async () => {
  if (!existsSync(command)) throw new Error("dist/ is not there: run npm run build first");
  folder = createTempFolder();
  peer = await startCommentPeer();
  cpSync(example, join(folder.path, "repository"), { recursive: true });
  mkdirSync(join(folder.path, "repository/ci"));
  cpSync(join(example, "comment.mjs"), join(folder.path, "repository/ci/comment.mjs"));
  onPath("plumb", `exec "${process.execPath}" "${command}" "$@"`);
});
afterEach(async () => {
  await peer.close();
  folder.remove();
});

/** A command that the image or the runner has. */
function onPath(name: string, line: string): void {
  mkdirSync(join(folder.path, "bin"), { recursive: true });
  const path = join(folder.path, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

const at = (file: string): string => join(folder.path, "repository", file);
const read = (file: string): string => readFileSync(at(file), "utf8");

/** The peer lives in this process, so nothing may block it. */
function shell(words: readonly string[], environment: Record<string, string>): Promise<Ended> {
  const [program = "", ...rest] = words;
  const PATH = [join(folder.path, "bin"), process.env["PATH"] ?? ""].join(delimiter);
  const child = spawn(program, rest, { cwd: at("."), env: { PATH, ...environment } });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((done, fail) => {
    child.once("error", fail).once("close", (code) => done({ code, out, err }));
  });
}

async function plumb(line: string): Promise<Ended> {
  return await shell(["plumb", ...line.split(" ")], {});
}

function wantGreen(): void {
  const network = "apiVersion: plumbline/v1\nkind: Network\nmetadata: {name: green}\nspec: {}\n";
  const binding =
    "kind: PortBinding\nmetadata: {name: green}\nspec: {network: green, host: node001, hostVlan: 9}\n";
  writeFileSync(at("manifests/green.yaml"), `${network}---\napiVersion: plumbline/v1\n${binding}`);
}

describe("the workflow for GitHub", () => {
  interface Step {
    readonly name?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }
  const workflow = parse(readFileSync(join(example, "github-workflow.yaml"), "utf8")) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };

  /** Runs a job's commands as the runner does, up to the first that fails. */
  async function job(name: string): Promise<Map<string, Ended>> {
    const ended = new Map<string, Ended>();
    for (const { name: step = "", run, env = {} } of workflow.jobs[name]?.steps ?? []) {
      if (run === undefined) continue;
      expect(run).not.toContain("${{");
      writeFileSync(at("../step.sh"), run);
      const result = await shell(["bash", "-e", at("../step.sh")], {
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: at("."),
        GITHUB_STEP_SUMMARY: at("../summary.md"),
        GITHUB_OUTPUT: at("../outputs"),
        GITHUB_API_URL: peer.url,
        GITHUB_REPOSITORY: "o/r",
        ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, evaluated(value)])),
      });
      ended.set(step, result);
      if (result.code !== 0) break;
    }
    return ended;
  }

  const known: Readonly<Record<string, string>> = {
    "${{ github.token }}": "a-token",
    "${{ github.event.number }}": "7",
  };
  const evaluated = (value: string): string => known[value] ?? `unknown: ${value}`;

  const codes = (ended: Map<string, Ended>): Record<string, number | null> =>
    Object.fromEntries([...ended].map(([name, { code }]) => [name, code]));

  beforeEach(() => {
    onPath(
      "gh",
      `echo "$@" >> "${at("../gh")}"
case "$1 $2" in
"run list") echo 815 ;;
"run download") [ "$3" = 815 ] && cp "${at("../published")}" fabric.snapshot ;;
esac`,
    );
  });

  test("a night, a change, the same change again, and a night with drift", async () => {
    await plumb("apply --auto-approve");
    expect(codes(await job("night"))).toEqual({ "Publish the snapshot": 0, Drift: 0 });
    cpSync(at("fabric.snapshot"), at("../published"));

    wantGreen();
    const first = await job("change");
    const all = { Validate: 0, "Fetch the snapshot": 0, Plan: 0, Comment: 0 };
    expect(codes(first), JSON.stringify([...first])).toEqual(all);
    expect(read("../gh")).toContain("run download 815 --name fabric-snapshot");
    const annotations = first
      .get("Plan")
      ?.err.split("\n")
      .flatMap((line) => annotationOf(line) ?? []);
    expect(annotations?.[0]?.properties["file"]).toBe("manifests/green.yaml");
    expect(sarifProblems(JSON.parse(read("plan.sarif")))).toEqual([]);
    expect(read("../summary.md")).toContain("<!-- plumb:plan:default -->");
    expect(read("../outputs")).toMatch(/^digest=[0-9a-f]{64}\nchanges=8\nunknown=0\n/m);
    expect(peer.comments.map(({ body }) => body)).toEqual([read("plan.md")]);

    await job("change");
    expect(peer.comments).toHaveLength(1);
    const applied = await plumb("apply change.plan --auto-approve");
    expect(applied.code, applied.err).toBe(0);

    await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 1");
    expect(codes(await job("night"))).toEqual({ "Publish the snapshot": 0, Drift: 2 });
    expect(await junitProblems(read("drift.xml"))).toEqual([]);
  }, 120_000);

  test("a change with a mistake ends at once, with its line", async () => {
    writeFileSync(at("manifests/wrong.yaml"), "kind: Nonsense\n");
    const ended = await job("change");
    expect(codes(ended)).toEqual({ Validate: 3 });
    expect(ended.get("Validate")?.err).toContain("::error file=manifests/wrong.yaml,line=1,");
  }, 60_000);
});

describe("the pipeline for GitLab", () => {
  const pipeline = parse(readFileSync(join(example, "gitlab-pipeline.yaml"), "utf8")) as Readonly<
    Record<string, { readonly script: readonly string[] }>
  >;

  async function job(name: string): Promise<Ended> {
    writeFileSync(at("../job.sh"), (pipeline[name]?.script ?? []).join("\n"));
    return await shell(["sh", "-e", at("../job.sh")], {
      CI: "true",
      GITLAB_CI: "true",
      CI_PROJECT_DIR: at("."),
      CI_API_V4_URL: peer.url,
      CI_PROJECT_ID: "42",
      CI_MERGE_REQUEST_IID: "7",
      CI_DEFAULT_BRANCH: "main",
      CI_JOB_TOKEN: "a-token",
      GITLAB_TOKEN: "a-token",
    });
  }

  test("a night, a change, and a night with drift", async () => {
    await plumb("apply --auto-approve");
    expect((await job("snapshot")).code).toBe(0);
    peer.artifact = readFileSync(at("fabric.snapshot"));

    wantGreen();
    expect((await job("validate")).code).toBe(0);
    expect(codeQualityProblems(JSON.parse(read("validate.json")))).toEqual([]);
    const planned = await job("plan");
    expect(planned.code, planned.err).toBe(0);
    const terraform = JSON.parse(read("plan.json")) as unknown;
    expect(terraformProblems(terraform)).toEqual([]);
    expect(terraform).toEqual({ create: 8, update: 0, delete: 0 });
    expect(peer.comments.map(({ body }) => body)).toEqual([read("plan.md")]);

    await plumb("sim switch/leaf-a1 set /interfaces/Port-Channel101/nativeVlan 1");
    expect((await job("drift")).code).toBe(2);
    expect(await junitProblems(read("drift.xml"))).toEqual([]);
  }, 120_000);
});

describe("the plain script", () => {
  test("publishes, checks a change, and finds drift", async () => {
    await plumb("apply --auto-approve");
    const script = async (word: string): Promise<number | null> =>
      (await shell(["sh", "check.sh", word], { SNAPSHOT: "../live", REPORTS: "../reports" })).code;
    expect(await script("publish")).toBe(0);
    wantGreen();
    expect(await script("change")).toBe(0);
    expect(sarifProblems(JSON.parse(read("../reports/plan.sarif")))).toEqual([]);
    expect(read("../reports/plan.md")).toContain("live from a snapshot of");
    expect(await script("drift")).toBe(0);
    await plumb("sim switch/leaf-a1 fail unreachable");
    expect(await script("drift")).toBe(0);
    await plumb("sim switch/leaf-a2 set /interfaces/Port-Channel101/nativeVlan 1");
    expect(await script("drift")).toBe(2);
    expect(read("../reports/drift.md")).toContain("no route to host");
    writeFileSync(at("../live"), "");
    expect(await script("change")).toBe(1);
    expect(await script("nothing")).toBe(64);
  }, 120_000);
});

describe("the comment", () => {
  const report = (text: string): void =>
    writeFileSync(at("plan.md"), `<!-- plumb:plan:default -->\n${text}\n`);
  const github = {
    GITHUB_REPOSITORY: "o/r",
    GITHUB_TOKEN: "a-token",
    PULL_REQUEST: "7",
  };
  const comment = (environment: Record<string, string>): Promise<Ended> =>
    shell([process.execPath, "ci/comment.mjs", "plan.md"], {
      GITHUB_API_URL: peer.url,
      ...environment,
    });

  test("is found behind many others, also on a later page, and changed where it is", async () => {
    for (let id = 0; id < 150; id += 1) peer.comments.push({ id, body: `talk ${id}` });
    peer.comments.push({ id: 990, body: "> <!-- plumb:plan:default -->\nquoted" });
    peer.comments.push({ id: 991, body: "<!-- plumb:plan:other -->\nanother fabric" });
    report("first");
    expect((await comment(github)).code).toBe(0);
    report("second");
    expect((await comment(github)).out).toContain("updated");
    expect(peer.comments).toHaveLength(153);
    expect(peer.comments.at(-1)?.body).toContain("second");
    expect(peer.asked.at(-1)).toBe("PATCH /repos/o/r/issues/comments/1152");
    await comment(github);
    // What is so already is not sent again.
    expect(peer.asked.at(-1)).toMatch(/^GET /);
  });

  test("says why it could not be made", async () => {
    report("text");
    const refused = await comment({ ...github, GITHUB_TOKEN: "wrong" });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("401 Unauthorized");
    expect((await comment({ PULL_REQUEST: "7" })).err).toContain("GITHUB_REPOSITORY is not set");
    writeFileSync(at("plan.md"), "anything\n");
    expect((await comment(github)).err).toContain("is no report that plumb wrote");
  });
});
