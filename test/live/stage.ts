// The command in the test's own process, on a real etcd: its words, its exit code, and agents that serve
// until they are told to stop.

import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { openEmbeddedStore } from "../../src/adapters/embedded/embedded-store.ts";
import { openEtcdRoles } from "../../src/adapters/etcd/roles.ts";
import { openEtcdStore } from "../../src/adapters/etcd/etcd-store.ts";
import { examineEtcd } from "../../src/adapters/etcd/health.ts";
import type { CommandPorts } from "../../src/cli/command-ports.ts";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import type { Etcd } from "../support/etcd-server.ts";

type Environment = Record<string, string>;

export interface Stage {
  /** Its folder is where commands are given. */
  readonly world: World;
  /** Everything that was shown. */
  readonly said: string[];
  /** One at a time: they share a terminal. */
  readonly plumb: (
    line: string,
    environment?: Environment,
  ) => Promise<{ code: number; text: string }>;
  readonly serve: (line: string, environment?: Environment) => ServedHere;
}

export interface ServedHere {
  /** A JSON line for each event. */
  readonly log: readonly string[];
  /** As an interrupt does; resolves with the exit code. */
  stop(): Promise<number>;
}

export function stageOn(etcd: () => Etcd, scheme: "etcd" | "etcd+https" = "etcd"): Stage {
  const world = createWorld();
  const said: string[] = [];
  const portsFor = (environment: Environment): CommandPorts => {
    const surroundings = { clock: systemClock, environment, callMs: 6_000 };
    return {
      ...world.ports,
      clock: systemClock,
      environment: { PLUMB_STORE: `${scheme}://${etcd().endpoints.join(",")}`, ...environment },
      openStore: (place) =>
        place.type === "etcd"
          ? openEtcdStore(place, surroundings)
          : openEmbeddedStore(place.folder, systemClock),
      openRoles: (place) => openEtcdRoles(place, surroundings),
      async examineStore(place) {
        if (place.type === "embedded") throw new Error("this is no etcd");
        return await examineEtcd(place, { environment, waitMs: 5_000, prefix: "/plumbline/" });
      },
    };
  };
  return {
    world,
    said,
    async plumb(line, environment = {}) {
      const code = await run(line.split(" "), portsFor(environment));
      const text = world.taken().join("\n");
      said.push(text);
      return { code, text };
    },
    serve(line, environment = {}) {
      const log: string[] = [];
      let interrupt: () => void = () => undefined;
      const ports: CommandPorts = {
        ...portsFor(environment),
        agentPorts: () =>
          Promise.resolve({
            openLog: () => ({
              write: (_, fields, message) => void log.push(JSON.stringify({ ...fields, message })),
            }),
            openMetrics: () => {
              throw new Error("nobody listens");
            },
            startStatusServer: () => Promise.reject(new Error("nobody listens")),
          }),
        onInterrupt(listener) {
          interrupt = listener;
          return () => undefined;
        },
      };
      const ended = run(line.split(" "), ports);
      return {
        log,
        async stop() {
          interrupt();
          return await ended;
        },
      };
    },
  };
}

/** Of a user whose password `plumb init etcd-roles --passwords logins` made. */
export const logins = (user: string): Environment => ({
  PLUMB_ETCD_USER: user,
  PLUMB_ETCD_PASSWORD_FILE: `logins/${user}.password`,
});
