import { defineConfig, devices } from "@playwright/test";
import { chromiumVariable, urlVariable } from "./e2e/server-variables";

/**
 * A person's journeys, in Chromium, against one Palate that `e2e/server.ts` starts for the whole run. That server sets the
 * variables read here, and each worker reads this file again after that.
 */
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/server.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env[urlVariable],
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env[chromiumVariable],
      // Chromium's sandbox does not start as root.
      args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [],
    },
  },
});
