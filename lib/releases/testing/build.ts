import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { homeFolder } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { buildRelease } from "../commands";
import { manifest as manifestSchema, releaseRow } from "../schema";
import { readJsonLines } from "./read-files";

/** The moment at which the tests build, unless they say another. */
export const clock = { now: () => new Date("2026-11-23T10:00:00.000Z") };
export const actor = "the tests";
export const releasesFolder = () => path.join(homeFolder(), "releases");

export async function readRelease(version: string, name: string): Promise<Buffer> {
  return readFile(path.join(releasesFolder(), version, name));
}

export async function build(options: Partial<Parameters<typeof buildRelease>[0]> = {}) {
  const { version, votes } = await buildRelease({ actor, clock, ...options });
  const text = (await readRelease(version, "votes.jsonl")).toString("utf8");
  const rows = readJsonLines(text).map((row) => releaseRow.parse(row));
  const manifest = manifestSchema.parse(JSON.parse((await readRelease(version, "manifest.json")).toString("utf8")));
  return { version, votes, rows, manifest };
}

export async function expectCode(work: Promise<unknown>, code: AppError["code"]): Promise<void> {
  await expect(work).rejects.toSatisfy((error) => error instanceof AppError && error.code === code, code);
}
