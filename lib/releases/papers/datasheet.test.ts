import { describe, expect, it } from "vitest";
import { writeCroissant } from "./croissant";
import { writeDatasheet } from "./datasheet";
import { writeReadme } from "./readme";
import { facts } from "./testing/facts";

describe("writeDatasheet", () => {
  it("says of each source only what holds of it", () => {
    const [human, simulated, imported] = (["human", "simulated", "imported"] as const).map((source) =>
      writeDatasheet({ ...facts, source }),
    );
    expect(human).toContain("agreed to publish it both when voting and when this release was made");
    expect(simulated).toContain("tell nothing of people");
    expect(imported).toContain("elsewhere is not in the record");
    for (const other of [simulated, imported]) {
      expect(other).not.toContain("People judged");
      expect(other).not.toContain("can withdraw the consent");
    }
  });

  it("says that what the record does not know is not known", () => {
    for (const question of ["Who paid for it?", "In which languages is it?", "Was there an ethical review?"]) {
      expect(writeDatasheet(facts)).toContain(`**${question}**\n\nNot known`);
    }
  });
});

describe("licenses", () => {
  it("are told apart in every paper: of judgements, of sources, of outputs, and of what was imported", () => {
    const papers = (source: "human" | "imported") => {
      const manifest = { ...facts, source };
      return [writeReadme(manifest), writeDatasheet(manifest), writeCroissant(manifest)].map((paper) =>
        paper.replaceAll("\\", ""),
      );
    };
    for (const paper of papers("human")) {
      expect(paper).toContain("source_credit of each task says whose they are");
      expect(paper).not.toContain("imported from may ask for more");
    }
    for (const paper of papers("imported")) expect(paper).toContain("imported from may ask for more");
  });
});
