// `plumb watch`: what it takes.

import { isUsageProblem, usageProblem, type CommandDeclaration } from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";
import { readListen, type ListenAddress } from "./listen.ts";
import { allowEmptyOption, parallelismOption, readPlanning } from "./planning.ts";
import { readRepository, repositoryOptions, type RepositoryArguments } from "./repository.ts";

export interface WatchArguments {
  readonly everyMs: number;
  readonly debounceMs: number;
  readonly leaseMs: number;
  readonly isApproved: boolean;
  readonly mayBeEmpty: boolean;
  /** Targets at a time; absent where nobody said so. */
  readonly parallelism?: number;
  readonly repository: RepositoryArguments;
  /** Absent where nobody is answered. */
  readonly listen?: ListenAddress;
  /** Whoever calls the webhook knows what this file holds; absent where PLUMB_HOOK_SECRET may. */
  readonly hookSecretFile?: string;
}

const every: DurationOption = {
  long: "every",
  otherwise: "5m",
  leastMs: 1_000,
  mostMs: 24 * 3_600_000,
};
const debounce: DurationOption = {
  long: "debounce",
  otherwise: "1s",
  leastMs: 0,
  mostMs: 10 * 60_000,
};
// An etcd grants none below two seconds, and a laptop that stutters must not lose its lead.
const lease: DurationOption = {
  long: "lease",
  otherwise: "15s",
  leastMs: 2_000,
  mostMs: 10 * 60_000,
};

export const watchDeclaration: CommandDeclaration<WatchArguments> = {
  name: "watch",
  summary: "keep the fabric as the manifests say, until it is interrupted",
  about: `Plans whenever a manifest changes, an agent sees something else, or the time is up, and tells
what it would do; with --auto-approve it does it. A ReconcilePolicy may say otherwise: apply on
approval only, leave drift for a while or for good, change something at certain times only.
Manifests come from files and folders (-f), or else from a git repository (--repository, or source
in plumbline.yaml), or else from this folder. Those with errors change nothing: the last good ones
are kept in force, and drift from them is put right.
Of several that watch one fabric, one leads and the others wait to take over. plumb status, suspend,
resume, approve and reconcile talk to it through the store. An interrupt (Ctrl-C, SIGTERM) lets the
operations in flight finish; a second one stops at once.`,
  operands: [],
  options: [
    {
      long: "every",
      type: "text",
      value: "TIME",
      help: "look at everything this often, whatever moved (default: 5m)",
    },
    {
      long: "debounce",
      type: "text",
      value: "TIME",
      help: "wait so long for more changes after the first (default: 1s)",
    },
    {
      long: "lease",
      type: "text",
      value: "TIME",
      help: "how long a silent leader stays leader (default: 15s)",
    },
    { long: "auto-approve", short: "y", type: "switch", help: "apply what is planned" },
    ...repositoryOptions,
    {
      long: "listen",
      type: "text",
      value: "[HOST:]PORT",
      help: "answer /healthz, /readyz, /metrics and a webhook at /hook there (HOST: 127.0.0.1)",
    },
    {
      long: "hook-secret-file",
      type: "text",
      value: "FILE",
      help: "the secret of the webhook; PLUMB_HOOK_SECRET has it otherwise; without one there is no webhook",
    },
    allowEmptyOption,
    parallelismOption,
  ],
  examples: [
    { line: "plumb watch -f manifests", says: "tell what would be done, each time it changes" },
    { line: "plumb watch -f manifests --auto-approve", says: "do it" },
    {
      line: "plumb watch --repository https://git.example/fabric.git --path prod --listen 9465 -y",
      says: "keep the fabric as a repository's main branch says",
    },
    { line: "plumb watch", says: "as the repository in plumbline.yaml says, or else this folder" },
    { line: "plumb watch -y --every 30s -o json", says: "look often, one JSON document a line" },
  ],
  read({ values }) {
    if (values.list("filename").includes("-")) {
      return usageProblem("plumb watch reads files and folders; standard input does not change");
    }
    const planning = readPlanning(values);
    if (isUsageProblem(planning)) return planning;
    const everyMs = readDuration(values, every);
    if (isUsageProblem(everyMs)) return everyMs;
    const debounceMs = readDuration(values, debounce);
    if (isUsageProblem(debounceMs)) return debounceMs;
    const leaseMs = readDuration(values, lease);
    if (isUsageProblem(leaseMs)) return leaseMs;
    const repository = readRepository(values);
    if (isUsageProblem(repository)) return repository;
    const listen = readListen(values);
    if (isUsageProblem(listen)) return listen;
    const { parallelism, mayBeEmpty } = planning;
    const hookSecretFile = values.text("hook-secret-file");
    if (hookSecretFile !== undefined && listen === undefined) {
      return usageProblem("--hook-secret-file is of use with --listen only: nobody is answered");
    }
    return {
      everyMs,
      debounceMs,
      leaseMs,
      isApproved: values.isSet("auto-approve"),
      mayBeEmpty,
      repository,
      ...(parallelism === undefined ? {} : { parallelism }),
      ...(listen === undefined ? {} : { listen }),
      ...(hookSecretFile === undefined ? {} : { hookSecretFile }),
    };
  },
};
