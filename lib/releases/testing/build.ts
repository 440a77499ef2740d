import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import { homeFolder } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { assessmentRow } from "../assessments/row";
import { buildRelease } from "../commands";
import { manifest as manifestSchema } from "../manifest";
import { everyArenaAt, type PlanCutoffs } from "../schedule/cutoff-plan";
import { releaseRow } from "../schema";
import { readJsonLines } from "./read-files";

/** The moment at which the tests build, unless they say another. */
export const clock = { now: () => new Date("2026-11-23T10:00:00.000Z") };
export const actor = "the tests";
export const releasesFolder = () => path.join(homeFolder(), "releases");

/** What a test has just judged is later than the moment of `clock`. */
const everything: PlanCutoffs = (connection) => everyArenaAt(connection, new Date("2999-01-01T00:00:00Z"));

export async function readRelease(version: string, name: string): Promise<Buffer> {
  return readFile(path.join(releasesFolder(), version, name));
}

/** What a file says, byte for byte a character; unpacked where it is packed. */
export async function readContent(version: string, name: string): Promise<string> {
  const bytes = await readRelease(version, name);
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1");
}

export async function build(options: Partial<Parameters<typeof buildRelease>[0]> = {}) {
  const { version, votes, assessments } = await buildRelease({ actor, clock, planCutoffs: everything, ...options });
  const rows = votes === 0 ? [] : (await readRows(version, "votes")).map((row) => releaseRow.parse(row));
  const assessed =
    assessments === 0 ? [] : (await readRows(version, "assessments")).map((row) => assessmentRow.parse(row));
  const manifest = manifestSchema.parse(JSON.parse((await readRelease(version, "manifest.json")).toString("utf8")));
  return { version, votes, rows, assessed, manifest };
}

async function readRows(version: string, base: string) {
  return readJsonLines(await readRelease(version, `${base}.jsonl.gz`));
}

export async function expectCode(work: Promise<unknown>, code: AppError["code"]): Promise<void> {
  await expect(work).rejects.toSatisfy((error) => error instanceof AppError && error.code === code, code);
}
