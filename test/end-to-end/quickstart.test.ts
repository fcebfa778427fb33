// The first of the README's two commands, after its build: it leaves nothing behind that would keep
// it from running again.

import { expect, test } from "vitest";
import { script, told } from "./command.ts";

test("the quickstart runs again and again", async () => {
  for (let time = 0; time < 2; time += 1) {
    const ended = await script(".build/quickstart.mjs");
    expect(ended.code, told(ended)).toBe(0);
    expect(ended.out).toContain("No drift.");
    expect(ended.wallMs).toBeLessThan(60_000);
  }
});
