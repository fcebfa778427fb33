// `plumb agent`: what it takes.

import { readReachPattern } from "../agent/reach-patterns.ts";
import { readTargetPattern } from "../agent/target-patterns.ts";
import { isUsageProblem, usageProblem, type CommandDeclaration } from "./declaration.ts";
import type { UsageProblem } from "./declaration.ts";
import { readListen, type ListenAddress } from "./listen.ts";
import { readDuration, type DurationOption } from "./duration.ts";
import type { OptionValues } from "./values.ts";

export interface AgentArguments {
  /** Those that were named one by one. */
  readonly targets: readonly string[];
  /** A file with one on each line. */
  readonly targetsFile?: string;
  /** Endpoints that it may connect to, with "*" in them. */
  readonly reach: readonly string[];
  /** Folders besides the one that it runs in, with credentials of devices. */
  readonly credentialFolders: readonly string[];
  readonly dataFolder: string;
  readonly name?: string;
  readonly observeEveryMs: number;
  readonly leaseMs: number;
  readonly listen?: ListenAddress;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

const levels = ["debug", "info", "warn", "error", "silent"] as const;

const observeEvery: DurationOption = {
  long: "observe-every",
  otherwise: "30s",
  leastMs: 1_000,
  mostMs: 24 * 3_600_000,
};
// An etcd grants none below two seconds, and a busy machine must not lose its presences.
const lease: DurationOption = {
  long: "lease",
  otherwise: "10s",
  leastMs: 2_000,
  mostMs: 10 * 60_000,
};

export const agentDeclaration: CommandDeclaration<AgentArguments> = {
  name: "agent",
  summary: "serve targets: carry out what is applied to them, and tell what is live on them",
  about: `Runs next to the devices until it is interrupted. Commands and controllers reach it through the
store, and it logs in there with the etcd settings of plumbline.yaml. A target is served by one
agent at a time: a second one waits, and takes over when the first is gone. Where the store is not
there it tries for ever. An interrupt (Ctrl-C, SIGTERM) lets the operation in flight finish, and a
second one stops at once. Logs are JSON on standard output, one line each. The folder of --data-dir
is the agent's own: what it was doing when it was killed, and its simulated devices, which
plumb sim --store embedded:DIR breaks and changes.

Where a device is, whoever plans says through the store. The agent goes there only where --reach
allows it, and shows its credentials to nobody else. The same holds for an etcd that manifests name for
keys of others.`,
  operands: [],
  options: [
    {
      long: "target",
      type: "list",
      value: "TARGET",
      help: "serve this one, such as switch/leaf-a1; switch/* and * serve whatever is asked of it; may be repeated",
    },
    {
      long: "targets-file",
      type: "text",
      value: "FILE",
      help: "serve those in a file, one on each line",
    },
    {
      long: "reach",
      type: "list",
      value: "PATTERN",
      help: "connect to these devices, such as 'ssl:192.0.2.*:6640' or http://127.0.0.1:7777; * reaches over no dot, and alone stands for any; may be repeated (default: to none)",
    },
    {
      long: "credentials-dir",
      type: "list",
      value: "DIR",
      help: "take credentials of devices from files below this folder too (default: below the one that it runs in)",
    },
    { long: "data-dir", type: "text", value: "DIR", help: "the agent's own folder" },
    {
      long: "name",
      type: "text",
      value: "NAME",
      help: "what it is called where it does not log in with a name (default: the host's)",
    },
    {
      long: "observe-every",
      type: "text",
      value: "TIME",
      help: "look at each target this often without being asked (default: 30s)",
    },
    {
      long: "lease",
      type: "text",
      value: "TIME",
      help: "how long a silent agent keeps its targets (default: 10s)",
    },
    {
      long: "listen",
      type: "text",
      value: "[HOST:]PORT",
      help: "answer /healthz, /readyz and /metrics there (default: nowhere; HOST: 127.0.0.1)",
    },
    {
      long: "log-level",
      type: "text",
      value: "LEVEL",
      choices: levels,
      help: "leave out what matters less (default: info)",
    },
  ],
  examples: [
    {
      line: "plumb agent --target switch/leaf-a1 --data-dir /var/lib/plumb",
      says: "serve one switch",
    },
    {
      line: "plumb agent --target 'switch/*' --data-dir agent --listen 9464",
      says: "serve all switches, and tell Prometheus",
    },
    {
      line: "plumb agent --target 'switch/*' --data-dir agent --reach 'ssl:192.0.2.*:6640'",
      says: "serve switches that are reached there, whatever else it is asked to look at",
    },
  ],
  read: ({ values }) => readAgent(values),
};

function readAgent(values: OptionValues): AgentArguments | UsageProblem {
  const targets = values.list("target");
  const targetsFile = values.text("targets-file");
  if (targets.length === 0 && targetsFile === undefined) {
    return usageProblem(
      "plumb agent serves targets: name them with --target switch/NAME, --target 'switch/*' or --targets-file FILE",
    );
  }
  for (const target of targets) {
    const problem = readTargetPattern(target);
    if (problem !== undefined) return usageProblem(`--target: ${problem}`);
  }
  const reach = values.list("reach");
  for (const pattern of reach) {
    const problem = readReachPattern(pattern);
    if (problem !== undefined) return usageProblem(`--reach: ${problem}`);
  }
  const dataFolder = values.text("data-dir");
  if (dataFolder === undefined) {
    return usageProblem(
      "plumb agent keeps a journal: name a folder of its own with --data-dir DIR (not the store's)",
    );
  }
  const observeEveryMs = readDuration(values, observeEvery);
  if (isUsageProblem(observeEveryMs)) return observeEveryMs;
  const leaseMs = readDuration(values, lease);
  if (isUsageProblem(leaseMs)) return leaseMs;
  const listen = readListen(values);
  if (listen !== undefined && isUsageProblem(listen)) return listen;
  const name = values.text("name");
  if (name !== undefined && !/^[\w.@:-]{1,200}$/.test(name)) {
    return usageProblem(`--name takes letters, digits and . _ @ : -, not "${name}"`);
  }
  return {
    targets: [...new Set(targets)],
    reach,
    credentialFolders: values.list("credentials-dir"),
    dataFolder,
    observeEveryMs,
    leaseMs,
    logLevel: levels.find((one) => one === values.text("log-level")) ?? "info",
    ...(targetsFile === undefined ? {} : { targetsFile }),
    ...(name === undefined ? {} : { name }),
    ...(listen === undefined ? {} : { listen }),
  };
}
