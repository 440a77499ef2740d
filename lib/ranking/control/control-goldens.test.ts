import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder } from "../comparisons";
import { studentErrors95 } from "../intervals";
import type { Outcome } from "../pair-counts";
import { type ControlledFit, fitControlled } from "./fit-controlled";

describe("American League 1987", () => {
  // Home wins and home losses of the seven teams of the eastern division against each other. Agresti, Categorical Data Analysis (2nd ed.),
  // p. 438, as in the data of BradleyTerry2 (H. Turner and D. Firth), whose tests keep the output of R that is compared with.
  const teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"];
  const atHome = [
    [null, [4, 3], [4, 2], [4, 3], [6, 1], [4, 2], [6, 0]],
    [[3, 3], null, [4, 2], [4, 3], [6, 0], [6, 1], [4, 3]],
    [[2, 5], [4, 3], null, [2, 4], [4, 3], [4, 2], [6, 0]],
    [[3, 3], [5, 1], [2, 5], null, [4, 3], [4, 2], [6, 1]],
    [[5, 1], [2, 5], [3, 3], [4, 2], null, [5, 2], [6, 0]],
    [[2, 5], [3, 3], [3, 4], [4, 3], [4, 2], null, [2, 4]],
    [[2, 5], [1, 5], [1, 6], [2, 4], [1, 6], [3, 4], null],
  ];
  const builder = new ComparisonsBuilder({ systems: teams });
  atHome.forEach((row, home) => {
    row.forEach((games, away) => {
      if (games === null) return;
      const sides = { left: teams[home]!, right: teams[away]! };
      builder.add({ ...sides, outcome: "left", votes: games[0]! });
      builder.add({ ...sides, outcome: "right", votes: games[1]! });
    });
  });
  const games = builder.build();
  const baltimore = 6;
  const overBaltimore = ({ strengths, covariances: { model } }: ControlledFit, team: number) => {
    const variance = model[team * 8]! + model[baltimore * 8]! - 2 * model[team * 7 + baltimore]!;
    return [strengths[team]! - strengths[baltimore]!, Math.sqrt(variance)] as const;
  };

  it("gives the abilities and the advantage of the home team, with their errors", () => {
    const fit = fitControlled(games, { interval: "model" });
    const expected = [
      [1.6196, 0.3474],
      [1.4754, 0.3446],
      [1.3271, 0.3403],
      [1.2813, 0.3404],
      [1.1438, 0.3378],
      [0.7047, 0.335],
    ];
    expected.forEach(([ability, error], team) => {
      expect(overBaltimore(fit, team)[0]).toBeCloseTo(ability!, 4);
      expect(overBaltimore(fit, team)[1]).toBeCloseTo(error!, 4);
    });
    expect(fit.position!.coefficient).toBeCloseTo(0.3023, 4);
    expect(fit.position!.standardError).toBeCloseTo(0.1309, 4);
    expect(fit.position!.odds).toBeCloseTo(1.35, 2);
    // exp(0.3023) / (1 + exp(0.3023))
    expect(fit.position!.shareLeft).toBeCloseTo(0.575, 4);
    expect(fit.position!.chanceLeft).toBeCloseTo(0.575, 4);
    expect(fit.nu).toBe(0);
  });

  it("gives the abilities without it, and the deviance between both", () => {
    const fit = fitControlled(games);
    const plain = fitControlled(games, { position: false });
    [1.5814, 1.4364, 1.2945, 1.2476, 1.1077, 0.6839].forEach((ability, team) => {
      expect(overBaltimore(plain, team)[0]).toBeCloseTo(ability, 4);
    });
    expect(2 * (fit.logLikelihood - plain.logLikelihood)).toBeCloseTo(5.4106, 4);
    expect(plain.position).toBeNull();
  });
});

describe("votes on answers of language models", () => {
  // llmonitor.com and D. Ustalov, CC-BY-4.0. Numbers of an independent fit in NumPy: a multinomial logit of the three outcomes by Newton's
  // method with the pseudo-inverse, and its sandwich over the 124 workers times 124/123.
  const folder = fileURLToPath(new URL("../../../../shared/data/llmfao/", import.meta.url));
  const isAbsent = !existsSync(folder);
  if (isAbsent) console.info("lib/ranking goldens are skipped: ../shared/data is not beside this checkout.");

  function readVotes(): Comparisons {
    const answers = readFileSync(`${folder}results.jsonl`, "utf8").trim().split("\n");
    const lengths = new Map<string, number>();
    for (const answer of answers) {
      const { name, prompt, result } = JSON.parse(answer) as { name: string; prompt: number; result: string };
      lengths.set(`${name} ${prompt}`, result.length);
    }
    const lines = readFileSync(`${folder}crowd-comparisons.csv`, "utf8").trim().split(/\r?\n/).slice(1);
    const rows = lines.map((line) => line.split(","));
    const builder = new ComparisonsBuilder({
      systems: [...new Set(rows.flatMap((row) => [row[6]!, row[7]!]))].sort(),
      covariates: ["length"],
    });
    for (const [, prompt, , , voter, outcome, left, right] of rows) {
      const [longer, shorter] = [lengths.get(`${left} ${prompt}`)!, lengths.get(`${right} ${prompt}`)!];
      const value = longer + shorter === 0 ? 0 : (longer - shorter) / (longer + shorter);
      builder.add({ left: left!, right: right!, outcome: outcome as Outcome, voter, values: [value] });
    }
    return builder.build();
  }

  it.skipIf(isAbsent)("effects of length and position with three errors, strengths and ties", () => {
    const votes = readVotes();
    expect([votes.length, votes.systems.length, votes.voters.length]).toEqual([8931, 59, 124]);
    const fit = fitControlled(votes);
    const [length] = fit.covariates;
    expect(length!.scale).toBeCloseTo(0.7407194189, 9);
    expect(length!.coefficient).toBeCloseTo(0.116062242, 8);
    expect(fit.position!.coefficient).toBeCloseTo(0.1582630508, 8);
    expect(fit.nu).toBeCloseTo(1.4848348525, 8);
    expect(fit.logLikelihood).toBeCloseTo(-8979.9563930783, 6);
    const expected = {
      model: [0.0299672757, 0.064387745],
      sandwich: [0.029936581, 0.0659404057],
      clustered: [0.0584955776, 0.0948324955],
      cautious: [0.0584955776, 0.0948324955],
    };
    for (const interval of ["model", "sandwich", "clustered", "cautious"] as const) {
      const { position, covariates, errors } = fitControlled(votes, { interval });
      // A clustered error is that of NumPy, stretched to Student's interval.
      const { effectiveVoters } = errors;
      const isStretched = interval === "clustered" || interval === "cautious";
      const stretch = isStretched ? studentErrors95(effectiveVoters! - 1) / 1.959963984540054 : 1;
      expect(stretch).toBeLessThan(1.1);
      [position!, covariates[0]!].forEach(({ standardError }, index) => {
        expect(standardError).toBeCloseTo(expected[interval][index]! * stretch, 8);
      });
    }
    const gpt4 = votes.systems.indexOf("GPT 4");
    expect(fit.strengths[gpt4]!).toBeCloseTo(1.7287488309, 8);
    expect(Math.sqrt(fit.covariances.model[gpt4 * 60]!)).toBeCloseTo(0.259800238, 8);
    expect(Math.sqrt(fit.covariances.clustered![gpt4 * 60]!)).toBeCloseTo(0.4213410605, 8);
  });
});
