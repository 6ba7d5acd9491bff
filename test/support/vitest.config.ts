import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["source", "node", "import", "default"] } },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/elements/**", "test/journeys/**"],
    environment: "node",
    maxWorkers: "100%",
    // Only what hangs fails by time: a loaded machine is no fault.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
