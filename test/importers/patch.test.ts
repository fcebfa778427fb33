// Drift that is to stay becomes a change of the manifests: what was changed by hand on simulated switches
// is adopted, merged and applied, and then nothing is left to do. Nothing but the edit differs in a file.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { projectRoot } from "../scenarios/world.ts";
import {
  createPatchWorld,
  fabricText,
  hostsText,
  networksText,
  type PatchWorld,
} from "./patch-world.ts";

const whole = {
  "m/fabric.yaml": fabricText,
  "m/hosts.yaml": hostsText,
  "m/networks.yaml": networksText,
};

let open: PatchWorld | undefined;

async function worldOf(files: Readonly<Record<string, string>> = whole): Promise<PatchWorld> {
  open = await createPatchWorld(files);
  return open;
}

afterEach(() => {
  open?.world.end();
  open = undefined;
});

/** Merges a branch and applies: nothing is sent, and nothing is drift any more. */
async function settle({ repository, plumb }: PatchWorld, branch: string): Promise<void> {
  repository.git("merge", "-q", "--ff-only", branch);
  const plan = JSON.parse((await plumb("plan", "-o", "json")).out) as { operations: unknown[] };
  expect(plan.operations).toEqual([]);
  await plumb("apply", "--auto-approve");
  expect((await plumb("drift")).out).toContain("No drift.");
}

async function moveBlue({ set, unset }: PatchWorld, targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    const port = "/interfaces/Port-Channel101";
    await set(target, "/vlans/2042", { name: "blue" });
    await set(target, `${port}/trunkVlans/2042`, {});
    await set(target, `${port}/nativeVlan`, 2042);
    await set(target, "/vnis/10165", { vlan: 2042 });
    await unset(target, `${port}/trunkVlans/2000`);
    await unset(target, "/vlans/2000");
  }
}

async function moveAllBlue(world: PatchWorld): Promise<void> {
  await moveBlue(world, ["switch/s1", "switch/s2"]);
  await world.set("switch/s1", "/interfaces/Ethernet7/trunkVlans/2042", {});
  await world.set("switch/s1", "/interfaces/Ethernet7/nativeVlan", 2042);
  await world.unset("switch/s1", "/interfaces/Ethernet7/trunkVlans/2000");
}

