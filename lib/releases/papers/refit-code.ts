import type { Manifest } from "../manifest";
import type { LoadingLanguage } from "./loading-code";

type Board = Manifest["boards"][number];

/** What the README's examples are about: an arena that was judged in pairs, which of its votes to filter, and a board to refit. */
export interface Example {
  readonly arena: string;
  readonly standpoint: "owner" | "proxy";
  /** Null where no board of the arena had an answer. */
  readonly view: string | null;
}

/** The arena with the most votes. Null where there is no vote. */
export function chooseExample({
  counts,
  boards,
  source,
}: Pick<Manifest, "counts" | "boards" | "source">): Example | null {
  const [arena] = Object.entries(counts.byArena)
    .toSorted(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
    .map(([name]) => name);
  if (arena === undefined) return null;
  const ofArena = boards.filter((board) => board.arena === arena);
  const has = (view: string) => ofArena.some((board: Board) => board.view === view && board.failure === null);
  return {
    arena,
    standpoint: ofArena.some(({ view }) => view === `${source}/owner`) ? "owner" : "proxy",
    view: has(source) ? source : null,
  };
}

/** Code that goes on after the tables are loaded: it filters votes. */
export function writeFilterCode(language: LoadingLanguage, { arena, standpoint }: Example): string {
  const [quotedArena, quotedStandpoint] = [JSON.stringify(arena), JSON.stringify(standpoint)];
  switch (language) {
    case "python":
      return `chosen = votes[(votes["arena"] == ${quotedArena}) & (votes["standpoint"] == ${quotedStandpoint})]
print(len(chosen), "votes of", chosen["annotator_id"].nunique(), "annotators")`;
    case "r":
      return `chosen <- subset(votes, arena == ${quotedArena} & standpoint == ${quotedStandpoint})
cat(nrow(chosen), "votes of", length(unique(chosen$annotator_id)), "annotators\\n")`;
    case "duckdb":
      return `SELECT count(*) AS votes, count(DISTINCT annotator_id) AS annotators FROM votes
WHERE arena = '${arena.replaceAll("'", "''")}' AND standpoint = '${standpoint}';`;
    case "javascript":
      return `const chosen = votes.filter(({ arena, standpoint }) => arena === ${quotedArena} && standpoint === ${quotedStandpoint});
console.log(chosen.length, "votes of", new Set(chosen.map((vote) => vote.annotator_id)).size, "annotators");`;
  }
}

/** How far the refitted ratings may lie from those of the board, in points: the code stops when nothing moves by a billionth. */
export const refitTolerance = 0.01;

/**
 * Code that goes on after the tables are loaded: it refits a board and prints its ratings beside those that it finds. Davidson's model by iterative
 * scaling, half a step for strengths and ties at once, so that the likelihood grows with each.
 *
 * @see Darroch and Ratcliff (1972), Ann. Math. Statist. 43(5); Davidson (1970), JASA 65(329)
 */
export function writeRefitCode(language: "python" | "javascript", arena: string, view: string): string {
  const write = language === "python" ? refitInPython : refitInJavaScript;
  return write(JSON.stringify(arena), JSON.stringify(view));
}

function refitInPython(arena: string, view: string): string {
  return `import math
from collections import Counter

def refit(votes, systems, half_wins):
    """Strengths of the systems. Both bad counts as a tie."""
    pairs = {}
    for left, right, fit in zip(votes["system_left"], votes["system_right"], votes["fit"]):
        if left in systems and right in systems:
            pairs.setdefault((left, right), [0, 0, 0])[{"left": 0, "right": 1}.get(fit, 2)] += 1
    if half_wins:
        pairs = {pair: [wins + ties / 2, losses + ties / 2, 0] for pair, (wins, losses, ties) in pairs.items()}
    has_ties = any(ties > 0 for _, _, ties in pairs.values())
    strength, tie_strength = {system: 0.0 for system in systems}, 0.0
    for _ in range(100_000):
        seen, expected = Counter(), Counter()
        for (left, right), outcomes in pairs.items():
            one, other = strength[left], strength[right]
            chances = [math.exp(one), math.exp(other), math.exp(tie_strength + (one + other) / 2) if has_ties else 0]
            scale = sum(outcomes) / sum(chances)
            for counts, (wins, losses, ties) in (seen, outcomes), (expected, [chance * scale for chance in chances]):
                counts[left] += wins + ties / 2
                counts[right] += losses + ties / 2
                counts[None] += ties
        steps = {system: math.log(seen[system] / expected[system]) / 2 for system in systems}
        tie_step = math.log(seen[None] / expected[None]) / 2 if has_ties else 0
        strength = {system: strength[system] + steps[system] for system in systems}
        tie_strength += tie_step
        if max(map(abs, [*steps.values(), tie_step])) < 1e-9:
            return strength
    raise RuntimeError("the refit did not converge")

board = boards[(boards["arena"] == ${arena}) & (boards["view"] == ${view})]
for component in board[board["rating"].notna()]["component"].unique():
    group = board[board["component"] == component]
    strength = refit(votes[votes["arena"] == ${arena}], set(group["system"]), (group["tie_model"] == "half").any())
    rated = group[group["rating"].notna()]
    mean = sum(strength[system] for system in rated["system"]) / len(rated)
    for system, published in zip(rated["system"], rated["rating"]):
        rating = 1000 + 400 / math.log(10) * (strength[system] - mean)
        print(system, f"{rating:.3f}", f"{published:.3f}")`;
}

function refitInJavaScript(arena: string, view: string): string {
  return `/** Strengths of the systems. Both bad counts as a tie. */
function refit(votes, systems, halfWins) {
  const pairs = new Map();
  for (const { system_left: left, system_right: right, fit } of votes) {
    if (!systems.has(left) || !systems.has(right)) continue;
    const key = JSON.stringify([left, right]);
    const pair = pairs.get(key) ?? { left, right, wins: 0, losses: 0, ties: 0 };
    pairs.set(key, pair);
    if (fit === "left") pair.wins += 1;
    else if (fit === "right") pair.losses += 1;
    else if (halfWins) (pair.wins += 0.5), (pair.losses += 0.5);
    else pair.ties += 1;
  }
  const hasTies = [...pairs.values()].some(({ ties }) => ties > 0);
  const strength = new Map([...systems].map((system) => [system, 0]));
  let tieStrength = 0;
  for (let round = 0; round < 100_000; round += 1) {
    const seen = new Map();
    const expected = new Map();
    const add = (counts, { left, right }, wins, losses, ties) => {
      counts.set(left, (counts.get(left) ?? 0) + wins + ties / 2);
      counts.set(right, (counts.get(right) ?? 0) + losses + ties / 2);
      counts.set(null, (counts.get(null) ?? 0) + ties);
    };
    for (const pair of pairs.values()) {
      const [left, right] = [strength.get(pair.left), strength.get(pair.right)];
      const chances = [Math.exp(left), Math.exp(right), hasTies ? Math.exp(tieStrength + (left + right) / 2) : 0];
      const scale = (pair.wins + pair.losses + pair.ties) / (chances[0] + chances[1] + chances[2]);
      add(seen, pair, pair.wins, pair.losses, pair.ties);
      add(expected, pair, ...chances.map((chance) => chance * scale));
    }
    let largest = 0;
    const stepOf = (key) => {
      const step = Math.log(seen.get(key) / expected.get(key)) / 2;
      largest = Math.max(largest, Math.abs(step));
      return step;
    };
    for (const system of systems) strength.set(system, strength.get(system) + stepOf(system));
    if (hasTies) tieStrength += stepOf(null);
    if (largest < 1e-9) return strength;
  }
  throw new Error("the refit did not converge");
}

const board = boards.filter(({ arena, view }) => arena === ${arena} && view === ${view});
for (const component of new Set(board.filter(({ rating }) => rating !== null).map((row) => row.component))) {
  const group = board.filter((row) => row.component === component);
  const ofArena = votes.filter((vote) => vote.arena === ${arena});
  const halfWins = group.some((row) => row.tie_model === "half");
  const strength = refit(ofArena, new Set(group.map(({ system }) => system)), halfWins);
  const rated = group.filter(({ rating }) => rating !== null);
  const mean = rated.reduce((sum, { system }) => sum + strength.get(system), 0) / rated.length;
  for (const { system, rating: published } of rated) {
    const rating = 1000 + (400 / Math.log(10)) * (strength.get(system) - mean);
    console.log(system, rating.toFixed(3), published.toFixed(3));
  }
}`;
}
