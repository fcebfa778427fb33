// Networks for tests: namespaces and the cables between them, made by ip. Whatever a run makes bears its
// process's number, so that the next run takes away what one that was killed has left. Needs root.

import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { describe } from "vitest";
import { endsWithUs } from "./children.ts";
import { hasOpenVSwitch, programEnvironment } from "./open-vswitch.ts";

const isContinuousIntegration = /^(?:1|true)$/.test(process.env["CI"] ?? "");
const canMakeNetworks = process.platform === "linux" && process.getuid?.() === 0;

/** Suites that send packets through real switches. In CI they fail where that cannot be. */
export const describeWithPackets: typeof describe =
  (canMakeNetworks && hasOpenVSwitch) || isContinuousIntegration
    ? describe
    : (describe.skip as typeof describe);

export interface Namespace {
  /** For `ip netns exec`. */
  readonly name: string;
  /** ip in it; throws with its words where it fails. */
  ip(line: string): string;
  /** Runs to its end; throws only where it cannot be started. */
  run(...words: readonly string[]): { readonly code: number | null; readonly text: string };
  /** Whoever starts one ends it. */
  spawn(...words: readonly string[]): ChildProcessWithoutNullStreams;
}

/** One end of a cable. */
export interface Plug {
  readonly in: Namespace;
  /** The device's name there, at most 15 characters. */
  readonly as: string;
}

export interface Networks {
  /** `label` only helps whoever looks. */
  add(label: string): Namespace;
  /** Two Ethernet devices that are one cable, both up. */
  cable(one: Plug, other: Plug): void;
  /** Everything that was made. Processes in it should be gone before. */
  remove(): void;
}

const prefix = "plumb";
let made = 0;

export function createNetworks(): Networks {
  removeLeftovers();
  const names: string[] = [];
  return {
    add(label) {
      made += 1;
      const name = `${prefix}-${process.pid}-${made}-${label}`;
      ip("netns", "add", name);
      names.push(name);
      const added = namespaceOf(name);
      added.ip("link set lo up");
      return added;
    },
    cable(one, other) {
      const ends = [one, other].map((end) => ["netns", end.in.name]);
      const [near = [], far = []] = ends;
      ip("link", "add", one.as, ...near, "type", "veth", "peer", "name", other.as, ...far);
      for (const end of [one, other]) end.in.ip(`link set ${end.as} up`);
    },
    remove() {
      for (const name of names.splice(0)) ip("netns", "delete", name);
    },
  };
}

function namespaceOf(name: string): Namespace {
  const inside = ["netns", "exec", name];
  return {
    name,
    ip: (line) => ip("-n", name, ...line.split(" ")),
    run(...words) {
      const ended = spawnSync("ip", [...inside, ...words], {
        env: programEnvironment,
        encoding: "utf8",
      });
      if (ended.error !== undefined) throw ended.error;
      return { code: ended.status, text: ended.stdout + ended.stderr };
    },
    spawn: (...words) =>
      endsWithUs(spawn("ip", [...inside, ...words], { env: programEnvironment })),
  };
}

function ip(...words: readonly string[]): string {
  const ended = spawnSync("ip", words, { env: programEnvironment, encoding: "utf8" });
  if (ended.status === 0) return ended.stdout;
  throw new Error(`ip ${words.join(" ")}: ${ended.stderr}${String(ended.error ?? "")}`);
}

/** Of runs that are no more: their processes, then their namespaces, and the cables with these. */
function removeLeftovers(): void {
  const names = [...ip("netns", "list").matchAll(new RegExp(`^(${prefix}-(\\d+)-\\S+)`, "gm"))];
  for (const [, name = "", run = ""] of names) {
    if (isRunning(Number(run))) continue;
    try {
      for (const pid of ip("netns", "pids", name).split("\n").filter(Boolean)) {
        process.kill(Number(pid), "SIGKILL");
      }
      ip("netns", "delete", name);
    } catch {
      // Another run takes the same away at this moment.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
