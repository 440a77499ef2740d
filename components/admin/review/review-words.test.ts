import { describe, expect, it } from "vitest";
import { decisionBody } from "@/lib/reviews/schema";
import { explainRefusal } from "./review-words";

const refused = (code: string, detail: string) => explainRefusal({ code, detail, retryAfterSeconds: null, body: {} });

describe("why a decision was not taken", () => {
  it("says of the words that were typed what is wrong with them", () => {
    const fault = decisionBody.safeParse({ decision: "edit", text: " " }).error?.issues[0]?.message;
    expect(refused("invalid_request", `text: ${fault}`)).toBe(
      "The text must say something; to leave it out, withhold it.",
    );
  });

  it("leaves what is said of anything else as it is", () => {
    expect(refused("invalid_request", "shown: is wrong")).toBe("shown: is wrong");
    expect(refused("already_decided", "text: was decided.")).toBe("text: was decided.");
  });
});