describe("drift that is adopted", () => {
  test("pins a number that somebody moved on all switches", async () => {
    const world = await worldOf();
    await moveAllBlue(world);
    const { code, err } = await world.plumb("import", "drift", "--branch", "adopt/blue");
    expect(err).toContain("pins vlan/pod of Network/blue to 2042");
    expect(err).not.toContain("Left as drift");
    expect(code).toBe(0);
    expect(world.repository.git("show", "adopt/blue:m/networks.yaml")).toBe(
      networksText
        .replace(
          "  vni: 10165 # agreed on\n",
          (line) => `${line}  segments: [{vlanPool: pod, vlan: 2042}]\n`,
        )
        .trimEnd(),
    );
    expect(world.repository.git("log", "-1", "--format=%s", "adopt/blue")).toBe(
      "Adopt drift of switch/s1 and switch/s2",
    );
    await settle(world, "adopt/blue");
  });

  test("binds a host to the network in whose VLAN somebody put its port", async () => {
    const world = await worldOf();
    const port = "/interfaces/Ethernet7";
    await world.set("switch/s1", `${port}/trunkVlans/2001`, {});
    await world.set("switch/s1", `${port}/nativeVlan`, 2001);
    await world.unset("switch/s1", `${port}/trunkVlans/2000`);
    await world.plumb("import", "drift", "--branch", "b");
    expect(world.repository.git("diff", "--stat", "main", "b")).toContain(
      "1 file changed, 1 insertion",
    );
    expect(world.repository.git("show", "b:m/networks.yaml")).toBe(
      networksText
        .replace("{network: blue, host: node002}", "{network: red, host: node002}")
        .trimEnd(),
    );
    await settle(world, "b");
  });

  test("says members and modes in a block, in braces, and where a default was meant", async () => {
    const world = await worldOf();
    await world.set("switch/s1", "/portChannels/101", {
      members: { Ethernet1: {}, Ethernet3: {} },
      lacp: "passive",
    });
    await world.set("switch/s2", "/portChannels/101", {
      members: { Ethernet2: {} },
      lacp: "passive",
    });
    const { code } = await world.plumb("import", "drift", "--branch", "b");
    expect(code).toBe(0);
    expect(world.repository.git("show", "b:m/hosts.yaml")).toBe(
      hostsText
        .replace("[Ethernet1], lacp: active}", "[Ethernet1, Ethernet3], lacp: passive}")
        .replace(
          "          - Ethernet1   # left\n          - Ethernet2\n",
          "          - Ethernet2\n        lacp: passive\n",
        )
        .trimEnd(),
    );
    await settle(world, "b");
  });

  test("sets a binding down whose items are gone everywhere", async () => {
    const world = await worldOf();
    await world.unset("switch/s1", "/interfaces/Ethernet7/trunkVlans/2000");
    await world.unset("switch/s1", "/interfaces/Ethernet7/nativeVlan");
    await world.plumb("import", "drift", "--branch", "b");
    expect(world.repository.git("show", "b:m/networks.yaml")).toBe(
      networksText
        .replace(
          "{network: blue, host: node002}",
          "{network: blue, host: node002, adminState: down}",
        )
        .trimEnd(),
    );
    await settle(world, "b");
  });

  test("describes what nobody declared where everything is ours", async () => {
    const exclusive = fabricText.replace("ownership: shared", "ownership: exclusive");
    const world = await worldOf({ ...whole, "m/fabric.yaml": exclusive });
    await world.set("switch/s1", "/vlans/2050", { name: "green" });
    await world.set("switch/s1", "/vnis/10200", { vlan: 2050 });
    await world.set("switch/s1", "/interfaces/Ethernet9", {
      type: "ethernet",
      nativeVlan: 2050,
      trunkVlans: { "2050": {} },
      translations: {},
    });
    const { code, err } = await world.plumb("import", "drift", "--branch", "b");
    expect(err).not.toContain("Left as drift");
    expect(code).toBe(0);
    expect(world.repository.git("diff", "--name-status", "main", "b")).toMatch(
      /^(?:A\tm\/adopted\/\S+\n?)+$/,
    );
    await settle(world, "b");
  });

  test("may be one item of several, and the others stay drift", async () => {
    const world = await worldOf();
    await world.set("switch/s1", "/portChannels/101", {
      members: { Ethernet1: {} },
      lacp: "passive",
    });
    await world.set("switch/s2", "/interfaces/Port-Channel101/nativeVlan", 7);
    const item = "switch/s1/portChannels/101";
    // A mark that an editor put there stays.
    writeFileSync(join(world.world.folder, "m/hosts.yaml"), `\uFEFF${hostsText}`);
    const { code } = await world.plumb("import", "drift", item, "--write");
    expect(code).toBe(0);
    const adopted = hostsText.replace("lacp: active", "lacp: passive");
    expect(world.read("m/hosts.yaml")).toBe(`\uFEFF${adopted}`);
    const plan = await world.plumb("plan");
    expect(plan.out).toContain("native 7 -> 2000");
    expect(plan.out).toContain("0 to add, 1 to change, 0 to remove");
  });

  test("is found in JSON, in lines of JSON, and where lines end otherwise", async () => {
    const node = (name: string, port: object): string =>
      JSON.stringify({
        apiVersion: "plumbline/v1",
        kind: "HostGroup",
        metadata: { name },
        spec: { ports: [port] },
      });
    const channel = (id: number): object => ({ id, members: [`Ethernet${id}`], lacp: "active" });
    const world = await worldOf({
      "m/fabric.yaml": fabricText,
      "m/a.json": `${JSON.stringify(JSON.parse(node("a", { switch: "s1", portChannel: channel(1) })), undefined, 2)}\n`,
      "m/b.jsonl": `${node("b", { switch: "s1", portChannel: channel(2) })}\n${node("c", { switch: "s1", interface: "Ethernet3" })}\n`,
      "m/c.yaml":
        "apiVersion: plumbline/v1\r\nkind: HostGroup\r\nmetadata: {name: d}\r\nspec:\r\n  ports:\r\n    - switch: s1\r\n      portChannel:\r\n        id: 4\r\n        members: [Ethernet4]",
    });
    for (const id of [1, 2, 4]) {
      const members = { [`Ethernet${id}`]: {} };
      await world.set("switch/s1", `/portChannels/${id}`, { members, lacp: "passive" });
    }
    const before = ["a.json", "b.jsonl"].map((file) => world.read(`m/${file}`));
    const { code } = await world.plumb("import", "drift", "--write");
    expect(code).toBe(0);
    const after = ["a.json", "b.jsonl"].map((file) => world.read(`m/${file}`));
    expect(after).toEqual(before.map((text) => text.replace('"active"', '"passive"')));
    expect(world.read("m/c.yaml")).toMatch(/members: \[Ethernet4\]\r\n {8}lacp: passive$/);
    expect((await world.plumb("plan")).out).toContain("No changes.");
  });
});

