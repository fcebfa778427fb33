// Runs one git command, with nothing of the outside around it: its own home, no configuration of the
// system or of people, no prompts. It says what came out, and judges nothing.

import { existsSync } from "node:fs";
import { devNull } from "node:os";
import { Readable } from "node:stream";
import { simpleGit } from "simple-git";
import type { Environment } from "./settings.ts";

export interface GitAnswer {
  /** -1 where it was cut short. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Why it did not end by itself, in words. */
  readonly cut?: string;
}

export interface GitCall {
  /** Added to what every command gets. */
  readonly environment?: Readonly<Record<string, string>>;
}

export type RunGit = (words: readonly string[], call?: GitCall) => Promise<GitAnswer>;

export interface GitProcessOptions {
  /** Where commands run; the repository stands in the environment. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How long nothing may come before a command is ended. */
  readonly silenceMsMax: number;
  /** How long a command may take altogether. */
  readonly stepMsMax: number;
  /** Ends all commands. */
  readonly signal: AbortSignal;
}

/** Somebody took away the folder that the mirror lies in. */
export const folderGone = "the folder of the mirror is gone";

/** More than anything that is asked of git here says. */
const outputBytesMax = 128 * 1024 * 1024;

// What the library guards against comes from `gitEnvironment` and `credentials.ts` alone.
const unsafe = {
  allowUnsafeAskPass: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeSshCommand: true,
} as const;

export function createRunGit(options: GitProcessOptions): RunGit {
  const { folder, silenceMsMax, stepMsMax, signal } = options;
  return async (words, call = {}) => {
    if (signal.aborted) return cutShort("it was stopped");
    if (!existsSync(folder)) return cutShort(folderGone);
    const environment = { ...options.environment, ...call.environment };
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let exitCode = -1;
    let byteCount = 0;
    const pipes: Readable[] = [];
    const ending = new AbortController();
    const end = (): void => {
      ending.abort();
    };
    const timer = setTimeout(end, stepMsMax);
    signal.addEventListener("abort", end, { once: true });
    try {
      const git = simpleGit({
        baseDir: folder,
        abort: ending.signal,
        timeout: { block: silenceMsMax },
        allowEnvironment: Object.keys(environment),
        unsafe,
        errors: (error, result) => {
          exitCode = result.exitCode;
          // Exit codes are answers here, such as to "is this an ancestor of that?" One that was ended, or
          // never began, has none.
          return exitCode > 0 ? undefined : error;
        },
      })
        .env(environment)
        .outputHandler((_, out, err) => {
          for (const pipe of [out, err]) if (pipe instanceof Readable) pipes.push(pipe);
          out.on("data", (chunk: Buffer) => {
            byteCount += chunk.length;
            if (byteCount > outputBytesMax) end();
            else stdout.push(chunk);
          });
          err.on("data", (chunk: Buffer) => stderr.push(chunk));
        });
      await git.raw([...words]);
    } catch (error) {
      if (signal.aborted) return cutShort("it was stopped");
      if (byteCount > outputBytesMax) return cutShort("it says more than 128 MiB");
      if (ending.signal.aborted) return cutShort(`it was not done after ${seconds(stepMsMax)}`);
      const text = error instanceof Error ? error.message : String(error);
      if (/block timeout/.test(text)) return cutShort(`nothing came for ${seconds(silenceMsMax)}`);
      if (/ENOENT/.test(text)) return cutShort("there is no git on this machine");
      return cutShort(text);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      // What git started to reach a server outlives it for a while, and this process would wait for it.
      for (const pipe of pipes) pipe.destroy();
    }
    return { exitCode, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
  };
}

function cutShort(cut: string): GitAnswer {
  return { exitCode: -1, stdout: Buffer.alloc(0), stderr: "", cut };
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}

/** Variables of the outside that say how to reach servers and whom to believe; names in both cases. */
const passedOn = [
  "PATH",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "GIT_SSL_CAINFO",
  "SSH_AUTH_SOCK",
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
];

/** What every command gets. `home` is an empty folder. */
export function gitEnvironment(
  outside: Environment,
  { home, repository }: { readonly home: string; readonly repository: string },
): Record<string, string> {
  const kept = passedOn.flatMap((name) => {
    const value = outside[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    // Without it git looks for a repository in the folders above.
    GIT_DIR: repository,
    // Messages are read by us, so they must be those that we know.
    LC_ALL: "C",
    LANGUAGE: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}
