import { describe, expect, it } from "vitest";
import { pickMainFiles, prepareRelease } from "./prepare-release";
import { listedRelease } from "./testing/listed-release";

const figure = (release: ReturnType<typeof prepareRelease>, label: string) =>
  release.figures.find((one) => one.label === label)?.value;

describe("prepareRelease", () => {
  it("says in a sentence what it holds", () => {
    const prepared = prepareRelease(listedRelease());
    expect(prepared.finding).toBe("1\u202f284 votes of 96 annotators in 1 arena, until 23 November 2026.");
    expect(prepared.href).toBe("/data/v2026.11.1");
    expect([prepared.isSimulated, prepared.supersededBy, prepared.images]).toEqual([false, null, null]);
  });

  it("says that simulated votes are simulated", () => {
    const prepared = prepareRelease(listedRelease({ source: "simulated", votes: 1 }));
    expect(prepared.isSimulated).toBe(true);
    expect(prepared.source).toBe("simulated votes");
    expect(prepared.finding).toContain("1 simulated vote of 96");
  });

  it("counts assessments by themselves, and no votes where there are none", () => {
    const annotators = { votes: 96, assessments: 7 };
    const both = prepareRelease(listedRelease({ assessments: 56, annotators }));
    expect(both.finding).toContain("votes of 96 annotators and 56 assessments of 7 annotators");
    expect([figure(both, "Votes"), figure(both, "Annotators")]).toEqual(["1\u202f284", "96 and 7"]);
    const alone = prepareRelease(listedRelease({ votes: 0, assessments: 1, annotators: { votes: 0, assessments: 1 } }));
    expect(alone.finding).toMatch(/^1 assessment of 1 annotator in/);
    expect([figure(alone, "Votes"), figure(alone, "Annotators")]).toEqual([undefined, "1"]);
  });

  it("counts images and lists the other files, with whole checksums", () => {
    const { files } = listedRelease();
    const images = ["images/a.jpg", "images/b.jpg"].map((name) => ({ ...files[0]!, name }));
    const prepared = prepareRelease(listedRelease({ files: [...files, ...images] }));
    expect(prepared.images).toBe("2 images, 25\u202fkB");
    expect(prepared.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    expect(prepared.files[0]?.sha256).toHaveLength(64);
  });
});

describe("pickMainFiles", () => {
  it("has judgements and what says what they are", () => {
    const names = [
      "votes.parquet",
      "assessments.csv.gz",
      "outputs.parquet",
      "README.md",
      "preview.json",
      "manifest.json",
    ];
    const [like] = prepareRelease(listedRelease()).files;
    const picked = pickMainFiles(names.map((name) => ({ ...like!, name }))).map(({ name }) => name);
    expect(picked).toEqual(["votes.parquet", "assessments.csv.gz", "README.md", "manifest.json"]);
  });
});
