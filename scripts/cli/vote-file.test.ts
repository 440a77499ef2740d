import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addVoteColumnOptions, columnChoice } from "./vote-file";

function choose(...args: string[]) {
  const command = addVoteColumnOptions(new Command()).parse(args, { from: "user" });
  return columnChoice(command.opts());
}

describe("the options for columns", () => {
  it("choose nothing by themselves", () => {
    expect(Object.values(choose()).every((choice) => choice === undefined)).toBe(true);
  });

  it("choose a column, or that none is read", () => {
    expect(choose("--left", "x", "--right", "y", "--winner", "z", "--voter", "who", "--group", "lang")).toMatchObject({
      left: "x",
      right: "y",
      winner: "z",
      voter: "who",
      group: "lang",
    });
    expect(choose("--no-voter", "--no-group", "--no-votes", "--no-weight")).toMatchObject({
      voter: null,
      group: null,
      votes: null,
      weight: null,
    });
  });
});
