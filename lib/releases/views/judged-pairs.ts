import type { Staging } from "@/lib/storage/release-files";
import type { Connection } from "../connection";
import { readInPages } from "../tables/read-in-pages";
import type { Contents } from "./contents";
import { fewShot, toFewShotRows } from "./few-shot";
import { splitPairs } from "./few-shot-split";
import type { FewShotVotes } from "./few-shot-votes";
import { isPreference, type JudgedPair, type PreferenceRow, preference, toPreferenceRow } from "./preference";
import { ViewFiles, type WrittenView } from "./view-files";

interface RawPair {
  readonly one: string;
  readonly other: string;
  readonly forOne: number;
  readonly forOther: number;
  readonly annotators: number;
  readonly votes: number;
}

const decidedPairs = `
  SELECT one, other, for_one AS "forOne", for_other AS "forOther",
    one_wins + other_wins + ties + both_bad AS annotators, votes
  FROM pair_verdicts
  JOIN output AS output_one ON output_one.id = one JOIN output AS output_other ON output_other.id = other
  JOIN system AS system_one ON system_one.id = output_one.system_id JOIN system AS system_other ON system_other.id = output_other.system_id
  JOIN arena ON arena.id = output_one.arena_id
  JOIN task ON task.id = output_one.task_id
  JOIN persona_version AS version ON version.id = output_one.persona_version_id
  JOIN persona ON persona.id = version.persona_id
  WHERE for_one <> for_other AND persona.kind = 'described'
  ORDER BY arena.slug COLLATE "C", persona.slug COLLATE "C", version.version, task.slug COLLATE "C",
    least(system_one.slug COLLATE "C", system_other.slug COLLATE "C"),
    greatest(system_one.slug COLLATE "C", system_other.slug COLLATE "C")`;

/**
 * Writes `preference`, from what `readPairVerdicts` counted, and `few-shot`, of annotators from their votes and of personas from those
 * pairs. Memory: a page of pairs with their contents, and 8 bytes for each pair of one persona.
 */
export async function writeJudgedPairs(
  { connection, staging }: { readonly connection: Connection; readonly staging: Staging },
  contents: Contents,
  votes: FewShotVotes,
): Promise<WrittenView[]> {
  const fewShotFiles = new ViewFiles(staging, fewShot);
  for (const page of votes.pages()) await fewShotFiles.write(page);
  const preferenceFiles = new ViewFiles(staging, preference);
  const personas = new PersonaSplits(fewShotFiles);
  for await (const page of readInPages<RawPair>(connection, decidedPairs)) {
    const rows = await toRows(page, contents);
    await preferenceFiles.write(rows);
    await personas.add(rows);
  }
  await personas.finish();
  return [await preferenceFiles.finish(), await fewShotFiles.finish()];
}

async function toRows(page: readonly RawPair[], contents: Contents): Promise<PreferenceRow[]> {
  const outputOf = await contents.outputs.of(page.flatMap(({ one, other }) => [one, other]));
  const pairs = page.flatMap(({ one, other, forOne, forOther, annotators, votes }) => {
    const sides = [outputOf(one), outputOf(other)] as const;
    const pair: JudgedPair = {
      sides: [sides[0].row, sides[1].row],
      forFirst: forOne,
      forSecond: forOther,
      annotators,
      votes,
    };
    return isPreference(pair) ? [{ pair, contents: [sides[0].content, sides[1].content] as const }] : [];
  });
  const personaOf = await contents.personas.of(pairs.map(({ pair }) => personaKey(pair)));
  const taskOf = await contents.tasks.of(pairs.map(({ pair }) => pair.sides[0]));
  return pairs.map(({ pair, contents: sides }) =>
    toPreferenceRow(pair, { task: taskOf(pair.sides[0]), persona: personaOf(personaKey(pair)), sides }),
  );
}

function personaKey({ sides: [{ persona, persona_version }] }: JudgedPair) {
  return { persona, version: persona_version };
}

/** Splits the pairs of each persona, which come one persona after the other. */
export class PersonaSplits {
  readonly #files: { write(rows: ReturnType<typeof toFewShotRows>): Promise<void> };
  #first: PreferenceRow | null = null;
  #pairs = new Map<string, { readonly hash: Uint8Array; readonly voteId: null }>();

  constructor(files: { write(rows: ReturnType<typeof toFewShotRows>): Promise<void> }) {
    this.#files = files;
  }

  async add(rows: readonly PreferenceRow[]): Promise<void> {
    for (const row of rows) {
      const isSame =
        this.#first?.arena === row.arena &&
        this.#first.persona_id === row.persona_id &&
        this.#first.persona_version === row.persona_version;
      if (!isSame) await this.finish();
      this.#first = row;
      // Two systems may have made the same: one pair to learn from.
      this.#pairs.set(row.pair, { hash: Buffer.from(row.pair, "hex"), voteId: null });
    }
  }

  /** Writes the last one. */
  async finish(): Promise<void> {
    const split = splitPairs([...this.#pairs.values()]);
    if (split && this.#first) {
      const { arena, persona_id, persona_version } = this.#first;
      const subject = { scope: "persona", arena, subject: persona_id, persona_version, standpoint: "proxy" } as const;
      await this.#files.write(toFewShotRows(subject, split));
    }
    this.#pairs = new Map();
    this.#first = null;
  }
}