describe("drift that manifests cannot say", () => {
  test("is listed with what the nearest edit would do besides", async () => {
    const world = await worldOf();
    await moveBlue(world, ["switch/s1"]);
    const { code, out, err } = await world.plumb("import", "drift");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(
      /pins vlan\/pod of Network\/blue to 2042, but a plan would then \w+ \S+ on switch\/s\d/,
    );
    expect(err).toContain("the manifests stay as they are");
  });

  test("is two values for what is said once", async () => {
    const world = await worldOf();
    await world.set("switch/s1", "/vlans/2000", { name: "one" });
    await world.set("switch/s2", "/vlans/2000", { name: "two" });
    const { code, out, err } = await world.plumb("import", "drift");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Left as drift (2)");
  });

  test("takes nothing with it that was not accepted", async () => {
    const world = await worldOf();
    await moveAllBlue(world);
    const { code, err } = await world.plumb("import", "drift", "switch/s1");
    expect(code).toBe(2);
    expect(err).toMatch(/but a plan would then (?:no longer )?\w+ \S+ on switch\/s2/);
  });

  test("changes nothing on a target of which nobody knows how it is", async () => {
    const world = await worldOf();
    await moveAllBlue(world);
    await world.plumb("sim", "switch/s2", "fail", "unreachable");
    const { code, out } = await world.plumb("import", "drift");
    expect([code, out]).toEqual([2, ""]);
  });
});

describe("the command", () => {
  test("refuses a branch where the text to be changed is not committed, and leaves branches alone", async () => {
    const world = await worldOf();
    await world.set("switch/s1", "/portChannels/101", {
      members: { Ethernet1: {} },
      lacp: "passive",
    });
    const branch = ["import", "drift", "--branch"];
    expect((await world.plumb(...branch, "main")).err).toContain("there is a branch main already");
    expect((await world.plumb(...branch, "b", "--write")).code).toBe(64);
    expect((await world.plumb(...branch, "a..b")).err).toContain("no name for a branch");
    writeFileSync(join(world.world.folder, "m/hosts.yaml"), `${hostsText}# more\n`);
    const loose = await world.plumb(...branch, "b");
    expect(loose.err).toContain("m/hosts.yaml has changes that are not committed");
    expect(loose.code).toBe(1);
    expect(world.repository.git("branch", "--format=%(refname)")).toBe("refs/heads/main");
  });

  test("gives a diff that git applies, and JSON as its schema says", async () => {
    const world = await worldOf();
    await world.set("switch/s1", "/portChannels/101", {
      members: { Ethernet1: {} },
      lacp: "passive",
    });
    await world.set("switch/s2", "/interfaces/Port-Channel101/nativeVlan", 7);
    const { out } = await world.plumb("import", "drift", "-o", "json");
    const output = JSON.parse(out) as { diff: string };
    const schema = join(projectRoot, "schemas/outputs/import-drift.schema.json");
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output).toMatchObject({ written: "shown", adopted: [{}], left: [{}] });
    writeFileSync(join(world.world.folder, "adopt.patch"), output.diff);
    world.repository.git("apply", "adopt.patch");
    expect(world.read("m/hosts.yaml")).toBe(hostsText.replace("lacp: active", "lacp: passive"));
  });

  test("says what is no drift, no target and no option of it", async () => {
    const world = await worldOf();
    expect(await world.plumb("import", "drift")).toMatchObject({ code: 0, out: "" });
    for (const odd of [
      ["s1"],
      ["/vlans/1"],
      ["switch/s9"],
      ["--out", "x"],
      ["--message", "m"],
      ["--pair", "p"],
    ]) {
      expect((await world.plumb("import", "drift", ...odd)).code, odd.join(" ")).toBe(64);
    }
    expect((await world.plumb("import", "switch/s1", "--out", "x", "--write")).code).toBe(64);
  });
});
