// Which etcd the tests start: the one that is installed, or the one that .build/services.mjs has
// unpacked. It starts nothing.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const unpacked = resolve(
  import.meta.dirname,
  "../../node_modules/.cache/plumbline-etcd/usr/bin/etcd",
);

/** Undefined where there is none. */
export const etcdCommand: string | undefined = ["etcd", unpacked].find(
  (command) => spawnSync(command, ["--version"]).status === 0,
);
