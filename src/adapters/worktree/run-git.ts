// Starts git in a work tree that nobody need trust: in CI it is that of a merge request. No hook, no
// watcher and no transport is started, whatever its configuration says, and of the environment only what
// git needs to find itself and the person goes along. What the arguments mean is not known here.

import { simpleGit } from "simple-git";
import { trouble, type Trouble } from "../../ports/trouble.ts";

export interface GitCall {
  /** Given to git as its standard input. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The standard output as it is. */
export type RunGit = (
  doing: string,
  words: readonly string[],
  call?: GitCall,
) => Promise<string | Trouble>;

/** A history of ten years is blamed in less. */
const silenceMaxMs = 10_000;

const config = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.quotePath=false",
  // A partial clone would fetch what it lacks, by a program that its configuration names.
  "protocol.allow=never",
  "user.useConfigOnly=true",
];

const passedOn = [
  "PATH",
  "HOME",
  "XDG_CONFIG_HOME",
  "SUDO_UID",
  "SYSTEMROOT",
  "USERPROFILE",
  "TMPDIR",
];

export function createRunGit(folder: string): RunGit {
  return async (doing, words, { input, environment = {}, signal } = {}) => {
    if (signal?.aborted === true) return trouble(doing, "there was no time for it", "soon");
    try {
      const git = simpleGit({
        baseDir: folder,
        config,
        trimmed: false,
        timeout: { block: silenceMaxMs },
        allowEnvironment: [
          "GIT_OPTIONAL_LOCKS",
          "GIT_TERMINAL_PROMPT",
          ...Object.keys(environment),
        ],
        unsafe: {
          allowUnsafeFsMonitor: true,
          allowUnsafeHooksPath: true,
          allowUnsafeProtocolOverride: true,
        },
        // Some calls fail without a word.
        errors: (error, { exitCode }) =>
          error ?? (exitCode === 0 ? undefined : new Error(`git ended with ${exitCode}`)),
        ...(input === undefined ? {} : { input: () => input }),
        ...(signal === undefined ? {} : { abort: signal }),
      });
      const own = { LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" };
      return await git.env({ ...inherited(), ...own, ...environment }).raw([...words]);
    } catch (error) {
      return trouble(doing, reasonOf(error), "later");
    }
  };
}

function inherited(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** The first line that says what is wrong; git adds advice that is not about us. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split("\n").map((line) => line.trim());
  const telling = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.find(Boolean);
  return (telling ?? "git failed and said nothing").replace(/^(?:fatal|error): /, "");
}
