// `plumb watch`: what it takes.

import { isUsageProblem, usageProblem, type CommandDeclaration } from "./declaration.ts";
import { readDuration, type DurationOption } from "./duration.ts";
import { allowEmptyOption, parallelismOption, readPlanning } from "./planning.ts";

export interface WatchArguments {
  readonly everyMs: number;
  readonly debounceMs: number;
  readonly leaseMs: number;
  readonly isApproved: boolean;
  readonly mayBeEmpty: boolean;
  /** Targets at a time; absent where nobody said so. */
  readonly parallelism?: number;
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
what it would do; with --auto-approve it does it. Manifests with errors change nothing: what was
applied last stays. Of several that watch one fabric, one leads and the others wait to take over.
An interrupt (Ctrl-C, SIGTERM) lets the operations in flight finish; a second one stops at once.`,
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
    allowEmptyOption,
    parallelismOption,
  ],
  examples: [
    { line: "plumb watch -f manifests", says: "tell what would be done, each time it changes" },
    { line: "plumb watch -f manifests --auto-approve", says: "do it" },
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
    const { parallelism, mayBeEmpty } = planning;
    const isApproved = values.isSet("auto-approve");
    const common = { everyMs, debounceMs, leaseMs, isApproved, mayBeEmpty };
    return parallelism === undefined ? common : { ...common, parallelism };
  },
};
