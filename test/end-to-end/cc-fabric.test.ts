// The main job on a real input: a CC-Fabric configuration of 100 switches with 10,000 bindings goes
// from import to in sync, and each of its lines is what the switches carry then. Prints what each step cost.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { comparisonSize, generateCcFabric, type FabricSize } from "../bench/generate-fabric.ts";
import { plumb, told, withTempFolder } from "./command.ts";

interface Line {
  readonly host: string;
  readonly network: string;
  readonly vni: number;
  readonly vlan: number;
  readonly trunkVlan: number | null;
}

interface Port {
  readonly switch: string;
  readonly name: string;
  readonly members: readonly string[];
}

interface HostGroup {
  readonly binding_hosts: readonly string[];
  readonly metagroup?: boolean;
  readonly members: readonly (string | Port)[];
}

interface Operation {
  readonly action: string;
  readonly target: string;
  readonly path: string;
  readonly value: unknown;
}

/** The items that the driver would have configured, read from its own input and not from manifests. */
function itemsOf(config: string, lines: readonly Line[]): Map<string, unknown> {
  const { hostgroups } = parse(config) as { hostgroups: readonly HostGroup[] };
  const groups = new Map(hostgroups.flatMap((group) => group.binding_hosts.map((h) => [h, group])));
  const portsOf = (host: string): Port[] =>
    groups
      .get(host)!
      .members.flatMap((member) => (typeof member === "string" ? portsOf(member) : [member]));
  const items = new Map<string, unknown>();
  for (const group of hostgroups) {
    for (const port of group.metagroup === true ? [] : (group.members as readonly Port[])) {
      const id = Number(port.name.replace("Port-Channel", ""));
      const members = Object.fromEntries(port.members.map((member) => [member, {}]));
      const bare = { type: "lag", portChannel: id, trunkVlans: {}, translations: {} };
      items.set(`switch/${port.switch}/portChannels/${id}`, { members, lacp: "active" });
      items.set(`switch/${port.switch}/interfaces/${port.name}`, bare);
    }
  }
  for (const { host, network, vni, vlan, trunkVlan } of lines) {
    for (const port of portsOf(host)) {
      const at = `switch/${port.switch}`;
      items.set(`${at}/vlans/${vlan}`, { name: network });
      items.set(`${at}/vnis/${vni}`, { vlan });
      items.set(`${at}/interfaces/${port.name}/trunkVlans/${vlan}`, {});
      if (groups.get(host)?.metagroup === true) continue;
      if (trunkVlan === null) items.set(`${at}/interfaces/${port.name}/nativeVlan`, vlan);
      else items.set(`${at}/interfaces/${port.name}/translations/${trunkVlan}`, { vlan });
    }
  }
  return items;
}

const sizes: [string, FabricSize][] = [
  ["100 switches, 1,000 host groups and 10,000 bindings", comparisonSize],
  [
    "metagroups",
    { ...comparisonSize, switches: 10, hostGroups: 100, bindings: 1000, metagroups: true },
  ],
];

test.each(sizes)(
  "%s: imported, planned, applied and in sync",
  async (_, size) => {
    await withTempFolder(async (folder) => {
      const { config, bindings } = generateCcFabric(size);
      writeFileSync(join(folder, "config.yaml"), config);
      writeFileSync(join(folder, "bindings.jsonl"), bindings);
      const step = async (code: number, ...words: string[]): Promise<string> => {
        const ended = await plumb(folder, words);
        expect(ended.code, `${words.join(" ")}: ${told(ended)}`).toBe(code);
        const cost = `${(ended.wallMs / 1000).toFixed(1)} s, ${ended.megabytes.toFixed(0)} MB`;
        process.stdout.write(`  ${words.slice(0, 2).join(" ").padEnd(20)} ${cost}\n`);
        expect(ended.megabytes).toBeLessThan(1536);
        return ended.out;
      };
      const manifests = ["-f", "manifests"];
      await step(0, "import", "cc-fabric", "config.yaml", "bindings.jsonl", "--out", "manifests");
      expect(await step(0, "validate", ...manifests)).toContain(`${size.bindings} PortBinding`);
      const { operations } = JSON.parse(await step(0, "plan", "-o", "json", ...manifests)) as {
        operations: readonly Operation[];
      };
      const lines = bindings.trim().split("\n");
      const expected = itemsOf(
        config,
        lines.map((line) => JSON.parse(line) as Line),
      );
      expect(operations.length).toBe(expected.size);
      const wrong = operations.filter(
        ({ action, target, path, value }) =>
          action !== "add" ||
          JSON.stringify(value) !== JSON.stringify(expected.get(`${target}${path}`)),
      );
      expect(wrong.slice(0, 5)).toEqual([]);
      // Many at a time share the simulated devices' writes.
      const wide = ["--parallelism", "100"];
      const applied = await step(0, "apply", "--auto-approve", ...wide, ...manifests);
      expect(applied).toContain(`All ${expected.size} were seen on the devices`);
      await step(0, "plan", "--detailed-exitcode", ...manifests);
      await step(0, "drift", ...manifests);
    });
  },
  180_000,
);
