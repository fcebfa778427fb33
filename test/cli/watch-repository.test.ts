// `plumb watch --repository` on a real repository, from commits to devices, and what the other commands
// say of it meanwhile. Time is hurried, and git takes as long as it takes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openGitSource } from "../../src/adapters/git/open-git-source.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { starterFiles } from "../../src/cli/starter.ts";
import { run } from "../../src/cli/run.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { createWorld, projectRoot, type World } from "../scenarios/world.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { createHurriedClock } from "../support/hurried-clock.ts";
import { createMemoryStore, type MemoryStore } from "../support/memory-store.ts";

const schema = JSON.parse(
  readFileSync(join(projectRoot, "schemas/outputs/watch.schema.json"), "utf8"),
);
const isValid = new Ajv({ strict: true, allErrors: true }).compile(schema);
const folder = "fabrics/prod";
const networks = starterFiles.get("manifests/networks.yaml") ?? "";

let world: World;
let clock: Clock;
let store: MemoryStore;
let repository: GitRepository;
let watching: Watching | undefined;
beforeEach(() => {
  world = createWorld();
  clock = createHurriedClock(Date.UTC(2026, 0, 31, 14, 2, 11), 20);
  store = createMemoryStore(clock);
  repository = createGitRepository();
  repository.commit({
    ...inFolder(["fabric.yaml", "hosts.yaml", "networks.yaml"]),
    "elsewhere/broken.yaml": "kind: [",
  });
});
afterEach(async () => {
  await watching?.end();
  watching = undefined;
  repository.remove();
  world.end();
});

/** Manifests of the starter, in the folder that is watched. */
function inFolder(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, starterFiles.get(`manifests/${name}`) ?? ""]),
  );
}

/** Another network for the same server, with a tag. */
const red = networks
  .replaceAll("blue", "red")
  .replace("vni: 10165", "vni: 10166")
  .replace("host: node001}", "host: node001, hostVlan: 100}");

const short = (commit: string): string => commit.slice(0, 7);

function portsNow(): CommandPorts {
  return {
    ...world.ports,
    clock,
    openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }),
    hasStore: () => Promise.resolve(true),
    openRepository: (watched) =>
      openGitSource(watched, { clock, random: () => 0, environment: process.env }),
  };
}

interface WatchLine {
  readonly event: string;
  readonly label?: string;
  readonly [field: string]: unknown;
}

interface Watching {
  /** The lines up to the next one of an event, that one last; each was held against the schema. */
  until(event: string): Promise<readonly WatchLine[]>;
  end(): Promise<number>;
}

function watch(...words: string[]): Watching {
  const lines: WatchLine[] = [];
  let interrupt = (): void => undefined;
  const ports: CommandPorts = {
    ...portsNow(),
    terminal: {
      ...world.ports.terminal,
      out(text) {
        for (const one of text.trimEnd().split("\n")) {
          const line = JSON.parse(one) as WatchLine;
          expect(isValid(line) ? [] : isValid.errors, one).toEqual([]);
          lines.push(line);
        }
      },
    },
    onInterrupt(heard) {
      interrupt = heard;
      return () => undefined;
    },
  };
  const source = ["--repository", `file://${repository.path}`, "--path", folder, "--poll", "5s"];
  const ended = run(["watch", "-o", "json", "--lease", "60s", ...source, ...words], ports);
  return {
    async until(event) {
      for (let tries = 0; ; tries += 1) {
        const at = lines.findIndex((line) => line.event === event);
        if (at >= 0) return lines.splice(0, at + 1);
        if (tries === 1_500) throw new Error(`no ${event} in ${JSON.stringify(lines)}`);
        await new Promise((done) => setTimeout(done, 10));
      }
    },
    async end() {
      interrupt();
      return await ended;
    },
  };
}

/** What a command says, and its exit code as the last line. */
async function plumb(line: string): Promise<string> {
  world.taken();
  const code = await run(line.split(" "), portsNow());
  return [...world.taken(), `(exit ${code})`].join("\n");
}

const events = (lines: readonly WatchLine[]): string[] => lines.map(({ event }) => event);

