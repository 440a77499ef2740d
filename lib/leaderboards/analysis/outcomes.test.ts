import { beforeAll, describe, expect, it } from "vitest";
import { coarsenPlace } from "@/lib/privacy/coarsen";
import { eloPerLogit } from "@/lib/ranking/intervals";
import { type RandomSource, seededRandom } from "@/lib/ranking/random";
import type { AnalysisContent } from "../analysis-schema";
import { analysisContent } from "../analysis-schema";
import { buildBoard } from "../build-board";
import type { BoardInput, CountedSystem } from "../input/queries";
import { VoteMemory, type VoteRow } from "../input/vote-memory";
import { boardFilter } from "../schema";
import { buildAnalysis } from "./build-analysis";

// Annotators of two planted tastes judge for themselves and for others, with everything that boards know of a vote.

const slugs = ["alpha-generic", "alpha-history", "alpha-persona", "beta-generic", "beta-persona"] as const;
const systems: CountedSystem[] = slugs.map((slug) => {
  const [family, strategy] = slug.split("-") as [string, string];
  return { id: slug, slug, name: slug, family, strategy, organization: "", licence: "", retiredAt: null };
});
/** Strengths by taste, natural-log units: the first gains by the persona, the second loses by it. */
const tastes = [
  [-0.4, 0, 0.8, -0.5, 0.1],
  [0.5, 0, -0.7, 0.6, -0.4],
] as const;
const personas = ["ann", "bob", "cas", "dan"] as const;
const ages = { ann: "31", bob: "38", cas: "52", dan: "59" } as const;
const tasks = ["t1", "t2", "t3"] as const;
const annotators = 80;
const votesOfEach = 60;

