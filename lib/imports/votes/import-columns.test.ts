import { describe, expect, it } from "vitest";
import type { Table } from "../table";
import { findImportColumns, type ImportColumnChoice, importColumnsOf } from "./import-columns";

function find(columns: string, choice?: ImportColumnChoice) {
  const table: Table = {
    file: "votes.csv",
    format: "csv",
    columns: columns.split(","),
    unit: "line",
    async *batches() {
      yield { length: 0, rows: [], cells: [] };
    },
  };
  return findImportColumns(table, choice);
}

const none = { prompt: null, texts: null, persona: null, time: null, standpoint: null, segments: [] };

describe("findImportColumns", () => {
  it.each([
    ["nothing but votes", "left,right,winner", none],
    [
      "LMArena's layout of 33k battles",
      "question_id,model_a,model_b,winner,judge,conversation_a,conversation_b,turn,anony,language,tstamp",
      { ...none, texts: { left: "conversation_a", right: "conversation_b" }, time: "tstamp" },
    ],
    [
      "LMArena's layout of 55k battles",
      "id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie",
      { ...none, prompt: "prompt", texts: { left: "response_a", right: "response_b" } },
    ],
    [
      "LMArena's layout of 140k battles",
      "id,model_a,model_b,winner,evaluation_session_id,conversation_a,conversation_b,full_conversation,timestamp",
      { ...none, texts: { left: "conversation_a", right: "conversation_b" }, time: "timestamp" },
    ],
    [
      "Palate's own releases",
      "vote_id,annotator_id,arena,task,prompt,persona,persona_version,standpoint,system_left,system_right,fit,voted_on",
      { ...none, prompt: "prompt", persona: "persona", standpoint: "standpoint", time: "voted_on" },
    ],
    [
      "other spellings",
      "Left Answer,right-answer,Question",
      { ...none, prompt: "Question", texts: { left: "Left Answer", right: "right-answer" } },
    ],
    ["the text of one side alone as none", "response_a,output_b", none],
  ])("finds %s", (_, columns, expected) => {
    expect(find(columns)).toEqual(expected);
  });

  it("takes what was chosen, and leaves out what was not wanted", () => {
    const columns = "prompt,q,response_a,response_b,one,other,persona,who,tstamp,at";
    const choice = { prompt: "q", leftText: "one", rightText: "other", persona: "who", time: "at" };
    expect(find(columns, choice)).toEqual({
      ...none,
      prompt: "q",
      texts: { left: "one", right: "other" },
      persona: "who",
      time: "at",
    });
    expect(find(columns, { prompt: null, leftText: null, persona: null, time: null })).toEqual(none);
    expect(importColumnsOf(find(columns))).toEqual(["prompt", "response_a", "response_b", "persona", "tstamp"]);
  });

  it("refuses a chosen column that is not there, and one that is there twice", () => {
    expect(() => find("a,b", { prompt: "c" })).toThrow('no column "c" (--prompt)');
    expect(() => find("a,b", { leftText: "a", rightText: "c" })).toThrow('no column "c" (--right-text)');
    expect(() => find("a,b", { leftText: "a" })).toThrow("name the other one, too (--right-text)");
    expect(() => find("prompt,prompt")).toThrow('the column "prompt" stands there twice');
  });
});

describe("columns of segments", () => {
  it("are those that are named, and no others", () => {
    const found = find("left,right,winner,fan,age", { segments: ["age", "fan"] });
    expect(found.segments).toEqual(["age", "fan"]);
    expect(importColumnsOf(found)).toEqual(["age", "fan"]);
    expect(() => find("left,right,winner,fan", { segments: ["fun"] })).toThrow(/no column "fun" \(--segment\)/);
  });
});