test("what is committed is applied, and the journal and the status call it as people do", async () => {
  const first = repository.git("rev-parse", "HEAD");
  watching = watch("-y");
  const said = await watching.until("settled");
  expect(events(said)).toEqual(["leading", "applied", "settled"]);
  expect(said[1]).toMatchObject({ label: `main@${short(first)}`, manifests: first });
  expect(await plumb("history")).toContain(`main@${short(first)}`);
  const second = repository.commit({ [`${folder}/more.yaml`]: red });
  const more = await watching.until("settled");
  expect(events(more)).toEqual(["applied", "settled"]);
  expect(more[0]).toMatchObject({ label: `main@${short(second)}` });
  const status = await plumb("status");
  expect(status).toContain(`main@${short(second)}`);
  expect(status).toMatch(/\(exit 0\)$/);
  repository.commit({ "elsewhere/notes.txt": "nothing that is watched" });
  expect(await plumb("reconcile --wait --timeout 5m")).toMatch(/\(exit 0\)$/);
  expect(await watching.end()).toBe(0);
  expect(events(await watching.until("resigned"))).not.toContain("applied");
});

test("a broken commit is told, and what was good is kept in force until it is mended", async () => {
  const good = repository.git("rev-parse", "HEAD");
  watching = watch("-y", "--every", "20s");
  await watching.until("settled");
  const bad = repository.commit({
    [`${folder}/networks.yaml`]: networks.replace("kind: PortBinding", "kind: PortBindings"),
  });
  const [broken] = await watching.until("broken");
  expect(broken).toMatchObject({ manifests: bad, label: `main@${short(bad)}`, kept: good });
  expect(broken?.["diagnostics"]).toMatchObject([
    { code: "schema/unknown-kind", range: { filename: `${folder}/networks.yaml` } },
  ]);
  const status = await plumb("status");
  expect(status).toContain(`main@${short(good)}`);
  expect(status).toContain("ManifestsBroken");
  expect(await plumb("sim switch/leaf-a1 set /vlans/2000/name green")).toMatch(/\(exit 0\)$/);
  await watching.until("applied");
  await watching.until("settled");
  // Whoever takes over finds the broken commit, and what was in force before it.
  await watching.end();
  watching = watch("-y", "--every", "20s");
  expect(events(await watching.until("settled"))).toEqual(["leading", "broken", "settled"]);
  expect(await plumb("sim switch/leaf-a1 set /vlans/2000/name yellow")).toMatch(/\(exit 0\)$/);
  await watching.until("applied");
  await watching.until("settled");
  repository.git("revert", "--no-edit", "HEAD");
  const mended = await watching.until("settled");
  expect(events(mended)).toEqual(["settled"]);
  expect(await plumb("status")).toMatch(/\(exit 0\)$/);
});

test("a branch that was rewritten is followed", async () => {
  const first = repository.git("rev-parse", "HEAD");
  watching = watch("-y");
  await watching.until("settled");
  repository.commit({ [`${folder}/more.yaml`]: red });
  await watching.until("settled");
  repository.git("reset", "--quiet", "--hard", first);
  const back = await watching.until("settled");
  expect(events(back)).toEqual(["applied", "settled"]);
  expect(back[0]).toMatchObject({ label: `main@${short(first)}` });
  repository.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "the same in other words");
  const amended = repository.git("rev-parse", "HEAD");
  const [last] = await watching.until("settled");
  expect(last).toMatchObject({ event: "settled", manifests: amended });
});

test("where a policy wants it, a plan waits until somebody approves its digest, and just that", async () => {
  const policy = [
    "apiVersion: plumbline/v1",
    "kind: ReconcilePolicy",
    "metadata: {name: default}",
    "spec: {mode: approve}",
  ].join("\n");
  repository.commit({ [`${folder}/policy.yaml`]: `${policy}\n` });
  // The policy wins over what the command was told.
  watching = watch("-y");
  const waiting = (await watching.until("planned")).at(-1);
  expect(waiting).toMatchObject({ awaits: "approval" });
  const digest = String(waiting?.["digest"]);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const status = await plumb("status");
  expect(status).toContain("AwaitingApproval");
  expect(status).toContain(digest.slice(0, 8));
  expect(await plumb("approve ffffffff")).toMatch(/\(exit 5\)$/);
  expect(await plumb(`approve ${digest.slice(0, 8)}`)).toMatch(/\(exit 0\)$/);
  const done = await watching.until("settled");
  expect(events(done)).toEqual(["applied", "settled"]);
  expect(done[0]).toMatchObject({ approvedBy: "alice" });
  expect(await plumb("history")).toMatch(/approved by alice/);
  expect(await plumb("status")).toMatch(/\(exit 0\)$/);
});
