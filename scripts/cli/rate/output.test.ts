import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoard } from "@/lib/imports/queries";
import { votesOfLines } from "../testing/votes";
import { rateByElo } from "./by-elo";
import { rateByStrength } from "./by-strength";
import { ratedCsv, ratedText } from "./output";
import { requestOf, type StrengthRequest } from "./request";

const request = requestOf({ model: "bt", seed: "s", minVotes: 1 }) as StrengthRequest;
const votes = votesOfLines(
  ...["ann/north", "bob/south"].flatMap((voter) =>
    ["A > B", "B > A", "A > B", "A > C", "C > B", "C > A", "A = B", "B x C", "A > Z"].map(
      (vote) => `${voter}: ${vote}`,
    ),
  ),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-output-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("what `palate rate` prints", () => {
  it.each([
    { name: "board.json", write: JSON.stringify },
    { name: "board.csv", write: ratedCsv },
  ])("is read as a board again: $name", async ({ name, write }) => {
    const { rated } = rateByStrength(votes, request);
    const file = join(folder, name);
    await writeFile(file, write(rated));
    const board = await readBoard(file);
    expect(board.unrated).toEqual(["Z"]);
    expect(board.rated).toEqual(
      rated.systems
        .filter(({ rating }) => rating !== null)
        .map(({ system, rating, rank, component }) => ({ id: system, name: null, rating, rank, component })),
    );
  });

  it("says as a text what was done, to whom, and what became of groups and voters", () => {
    const text = ratedText(rateByStrength(votes, request).rated);
    expect(text).toMatch(/^Bradley–Terry, ties after Davidson, ν \d\.\d{3}: 18 votes on 4 systems\n\n/);
    expect(text).toMatch(/^rank +system +rating +95 % from +to +best +votes +wins +neither$/m);
    expect(text).toMatch(/^ +Z +2 +0 % +no rating: never won$/m);
    expect(text).toMatch(/^system +north \(8\) +south \(8\)$/m);
    expect(text).toMatch(/^Voters: a system's standard deviation between 2 of them is 0, p 1\.000 by 199 shuffles\.$/m);
    expect(text).toMatch(/^Groups: whether they differ cannot be told \(alike\)\.$/m);
    expect(text).not.toContain("component");
  });

  it("names components where there are several rated ones", () => {
    const { rated } = rateByStrength(votesOfLines("A > B", "B > A", "C > D", "D > C"), request);
    expect(ratedText(rated)).toMatch(/^rank +system +component +rating/m);
  });

  it("says where what is acceptable begins", () => {
    const { rated } = rateByStrength(votes, { ...request, bothBad: "grounded" });
    expect(ratedText(rated)).toMatch(/^What is acceptable begins at -?\d+ \(-?\d+ … -?\d+\)\.$/m);
  });

  it("says of Elo in which order it went", () => {
    const elo = { model: "elo", bothBad: "tie", rounds: 0, hasInterval: true, seed: "s", minVotes: 1 } as const;
    expect(ratedText(rateByElo(votes, elo).rated)).toMatch(/^Elo in the order of the file, K 4: 18 votes/);
    const over = ratedText(rateByElo(votes, { ...elo, rounds: 9 }).rated);
    expect(over).toMatch(/^Elo, mean over 9 drawn orders, K 4: 18 votes on 4 systems; the interval/);
  });

  it("counts groups that are too many for a line", () => {
    const many = votesOfLines(
      ...["g", "h", "i", "j", "k", "l", "m"].flatMap((group) => [`a/${group}: A > B`, `b/${group}: B > A`]),
    );
    expect(ratedText(rateByStrength(many, request).rated)).toContain("\n7 groups; --json lists them.\n");
  });
});
