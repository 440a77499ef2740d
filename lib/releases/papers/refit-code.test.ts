import { describe, expect, it } from "vitest";
import { chooseExample, writeFilterCode, writeRefitCode } from "./refit-code";
import { facts } from "./testing/facts";

const board = facts.boards[0]!;
const of = (byArena: Record<string, number>, boards = [board]) =>
  chooseExample({ source: "human", counts: { ...facts.counts, byArena }, boards });

describe("chooseExample", () => {
  it("takes the arena with the most votes, the first by name of several, and none where nothing was voted", () => {
    expect(of({ image: 3, text: 4 })?.arena).toBe("text");
    expect(of({ text: 3, image: 3 })?.arena).toBe("image");
    expect(of({})).toBeNull();
  });

  it("filters by owners where there are owners' votes", () => {
    expect(of({ text: 4 })?.standpoint).toBe("proxy");
    expect(of({ text: 4 }, [board, { ...board, view: "human/owner" }])?.standpoint).toBe("owner");
  });

  it("refits no board that is not there", () => {
    expect(of({ text: 4 })?.view).toBe("human");
    expect(of({ text: 4 }, [{ ...board, failure: "not_converged" }])?.view).toBeNull();
    expect(of({ image: 4 })?.view).toBeNull();
  });
});

describe("the code", () => {
  it("keeps names texts of its language", () => {
    const example = { arena: `it's "text"`, standpoint: "proxy", view: "human" } as const;
    expect(writeFilterCode("duckdb", example)).toContain(`arena = 'it''s "text"'`);
    for (const language of ["python", "r", "javascript"] as const) {
      expect(writeFilterCode(language, example)).toContain(String.raw`"it's \"text\""`);
    }
    expect(writeRefitCode("python", "text", "human")).toContain('boards["view"] == "human"');
    expect(writeRefitCode("javascript", "text", "human")).toContain('view === "human"');
  });
});
