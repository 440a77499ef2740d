import { describe, expect, it } from "vitest";
import { UsageError } from "../refusals";
import { type RateOptions, requestOf, requireVoters } from "./request";

const options: RateOptions = { model: "bt", seed: "s", minVotes: 1 };
const columns = {
  left: "l",
  right: "r",
  outcome: { winner: "w" },
  voter: null,
  group: null,
  votes: null,
  weight: null,
};

describe("what is asked of `palate rate`", () => {
  it("is what boards have where nothing is said", () => {
    const whole = { model: "bt", ties: "davidson", bothBad: "tie", interval: "cautious", rounds: 200 };
    expect(requestOf(options)).toMatchObject(whole);
    expect(requestOf({ ...options, model: "elo" })).toMatchObject({ bothBad: "tie", rounds: 0, hasInterval: true });
  });

  it("is what was said", () => {
    const said = { ties: "rao-kupper", bothBad: "drop", interval: "bootstrap", rounds: 60 } as const;
    expect(requestOf({ ...options, ...said, heterogeneity: true })).toMatchObject({ ...said, heterogeneity: true });
    const elo = { ties: "half", bothBad: "drop", interval: "none", rounds: 9 } as const;
    expect(requestOf({ ...options, model: "elo", ...elo })).toMatchObject({ rounds: 9, hasInterval: false });
  });

  it.each<[Partial<RateOptions>, RegExp]>([
    [{ model: "elo", ties: "davidson" }, /^--ties davidson means nothing: for Elo/],
    [{ model: "elo", bothBad: "grounded" }, /^--both-bad grounded/],
    [{ model: "elo", interval: "clustered" }, /^--interval clustered .*--rounds/],
    [{ model: "elo", heterogeneity: true }, /^--heterogeneity/],
    [{ bothBad: "grounded", ties: "rao-kupper" }, /^--both-bad grounded with --ties rao-kupper/],
    [{ bothBad: "grounded", interval: "clustered" }, /^--both-bad grounded with --interval clustered/],
    [{ bothBad: "grounded", interval: "bootstrap" }, /^--both-bad grounded with --interval bootstrap/],
    [{ bothBad: "grounded", heterogeneity: true }, /^--both-bad grounded with --heterogeneity/],
  ])("is refused in one line where it makes no sense: %o", (contradiction, message) => {
    const ask = () => requestOf({ ...options, ...contradiction });
    expect(ask).toThrow(UsageError);
    expect(ask).toThrow(message);
    expect(ask).not.toThrow("\n");
  });

  it("needs voters for clustered intervals alone", () => {
    const clustered = requestOf({ ...options, interval: "clustered" });
    expect(() => requireVoters(clustered, columns, [])).toThrow("no column of voters: name it with --voter");
    expect(() => requireVoters(clustered, { ...columns, voter: "who" }, [])).toThrow('"who" is empty throughout');
    requireVoters(clustered, columns, ["ann"]);
    requireVoters(requestOf(options), columns, []);
    requireVoters(requestOf({ ...options, model: "elo" }), columns, []);
  });
});
