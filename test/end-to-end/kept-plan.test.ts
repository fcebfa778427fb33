// A plan that was kept, in processes of their own: several at once, before and while another applies.
// What is kept is whole at every moment, and nobody is told of a fabric that is no more.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plumb, root, told, withTempFolder, type Ended } from "./command.ts";

test("plans at once say the same, whether kept or made", async () => {
  await withTempFolder(async (folder) => {
    cpSync(join(root, "examples/quickstart"), join(folder, "manifests"), { recursive: true });
    const manifests = ["-f", "manifests"];
    const plan = (): Promise<Ended> => plumb(folder, ["plan", ...manifests]);
    const apply = await plumb(folder, ["apply", "-y", ...manifests]);
    expect(apply.code, told(apply)).toBe(0);
    const made = await Promise.all([plan(), plan(), plan(), plan()]);
    const kept = await Promise.all([plan(), plan(), plan(), plan()]);
    const words = [...made, ...kept].map(({ out }) => out.replace(/live [^·]*·/, "live ·"));
    expect(new Set(words).size, made.map(told).join("\n")).toBe(1);
    expect(words[0]).toContain("No changes.");

    const file = join(folder, "manifests/bindings.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(/hostVlan: 30/g, "hostVlan: 999"));
    const both = [plumb(folder, ["apply", "-y", ...manifests]), plan(), plan()];
    const [applied, ...during] = await Promise.all(both);
    expect(applied?.code, applied && told(applied)).toBe(0);
    expect(during.map(({ code }) => code)).toEqual([0, 0]);
    const after = await plan();
    expect(after.out, told(after)).toContain("No changes.");
    const removed = await plumb(folder, ["sim", "switch/leaf-a1", "unset", "/vlans/101"]);
    expect(removed.code, told(removed)).toBe(0);
    const drifted = await Promise.all([plan(), plan()]);
    for (const one of drifted) expect(one.out, told(one)).toContain("+ vlan 101");
  });
});