const idOf = (number: number) => `019ab0c0-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
const tasteOf = (annotator: number) => (annotator < 50 ? 0 : 1);

function plant(random: RandomSource, votes = annotators * votesOfEach): BoardInput {
  const memory = new VoteMemory(slugs);
  const outputOf = (system: string, persona: string, task: string) => `${system} ${persona} ${task}`;
  for (const systemId of slugs) {
    for (const personaId of personas) {
      for (const taskId of tasks) {
        const id = outputOf(systemId, personaId, taskId);
        memory.addOutput({ id, systemId, personaId, personaVersionId: `${personaId} 1`, taskId });
      }
    }
  }
  for (let annotator = 0; annotator < annotators; annotator += 1) {
    for (let vote = 0; vote < Math.min(votesOfEach, votes - annotator * votesOfEach); vote += 1) {
      const left = random.below(slugs.length);
      const right = (left + 1 + random.below(slugs.length - 1)) % slugs.length;
      const strengths = tastes[tasteOf(annotator)]!;
      const chance = 1 / (1 + Math.exp(strengths[right]! - strengths[left]!));
      const draw = random.next();
      const fit: VoteRow["fit"] = draw < 0.1 ? "tie" : draw < 0.1 + 0.9 * chance ? "left" : "right";
      const [persona, task] = [personas[random.below(personas.length)]!, tasks[random.below(tasks.length)]!];
      memory.add({
        id: idOf(annotator * votesOfEach + vote),
        annotatorId: `annotator ${annotator}`,
        leftOutputId: outputOf(slugs[left]!, persona, task),
        rightOutputId: outputOf(slugs[right]!, persona, task),
        fit,
        standpoint: vote % 3 === 0 ? "owner" : "proxy",
        source: "human",
        createdAtMs: 0,
        // Marks follow the verdict, so that people agree on them as far as on verdicts.
        criteria: { clarity: { left: fit === "left" ? 5 : 2, right: fit === "right" ? 5 : 2 }, tone: { side: fit } },
      });
    }
  }
  return {
    systems,
    cells: memory.cells(),
    excluded: {},
    personaNames: new Map(personas.map((id) => [id, { slug: id, name: id.toUpperCase() }])),
    personaAttributes: new Map(
      personas.map((id) => [
        `${id} 1`,
        [
          { label: "Age", value: ages[id] },
          { label: "Work", value: `as ${id}` },
        ],
      ]),
    ),
    annotatorAttributes: new Map(
      Array.from({ length: annotators }, (_, annotator) => [
        `annotator ${annotator}`,
        [
          { label: "Club", value: tasteOf(annotator) === 0 ? "Blue" : "Red" },
          { label: "Team", value: annotator < 9 ? "small" : annotator < 40 ? "one" : "other" },
        ],
      ]),
    ),
    annotatorAxes: plantAxes(),
    tasks: new Map(tasks.map((id) => [id, { slug: id, prompt: `What is ${id}?` }])),
    memory,
    merges: 0,
  };
}

/** Two of three told their taste: those of the first like it concise and rather plain, of the second detailed; in form they are alike. */
function plantAxes(): Map<string, Map<string, number>> {
  const random = seededRandom("axes of two tastes");
  const told = Array.from({ length: annotators }, (_, at) => at).filter((at) => at % 3 > 0);
  return new Map(
    told.map((at) => {
      const side = tasteOf(at) === 0 ? -1 : 1;
      const place = (mean: number) => coarsenPlace(Math.max(-1, Math.min(1, mean + 0.3 * random.normal())));
      return [
        `annotator ${at}`,
        new Map([
          ["length", place(0.6 * side)],
          ["depth", place(0.3 * side)],
          ["form", place(0.2)],
          // Told by eight of the second alone.
          ...(at >= 68 ? ([["voice", 1]] as const) : []),
        ]),
      ];
    }),
  );
}

function analyze(input: BoardInput, choices: object = {}): AnalysisContent {
  const filter = boardFilter.parse(choices);
  const selected = input.memory.select(filter, 1);
  const { fits } = buildBoard(selected, input, filter.ties);
  const shown = { systems: new Map<string, number>(), parts: new Map<string, number>() };
  const board = fits.find(({ shown: some }) => some.length > 0);
  return analysisContent.parse(
    buildAnalysis({ selected, input, filter, board, styles: null, shown, isOfFewOwners: false }),
  );
}

/** What personalizing buys a taste, in points. */
const liftOf = (taste: number, system: number, control: number) =>
  (tastes[taste]![system]! - tastes[taste]![control]!) * eloPerLogit;
const planted = [
  ["alpha-history", 1, 0],
  ["alpha-persona", 2, 0],
  ["beta-persona", 4, 3],
] as const;

let input: BoardInput;
let analysis: AnalysisContent;
beforeAll(() => {
  input = plant(seededRandom("two tastes"));
  analysis = analyze(input);
});

describe("annotators with two planted tastes", () => {
  it("are two kinds of taste, whose lifts are covered", () => {
    const { prototypes } = analysis;
    if ("reason" in prototypes) throw new Error(prototypes.reason);
    expect(prototypes.classes.map(({ key, voters }) => [key, voters])).toEqual([
      ["prototype:1", expect.toSatisfy((voters: number) => Math.abs(voters - 50) <= 3)],
      ["prototype:2", expect.toSatisfy((voters: number) => Math.abs(voters - 30) <= 3)],
    ]);
    prototypes.classes.forEach(({ lifts }, taste) => {
      for (const [slug, system, control] of planted) {
        const lift = lifts.find((one) => one.system === slug)!;
        expect(lift.low).toBeLessThan(liftOf(taste, system, control));
        expect(lift.high).toBeGreaterThan(liftOf(taste, system, control));
      }
    });
    for (const { contrasts } of prototypes.classes) {
      expect(contrasts).toHaveLength(3);
      for (const { points, low, high } of contrasts) expect((low + high) / 2).toBeCloseTo(points, 9);
      expect(Math.max(contrasts[0]!.low, -contrasts[0]!.high)).toBeGreaterThan(0);
    }
    // What the first favors and the second does not is the persona.
    expect(prototypes.classes[0]!.leanings[0]).toMatchObject({ by: "strategy", name: "persona" });
    expect(prototypes.classes[1]!.leanings.at(-1)).toMatchObject({ by: "strategy", name: "persona" });
  });

  it("lean to what they told of themselves, and not to what they have in common", () => {
    const { prototypes } = analysis;
    if ("reason" in prototypes) throw new Error(prototypes.reason);
    const axes = prototypes.classes.map((kind) => {
      if ("reason" in kind.axes) throw new Error(kind.axes.reason);
      return kind.axes;
    });
    expect(axes.map(({ compared, leanings }) => [compared, leanings.map(({ towards }) => towards)])).toEqual([
      [3, ["concise", "plain"]],
      [3, ["detailed", "expert"]],
    ]);
    const [length] = axes[0]!.leanings;
    expect(length).toMatchObject({ axis: "length", against: "detailed" });
    expect(length!.low).toBeLessThan(-1.2);
    expect(length!.high).toBeGreaterThan(-1.2);
    expect(length!.pValue).toBeLessThan(0.001);
    expect(length!.people + length!.others).toBe(input.annotatorAxes.size);
    expect(length!.people).toBeGreaterThanOrEqual(10);
  });

  it("have groups by what is declared of them, whose lifts are covered, none under ten", () => {
    const club = analysis.segmentations.find(({ by }) => by === "annotator:club")!;
    expect(club.segments.map(({ key, annotators: people }) => [key, people])).toEqual([
      ["annotator:club.blue", 50],
      ["annotator:club.red", 30],
    ]);
    expect(club.heterogeneity).toMatchObject({ pValue: 0.005 });
    club.segments.forEach(({ lifts }, taste) => {
      for (const [slug, system, control] of planted) {
        const lift = lifts.find((one) => one.system === slug)!;
        expect(lift.low).toBeLessThan(liftOf(taste, system, control));
        expect(lift.high).toBeGreaterThan(liftOf(taste, system, control));
      }
    });
    const team = analysis.segmentations.find(({ by }) => by === "annotator:team")!;
    expect([team.hidden, team.segments.map(({ name }) => name)]).toEqual([1, ["one", "other"]]);
  });

  it("judged for personas, whose ages go by tens and whose works tell nothing", () => {
    expect(analysis.segmentations.map(({ by }) => by)).toEqual([
      "persona",
      "attribute:age",
      "annotator:club",
      "annotator:team",
    ]);
    expect(analysis.segmentations[1]!.segments.map(({ key, name }) => [key, name])).toEqual([
      ["attribute:age.30-39", "30–39"],
      ["attribute:age.50-59", "50–59"],
    ]);
  });

  it("judged personalization worse as often as they were planted to", () => {
    const { worse } = analysis.personalization;
    expect(worse.map(({ system, standpoint }) => `${system} ${standpoint}`)).toEqual(
      planted.flatMap(([slug]) => ["any", "owner", "proxy"].map((standpoint) => `${slug} ${standpoint}`)),
    );
    for (const [slug, system, control] of planted) {
      const truth = [0, 1].reduce((sum, taste) => {
        const gap = tastes[taste]![control]! - tastes[taste]![system]!;
        return sum + ((taste === 0 ? 50 : 30) / 80) * 0.9 * (1 / (1 + Math.exp(-gap)));
      }, 0);
      const all = worse.find((row) => row.system === slug && row.standpoint === "any")!;
      expect(all.low).toBeLessThan(truth);
      expect(all.high).toBeGreaterThan(truth);
      expect(all.better + all.worse + all.tie + all.neither).toBe(all.battles);
      const parts = worse.filter((row) => row.system === slug && row.standpoint !== "any");
      expect(parts.reduce((sum, { battles }) => sum + battles, 0)).toBe(all.battles);
    }
  });

  it("differ by annotator, and not by task, persona or standpoint", () => {
    const { components } = analysis.disagreement;
    if ("reason" in components) throw new Error(components.reason);
    const shares = new Map(components.parts.map(({ source, share }) => [source, share!]));
    expect(shares.get("annotator")).toBeGreaterThan(0.05);
    for (const source of ["task", "persona"] as const) expect(shares.get(source)).toBeLessThan(0.02);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    const { agreement, differences } = analysis.standpoints;
    if ("reason" in agreement || "reason" in differences) throw new Error("both have judged");
    expect(agreement.persons).toBe(4);
    expect(differences).toHaveLength(5);
    expect(differences.filter(({ low, high }) => low > 0 || high < 0).length).toBeLessThanOrEqual(1);
    expect(analysis.personalization.standpoints.map(({ standpoint, votes }) => [standpoint, votes])).toEqual([
      ["owner", 1600],
      ["proxy", 3200],
    ]);
  });

  it("have an alpha by persona and by criterion, and pairs that divide them", () => {
    const { alphas, divided, tiers } = analysis.disagreement;
    expect(alphas.map(({ by, key, level }) => [by, key, level])).toEqual([
      ...personas.map((key) => ["persona", key, "nominal"]),
      ["criterion", "clarity", "interval"],
      ["criterion", "tone", "nominal"],
    ]);
    for (const { alpha } of alphas) expect("reason" in alpha ? null : Math.abs(alpha.value)).toBeLessThan(0.3);
    // Sides were named as with the verdict, so that the criterion has the alpha of all verdicts.
    const tone = alphas.at(-1)!.alpha;
    expect(tone).toMatchObject({ value: "reason" in analysis.agreement.alpha ? NaN : analysis.agreement.alpha.value });
    expect(divided).toHaveLength(20);
    for (const pair of divided) {
      const { annotators: people, firstWins, secondWins, tie, neither } = pair;
      expect(firstWins + secondWins + tie + neither).toBe(people);
      expect(people).toBeGreaterThanOrEqual(4);
      expect(pair.agreement).toBeLessThan(1);
      expect(pair.prompt).toBe(`What is ${pair.task}?`);
    }
    expect(divided.map(({ agreement }) => agreement)).toEqual(divided.map(({ agreement }) => agreement).toSorted());
    expect(tiers.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(10 * personas.length * tasks.length);
  });
});

describe("votes that lack something", () => {
  it("say so instead of telling a number", () => {
    const { standpoints, personalization } = analyze(input, { standpoint: "proxy" });
    expect(standpoints).toEqual({ agreement: { reason: "no_owner" }, differences: { reason: "no_owner" } });
    expect(personalization.standpoints).toEqual([]);
    expect(new Set(personalization.worse.map(({ standpoint }) => standpoint))).toEqual(new Set(["any"]));
    const none = analyze(input, { votes: "imported" });
    expect(none.personalization).toEqual({ worse: [], standpoints: [] });
    expect(none.disagreement).toMatchObject({ alphas: [], divided: [], components: { reason: "too_few_votes" } });
  });

  it("have no share of variance before the thirtieth", () => {
    const of = (votes: number) => analyze(plant(seededRandom("few"), votes)).disagreement.components;
    expect(of(29)).toEqual({ reason: "too_few_votes" });
    expect(of(30)).toMatchObject({ votes: 30 });
  });

  it("have no alpha and no divided pair of an annotator's own persona, which boards do not name", () => {
    const { disagreement } = analyze({ ...input, personaNames: new Map([["ann", { slug: "ann", name: "ANN" }]]) });
    expect(disagreement.alphas.filter(({ by }) => by === "persona").map(({ key }) => key)).toEqual(["ann"]);
    expect(new Set(disagreement.divided.map(({ persona }) => persona))).toEqual(new Set(["ANN"]));
  });
});
