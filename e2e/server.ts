import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireChromium } from "@/scripts/ground/browser.mjs";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { chromiumVariable, homeVariable, operatorVariable, urlVariable } from "./server-variables";
import { startPalate } from "./start-palate";

/**
 * Runs once before the browser tests: one Palate for all of them, started as a person starts it, with a temporary
 * PALATE_HOME and a free port. With PALATE_E2E_HOME set that folder is used and kept, so that a second run need not seed.
 *
 * @returns what stops it again
 */
export default async function startServer(): Promise<() => Promise<void>> {
  process.env[chromiumVariable] ||= await requireChromium(createProgress());
  const kept = process.env[homeVariable];
  const home = kept || join(tmpdir(), `palate-e2e-${randomUUID().slice(0, 8)}`);
  const remove = () => (kept ? Promise.resolve() : rm(home, { recursive: true, force: true }));
  try {
    const { url, operatorLink, stop } = await startPalate(home);
    process.env[urlVariable] = url;
    process.env[homeVariable] = home;
    process.env[operatorVariable] = join(home, "operator-cookies.json");
    try {
      await signInAsOperator(operatorLink, process.env[operatorVariable]);
    } catch (error) {
      await stop();
      throw error;
    }
    return async () => {
      await stop();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Uses the one-time link and keeps the session's cookies in the form of Playwright's storage state. */
async function signInAsOperator(link: string, file: string): Promise<void> {
  const response = await fetch(link, { redirect: "manual" });
  const cookies = response.headers.getSetCookie().map(readCookie);
  if (!cookies.some((cookie) => cookie.name === "next-auth.session-token" && cookie.value !== "")) {
    throw new Error(`The operator's link did not sign in: ${response.status}, to ${response.headers.get("location")}`);
  }
  await writeFile(file, JSON.stringify({ cookies, origins: [] }));
}

function readCookie(header: string) {
  const pair = header.split(";")[0] ?? "";
  const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  return { name, value, domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" };
}

/** Where the server of this run answers, without a slash at the end. */
export const serverUrl = (): string => required(urlVariable);

/** PALATE_HOME of the server of this run. */
export const serverHome = (): string => required(homeVariable);

/** `test.use({ storageState: operatorState() })`: pages opened as the signed-in operator. */
export const operatorState = (): string => required(operatorVariable);

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: the tests run through playwright.config.ts`);
  return value;
}
