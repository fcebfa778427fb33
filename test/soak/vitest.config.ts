import { defineConfig } from "vitest/config";

/** How long each story goes on before it ends; the servers' own pace comes on top. */
const seconds = Number(process.env["SOAK_SECONDS"] ?? 60);

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/soak/*.test.ts"],
    globalSetup: ["test/soak/program.ts"],
    // One has a cluster, agents and controllers beside it.
    maxWorkers: 2,
    // On a loaded machine quiet comes late; a story that hangs says so by itself.
    testTimeout: seconds * 5_000 + 900_000,
    hookTimeout: 180_000,
  },
});
