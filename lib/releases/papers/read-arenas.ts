import { chip } from "@/lib/arenas/schema";
import type { Connection } from "../connection";
import type { ReleasedArena } from "../manifest";

interface RawArena extends Pick<ReleasedArena, "arena" | "name" | "modality" | "mode" | "instructions"> {
  readonly criteria: unknown;
  readonly chips: unknown;
}

/** What the arenas with these keys ask at the moment of the transaction, by their keys. */
export async function readReleasedArenas(connection: Connection, arenas: Iterable<string>): Promise<ReleasedArena[]> {
  const { rows } = await connection.query<RawArena>(
    `SELECT slug AS arena, name, modality::text AS modality, mode::text AS mode, instructions, criteria, chips FROM arena
     WHERE slug = ANY($1) ORDER BY slug COLLATE "C"`,
    [[...arenas]],
  );
  return rows.map(({ criteria, chips: stored, ...arena }) => {
    const chips = chip.array().parse(stored);
    const keysOf = (wanted: string) => chips.flatMap(({ key, polarity }) => (polarity === wanted ? key : []));
    return {
      ...arena,
      criteria: (criteria as { key: string }[]).map(({ key }) => key),
      positiveChips: keysOf("positive"),
      negativeChips: keysOf("negative"),
    };
  });
}
