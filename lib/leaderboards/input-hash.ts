import { createHash } from "node:crypto";
import type { Comparisons } from "@/lib/ranking/comparisons";
import type { BoardInput } from "./input/queries";
import { methodologyVersion } from "./schema";

/**
 * SHA-256 over what a board is computed from: who voted how on which pair, the systems, what was left out, what personas
 * are called, what is declared of personas and annotators, which taste annotators told, and how it is computed. (Outputs never change, so that their votes name them well enough.) Equal hash, equal board. Independent of the order of votes and systems. Cost O(votes).
 *
 * Votes go in as a sum over all of them of a mixed number for (voter, left, right, outcome), in two halves of 32 bits: it guards against
 * change, not against somebody who tailors votes to a sum.
 *
 * @param key what else decides: the filter
 */
export function hashInput(
  key: string,
  comparisons: Comparisons,
  {
    systems,
    excluded,
    personaNames,
    personaAttributes,
    annotatorAttributes,
    annotatorAxes,
  }: Pick<
    BoardInput,
    "systems" | "excluded" | "personaNames" | "personaAttributes" | "annotatorAttributes" | "annotatorAxes"
  >,
): string {
  const lines = [
    ...systems.map((s) =>
      [
        "system",
        s.id,
        s.slug,
        s.name,
        s.family,
        s.strategy,
        s.organization,
        s.licence,
        s.retiredAt?.toISOString(),
      ].join("\t"),
    ),
    ...Object.entries(excluded).map(([reason, votes]) => ["excluded", reason, votes].join("\t")),
    ...[...personaNames].map(([id, { slug, name }]) => ["persona", id, slug, name].join("\t")),
    ...linesOf("persona attribute", personaAttributes),
    ...linesOf("annotator attribute", annotatorAttributes),
    ...[...annotatorAxes].flatMap(([id, own]) =>
      [...own].map(([axis, place]) => ["annotator axis", id, axis, place].join("\t")),
    ),
  ].sort();
  return createHash("sha256")
    .update([methodologyVersion, key, comparisons.length, ...sumOfVotes(comparisons), ...lines].join("\n"))
    .digest("hex");
}

function linesOf(kind: string, attributes: BoardInput["personaAttributes"]): string[] {
  return [...attributes].flatMap(([id, own]) => own.map(({ label, value }) => [kind, id, label, value].join("\t")));
}

function sumOfVotes({ length, systems, voters, left, right, outcome, voter }: Comparisons): [number, number] {
  const systemNumbers = systems.map(numberOf);
  const voterNumbers = voters.map(numberOf);
  let low = 0;
  let high = 0;
  for (let at = 0; at < length; at += 1) {
    const one = mix(systemNumbers[left[at]!]! ^ 0x9e3779b9, systemNumbers[right[at]!]!);
    const all = mix(one + outcome[at]!, voterNumbers[voter[at]!] ?? 0);
    low = (low + all) >>> 0;
    high = (high + mix(all, one)) >>> 0;
  }
  return [low, high];
}

/** 32 bits of a name. */
function numberOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32LE(0);
}

/** The finalizer of MurmurHash3 (A. Appleby) over two words. */
function mix(one: number, other: number): number {
  let word = Math.imul(one, 0xcc9e2d51) ^ other;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}
