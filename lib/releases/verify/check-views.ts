import type { ReleaseRow } from "../schema";
import { type BattleRow, battles } from "../tables/battles";
import { votes } from "../tables/votes";
import { type Arena55kRow, arena55k } from "../views/arena-55k";
import { type Arena140kRow, arena140k } from "../views/arena-140k";
import { fewShot } from "../views/few-shot";
import { FewShotVotes } from "../views/few-shot-votes";
import { PersonaSplits } from "../views/judged-pairs";
import { views } from "../views/list";
import { hashOfOutputs, type PreferenceRow, preference } from "../views/preference";
import { votesFull } from "../views/votes-full";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";
import { ExpectedPreferences } from "./expected-preferences";
import type { ReleaseFolder } from "./folder";
import { readParquetTable } from "./read-table";
import type { ShownContents } from "./shown-contents";
import { ViewRows } from "./view-rows";

/**
 * Makes every view again from the tables, and holds it against its files row by row. Memory: some 150 bytes a vote.
 *
 * @param contents of all outputs, tasks and personas
 * @param visit is handed each vote that is in the full view alone
 */
export async function* checkViews(
  folder: ReleaseFolder,
  contents: ShownContents,
  visit: (table: string, row: TableRow) => void,
): AsyncGenerator<Check> {
  const arenas = Object.keys(folder.manifest.counts.byArena).sort();
  const rows = {
    arena140k: new ViewRows(folder, arena140k),
    arena55k: new ViewRows(folder, arena55k),
    preference: new ViewRows(folder, preference),
    fewShot: new ViewRows(folder, fewShot),
    full: new ViewRows(folder, votesFull),
  };
  const sealed = sealing(contents);
  const preferences = new ExpectedPreferences(contents);
  const splits = new FewShotVotes(arenas);
  try {
    for await (const [vote, battle] of readJudged(folder)) {
      const [left, right] = [
        contents.output({ ...battle, output_id: battle.output_left, system: battle.system_left }),
        contents.output({ ...battle, output_id: battle.output_right, system: battle.system_right }),
      ];
      const judged = { vote, task: contents.task(vote), left: left.content, right: right.content };
      await rows.arena140k.expect(arena140k.fromJudged!(judged), sealed.arena140k);
      await rows.arena55k.expect(arena55k.fromJudged!(judged), sealed.arena55k);
      await rows.full.expect({ ...vote, is_excluded: false, exclusion_reason: null });
      preferences.add(vote, left.row, right.row);
      splits.add(vote, hashOfOutputs(left.row, right.row));
    }
    for (const page of splits.pages()) for (const row of page) await rows.fewShot.expect(row);
    const personas = new PersonaSplits({
      write: async (expected) => {
        for (const row of expected) await rows.fewShot.expect(row);
      },
    });
    for (const row of preferences.rows()) {
      await rows.preference.expect(row, sealed.preference);
      await personas.add([row]);
    }
    await personas.finish();
  } catch (error) {
    // The tables themselves are broken, which their own checks tell; a view cannot be made from them.
    yield { name: "views", detail: "made again from the tables", problems: [(error as Error).message] };
    return;
  }
  await visitExcluded(folder, rows.full, visit);
  for (const view of Object.values(rows)) yield await view.finish();
  const known = new Set(views.map(({ name }) => name));
  const unknown = folder.manifest.views
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `${name} is no view of a release`);
  if (unknown.length > 0) yield { name: "views", detail: "views that are described", problems: unknown };
}

/** Every vote with its battle, which are in one order. @throws Error they are not */
async function* readJudged(folder: ReleaseFolder): AsyncGenerator<[ReleaseRow, BattleRow]> {
  if (!folder.manifest.tables.some(({ name }) => name === "votes")) return;
  const ofBattles = rowsOf<BattleRow>(folder, battles.name);
  for await (const vote of rowsOf<ReleaseRow>(folder, votes.name)) {
    const { value: battle } = (await ofBattles.next()) as { value: BattleRow | undefined };
    if (battle?.battle_id !== vote.battle_id)
      throw new Error(`battles are not in the order of votes at ${vote.vote_id}`);
    yield [vote, battle];
  }
}

async function* rowsOf<Row>(folder: ReleaseFolder, name: string): AsyncGenerator<Row> {
  for await (const page of readParquetTable(folder, { name, columns: [] })) yield* page as Iterable<Row>;
}

/** The rest of the full view: votes that do not count, in the order of their names, and no more of each reason than the manifest has. */
async function visitExcluded(
  { manifest }: ReleaseFolder,
  full: ViewRows<ReturnType<(typeof votesFull)["schema"]["parse"]>>,
  visit: (table: string, row: TableRow) => void,
): Promise<void> {
  const problems = new Problems(5);
  const counts: Record<string, number> = {};
  let last = "";
  for (let row = await full.next(); row !== null; row = await full.next()) {
    const { is_excluded, exclusion_reason, ...vote } = row;
    if (!is_excluded || exclusion_reason === null) problems.add(`the vote ${vote.vote_id} counts and is not in votes`);
    else counts[exclusion_reason] = (counts[exclusion_reason] ?? 0) + 1;
    if (vote.vote_id <= last) problems.add(`the vote ${vote.vote_id} is not in its order`);
    if (vote.source !== manifest.source) problems.add(`the vote ${vote.vote_id} is of the source ${vote.source}`);
    last = vote.vote_id;
    visit("votes", vote);
  }
  for (const [reason, count] of Object.entries(counts)) {
    const left = manifest.counts.leftOut[reason] ?? 0;
    if (count > left) problems.add(`${count} votes are excluded as ${reason}, the manifest says ${left}`);
  }
  for (const problem of problems.list()) full.problem(problem);
}

/** Rows of files with their texts as `ShownContents` has them. */
function sealing(contents: ShownContents) {
  return {
    arena140k: (row: Arena140kRow): Arena140kRow => {
      const seal = <Message extends Arena140kRow["conversation_a"][number]>(message: Message) =>
        contents.sealMessage(message) as Message;
      return {
        ...row,
        conversation_a: row.conversation_a.map(seal),
        conversation_b: row.conversation_b.map(seal),
        full_conversation: row.full_conversation.map(({ user, model_side_a, model_side_b }) => ({
          user: seal(user),
          model_side_a: seal(model_side_a),
          model_side_b: seal(model_side_b),
        })),
      };
    },
    arena55k: (row: Arena55kRow): Arena55kRow => ({
      ...row,
      prompt: contents.seal(row.prompt),
      response_a: contents.seal(row.response_a),
      response_b: contents.seal(row.response_b),
    }),
    preference: (row: PreferenceRow): PreferenceRow => ({
      ...row,
      prompt: contents.seal(row.prompt),
      persona: contents.seal(row.persona),
      chosen: contents.seal(row.chosen),
      rejected: contents.seal(row.rejected),
    }),
  };
}
