import { describe, expect, it } from "vitest";
import type { VoteColumnChoice } from "./schema";
import type { Table } from "./table";
import { columnsOf, findVoteColumns } from "./vote-columns";

function find(columns: string, choice?: VoteColumnChoice) {
  const table: Table = {
    file: "votes.csv",
    format: "csv",
    columns: columns.split(","),
    unit: "line",
    async *batches() {
      yield { length: 0, rows: [], cells: [] };
    },
  };
  return findVoteColumns(table, choice);
}

const none = { voter: null, group: null, votes: null, weight: null };

describe("findVoteColumns", () => {
  it.each([
    ["the plain layout", "left,right,winner", { left: "left", right: "right", outcome: { winner: "winner" }, ...none }],
    [
      "llmfao's layout, with ids of models beside their names",
      "id,prompt,model_x,model_y,worker,winner,left,right",
      { left: "left", right: "right", outcome: { winner: "winner" }, ...none, voter: "worker" },
    ],
    [
      "LMArena's layout of 33k battles",
      "question_id,model_a,model_b,winner,judge,conversation_a,conversation_b,turn",
      { left: "model_a", right: "model_b", outcome: { winner: "winner" }, ...none, voter: "judge" },
    ],
    [
      "LMArena's layout of 55k battles",
      "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie",
      {
        left: "model_a",
        right: "model_b",
        outcome: { left: "winner_model_a", right: "winner_model_b", tie: "winner_tie" },
        ...none,
      },
    ],
    [
      "LMArena's layout of 100k battles",
      "question_id,model_a,model_b,winner,judge_hash,language",
      { left: "model_a", right: "model_b", outcome: { winner: "winner" }, ...none, voter: "judge_hash" },
    ],
    [
      "LMArena's layout of 140k battles",
      "id,model_a,model_b,winner,evaluation_session_id,evaluation_order,conversation_a",
      { left: "model_a", right: "model_b", outcome: { winner: "winner" }, ...none, voter: "evaluation_session_id" },
    ],
    [
      "Palate's own releases",
      "vote_id,annotator_id,arena,task,system_left,family_left,system_right,fit,quality",
      { left: "system_left", right: "system_right", outcome: { winner: "fit" }, ...none, voter: "annotator_id" },
    ],
    [
      "counted and weighted votes in groups",
      "left,right,winner,group,votes,weight",
      {
        left: "left",
        right: "right",
        outcome: { winner: "winner" },
        voter: null,
        group: "group",
        votes: "votes",
        weight: "weight",
      },
    ],
  ])("recognizes %s", (_, columns, expected) => {
    expect(find(columns)).toEqual(expected);
  });

  it("recognizes names whatever their case, with spaces or hyphens, and gives them as the file has them", () => {
    expect(find("Model A,model-b,WINNER,User ID")).toMatchObject({
      left: "Model A",
      right: "model-b",
      outcome: { winner: "WINNER" },
      voter: "User ID",
    });
  });

  it("takes the columns that were chosen, and finds the others", () => {
    const columns = "left,right,winner,x,y,pick,who,prompt,user";
    expect(find(columns, { left: "x", right: "y" })).toMatchObject({
      left: "x",
      right: "y",
      outcome: { winner: "winner" },
      voter: "user",
    });
    expect(find(columns, { winner: "pick", voter: "who", group: "prompt" })).toMatchObject({
      left: "left",
      outcome: { winner: "pick" },
      voter: "who",
      group: "prompt",
    });
    expect(find("x,y,pick", { left: "x", right: "y", winner: "pick" })).toMatchObject({ left: "x", right: "y" });
    expect(find("model_a,model_b,winner_model_a,winner_model_b,winner_tie,pick", { winner: "pick" })).toMatchObject({
      outcome: { winner: "pick" },
    });
  });

  it("leaves out what must not be read", () => {
    const columns = find("left,right,winner,voter,group,votes,weight", none);
    expect(columns).toEqual({ left: "left", right: "right", outcome: { winner: "winner" }, ...none });
    expect(columnsOf(columns)).toEqual(["left", "right", "winner"]);
  });

  it("names each column once that is read", () => {
    expect(columnsOf(find("left,right,winner,user", { group: "user" }))).toEqual(["left", "right", "winner", "user"]);
    expect(columnsOf(find("model_a,model_b,winner_model_a,winner_model_b,winner_tie"))).toEqual([
      "model_a",
      "model_b",
      "winner_model_a",
      "winner_model_b",
      "winner_tie",
    ]);
  });

  it.each([
    [
      "a,b,pick",
      {},
      'no columns of a known layout: name them with --left, --right, --winner. The columns are "a", "b", "pick".',
    ],
    [
      "a,b,winner",
      {},
      'no columns of a known layout: name them with --left, --right. The columns are "a", "b", "winner".',
    ],
    [
      "a,b,pick",
      { left: "a" },
      'no columns of a known layout: name them with --right, --winner. The columns are "a", "b", "pick".',
    ],
    ["left,right,pick", {}, 'no column that says who won (--winner). The columns are "left", "right", "pick".'],
    ["left,right,winner", { voter: "who" }, 'no column "who" (--voter). The columns are "left", "right", "winner".'],
    ["left,right,winner", { left: "Left" }, 'no column "Left" (--left). The columns are "left", "right", "winner".'],
  ])("says what is missing of %s with %j, and what there is", (columns, choice, detail) => {
    expect(() => find(columns, choice)).toThrow(
      expect.objectContaining({ code: "missing_column", message: `votes.csv: ${detail}` }),
    );
  });

  it("refuses a column that stands there twice, if it is read", () => {
    expect(() => find("left,right,winner,left")).toThrow(expect.objectContaining({ code: "ambiguous_column" }));
    expect(find("left,right,winner,note,note")).toMatchObject({ left: "left" });
  });
});
