// What goes wrong on servers, and what people do meanwhile. Each leaves everybody as it was, but for who is
// started again by itself, and what a controller has to put right.

import { pause } from "../live/waiting.ts";
import type { Draw } from "../support/draw.ts";
import type { Etcd } from "../support/etcd-server.ts";
import type { GitHttp, GitHttpMood } from "../support/git-http.ts";
import { takeAway } from "./hands.ts";
import type { KeptProcess } from "./kept-process.ts";
import type { Place } from "./place.ts";

export interface Servers {
  readonly place: Place;
  readonly etcd: Etcd;
  readonly http: GitHttp;
  readonly agents: readonly KeptProcess[];
  readonly controllers: readonly KeptProcess[];
}

type Fault = (servers: Servers, draw: Draw) => Promise<void>;

function pick<T>(all: readonly T[], draw: Draw): T {
  const one = all[draw(all.length)];
  if (one === undefined) throw new Error("there is nobody");
  return one;
}

async function standStill(process: KeptProcess, forMs: number): Promise<void> {
  process.signal("SIGSTOP");
  await pause(forMs);
  process.signal("SIGCONT");
}

async function inMood({ http }: Servers, draw: Draw): Promise<void> {
  const moods = ["broken", "silent", "cut-short", "nothing-here", "nonsense"] as const;
  http.mood = pick<GitHttpMood>(moods, draw);
  await pause(draw(6_000));
  http.mood = "serve";
}

const killOne = async (processes: readonly KeptProcess[], draw: Draw): Promise<void> => {
  pick(processes, draw).signal("SIGKILL");
  await pause(draw(1_500));
};

const faults: Readonly<Record<string, Fault>> = {
  "an agent is killed": ({ agents }, draw) => killOne(agents, draw),
  "an agent stands still": ({ agents }, draw) => standStill(pick(agents, draw), draw(8_000)),
  "a controller is killed": ({ controllers }, draw) => killOne(controllers, draw),
  "a controller is killed, too": ({ controllers }, draw) => killOne(controllers, draw),
  "both controllers are killed": async ({ controllers }, draw) => {
    for (const one of controllers) one.signal("SIGKILL");
    await pause(draw(1_500));
  },
  "a controller stands still": ({ controllers }, draw) =>
    standStill(pick(controllers, draw), draw(8_000)),
  "a member is killed": async ({ etcd }, draw) => {
    const member = pick(etcd.members, draw);
    await member.kill();
    await pause(draw(4_000));
    member.start();
  },
  "a member hangs": async ({ etcd }, draw) => {
    const member = pick(etcd.members, draw);
    member.pause();
    await pause(draw(8_000));
    member.resume();
  },
  "all members are killed": async ({ etcd }, draw) => {
    await Promise.all(etcd.members.map((member) => member.kill()));
    await pause(draw(3_000));
    for (const member of etcd.members) member.start();
  },
  "the git server is not itself": inMood,
  "something is taken away from a switch": ({ place }, draw) => takeAway(place, draw),
  "something is taken away from another switch": ({ place }, draw) => takeAway(place, draw),
  "somebody suspends it for a while": async ({ place }, draw) => {
    await place.plumb("suspend", "--because", "somebody looks");
    await pause(draw(4_000));
    await resume(place);
  },
  "somebody wants it to look": async ({ place }) => {
    await place.plumb("reconcile");
  },
};

/** One after the other until it is over; what happens is noted. */
export async function goWrong(
  servers: Servers,
  draw: Draw,
  { untilMs, note }: { readonly untilMs: number; readonly note: (what: string) => void },
): Promise<void> {
  const names = Object.keys(faults);
  while (performance.now() < untilMs) {
    const name = pick(names, draw);
    note(name);
    await faults[name]?.(servers, draw);
    await pause(draw(1_000));
  }
}

/** Nobody stays suspended because etcd did not answer. */
export async function resume(place: Place): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if ((await place.plumb("resume")).code === 0) return;
    await pause(300);
  }
  throw new Error("nobody can resume it");
}
