import { describe, expect, it } from "vitest";
import { porterStem } from "./porter-stem";

describe("porterStem", () => {
  // The examples printed beside each rule in Porter (1980), carried through all five steps.
  it.each([
    ["caresses", "caress"],
    ["ponies", "poni"],
    ["ties", "ti"],
    ["caress", "caress"],
    ["cats", "cat"],
    ["feed", "feed"],
    ["agreed", "agre"],
    ["plastered", "plaster"],
    ["bled", "bled"],
    ["motoring", "motor"],
    ["sing", "sing"],
    ["conflated", "conflat"],
    ["troubled", "troubl"],
    ["sized", "size"],
    ["hopping", "hop"],
    ["tanned", "tan"],
    ["falling", "fall"],
    ["hissing", "hiss"],
    ["fizzed", "fizz"],
    ["failing", "fail"],
    ["filing", "file"],
    ["happy", "happi"],
    ["sky", "sky"],
    ["relational", "relat"],
    ["conditional", "condit"],
    ["rational", "ration"],
    ["valenci", "valenc"],
    ["digitizer", "digit"],
    ["radicalli", "radic"],
    ["vietnamization", "vietnam"],
    ["predication", "predic"],
    ["operator", "oper"],
    ["feudalism", "feudal"],
    ["decisiveness", "decis"],
    ["hopefulness", "hope"],
    ["callousness", "callous"],
    ["sensibiliti", "sensibl"],
    ["triplicate", "triplic"],
    ["formative", "form"],
    ["formalize", "formal"],
    ["electriciti", "electr"],
    ["electrical", "electr"],
    ["hopeful", "hope"],
    ["goodness", "good"],
    ["revival", "reviv"],
    ["allowance", "allow"],
    ["inference", "infer"],
    ["airliner", "airlin"],
    ["gyroscopic", "gyroscop"],
    ["adjustable", "adjust"],
    ["replacement", "replac"],
    ["adjustment", "adjust"],
    ["dependent", "depend"],
    ["adoption", "adopt"],
    ["effective", "effect"],
    ["bowdlerize", "bowdler"],
    ["probate", "probat"],
    ["rate", "rate"],
    ["cease", "ceas"],
    ["controll", "control"],
    ["roll", "roll"],
    ["generalizations", "gener"],
    ["oscillators", "oscil"],
  ])("%s → %s", (word, stem) => {
    expect(porterStem(word)).toBe(stem);
  });

  it("leaves short words and treats a leading y as a consonant", () => {
    expect(porterStem("is")).toBe("is");
    expect(porterStem("yes")).toBe("ye");
    expect(porterStem("yields")).toBe("yield");
  });

  it("brings the forms of one word together", () => {
    expect(new Set(["connect", "connected", "connecting", "connection", "connections"].map(porterStem))).toEqual(
      new Set(["connect"]),
    );
  });
});
