// A small fabric in a git repository, for tests that change switches by hand and adopt that.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../src/cli/run.ts";
import { createWorld, type World } from "../scenarios/world.ts";
import { createRepository, type Repository } from "../worktree/repository.ts";

export const fabricText = `apiVersion: plumbline/v1
kind: AvailabilityZone
metadata: {name: z1a}
spec: {number: 1, suffix: a}
---
apiVersion: plumbline/v1
kind: VlanPool
metadata: {name: pod}
spec: {ranges: [2000-2099]}
---
apiVersion: plumbline/v1
kind: SwitchPair
metadata: {name: pod}
spec: {availabilityZone: z1a}
---
apiVersion: plumbline/v1
kind: Switch
metadata: {name: s1}
spec: {pair: pod, driver: sim, ownership: shared}
---
apiVersion: plumbline/v1
kind: Switch
metadata: {name: s2}
spec: {pair: pod, driver: sim}
`;

export const hostsText = `# Who is wired where.
apiVersion: plumbline/v1
kind: HostGroup
metadata:   {name: node001}
spec:
  ports:
    # the upper switch
    - switch: s1
      portChannel: {id: 101, members: [Ethernet1], lacp: active}   # both ends
    - switch: s2   # the lower one
      portChannel:
        id: 101
        members:
          - Ethernet1   # left
          - Ethernet2
---
apiVersion: plumbline/v1
kind: HostGroup
metadata: {name: node002}
spec: {ports: [{switch: s1, interface: Ethernet7}]}
`;

export const networksText = `# yaml-language-server: $schema=x.json
# Tenants.

apiVersion: plumbline/v1
kind: Network
metadata: {name: blue}   # the first
spec:
  vni: 10165 # agreed on

---
apiVersion: plumbline/v1
kind: Network
metadata: {name: red}
spec: {vni: 10166}
---
# blue, untagged
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: blue-on-node001}
spec:
  host: node001
  network: "blue"
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: red-on-node001}
spec: {host: node001, network: red, hostVlan: 30}
---
apiVersion: plumbline/v1
kind: PortBinding
metadata: {name: blue-on-node002}
spec: {network: blue, host: node002}
`;

export interface PatchWorld {
  readonly world: World;
  readonly repository: Repository;
  readonly plumb: (...words: string[]) => Promise<{ code: number; out: string; err: string }>;
  /** Somebody sets an item of a switch by hand, or takes it away. */
  readonly set: (target: string, path: string, value: unknown) => Promise<void>;
  readonly unset: (target: string, path: string) => Promise<void>;
  read(file: string): string;
}

/** Everything is committed and applied. */
export async function createPatchWorld(
  files: Readonly<Record<string, string>>,
): Promise<PatchWorld> {
  const world = createWorld();
  const repository = createRepository(world.folder);
  const plumb: PatchWorld["plumb"] = async (...words) => {
    const code = await run([...words, "-f", "m"], world.ports);
    const lines = world.taken();
    const from = (isErr: boolean): string =>
      lines
        .filter((line) => line.startsWith("! ") === isErr)
        .map((line) => `${isErr ? line.slice(2) : line}\n`)
        .join("");
    return { code, out: from(false), err: from(true) };
  };
  const must = async (...words: string[]): Promise<void> => {
    const { code, err } = await plumb(...words);
    if (code !== 0) throw new Error(err);
  };
  repository.commit({ ".gitignore": "state\n", ...files });
  await must("apply", "--auto-approve");
  return {
    world,
    repository,
    plumb,
    set: (target, path, value) => must("sim", target, "set", path, JSON.stringify(value)),
    unset: (target, path) => must("sim", target, "unset", path),
    read: (file) => readFileSync(join(world.folder, file), "utf8"),
  };
}
