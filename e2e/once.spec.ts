import { expect, test } from "@playwright/test";
import { drawBattle, newAnnotator } from "./api-annotator";
import { askRecord } from "./record";

test("of fifty identical votes at once one is stored and counted", async ({ playwright }) => {
  const http = await newAnnotator(playwright);
  const battle = await drawBattle(http);
  const data = { fit: "tie", feedback: { general: "Both name the harbour." } };

  const send = () => http.post(`/api/v1/battles/${battle.id}/vote`, { data });
  const answers = await Promise.all(Array.from({ length: 50 }, send));

  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(49);
  const { vote, reveal } = await answers[statuses.indexOf(201)]!.json();
  for (const answer of answers.filter((one) => one.status() === 409)) {
    const problem = await answer.json();
    expect(problem).toMatchObject({ code: "already_voted", vote: { ...vote, fit: "tie" }, reveal });
  }

  expect(await askRecord("SELECT id, fit FROM vote WHERE battle_id = $1", [battle.id])).toEqual([
    { id: vote.id, fit: "tie" },
  ]);
  // Others vote meanwhile, so the tally is compared with a count of the votes in one look, not with an earlier tally.
  const [cell] = await askRecord<{ tallied: number; counted: number }>(
    `SELECT tally.votes AS tallied, (
       SELECT count(*)::int FROM battle AS other JOIN vote ON vote.battle_id = other.id
       WHERE (other.arena_id, other.left_system_id, other.right_system_id, vote.standpoint, vote.source, vote.fit)
         = (tally.arena_id, tally.left_system_id, tally.right_system_id, tally.standpoint, tally.source, tally.outcome)
         AND vote.exclusion_reason IS NULL
     ) AS counted
     FROM battle JOIN tally USING (arena_id, left_system_id, right_system_id, standpoint, source)
     WHERE battle.id = $1 AND tally.outcome = 'tie'`,
    [battle.id],
  );
  expect(cell!.tallied).toBeGreaterThanOrEqual(1);
  expect(cell!.tallied).toBe(cell!.counted);
  await http.dispose();
});
