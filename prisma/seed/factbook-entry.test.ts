import { describe, expect, it } from "vitest";
import { cleanText, flattenEntry } from "./factbook-entry";

describe("cleanText", () => {
  it("keeps the newest of a series and joins what is none", () => {
    expect(cleanText("$6 billion (2014 est.) ++ $5 billion (2013 est.)")).toBe("$6 billion (2014 est.)");
    expect(cleanText(" ++ urban: 81% ++ rural: 56%")).toBe("urban: 81%; rural: 56%");
  });

  it("removes mark-up and decodes entities", () => {
    expect(cleanText("tea &amp; coffee<br>  fish")).toBe("tea & coffee fish");
  });

  it("writes surnames as names and leaves acronyms", () => {
    expect(cleanText("Jomo KENYATTA led the union (KANU). KENYATTA left KANU. President MOI and NATO stayed.")).toBe(
      "Jomo Kenyatta led the union (KANU). Kenyatta left KANU. President Moi and NATO stayed.",
    );
  });
});

describe("flattenEntry", () => {
  it("has a line for each field and leaves tables and empty facts out", () => {
    const entry = {
      Geography: {
        Climate: { text: "dry" },
        "Geographic coordinates": { text: "1 00 N, 38 00 E" },
        Area: { total: { text: "5 sq km" }, land: { text: "4 sq km" }, map: { text: null } },
      },
      Economy: {
        "Economy - overview": { text: "It rests on tea." },
        "Exports - commodities": { text: "tea" },
        "Illicit drugs": { text: "NA" },
      },
      Empty: { Waterways: { text: "none" } },
    };
    expect(flattenEntry(entry)).toBe(
      "Geography\nClimate: dry\nArea: 5 sq km; land: 4 sq km\n\nEconomy\nEconomy: It rests on tea.\nExports, commodities: tea",
    );
  });
});
