import { readFile } from "node:fs/promises";
import path from "node:path";
import { checkDays, dayAfter, findLostTombstones, firstRoot, verifyDays } from "@/lib/chain/days";
import { type Transparency, transparency } from "@/lib/transparency/schema";
import { chainFileName, newestDay } from "../chain/chain-file";
import type { Manifest } from "../manifest";
import { type Check, Problems } from "./check";
import type { ReleaseFolder } from "./folder";

/** Roots that somebody kept, and what they call them. They hold together by themselves. */
export interface KeptRoots {
  readonly name: string;
  readonly chain: Transparency;
}

/** A day is in every release that is made so long after its sealing began. */
const sealingMostMs = 3_600_000;

/**
 * Whether the days of a release hold together, from the first day of all to the one that the manifest names. O(days).
 *
 * @returns the days as well; null where they cannot be read
 */
export async function checkChain({ path: folder, manifest }: ReleaseFolder): Promise<{
  readonly check: Check;
  readonly chain: Transparency | null;
}> {
  const problems = new Problems();
  const chain = await readChain(path.join(folder, chainFileName), problems);
  if (chain) findBroken(chain, manifest, problems);
  const detail = chain ? sayDays(chain) : "no days that can be read";
  return { check: { name: "chain", detail, problems: problems.list() }, chain };
}

async function readChain(file: string, problems: Problems): Promise<Transparency | null> {
  try {
    const parsed = transparency.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    problems.add(
      `${chainFileName}: ${[issue!.path.join("."), issue!.message].filter((part) => part !== "").join(": ")}`,
    );
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    problems.add(`${chainFileName}: ${code === "ENOENT" ? "there is no such file" : message}`);
  }
  return null;
}

function findBroken(chain: Transparency, { chain: said, createdAt, files }: Manifest, problems: Problems): void {
  if (!files.some(({ name }) => name === chainFileName)) problems.add(`the manifest does not list ${chainFileName}`);
  if (chain.previousRoot !== firstRoot) problems.add("the first day is missing: it goes on from the root of another");
  if (chain.next !== null) problems.add(`${chain.next}: days after it are missing`);
  const broken = checkDays(chain);
  if (broken) problems.add(`${broken.day}: ${broken.problem}`);
  const early = chain.days.find(({ day, sealedAt }) => sealedAt < `${dayAfter(day)}T`);
  if (early) problems.add(`${early.day}: it says that it was sealed before it was over`);
  const newest = newestDay(chain);
  if (newest && newest.day >= createdAt.slice(0, 10))
    problems.add(`${newest.day}: it was not over when this release was made`);
  if (newest?.day === said?.day && newest?.root === said?.root) return;
  problems.add(`the newest day is ${sayNewest(newest)}, the manifest says ${sayNewest(said)}`);
}

/**
 * Whether the days of a release and the roots that somebody kept say the same of every day that both have, and whether the release
 * has every day that was sealed long before it was made. O(days).
 */
export function compareRoots(
  { createdAt }: Pick<Manifest, "createdAt">,
  published: Transparency,
  { name, chain: kept }: KeptRoots,
): Check {
  const problems = new Problems();
  const [last, lastKept] = [published, kept].map(({ days }) => days.at(-1)?.day ?? "") as [string, string];
  const ofKept = new Map(kept.days.map((day) => [day.day, day]));
  const shared = published.days.flatMap((here) => {
    const there = ofKept.get(here.day);
    return there ? [{ here, there }] : [];
  });
  const sum = (side: "here" | "there") => shared.reduce((all, days) => all + days[side].tombstones, 0);
  const detail = `${counted(shared.length, "day")} in common with ${name}, with ${counted(sum("here"), "tombstone")} here and ${sum("there")} there`;

  const differing = verifyDays(published, kept);
  if (differing) problems.add(`${differing.day}: ${differing.problem}`);
  const madeAt = Date.parse(createdAt);
  const dropped = kept.days.find(({ day, sealedAt }) => day > last && Date.parse(sealedAt) + sealingMostMs < madeAt);
  if (dropped && !differing) problems.add(`${dropped.day}: it was sealed before this release was made, and is missing`);
  const goesOn = kept.days[0] && kept.previousRoot !== firstRoot && last !== "" && dayAfter(last) === kept.days[0].day;
  if (shared.length === 0 && !goesOn && problems.list().length === 0) {
    problems.add("there is no day in common, so that nothing could be compared");
  }
  // Which of two that end on the same day is the older one is not known.
  const lost = { ofKept: findLostTombstones(kept, published), ofPublished: findLostTombstones(published, kept) };
  const isKeptOlder = lastKept < last && kept.next === null;
  const wrong = isKeptOlder ? lost.ofKept : lastKept > last ? lost.ofPublished : lost.ofPublished && lost.ofKept;
  if (wrong) problems.add(`${wrong.day}: ${wrong.problem}`);
  return { name: "roots", detail, problems: problems.list() };
}

function sayDays({ days }: Transparency): string {
  const newest = days.at(-1);
  if (!newest) return "no day was sealed when this release was made";
  const sum = (count: "votes" | "assessments" | "tombstones" | "erased") =>
    days.reduce((all, day) => all + day[count], 0);
  return `${counted(days.length, "day")} to ${newest.day} with ${counted(sum("votes"), "vote")} and ${counted(sum("assessments"), "assessment")}, ${counted(sum("tombstones"), "tombstone")} among them, ${sum("erased")} erased`;
}

function sayNewest(newest: Manifest["chain"]): string {
  return newest ? `${newest.day} with the root ${newest.root.slice(0, 16)}…` : "none";
}

function counted(count: number, thing: "day" | "vote" | "assessment" | "tombstone"): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
