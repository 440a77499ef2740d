import { fromHex, sha256, toHex } from "./sha256";

/** A day of the chain as it is published. Roots are SHA-256 in hexadecimal digits. */
export interface ChainDay {
  /** `2026-11-24`, in UTC. */
  readonly day: string;
  readonly votes: number;
  readonly assessments: number;
  /** Leaves of this day that were withdrawn or erased since. */
  readonly tombstones: number;
  /** Those of them whose content is gone. */
  readonly erased: number;
  readonly merkleRoot: string;
  readonly chainRoot: string;
}

/** Some days in a row, and the chain root before them. */
export interface Chain {
  readonly previousRoot: string;
  readonly days: readonly ChainDay[];
}

/** The first thing that is wrong with a chain: the day, and a sentence for a person. */
export interface ChainProblem {
  readonly day: string;
  readonly problem: string;
}

/** What the first day of a chain goes on from. */
export const firstRoot = "0".repeat(64);

/** SHA-256("palate day 1" ‖ root before ‖ day ‖ votes ‖ assessments ‖ Merkle root), numbers in 8 bytes, the highest first. */
export function chainRoot(
  previousRoot: Uint8Array,
  { day, votes, assessments }: Pick<ChainDay, "day" | "votes" | "assessments">,
  merkleRoot: Uint8Array,
): Uint8Array {
  return sha256("palate day 1", previousRoot, day, inEightBytes(votes), inEightBytes(assessments), merkleRoot);
}

function inEightBytes(count: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(count));
  return bytes;
}

/** The day after, `2027-01-01` for `2026-12-31`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Whether a chain holds together: no day is missing, each follows from the one before. O(days). @returns null where it does */
export function checkDays({ previousRoot, days }: Chain): ChainProblem | null {
  let root = previousRoot;
  let before: ChainDay | null = null;
  for (const day of days) {
    if (before && day.day !== dayAfter(before.day)) {
      return { day: day.day, problem: `does not follow ${before.day}: days between are missing, or out of order` };
    }
    if (toHex(chainRoot(fromHex(root), day, fromHex(day.merkleRoot))) !== day.chainRoot) {
      return { day: day.day, problem: "its chain root does not follow from the day before and what it says" };
    }
    if (day.erased > day.tombstones || day.tombstones > day.votes + day.assessments) {
      return { day: day.day, problem: "it has more tombstones than leaves" };
    }
    root = day.chainRoot;
    before = day;
  }
  return null;
}

/**
 * Whether a later chain still says what an earlier one said: every day of the earlier one is there, with the same roots and counts.
 * Of a later one that is a page of a longer chain, only what is on the page is looked at, and the root that it goes on from. O(days).
 *
 * @returns the first day that differs; null where none does
 */
export function compareDays(earlier: Chain, later: Chain): ChainProblem | null {
  const present = new Map(later.days.map((day) => [day.day, day]));
  const beginning = later.previousRoot === firstRoot ? "" : (later.days[0]?.day ?? "");
  for (const day of earlier.days) {
    if (dayAfter(day.day) === beginning && day.chainRoot !== later.previousRoot) {
      return { day: day.day, problem: "the days after it go on from another root" };
    }
    if (day.day < beginning) continue;
    const other = present.get(day.day);
    if (!other) return { day: day.day, problem: "it is missing" };
    if (other.votes !== day.votes || other.assessments !== day.assessments) {
      const [was, is] = [day, other].map(({ votes, assessments }) => `${votes} votes and ${assessments} assessments`);
      return { day: day.day, problem: `it had ${was} and has ${is}` };
    }
    if (other.merkleRoot !== day.merkleRoot) return { day: day.day, problem: "its votes are not what they were" };
    if (other.chainRoot !== day.chainRoot) return { day: day.day, problem: "what came before it is not what it was" };
  }
  return null;
}

/** Whether a tombstone of an earlier chain is gone in a later one. None ever goes. @returns the first such day; null for none */
export function findLostTombstones(earlier: Chain, later: Chain): ChainProblem | null {
  const present = new Map(later.days.map((day) => [day.day, day]));
  for (const { day, tombstones, erased } of earlier.days) {
    const other = present.get(day);
    if (!other || (other.tombstones >= tombstones && other.erased >= erased)) continue;
    return {
      day,
      problem: `it had ${tombstones} tombstones, ${erased} erased, and has ${other.tombstones}, ${other.erased}`,
    };
  }
  return null;
}

/**
 * Whether a published chain, such as the `transparency.json` of a release, holds together, and agrees with roots that somebody kept, be
 * they older or newer. O(days).
 *
 * @returns the first thing that is wrong; null where all is well
 */
export function verifyDays(published: Chain, kept?: Chain): ChainProblem | null {
  const broken = checkDays(published);
  if (broken || !kept) return broken;
  const brokenKept = checkDays(kept);
  if (brokenKept) return { day: brokenKept.day, problem: `of the kept roots: ${brokenKept.problem}` };
  const [last, lastKept] = [published, kept].map(({ days }) => days.at(-1)?.day ?? "");
  return last! < lastKept! ? compareDays(published, kept) : compareDays(kept, published);
}
