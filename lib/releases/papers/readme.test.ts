import { describe, expect, it } from "vitest";
import { redactTogether } from "@/lib/privacy/redact";
import { tables } from "../tables/list";
import { writeReadme } from "./readme";
import { facts } from "./testing/facts";

const readme = writeReadme(facts);
const privacy = readme.slice(readme.indexOf("## Privacy")).replace(/\s+/g, " ");

describe("writeReadme", () => {
  it("gives the counts and describes every column", () => {
    expect(readme).toContain("1,234 votes of 56 annotators");
    expect(readme).toContain("| the annotator did not agree to publish it | 7 |");
    expect(privacy).toContain("3 texts in which the machine could not tell are held and null here");
    for (const { name, columns } of tables) {
      expect(readme).toContain(`### ${name}\n`);
      for (const { name: column, description } of columns) {
        expect(readme).toContain(`| \`${column}\` |`);
        expect(readme).toContain(description);
      }
    }
  });

  it("says how its boards differ from those on the site", () => {
    expect(readme).toContain("| text | human | 1,234 | 7 | 1,241 |");
    expect(readme.replace(/\s+/g, " ")).toContain("votes whose annotators did not agree to publish them");
  });

  it("says which day of the chain is its newest, if there is one, and what a day tells", () => {
    const chain = readme.slice(readme.indexOf("## The chain of days")).replace(/\s+/g, " ");
    expect(chain).toContain(`The newest one here is 2026-11-22, with the root \`${"ab".repeat(32)}\`.`);
    expect(chain).toContain("Where one day of a week alone has any, rows that tell the week are of that day.");
    expect(writeReadme({ ...facts, chain: null })).toContain("No day was sealed when this release was made");
  });

  it("says how it was coarsened, what that cost, and whom it leaves alone", () => {
    for (const said of [
      "the Monday of the week where a day has fewer than 20 rows",
      "the same of at least 5 annotators",
      "Of 40 annotators with something to publish, 7 have nothing of it here; the others are in 4 classes, the smallest of 6. 25 %",
      "Attributes by how exactly they are told: | what | told | values | |---|---|---:| | age | in bands of ten | 20 | | age | not at all | 3 |",
    ]) {
      expect(privacy).toContain(said);
    }
    expect(writeReadme({ ...facts, privacy: {} })).not.toContain("k-anonymity");
  });

  it("says what is not in it, and which values there can be in its own arenas", () => {
    expect(privacy).toContain("a persona of their own and the outputs that were made for it");
    expect(readme).toContain(
      "of votes `information`, `floor`, `control`, `coverage`, `overlap`, `repeat`, `uniform`, `imported`.",
    );
    expect(readme).toContain("| text | `clarity` | `fits-me` | `too-long` |");
    const { votes: _, ...counts } = { ...facts.counts, assessments: 3, byArena: { image: 3 } };
    const image = { ...facts.arenas[0]!, arena: "image", criteria: [], positiveChips: [], negativeChips: [] };
    const both = writeReadme({ ...facts, arenas: [...facts.arenas, image], assessments: { counts } });
    expect(both).toContain("; of assessments `least_shown`, `overlap`, `uniform`.");
    expect(both).toContain("| image | none | none | none |");
  });

  it("promises to take out what is taken out, and no more", () => {
    const promised: Record<string, string> = {
      "e-mail addresses": "jane@example.org",
      "web addresses": "https://example.org/jane",
      IP: "192.0.2.17",
      MAC: "00:1A:2B:3C:4D:5E",
      "telephone numbers": "+33 6 12 34 56 78",
      "bank account": "DE89 3704 0044 0532 0130 00",
      "payment card numbers": "4111 1111 1111 1111",
      "nine and more digits": "123456789",
      "handles such as `@name`": "@name",
      coordinates: "48.64931, 2.02573",
      "national identity numbers": "48213967-X",
      "passwords and keys": "Otter!92x",
      "postal addresses with a number": "12 Main Street",
      "names of persons by lists": "Dr. Emily Hartwell",
    };
    for (const [words, example] of Object.entries(promised)) {
      expect(privacy).toContain(words);
      expect(redactTogether([example]).texts[0]?.text, words).toMatch(/^\[[A-Z_]+_1\]$/);
    }
    const kept: Record<string, string> = {
      "given names that are words as well": "as Hope said",
      "streets without a number": "a house in Main Street",
      "identifiers that look like words": "the badge ABXJKD",
      "numbers of six and fewer digits": "the invoice 482139",
    };
    for (const [words, example] of Object.entries(kept)) {
      expect(privacy).toContain(words);
      expect(redactTogether([example]).texts[0]?.text, words).toBe(example);
    }
  });

  it("speaks of consent where people were asked", () => {
    expect(privacy).toContain("agreed to publish it both when voting and when this release was made");
    expect(writeReadme({ ...facts, source: "simulated" })).not.toContain("both when voting");
  });

  it("says that rows of two releases can be matched by their content, and ids cannot", () => {
    expect(privacy).toContain("Two releases contain the same votes under other ids.");
    expect(privacy).toContain("match rows by their content");
    expect(privacy).toContain("cannot be matched");
  });
});
