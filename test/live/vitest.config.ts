import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/live/**/*.test.ts"],
    // Each test file may run a cluster of three beside it.
    maxWorkers: 2,
    // On a loaded machine; a test that hangs is rare, and one that is cut short says nothing.
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
