import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { inRoot, logs, root } from "./paths.mjs";
import { runCommand } from "./run-command.mjs";
import { hashFiles, oncePerInput } from "./stamps.mjs";

const folders = ["app", "components", "lib", "public"];
const notBuilt = /\.test\.tsx?$|\/testing\/|^lib\/db\/generated\/|^(vitest|playwright)\.config\./;

/**
 * Builds the web application, unless the build in `.next` was made from the same sources. The build knows no secret and no
 * database: what it makes is the same for every installation.
 *
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @param {{ signal?: AbortSignal }} [options]
 */
export async function buildIfChanged(progress, { signal } = {}) {
  const top = (await readdir(root)).filter((name) => /\.(m?[jt]s|json)$/.test(name) && !name.endsWith(".d.ts"));
  const input = await hashFiles(root, [...folders, "prisma/schema.prisma", ...top], (path) => !notBuilt.test(path));
  await oncePerInput(inRoot(".next", "palate-build.json"), JSON.stringify({ input, node: process.versions.node }), () =>
    progress.step("Building the web application", (tell) => build({ signal, tell })),
  );
}

async function build({ signal, tell }) {
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/built-without-a-database",
    PALATE_SECRET: "built-without-secrets-built-without-secrets",
    NEXTAUTH_SECRET: "built-without-secrets-built-without-secrets",
    NEXTAUTH_URL: "http://127.0.0.1:3000",
  };
  const args = [inRoot("node_modules", "next", "dist", "bin", "next"), "build"];
  await runCommand(process.execPath, args, {
    log: join(logs, "build.log"),
    doing: "building the web application",
    env,
    signal,
    tell,
  });
}
