import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/faults/*.test.ts"],
    globalSetup: ["test/faults/programs.ts"],
    // Each file runs a cluster and many processes beside it.
    maxWorkers: 2,
    maxConcurrency: 4,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
