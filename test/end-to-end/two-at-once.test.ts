// Two people apply at the same moment, on one state folder. One has the lock; the other ends with
// 4 or comes after. Nothing is done twice, and what is left is whole.

import { join } from "node:path";
import { expect, test } from "vitest";
import { plumb, root, told, withTempFolder, type Ended } from "./command.ts";

const manifests = ["-f", join(root, "examples/quickstart")];

test.each([1, 2, 3])("two applies at once, round %i", async () => {
  await withTempFolder(async (folder) => {
    const apply = (): Promise<Ended> => plumb(folder, ["apply", "--auto-approve", ...manifests]);
    const both = await Promise.all([apply(), apply()]);
    const codes = both.map(({ code }) => code ?? -1).sort((a, b) => a - b);
    // The later one may have planned before the first was done: then its plan is stale.
    expect(
      [
        [0, 0],
        [0, 4],
        [0, 5],
      ],
      both.map(told).join("\n"),
    ).toContainEqual(codes);
    const added = both.filter(({ out }) => out.includes("40 added"));
    expect(added.length, both.map(told).join("\n")).toBe(1);
    const plan = await plumb(folder, ["plan", "--detailed-exitcode", ...manifests]);
    expect(plan.code, told(plan)).toBe(0);
    const drift = await plumb(folder, ["drift", ...manifests]);
    expect(drift.code, told(drift)).toBe(0);
  });
});
