import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    // Servers that are killed, paused and waited for: `npm run test:live`, `test:faults`, `test:soak`.
    exclude: ["test/live/**", "test/faults/**", "test/soak/**"],
    // Two cores; the process-spawning suites need one of them for their children.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
